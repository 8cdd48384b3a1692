import { sql } from 'kysely'
import type { ArticleContent, EditionCode, Numbered } from '#article'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'
import { enqueue } from '../queue.ts'
import { frontChangeTask, tellPlanned } from './front-versions.ts'

/** The line of breaking news above every page. */
export interface BreakingLine {
  id: number
  text: string
  /** The live article it leads to. */
  article: (Numbered & { slug: string; kind: ArticleContent['kind'] }) | null
  expiresAt: Date
  madeAt: Date
  madeBy: string
}

/** What the site reads of it. */
export interface BreakingReader {
  /** The line that is up at this instant; null when there is no breaking news. */
  breaking(instant: Date): Promise<BreakingLine | null>
}

/** The line of breaking news as readers see it. */
export function breakingReader(database: Database): BreakingReader {
  return { breaking: (instant) => readBreaking(database, instant) }
}

interface LineRow {
  id: number
  text: string
  code: number | null
  edition: EditionCode | null
  slug: string | null
  kind: ArticleContent['kind'] | null
  expires_at: Date
  made_at: Date
  made_by: string
}

/** A line whose article was taken down says nothing any more. */
export async function readBreaking(database: Database, instant: Date): Promise<BreakingLine | null> {
  const { rows } = await sql<LineRow>`
    select line.id, line.text, live.code, live.edition, live.slug, live.kind, line.expires_at, line.made_at, line.made_by
    from (select * from breaking_line order by id desc limit 1) as line left join live using (article_id)
    where line.expires_at > ${instant}::timestamptz and (line.article_id is null or live.code is not null)
      and not exists (select from breaking_ending where line_id = line.id)`.execute(database)
  const row = rows[0]
  if (row === undefined) return null
  const { code, edition, slug, kind } = row
  const article =
    code === null || edition === null || slug === null || kind === null ? null : { code, edition, slug, kind }
  const { id, text, expires_at, made_at, made_by } = row
  return { id, text, article, expiresAt: expires_at, madeAt: made_at, madeBy: made_by }
}

export interface BreakingDraft {
  text: string
  /** The article it leads to, by its own id and code. */
  article: { articleId: number; code: number } | null
  expiresAt: Date
  madeBy: string
}

/** Puts a line up, in the place of the one that is up. Call it inside a transaction. */
export async function putUpBreaking(database: Database, draft: BreakingDraft): Promise<number> {
  const { text, article, expiresAt, madeBy } = draft
  const { rows } = await sql<{ id: number }>`
    insert into breaking_line (text, article_id, expires_at, made_by)
    values (${text}, ${article?.articleId ?? null}, ${expiresAt}, ${madeBy}) returning id`.execute(database)
  const { id } = rows[0]!
  await tellFrame(database)
  await enqueue(database, { task: frontChangeTask, payload: { key: key.frame }, at: expiresAt })
  const facts = { text, code: article?.code ?? null, expiresAt: expiresAt.toISOString() }
  await appendAudit(database, { actor: madeBy, action: 'put-up-breaking', subject: `breaking:${id}`, facts })
  return id
}

/** Takes a line down; false when it is not up. Call it inside a transaction. */
export async function takeDownBreaking(
  database: Database,
  { id, madeBy }: { id: number; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into breaking_ending (line_id, made_by)
    select id, ${madeBy} from breaking_line where id = ${id}::bigint and expires_at > clock_timestamp()
    on conflict do nothing returning line_id`.execute(database)
  if (rows.length === 0) return false
  await tellFrame(database)
  await appendAudit(database, { actor: madeBy, action: 'take-down-breaking', subject: `breaking:${id}`, facts: {} })
  return true
}

/** Whether the line that is up leads to this article, so that taking the article down changes every page. */
export async function isBreaking(database: Database, articleId: number): Promise<boolean> {
  const { rows } = await sql`
    select from (select * from breaking_line order by id desc limit 1) as line
    where article_id = ${articleId} and expires_at > clock_timestamp()
      and not exists (select from breaking_ending where line_id = line.id)`.execute(database)
  return rows.length > 0
}

function tellFrame(database: Database): Promise<void> {
  return tellPlanned(database, key.frame)
}
