import { sql } from 'kysely'
import type { Database } from '../database.ts'

export interface ReplyDraft {
  /** Of the article that is answered; it is live. */
  articleId: number
  name: string
  contact: string
  body: string
  bodyHash: Buffer
  originalLetters: number
  letters: number
  trackingHash: Buffer
  dueAt: Date
}

export interface Reply {
  id: number
  name: string
  contact: string
  body: string
  bodyHash: Buffer
  originalLetters: number
  letters: number
  receivedAt: Date
  dueAt: Date
  /** What is answered. */
  original: { code: number; headline: string; section: string | null; slug: string | null; publishedAt: Date }
  refusal: { reason: string; at: string; by: string } | null
  /** The article that carries it; `live` when readers see it. */
  answer: {
    articleId: number
    code: number
    at: string
    by: string
    live: { slug: string; publishedAt: string } | null
  } | null
}

const selected = sql`
  reply.id, reply.name, reply.contact, reply.body, reply.body_hash as "bodyHash", reply.letters,
  reply.original_letters as "originalLetters", reply.received_at as "receivedAt", reply.due_at as "dueAt",
  json_build_object('code', article.code, 'headline', revision.headline, 'section', section.slug,
    'slug', (select slug from live where live.article_id = article.id), 'publishedAt', publication.published_at) as original,
  (select json_build_object('reason', reason, 'at', made_at, 'by', made_by) from reply_refusal where reply_id = reply.id) as refusal,
  (select json_build_object('articleId', carrier.id, 'code', carrier.code, 'at', reply_article.made_at, 'by', reply_article.made_by,
      'live', (select json_build_object('slug', slug, 'publishedAt', published_at) from live where live.article_id = carrier.id))
    from reply_article join article as carrier on carrier.id = reply_article.article_id where reply_id = reply.id) as answer
  from reply join article on article.id = reply.article_id join publication on publication.id = reply.publication_id
    join revision on revision.id = publication.revision_id left join section on section.id = revision.section_id`

function replyOf(row: Reply): Reply {
  return { ...row, original: { ...row.original, publishedAt: new Date(row.original.publishedAt) } }
}

/** Keeps what was sent. Returns its id. The article must be live. */
export async function addReply(database: Database, draft: ReplyDraft): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into reply (article_id, publication_id, name, contact, body, body_hash, original_letters, letters, tracking_hash, due_at)
    select ${draft.articleId}, publication_id, ${draft.name}, ${draft.contact}, ${draft.body}, ${draft.bodyHash},
      ${draft.originalLetters}, ${draft.letters}, ${draft.trackingHash}, ${draft.dueAt}
    from live where article_id = ${draft.articleId} returning id`.execute(database)
  return rows[0]!.id
}

/** Neither refused nor to be seen by readers. */
const open = sql`not exists (select from reply_refusal where reply_id = reply.id)
    and not exists (select from reply_article join live using (article_id) where reply_id = reply.id)`

/** How many answers wait for somebody, counted up to `most`. */
export async function countOpenReplies(database: Database, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from reply where ${open} limit ${most}) as found`.execute(database)
  return rows[0]!.count
}

/** Answers that wait for somebody, the most urgent first; or all, the newest first. */
export async function listReplies(
  database: Database,
  { state, below, limit }: { state: 'open' | 'all'; below: number | null; limit: number },
): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    select ${selected} where (${state} = 'all' or ${open}) and (${below}::bigint is null or reply.id < ${below})
    order by ${state === 'open' ? sql`reply.due_at, reply.id` : sql`reply.id desc`} limit ${limit}`.execute(database)
  return rows.map(replyOf)
}

/** The answer of this id, or null. */
export async function findReply(database: Database, id: number): Promise<Reply | null> {
  const { rows } = await sql<Reply>`select ${selected} where reply.id = ${id}`.execute(database)
  return rows[0] ? replyOf(rows[0]) : null
}

/** The answer that is followed by this code, or null. */
export async function trackReply(database: Database, trackingHash: Buffer): Promise<Reply | null> {
  const { rows } = await sql<Reply>`select ${selected} where tracking_hash = ${trackingHash}`.execute(database)
  return rows[0] ? replyOf(rows[0]) : null
}

/** Makes others who would decide about this answer wait until the transaction ends. */
export async function holdReply(database: Database, id: number): Promise<void> {
  await sql`select from reply where id = ${id} for update`.execute(database)
}

/** Records that an answer is not carried, and why. */
export async function refuseReply(
  database: Database,
  { id, reason, madeBy }: { id: number; reason: string; madeBy: string },
): Promise<void> {
  await sql`insert into reply_refusal (reply_id, reason, made_by) values (${id}, ${reason}, ${madeBy})`.execute(
    database,
  )
}

/** Records the article in which an answer is carried. */
export async function carryReply(
  database: Database,
  { id, articleId, madeBy }: { id: number; articleId: number; madeBy: string },
): Promise<void> {
  await sql`insert into reply_article (reply_id, article_id, made_by) values (${id}, ${articleId}, ${madeBy})`.execute(
    database,
  )
}

/** The words an article must keep, because somebody else's answer stands in it; null for any other article. */
export async function lockedWords(database: Database, articleId: number): Promise<string | null> {
  const { rows } = await sql<{ body: string }>`
    select body from reply join reply_article on reply_id = reply.id
    where reply_article.article_id = ${articleId}`.execute(database)
  return rows[0]?.body ?? null
}

/** Codes of the articles on both sides of an answer, where this article is one of them. */
export async function repliedCodes(database: Database, articleId: number): Promise<number[]> {
  const { rows } = await sql<{ code: number }>`
    select article.code from reply join reply_article on reply_id = reply.id join article on article.id = reply.article_id
    where reply_article.article_id = ${articleId}`.execute(database)
  return rows.map(({ code }) => code)
}
