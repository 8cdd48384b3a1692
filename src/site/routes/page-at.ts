import { tehranParts } from '#persian'
import { bodyText, type Page, type PageRoute } from '#server'
import type { PublishedArticle, PublishedReader } from '#store'
import {
  archivePath,
  articlePath,
  authorPath,
  correctionsPath,
  dossierPath,
  dossiersPath,
  editionPath,
  feedPath,
  frontPath,
  latestPath,
  livePath,
  mostReadPath,
  personPath,
  photoPath,
  picturePath,
  pictureWidths,
  printPath,
  sectionPath,
  sourcePath,
  standingPath,
  tagPath,
  videoPath,
} from '../addresses.ts'
import { isHeld } from '../model/pictures.ts'
import { isGallery, photoPaths, photosOf } from '../photos/photos.ts'
import { sitemapParts } from './sitemaps.ts'

/** A page with its text in one piece. */
export type WholePage = Omit<Page, 'body'> & { body: string }

/**
 * The page under an address, asked of the routes without a server; null when no route answers there. `address` is an
 * absolute path, percent-encoded, and may have a query.
 */
export async function pageAt(routes: readonly PageRoute[], address: string): Promise<WholePage | null> {
  const [path, query] = address.split('?', 2) as [string, string?]
  for (const { pattern, render } of routes) {
    const params = paramsIn(pattern, path)
    if (params === null) continue
    const page = await render({ params, query: new URLSearchParams(query), path })
    return { ...page, body: bodyText(page.body) }
  }
  return null
}

/** The lists that change with every publication: those that are pressed again after each. */
export async function listPaths(published: PublishedReader): Promise<string[]> {
  const sections = await published.sections()
  return [
    frontPath,
    editionPath,
    latestPath,
    photoPath,
    videoPath,
    correctionsPath,
    dossiersPath,
    mostReadPath,
    ...(await published.standingPages()).map(standingPath),
    ...sections.map(({ slug }) => sectionPath(slug)),
    feedPath(frontPath, 'feed.xml'),
    feedPath(frontPath, 'atom.xml'),
    feedPath(frontPath, 'feed.json'),
    '/sitemap.xml',
    '/sitemap-news.xml',
    '/robots.txt',
  ]
}

/** The pages of one article, of one that was taken down too. */
export function articlePaths(article: PublishedArticle | { code: number; slug: string }): string[] {
  if (!('kind' in article)) return [articlePath(article), printPath(article.code)]
  const own = [articlePath(article), printPath(article.code), ...photoPaths(article)]
  return article.kind === 'live' ? [...own, livePath(article.code)] : own
}

/** The lists besides its section in which an article stands. */
export function listPathsOf({ tags, authors, chain, statements, dossiers, publishedAt }: PublishedArticle): string[] {
  const { jy, jm, jd } = tehranParts(publishedAt)
  const sources = chain.flatMap(({ source }) => source ?? [])
  const people = statements.flatMap(({ person }) => person ?? [])
  const all = [
    ...tags.map(({ slug }) => tagPath(slug)),
    ...authors.map(({ slug }) => authorPath(slug)),
    ...sources.map(({ slug }) => sourcePath(slug)),
    ...people.map(({ slug }) => personPath(slug)),
    ...dossiers.map(({ slug }) => dossierPath(slug)),
    archivePath(),
    archivePath(jy),
    archivePath(jy, jm),
    archivePath(jy, jm, jd),
  ]
  return [...new Set(all)]
}

/** The sitemap of every month in which one of these articles was published, in all its parts. */
export async function sitemapPartsOf(
  published: PublishedReader,
  articles: readonly PublishedArticle[],
): Promise<string[]> {
  const touched = new Set(articles.map(({ publishedAt }) => publishedAt.toISOString().slice(0, 7)))
  return (await published.months()).filter(({ month }) => touched.has(month)).flatMap(sitemapParts)
}

/** The picture an article opens with, and those of its gallery, in each width that pages ask for: those we hold. */
export function heroPaths(article: PublishedArticle): { path: string; media: string; width: number }[] {
  const shown = isGallery(article) ? photosOf(article) : [article.hero].filter(isHeld)
  return shown.flatMap(({ media }) => pictureWidths.map((width) => ({ path: picturePath(media, width), media, width })))
}

/** The parameters of an address under a route pattern, or null when it is not of that shape. */
function paramsIn(pattern: string, address: string): Record<string, string> | null {
  const names = pattern.split('/')
  const segments = address.split('/')
  if (names.length !== segments.length) return null
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const segment = segments[index]!
    if (!name.startsWith(':')) {
      if (name !== segment) return null
    } else if (segment === '') {
      return null
    } else {
      params[name.slice(1)] = decodeURIComponent(segment)
    }
  }
  return params
}
