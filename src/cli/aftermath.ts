import path from 'node:path'
import type { Job } from '#jobs'
import type { Media } from '#media'
import { type Page, type PageRoute, type PressedPage, pressPages } from '#server'
import { articlePath, listPaths, pageAt } from '#site'
import type { PublishedReader } from '#store'

/** Width of the rendition most readers ask for first, in pixels. */
const commonWidth = 720

export interface AftermathParts {
  published: PublishedReader
  routes: readonly PageRoute[]
  media: Media
  /** Where pages are pressed for a static server. */
  pressFolder: string
}

/**
 * What follows a publication, as jobs that may run twice without harm: pictures are made ready, and pages are pressed
 * to disk so that a static server can carry the site when this program or its database is down.
 */
export function aftermathJobs(parts: AftermathParts): Record<string, Job> {
  return {
    'press-articles': async (payload) => {
      for (const code of codesIn(payload)) await pressArticle(parts, code)
    },
    'press-lists': async () => {
      const paths = await listPaths(parts.published)
      await press(
        parts,
        await Promise.all(paths.map((address) => pageAt(parts.routes, address).then((page) => ({ address, page })))),
      )
    },
  }
}

function codesIn(payload: unknown): number[] {
  return (payload as { codes: number[] }).codes
}

async function pressArticle(parts: AftermathParts, code: number): Promise<void> {
  const article = await parts.published.article(code)
  if (article === null) return
  if ('withdrawnAt' in article) {
    await pressPages(parts.pressFolder, [{ path: articlePath(article), body: null }])
    return
  }
  if (article.hero?.media) await parts.media.rendition(article.hero.media, commonWidth)
  const address = articlePath(article)
  await press(parts, [{ address, page: await pageAt(parts.routes, address) }])
}

async function press(
  { pressFolder }: AftermathParts,
  pages: readonly { address: string; page: Page | null }[],
): Promise<void> {
  const pressed = pages.flatMap(({ address, page }): PressedPage[] =>
    page === null || page.status !== 200 ? [] : [{ path: address, body: page.body }],
  )
  const { problems } = await pressPages(pressFolder, pressed)
  if (problems.length > 0)
    throw new Error(`${problems.length} pages could not be pressed, the first: ${problems[0]!.detail}`)
}

/** Where pages are pressed, below the data folder. */
export function pressFolderOf(dataFolder: string): string {
  return path.join(dataFolder, 'pressed')
}
