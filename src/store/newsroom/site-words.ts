import { sql } from 'kysely'
import { type EditionCode, firstEdition } from '#article'
import type { Database } from '../database.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { tellEveryPage } from './pressing.ts'

/** What a newsroom says of itself on every page of its site. */
export interface SiteWords {
  name: string
  /** The line under the name. */
  tagline: string
  /** A sentence for the foot of every page, or null. */
  notice: string | null
  /** Links for the foot of every page, in their order, besides those the site makes itself. */
  links: { name: string; href: string }[]
  /** What other editions call themselves; what is missing is as in the first. */
  editions?: Partial<Record<EditionCode, EditionWords>>
}

/** What an edition says of itself otherwise than the first. */
export type EditionWords = Partial<Pick<SiteWords, 'name' | 'tagline' | 'notice'>> & {
  /** Names of sections, by slug: those that are not named here keep their own. */
  sections?: Readonly<Record<string, string>>
}

/** Whether anything was ever published in another edition than the first. */
export async function hasOtherEditions(database: Database): Promise<boolean> {
  // A row a day and edition, kept for good: of a million articles no more than some thousands.
  const { rows } = await sql<{
    some: boolean
  }>`select exists (select from live_day where edition <> ${firstEdition}) as some`.execute(database)
  return rows[0]!.some
}

/** What was decided; what nobody decided is missing. */
export async function readSiteWords(database: Database): Promise<Partial<SiteWords>> {
  return ((await readSetting(database, 'site')) ?? {}) as Partial<SiteWords>
}

/** What an edition says of itself; every page is made again. Call it inside a transaction. */
export async function writeEditionWords(database: Database, edition: EditionCode, words: EditionWords): Promise<void> {
  const site = await readSiteWords(database)
  await writeSetting(database, 'site', { ...site, editions: { ...site.editions, [edition]: words } })
  await tellEveryPage(database)
}

/** Every page carries these, so every page is made again. Call it inside a transaction. */
export async function writeSiteWords(database: Database, words: SiteWords): Promise<void> {
  await writeSetting(database, 'site', { ...(await readSetting(database, 'site')), ...words })
  await tellEveryPage(database)
}
