import { filmAt, type Numbered } from '#article'
import { tehranParts } from '#persian'
import { bodyText, type Page, type PageRoute } from '#server'
import type { PublishedArticle, PublishedReader } from '#store'
import { articlePath, picturePath, pictureWidths } from '../addresses.ts'
import { type Edition, pathsOfArticle } from '../edition/edition.ts'
import { isHeld } from '../model/pictures.ts'
import { photoPaths, photosOf } from '../photos/photos.ts'
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

/** The lists of an edition that change with every publication: those that are pressed again after each. */
export async function listPaths(published: PublishedReader, { paths }: Edition): Promise<string[]> {
  const sections = await published.sections()
  return [
    ...new Set([paths.front, paths.root]),
    paths.latest,
    paths.photo,
    paths.video,
    paths.corrections,
    paths.dossiers,
    paths.mostRead,
    ...(await published.standingPages()).map(paths.standing),
    ...sections.map(({ slug }) => paths.section(slug)),
    paths.feed(paths.front, 'feed.xml'),
    paths.feed(paths.front, 'atom.xml'),
    paths.feed(paths.front, 'feed.json'),
  ]
}

/** What is one for all editions, and changes with every publication. */
export const wholeSitePaths: readonly string[] = ['/sitemap.xml', '/sitemap-news.xml', '/robots.txt']

/** The pages of one article, of one that was taken down too. */
export function articlePaths(article: PublishedArticle | (Numbered & { slug: string })): string[] {
  const paths = pathsOfArticle(article)
  const own = [articlePath(article), paths.print(article.code)]
  if (!('kind' in article)) return own
  return [...own, ...photoPaths(article), ...(article.kind === 'live' ? [paths.live(article.code)] : [])]
}

/** The lists besides its section in which an article stands. */
export function listPathsOf(article: PublishedArticle): string[] {
  const { tags, authors, chain, statements, dossiers, publishedAt } = article
  const paths = pathsOfArticle(article)
  const { jy, jm, jd } = tehranParts(publishedAt)
  const sources = chain.flatMap(({ source }) => source ?? [])
  const people = statements.flatMap(({ person }) => person ?? [])
  const all = [
    ...tags.map(({ slug }) => paths.tag(slug)),
    ...authors.map(({ slug }) => paths.author(slug)),
    ...sources.map(({ slug }) => paths.source(slug)),
    ...people.map(({ slug }) => paths.person(slug)),
    ...dossiers.map(({ slug }) => paths.dossier(slug)),
    paths.archive(),
    paths.archive(jy),
    paths.archive(jy, jm),
    paths.archive(jy, jm, jd),
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

/** The pictures that an article shows, and the stills of its films, in each width that pages ask for: those we hold. */
export function shownPictures(article: PublishedArticle): { path: string; media: string; width: number }[] {
  const stills = filmsOf(article).map(({ poster }) => poster)
  const shown = new Set([...photosOf(article), ...stills.filter(isHeld)].map(({ media }) => media))
  return [...shown].flatMap((media) =>
    pictureWidths.map((width) => ({ path: picturePath(media, width), media, width })),
  )
}

/** The films that an article shows: those we hold. */
export function shownFilms(article: PublishedArticle): { path: string; hash: string; name: string }[] {
  return filmsOf(article).flatMap(({ src }) => {
    const hash = filmAt(src)
    return hash === null ? [] : [{ path: src, hash, name: src.slice(src.lastIndexOf('/') + 1) }]
  })
}

function filmsOf({ document }: PublishedArticle) {
  return document.content.flatMap((block) => (block.type === 'video' ? [block.attrs] : []))
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
