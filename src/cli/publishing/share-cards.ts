import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Job } from '#jobs'
import type { Media } from '#media'
import { pressedFile, pressPages } from '#server'
import { shareCardOf, shareCardPath } from '#site'
import { articlesOfCodes, type Database, type PublishedReader } from '#store'
import type { HouseEditions } from './editions.ts'

/** Drawn at once for what is news; an archive's (0.2 s of one core each) when somebody first asks for one. */
const newsDays = 7

export interface ShareCardParts {
  database: Database
  published: PublishedReader
  media: Media
  /** Of the edition an article belongs to. */
  settingsOf: HouseEditions['settingsOf']
  now: () => Date
  pressFolder: string
}

/**
 * Draws the cards of what was published, before the first messenger asks for them, and presses them to disk; the cards of
 * what was taken down are taken off the press.
 */
export function shareCardJobs({
  database,
  published,
  media,
  settingsOf,
  now,
  pressFolder,
}: ShareCardParts): Record<string, Job> {
  return {
    'draw-share-cards': async (payload) => {
      const codes = (payload as { codes: number[] }).codes
      for (const { code, publishedAt } of await articlesOfCodes(database, codes)) {
        if (publishedAt === null) {
          await rm(path.join(pressFolder, path.dirname(shareCardPath(code, ''))), { recursive: true, force: true })
          continue
        }
        // Nothing more is read of an archive that comes in by the thousand.
        if (now().getTime() - publishedAt.getTime() > newsDays * 86_400_000) continue
        const article = await published.article(code)
        if (article === null || 'withdrawnAt' in article) continue
        const card = shareCardOf(article, settingsOf(article))
        if (existsSync(path.join(pressFolder, pressedFile(card.path)!))) continue
        const { bytes } = await media.card(card.facts, card.picture)
        const { problems } = await pressPages(pressFolder, [{ path: card.path, body: bytes }])
        if (problems.length > 0) throw new Error(`the card of ${code} could not be pressed: ${problems[0]!.detail}`)
      }
    },
  }
}
