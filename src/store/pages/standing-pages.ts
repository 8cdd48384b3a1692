import { sql } from 'kysely'
import type { ArticleDocument } from '#article'
import { appendAudit } from '../audit.ts'
import { announce } from '../changes.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'
import { readSetting, writeSetting } from '../settings.ts'

/** Pages about the newsroom itself, by the last part of their address. */
export const standingPageNames = ['about', 'contact', 'ethics', 'privacy'] as const
export type StandingPageName = (typeof standingPageNames)[number]

export interface StandingPage {
  title: string
  document: ArticleDocument
}

/** What the site reads of the pages about the newsroom. */
export interface StandingPagesReader {
  standingPage(name: StandingPageName): Promise<StandingPage | null>
  /** Those that have been written. */
  standingPages(): Promise<StandingPageName[]>
}

/** The pages about the newsroom as readers see them. */
export function standingPagesReader(database: Database): StandingPagesReader {
  return {
    standingPage: (name) => readStandingPage(database, name),
    async standingPages() {
      const names = standingPageNames.map(settingOf)
      const { rows } = await sql<{ name: string }>`select name from setting where name = any(${names}::text[])`.execute(
        database,
      )
      return standingPageNames.filter((name) => rows.some((row) => row.name === settingOf(name)))
    },
  }
}

/** A page about the newsroom, or null while nobody has written it. */
export async function readStandingPage(database: Database, name: StandingPageName): Promise<StandingPage | null> {
  return (await readSetting(database, settingOf(name))) as StandingPage | null
}

/** Writes a page anew. Call it inside a transaction. */
export async function writeStandingPage(
  database: Database,
  name: StandingPageName,
  { title, document, madeBy }: StandingPage & { madeBy: string },
): Promise<void> {
  await writeSetting(database, settingOf(name), { title, document })
  await announce(database, [key.standingPage(name)])
  await appendAudit(database, { actor: madeBy, action: 'write-page', subject: `page:${name}`, facts: { title } })
}

function settingOf(name: StandingPageName): string {
  return `page:${name}`
}
