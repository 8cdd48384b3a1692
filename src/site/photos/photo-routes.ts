import { toLatinDigits } from '#persian'
import { type Page, type PageRequest, type PageRoute, readId } from '#server'
import { articlePath } from '../addresses.ts'
import {
  articleKeys,
  htmlAnswer,
  redirectAnswer,
  type Site,
  sorryAnswer,
  storyMaxAgeSeconds,
  takenDownAnswer,
} from '../answers.ts'
import { pathsOfArticle } from '../edition/edition.ts'
import { photoPage } from './photo-page.ts'
import { isGallery, photosOf } from './photos.ts'

const namePattern = /^[0-9a-f]{10}$/

/**
 * Each photograph of a gallery has an address of its own, named by its bytes: it stays with the photograph when others
 * are put before it. One that is no longer shown leads to the story.
 */
export function photoRoutes(site: Site): PageRoute[] {
  const { photo } = site.settings.edition.paths
  return [
    { pattern: `${photo}/:code/:name`, render: (request) => photoAnswer(site, request) },
    { pattern: `${photo}/:code`, render: (request) => photoAnswer(site, request) },
  ]
}

async function photoAnswer({ published, settings, shelf, now }: Site, { params, path }: PageRequest): Promise<Page> {
  const { code: typed = '', name = '' } = params
  const code = readId(toLatinDigits(typed))
  if (code === null) return sorryAnswer(404, settings, [])
  const keys = articleKeys(code)
  if (name !== '' && !namePattern.test(name)) return sorryAnswer(404, settings, keys)
  const article = await published.article(code)
  if (article === null) return sorryAnswer(404, settings, keys)
  if ('withdrawnAt' in article) return takenDownAnswer(article, settings, keys)
  const photos = isGallery(article) ? photosOf(article) : []
  const at = photos.findIndex(({ media }) => name !== '' && media.startsWith(name))
  if (at === -1) return redirectAnswer(articlePath(article), keys)
  const own = pathsOfArticle(article).photoPage(code, photos[at]!.media)
  if (path !== own) return redirectAnswer(own, keys)
  return htmlAnswer(settings, {
    body: photoPage({ article, photos, at }, await shelf.frame()),
    style: 'photo',
    keys,
    maxAgeSeconds: storyMaxAgeSeconds(article.updatedAt ?? article.publishedAt, now()),
  })
}
