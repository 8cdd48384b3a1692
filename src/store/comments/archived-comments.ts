import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A comment that came with an article from elsewhere, where it was published or waited. */
export interface ArchivedComment {
  articleId: number
  /** The comment of the same article it answers, by its {@link wordsHash} (hex). */
  answers: string | null
  name: string
  body: string
  /** SHA-256 (hex) by which it is known again, however often it comes. */
  wordsHash: string
  receivedAt: Date
  state: 'published' | 'waiting'
}

/** A comment as it is kept here. */
export interface KeptComment {
  articleId: number
  name: string
  body: string
  wordsHash: string
  receivedAt: Date
}

/** Of these articles, the comments that are known by none of these hashes (hex). */
export async function findOtherComments(
  database: Database,
  threads: readonly { articleId: number; hashes: readonly string[] }[],
): Promise<KeptComment[]> {
  if (threads.length === 0) return []
  const { rows } = await sql<KeptComment>`
    with known as (
      select "articleId", decode(hash, 'hex') as hash
      from json_to_recordset(${JSON.stringify(threads)}::json) as thread("articleId" bigint, hashes text[]),
        unnest(hashes) as hash
    )
    select article_id as "articleId", name, body, encode(words_hash, 'hex') as "wordsHash",
      received_at as "receivedAt"
    from comment where article_id in (select "articleId" from known)
      and not exists (select from known where "articleId" = article_id and hash = words_hash)`.execute(database)
  return rows
}

/**
 * Keeps comments, each once in the list, as they were sent and in this order; those that came before are left as they stand here, whatever was
 * decided about them since. What was published there is published here by `madeBy`. Answers to comments that are not
 * kept, or not published, stand on their own. Gives the articles that have new ones.
 */
export async function keepArchivedComments(
  database: Database,
  comments: readonly ArchivedComment[],
  madeBy: string,
): Promise<number[]> {
  const first = await keepOnce(
    database,
    comments.filter(({ answers }) => answers === null),
    madeBy,
  )
  const later = await keepOnce(
    database,
    comments.filter(({ answers }) => answers !== null),
    madeBy,
  )
  return [...new Set([...first, ...later])]
}

async function keepOnce(database: Database, comments: readonly ArchivedComment[], madeBy: string): Promise<number[]> {
  if (comments.length === 0) return []
  const { rows } = await sql<{ articleId: number }>`
    with sent as (
      select * from json_to_recordset(${JSON.stringify(comments.map((comment, place) => ({ ...comment, place })))}::json)
        as sent("articleId" bigint, answers text, name text, body text, "wordsHash" text, "receivedAt" timestamptz,
          state text, place int)
    ), made as (
      insert into comment (article_id, parent_id, name, body, words_hash, received_at)
      select sent."articleId", answered.id, sent.name, sent.body, decode(sent."wordsHash", 'hex'), sent."receivedAt"
      from sent left join (comment as answered join comment_standing on comment_id = answered.id and state = 'published')
        on answered.article_id = sent."articleId" and answered.words_hash = decode(sent.answers, 'hex')
          and answered.parent_id is null
      order by sent.place
      on conflict (article_id, words_hash) do nothing returning id, article_id, words_hash
    ), standing as (
      insert into comment_standing (comment_id, article_id, state)
      select made.id, made.article_id, sent.state from made join sent
        on sent."articleId" = made.article_id and decode(sent."wordsHash", 'hex') = made.words_hash
      returning comment_id, state
    ), decided as (
      insert into comment_decision (comment_id, decision, made_by)
      select comment_id, 'published', ${madeBy} from standing where state = 'published'
    )
    select distinct article_id as "articleId" from made`.execute(database)
  return rows.map(({ articleId }) => articleId)
}
