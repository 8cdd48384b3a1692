import { existsSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { firstEdition, type Numbered } from '#article'
import type { Job } from '#jobs'
import type { Media } from '#media'
import { type PageRoute, type PressedPage, pressedFile, pressPages } from '#server'
import {
  articlePaths,
  type EditionParts,
  listPaths,
  listPathsOf,
  pageAt,
  pathsOfArticle,
  shownFilms,
  shownPictures,
  siteAssets,
  sitemapPartsOf,
  sorryPage,
  wholeContentSecurityPolicy,
  wholeSitePaths,
} from '#site'
import { type Database, type PublishedArticle, type PublishedReader, readUnread } from '#store'

/** Pages that are made, then written, together: one waits for the database while another is made. */
const batchSize = 16
/**
 * Lists and parts of the sitemap that one publication brings up to date. A story touches a dozen; an import of a hundred
 * touches hundreds, which take longer than its articles: those that most of them stand in come first, the others are pressed with the next story in them.
 */
const listsMax = 40

/** Beside the pressed pages; `deploy/nginx.conf` includes it. */
const headersFile = 'pressed-headers.conf'

export interface AftermathParts {
  database: Database
  published: PublishedReader
  /** All that are on. */
  editions: readonly EditionParts[]
  routes: readonly PageRoute[]
  media: Media
  /** Where pages are pressed for a static server; beside it, the headers they are served with. */
  pressFolder: string
}

/**
 * What follows an import or a publication, as jobs that may run twice without harm: what came in faster than it was
 * read is read for who said what, pictures are made ready, and pages are pressed to disk, with all that they show, so
 * that a static server can carry the site when this program or its database is down.
 */
export function aftermathJobs(parts: AftermathParts): Record<string, Job> {
  return {
    'read-sourcing': async (payload) => {
      await readUnread(parts.database, codesIn(payload))
    },
    'press-articles': async (payload) => {
      // What was imported unread shows who said what from its first pressing on.
      await readUnread(parts.database, codesIn(payload))
      const live: PublishedArticle[] = []
      await inBatches(codesIn(payload), async (code) => {
        const article = await readyArticle(parts, code)
        if (article !== null) live.push(article)
      })
      const sitemap = await sitemapPartsOf(parts.published, live)
      await pressAddresses(parts, [...live.flatMap(articlePaths), ...mostShared([sitemap, ...live.map(listPathsOf)])])
    },
    /** Something beside these articles has changed: the lists they stand in are as they were. */
    'press-own-pages': async (payload) => {
      const live = await Promise.all(codesIn(payload).map((code) => parts.published.article(code)))
      const standing = live.flatMap((article) => (article !== null && !('withdrawnAt' in article) ? [article] : []))
      await pressAddresses(parts, standing.flatMap(articlePaths))
    },
    'press-lists': async () => {
      await pressMissing(parts, siteAssets())
      await press(parts, failurePages(parts))
      await writeFile(path.join(parts.pressFolder, '..', headersFile), staticHeaders(parts))
      const lists = parts.editions.map(async ({ published, settings: { edition } }) => [
        edition.paths.offline,
        ...(await listPaths(published, edition)),
      ])
      await pressAddresses(parts, [...(await Promise.all(lists)).flat(), ...wholeSitePaths])
    },
  }
}

/** What a static server shows when it has no page, or is told to show none: for each edition its own, those of the first at the foot. */
function failurePages({ editions }: AftermathParts): PressedPage[] {
  return editions.flatMap(({ settings }) => {
    const { code } = settings.edition
    const folder = code === firstEdition ? '/errors' : `/errors/${code}`
    return ([404, 410, 500, 503] as const).map((status) => ({
      path: `${folder}/${status}.html`,
      body: sorryPage(status, settings).body,
    }))
  })
}

/** The headers of pressed pages, as nginx includes them: the styles that stand in pages are allowed by their hashes. */
function staticHeaders({ editions }: AftermathParts): string {
  const directions = editions.map(({ settings }) => settings.edition.direction)
  return `add_header Content-Security-Policy "${wholeContentSecurityPolicy([...new Set(directions)])}" always;\n`
}

function codesIn(payload: unknown): number[] {
  return (payload as { codes: number[] }).codes
}

/** The article when it is live, its pictures being pressed; what was taken down is taken off the press. */
async function readyArticle(parts: AftermathParts, code: number): Promise<PublishedArticle | null> {
  const article = await parts.published.article(code)
  if (article === null) return null
  await takeOffPhotos(parts, article, new Set('withdrawnAt' in article ? [] : articlePaths(article)))
  if ('withdrawnAt' in article) {
    await press(parts, await Promise.all(articlePaths(article).map((address) => takenOff(parts, address))))
    return null
  }
  await pressPictures(parts, article)
  await pressFilms(parts, article)
  return article
}

/** Photographs that a story shows no more, or that went with it, have pages no more. */
async function takeOffPhotos(parts: AftermathParts, article: Numbered, kept: ReadonlySet<string>): Promise<void> {
  const photosFolder = pathsOfArticle(article).photosFolder(article.code)
  const folder = path.dirname(path.join(parts.pressFolder, pressedFile(photosFolder)!))
  const names = await readdir(folder).catch(() => [])
  const gone = names.map((name) => `${photosFolder}/${name}`).filter((address) => !kept.has(address))
  if (gone.length > 0)
    await press(
      parts,
      gone.map((address) => ({ path: address, body: null })),
    )
}

/** In place of what was taken down stands what its address says now: a static server says it with status 410. */
async function takenOff({ routes }: AftermathParts, address: string): Promise<PressedPage> {
  const page = await pageAt(routes, address)
  return { path: address, body: null, ...((page?.status === 410 || page?.status === 451) && { farewell: page.body }) }
}

/** Brings what is pressed under these addresses in line with what they answer now: what is gone is taken off the press. */
export async function pressAsTheyAre(parts: AftermathParts, addresses: readonly string[]): Promise<void> {
  const pages = await Promise.all(addresses.map((address) => pageAt(parts.routes, address)))
  await press(
    parts,
    pages.flatMap((page, place): PressedPage[] => {
      const address = addresses[place]!
      if (page?.status === 200) return [{ path: address, body: page.body }]
      if (page?.status === 410 || page?.status === 451) return [{ path: address, body: null, farewell: page.body }]
      return page?.status === 404 ? [{ path: address, body: null }] : []
    }),
  )
}

/** A picture's address names its bytes: what is pressed stays as it is. */
async function pressPictures(parts: AftermathParts, article: PublishedArticle): Promise<void> {
  for (const { path: address, media, width } of shownPictures(article)) {
    if (isPressed(parts, address)) continue
    const rendition = await parts.media.rendition(media, width)
    if (rendition !== null) await press(parts, [{ path: address, body: rendition.bytes }])
  }
}

async function pressFilms(parts: AftermathParts, article: PublishedArticle): Promise<void> {
  for (const { path: address, ...film } of shownFilms(article)) {
    if (isPressed(parts, address)) continue
    const served = await parts.media.route.find(film)
    if (served !== null && 'path' in served) await press(parts, [{ path: address, body: { file: served.path } }])
  }
}

/** The addresses that are most often in these lists. */
function mostShared(lists: readonly string[][]): string[] {
  const counts = new Map<string, number>()
  for (const address of lists.flat()) counts.set(address, (counts.get(address) ?? 0) + 1)
  const byCount = [...counts].sort(([, one], [, other]) => other - one)
  return byCount.slice(0, listsMax).map(([address]) => address)
}

async function pressMissing(parts: AftermathParts, assets: ReturnType<typeof siteAssets>): Promise<void> {
  const missing = assets.filter((asset) => !(asset.immutable && isPressed(parts, asset.path)))
  await press(
    parts,
    missing.map((asset) => ({ path: asset.path, body: asset.bytes })),
  )
}

/** Presses the pages under these addresses, where there are any. */
async function pressAddresses(parts: AftermathParts, addresses: readonly string[]): Promise<void> {
  for (let from = 0; from < addresses.length; from += batchSize) {
    const batch = addresses.slice(from, from + batchSize)
    const pages = await Promise.all(batch.map((address) => pageAt(parts.routes, address)))
    await press(
      parts,
      pages.flatMap((page, place) => (page?.status === 200 ? { path: batch[place]!, body: page.body } : [])),
    )
  }
}

async function press({ pressFolder }: AftermathParts, pages: readonly PressedPage[]): Promise<void> {
  const { problems } = await pressPages(pressFolder, pages)
  if (problems.length > 0)
    throw new Error(`${problems.length} pages could not be pressed, the first: ${problems[0]!.detail}`)
}

function isPressed({ pressFolder }: AftermathParts, address: string): boolean {
  const file = pressedFile(address)
  return file !== null && existsSync(path.join(pressFolder, file))
}

async function inBatches<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += batchSize) {
    await Promise.all(all.slice(from, from + batchSize).map(work))
  }
}

/** Where pages are pressed, below the data folder. */
export function pressFolderOf(dataFolder: string): string {
  return path.join(dataFolder, 'pressed')
}
