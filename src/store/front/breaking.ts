import { sql } from 'kysely'
import { type ArticleContent, type EditionCode, editionCodes, firstEdition, type Numbered } from '#article'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'
import { enqueue } from '../queue.ts'
import { frontChangeTask, tellPlanned } from './front-versions.ts'

/** The line of breaking news above every page of an edition. */
export interface BreakingLine {
  id: number
  edition: EditionCode
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
  /** When the first of the lines runs out that are up in any edition; null where none is. */
  nextBreakingEnd(instant: Date): Promise<Date | null>
}

/** The line of breaking news as readers of an edition see it. */
export function breakingReader(database: Database, edition: EditionCode): BreakingReader {
  return {
    breaking: (instant) => readBreaking(database, instant, edition),
    nextBreakingEnd: (instant) => readNextEnd(database, instant),
  }
}

interface LineRow {
  id: number
  edition: EditionCode
  text: string
  code: number | null
  article_edition: EditionCode | null
  slug: string | null
  kind: ArticleContent['kind'] | null
  expires_at: Date
  made_at: Date
  made_by: string
}

/** A line whose article was taken down says nothing any more. */
export async function readBreaking(
  database: Database,
  instant: Date,
  edition: EditionCode,
): Promise<BreakingLine | null> {
  const { rows } = await sql<LineRow>`
    select line.id, line.edition, line.text, live.code, live.edition as article_edition, live.slug, live.kind,
      line.expires_at, line.made_at, line.made_by
    from (select * from breaking_line where edition = ${edition} order by id desc limit 1) as line
    left join live using (article_id)
    where line.expires_at > ${instant}::timestamptz and (line.article_id is null or live.code is not null)
      and ${notEnded}`.execute(database)
  const row = rows[0]
  if (row === undefined) return null
  const { code, article_edition: own, slug, kind } = row
  const article =
    code === null || own === null || slug === null || kind === null ? null : { code, edition: own, slug, kind }
  const { id, text, expires_at, made_at, made_by } = row
  return { id, edition, text, article, expiresAt: expires_at, madeAt: made_at, madeBy: made_by }
}

async function readNextEnd(database: Database, instant: Date): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(expires_at) as at from ${newestLines} where expires_at > ${instant}::timestamptz and ${notEnded}`.execute(
    database,
  )
  return rows[0]?.at ?? null
}

/** The last that was put up in each edition: it stands, or none does. */
const newestLines = sql`(
  select newest.* from unnest(${[...editionCodes]}::text[]) as own(edition)
  cross join lateral (select * from breaking_line where edition = own.edition order by id desc limit 1) as newest
) as line`
const notEnded = sql`not exists (select from breaking_ending where line_id = line.id)`

export interface BreakingDraft {
  /** Above whose pages it stands; the first edition's, unless it is said. */
  edition?: EditionCode
  text: string
  /** The article it leads to, by its own id and code. */
  article: { articleId: number; code: number } | null
  expiresAt: Date
  madeBy: string
}

/** Puts a line up, in the place of the one that is up in its edition. Call it inside a transaction. */
export async function putUpBreaking(database: Database, draft: BreakingDraft): Promise<number> {
  const { edition = firstEdition, text, article, expiresAt, madeBy } = draft
  const { rows } = await sql<{ id: number }>`
    insert into breaking_line (edition, text, article_id, expires_at, made_by)
    values (${edition}, ${text}, ${article?.articleId ?? null}, ${expiresAt}, ${madeBy}) returning id`.execute(database)
  const { id } = rows[0]!
  await tellFrame(database)
  await enqueue(database, { task: frontChangeTask, payload: { key: key.frame }, at: expiresAt })
  const facts = {
    ...(edition !== firstEdition && { edition }),
    text,
    code: article?.code ?? null,
    expiresAt: expiresAt.toISOString(),
  }
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

/** Whether a line that is up leads to this article, so that taking the article down changes every page of its edition. */
export async function isBreaking(database: Database, articleId: number): Promise<boolean> {
  const { rows } = await sql`
    select from ${newestLines} where article_id = ${articleId} and expires_at > clock_timestamp() and ${notEnded}`.execute(
    database,
  )
  return rows.length > 0
}

function tellFrame(database: Database): Promise<void> {
  return tellPlanned(database, key.frame)
}
