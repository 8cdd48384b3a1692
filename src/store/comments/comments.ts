import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { CommentState, CommentTally } from './published-comments.ts'

export interface CommentDraft {
  articleId: number
  /** The comment it answers. */
  parentId: number | null
  name: string
  body: string
  /** SHA-256 of its words in one spelling. */
  wordsHash: Buffer
  /** Moderators do not see it before; null for at once. */
  heldUntil: Date | null
}

/** A comment as moderators see it. */
export interface QueuedComment {
  id: number
  name: string
  body: string
  receivedAt: Date
  state: CommentState
  /** What it answers. */
  parent: { name: string; body: string } | null
  article: { code: number; headline: string; section: string | null }
  /** The newest decision. */
  decision: { by: string; at: string; reason: string | null } | null
}

/** Keeps a comment, to be decided about. Null when the very words were sent about this article before. */
export async function addComment(database: Database, draft: CommentDraft): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    with made as (
      insert into comment (article_id, parent_id, name, body, words_hash, held_until)
      values (${draft.articleId}, ${draft.parentId}, ${draft.name}, ${draft.body}, ${draft.wordsHash},
        ${draft.heldUntil})
      on conflict (article_id, words_hash) do nothing returning id, article_id
    ), stands as (
      insert into comment_standing (comment_id, article_id) select id, article_id from made
    )
    select id from made`.execute(database)
  return rows[0]?.id ?? null
}

/** The published comment with this id that answers none, of this article: what may be answered. */
export async function findAnswerableComment(
  database: Database,
  { id, articleId }: { id: number; articleId: number },
): Promise<{ id: number; name: string } | null> {
  const { rows } = await sql<{ id: number; name: string }>`
    select comment.id, comment.name from comment join comment_standing on comment_id = comment.id
    where comment.id = ${id} and comment.article_id = ${articleId} and parent_id is null and state = 'published'`.execute(
    database,
  )
  return rows[0] ?? null
}

export interface CommentsQuery {
  state: CommentState
  /** Goes on after the comment with this id. */
  after: number | null
  limit: number
  /** Of articles in these sections alone; left out or null, of all. */
  sections?: readonly string[] | null
}

const queued = sql`
  comment.id, comment.name, comment.body, comment.received_at as "receivedAt", standing.state,
  case when parent.id is null then null else json_build_object('name', parent.name, 'body', parent.body) end as parent,
  json_build_object('code', article.code, 'headline', newest.headline, 'section', section.slug) as article,
  (select json_build_object('by', made_by, 'at', made_at, 'reason', reason) from comment_decision
    where comment_id = comment.id order by id desc limit 1) as decision
  from comment_standing as standing join comment on comment.id = standing.comment_id
    join article on article.id = comment.article_id
    join lateral (select headline, section_id from revision where article_id = article.id order by number desc limit 1) as newest on true
    left join section on section.id = newest.section_id left join comment as parent on parent.id = comment.parent_id`

/** Comments in one state: those that wait the oldest first, the others the newest first. Those that are held are left out. */
export async function listComments(
  database: Database,
  { state, after, limit, sections = null }: CommentsQuery,
): Promise<QueuedComment[]> {
  const isQueue = state === 'waiting'
  const beyond = after === null ? sql`true` : isQueue ? sql`comment.id > ${after}` : sql`comment.id < ${after}`
  const { rows } = await sql<QueuedComment>`
    select ${queued} where standing.state = ${state} and ${beyond}
      and (${sections}::text[] is null or section.slug = any(${sections}::text[]))
      and (comment.held_until is null or comment.held_until <= clock_timestamp() or standing.state <> 'waiting')
    order by comment.id ${isQueue ? sql`asc` : sql`desc`} limit ${limit}`.execute(database)
  return rows
}

/** These comments, in the order of their ids, held until the transaction ends. */
export async function holdComments(database: Database, ids: readonly number[]): Promise<QueuedComment[]> {
  await sql`select from comment_standing where comment_id = any(${ids}::bigint[]) order by comment_id for update`.execute(
    database,
  )
  const { rows } = await sql<QueuedComment>`
    select ${queued} where comment.id = any(${ids}::bigint[]) order by comment.id`.execute(database)
  return rows
}

/** Records what was decided about comments. */
export async function recordCommentDecisions(
  database: Database,
  ids: readonly number[],
  made: { decision: 'published' | 'rejected'; reason: string | null; by: string },
): Promise<void> {
  await sql`insert into comment_decision (comment_id, decision, reason, made_by)
    select id, ${made.decision}, ${made.reason}, ${made.by} from unnest(${ids}::bigint[]) as id`.execute(database)
  await sql`update comment_standing set state = ${made.decision} where comment_id = any(${ids}::bigint[])`.execute(
    database,
  )
}

/** Counts one reader's opinion of a published comment. Gives the code of its article; null when there is no such comment. */
export async function countVote(database: Database, id: number, opinion: 'agree' | 'disagree'): Promise<number | null> {
  const column = sql.ref(opinion === 'agree' ? 'agreed' : 'disagreed')
  const { rows } = await sql<{ code: number }>`
    update comment_standing set ${column} = ${column} + 1 from article
    where comment_id = ${id} and state = 'published' and article.id = comment_standing.article_id
    returning article.code`.execute(database)
  return rows[0]?.code ?? null
}

/** Of what is filed in these sections now. Each article is to be asked about once, not for each of its comments. */
function isFiledIn(sections: readonly string[]) {
  return sql`exists (select from (select section_id from revision where article_id = comment.article_id order by number desc
    limit 1) as newest join section on section.id = newest.section_id where section.slug = any(${sections}::text[]))`
}

/** How many comments wait that moderators of these sections (null: all) may see, counted up to `most`. */
export async function countWaitingComments(
  database: Database,
  most: number,
  sections: readonly string[] | null = null,
): Promise<number> {
  const waiting = sql`comment_standing join comment on comment.id = comment_id
    where state = 'waiting' and (held_until is null or held_until <= clock_timestamp())`
  const { rows } = await (sections === null
    ? sql<{ count: number }>`select count(*)::int as count from (select from ${waiting} limit ${most}) as found`
    : sql<{ count: number }>`
        select least(coalesce(sum(count), 0), ${most})::int as count from (
          select comment.article_id, count(*) as count from ${waiting} group by comment.article_id) as comment
        where ${isFiledIn(sections)}`
  ).execute(database)
  return rows[0]!.count
}

/** Comments that came without proof of work and are not shown to moderators yet. */
export async function countHeldComments(database: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from comment_standing join comment on comment.id = comment_id
    where state = 'waiting' and held_until > clock_timestamp()`.execute(database)
  return rows[0]!.count
}

/** How many comments wait, are published and were rejected, in these sections or (null) in all. */
export async function tallyComments(
  database: Database,
  sections: readonly string[] | null = null,
): Promise<CommentTally> {
  const { rows } = await (sections === null
    ? sql<{ state: CommentState; count: number }>`select state, count(*) as count from comment_standing group by state`
    : sql<{ state: CommentState; count: number }>`
        select state, sum(count) as count from (
          select article_id, state, count(*) as count from comment_standing group by article_id, state) as comment
        where ${isFiledIn(sections)} group by state`
  ).execute(database)
  const tally = { published: 0, waiting: 0, rejected: 0 }
  for (const { state, count } of rows) tally[state] = Number(count)
  return tally
}
