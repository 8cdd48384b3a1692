import { sql } from 'kysely'
import type { ArticleContent, Clash } from '#article'
import type { Hop } from '#sourcing'
import type { Database } from '../database.ts'

/** A clash that waits for somebody's choice. */
export type OpenChoice = Clash & {
  id: string
  /** Who wrote the version that stood first, and the one that came to it: `account:sara`. */
  firstBy: string
  secondBy: string
}

/** What the newsroom is writing of one article just now, saved with every pause of a keyboard. */
export interface WorkingCopy {
  articleId: number
  /** Grows by one with every change. */
  version: number
  /** Number of the revision it follows. */
  revision: number
  content: ArticleContent
  chain: readonly Hop[]
  choices: readonly OpenChoice[]
  /** Who changed it since that revision, the latest last. */
  changedBy: readonly string[]
  changedAt: Date
  /** When it began to differ from that revision; null while it says the same. */
  begunAt: Date | null
  /** The number of the newest change taken from each open editor. */
  seats: Readonly<Record<string, number>>
}

/** The working copy of an article, or null when nobody has opened it for writing. */
export async function readWorkingCopy(database: Database, articleId: number): Promise<WorkingCopy | null> {
  const { rows } = await sql<WorkingCopy>`
    select article_id as "articleId", version, revision, content, chain, choices, changed_by as "changedBy",
      changed_at as "changedAt", begun_at as "begunAt", seats
    from working_copy where article_id = ${articleId}`.execute(database)
  return rows[0] ?? null
}

/** Puts a working copy in the place of the one before. The caller holds the article and has looked at the version. */
export async function writeWorkingCopy(database: Database, copy: WorkingCopy): Promise<void> {
  const { articleId, version, revision, content, chain, choices, changedBy, changedAt, begunAt, seats } = copy
  await sql`
    insert into working_copy (article_id, version, revision, content, chain, choices, changed_by, changed_at, begun_at, seats)
    values (${articleId}, ${version}, ${revision}, ${JSON.stringify(content)}::json, ${JSON.stringify(chain)}::json,
      ${JSON.stringify(choices)}::json, ${changedBy}, ${changedAt}, ${begunAt}, ${JSON.stringify(seats)}::json)
    on conflict (article_id) do update set version = excluded.version, revision = excluded.revision,
      content = excluded.content, chain = excluded.chain, choices = excluded.choices, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at, begun_at = excluded.begun_at, seats = excluded.seats`.execute(database)
}
