import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Job } from '#jobs'
import type { Media } from '#media'
import { pressedFile, pressPages } from '#server'
import { type SiteSettings, shareCardOf, shareCardPath } from '#site'
import type { PublishedReader } from '#store'

/** Drawn at once for what is news; an archive's (0.2 s of one core each) when somebody first asks for one. */
const newsDays = 7

export interface ShareCardParts {
  published: PublishedReader
  media: Media
  settings: SiteSettings
  now: () => Date
  pressFolder: string
}

/**
 * Draws the cards of what was published, before the first messenger asks for them, and presses them to disk; the cards of
 * what was taken down are taken off the press.
 */
export function shareCardJobs({ published, media, settings, now, pressFolder }: ShareCardParts): Record<string, Job> {
  return {
    'draw-share-cards': async (payload) => {
      for (const code of (payload as { codes: number[] }).codes) {
        const article = await published.article(code)
        if (article === null || 'withdrawnAt' in article) {
          await rm(path.join(pressFolder, path.dirname(shareCardPath(code, ''))), { recursive: true, force: true })
          continue
        }
        const changedAt = article.updatedAt ?? article.publishedAt
        if (now().getTime() - changedAt.getTime() > newsDays * 86_400_000) continue
        const card = shareCardOf(article, settings)
        if (existsSync(path.join(pressFolder, pressedFile(card.path)!))) continue
        const { bytes } = await media.card(card.facts, card.picture)
        const { problems } = await pressPages(pressFolder, [{ path: card.path, body: bytes }])
        if (problems.length > 0) throw new Error(`the card of ${code} could not be pressed: ${problems[0]!.detail}`)
      }
    },
  }
}
