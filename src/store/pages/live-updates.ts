import { sql } from 'kysely'
import { type ArticleDocument, type EditionCode, mediaOfDocument } from '#article'
import { appendAudit } from '../audit.ts'
import { announce } from '../changes.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'
import { recordUses } from '../media/medium-uses.ts'
import { enqueue } from '../queue.ts'

/** Removals told to those who listen. */
const removalsMax = 20
/** Updates read at once. */
const updatesMax = 200

/** One thing told in a running account. */
export interface LiveUpdate {
  /** Grows with every update of any article: where a reader goes on. */
  id: number
  headline: string | null
  document: ArticleDocument
  isKey: boolean
  at: Date
}

export interface LiveAccount {
  /** Updates that stand, newest first. */
  updates: LiveUpdate[]
  /** Of all the account, newest first; without their texts they are a table of contents. */
  keyMoments: Pick<LiveUpdate, 'id' | 'headline' | 'at'>[]
  /** When the event was said to be over. */
  endedAt: Date | null
  /** Of the newest update there ever was, taken off or not; 0 before the first. */
  lastId: number
}

export interface LiveQuery {
  limit: number
  /** Only older ones: below this id. */
  before?: number
}

/** What the site reads of running accounts. */
export interface LiveReader {
  liveAccount(code: number, query: LiveQuery): Promise<LiveAccount>
  /** The updates taken off last, when the event was said to be over, and the edition whose words it is told in. */
  liveState(code: number): Promise<{ removed: number[]; endedAt: Date | null; edition?: EditionCode }>
  /** What was told after this update: the newest `limit` of it, oldest first, for readers who were away. */
  liveUpdatesAfter(code: number, id: number, limit: number): Promise<LiveUpdate[]>
}

interface UpdateRow {
  id: number
  headline: string | null
  document: ArticleDocument
  is_key: boolean
  made_at: Date
}

const standing = sql`not exists (select from live_update_removal where update_id = live_update.id)`

/** Running accounts as readers see them. */
export function liveReader(database: Database): LiveReader {
  return {
    async liveAccount(code, { limit, before }) {
      const article = sql`(select id from article where code = ${code})`
      const older = before === undefined ? sql`true` : sql`id < ${before}::bigint`
      const [updates, moments, ending] = await Promise.all([
        sql<UpdateRow>`select id, headline, document, is_key, made_at from live_update
          where article_id = ${article} and ${older} and ${standing} order by id desc limit ${Math.min(limit, updatesMax)}`.execute(
          database,
        ),
        sql<UpdateRow>`select id, headline, made_at from live_update
          where article_id = ${article} and is_key and headline is not null and ${standing}
          order by id desc limit ${keyMomentsMax}`.execute(database),
        sql<{ ended: Date | null; last: number | null }>`select
          (select made_at from live_ending where article_id = ${article}) as ended,
          (select max(id) from live_update where article_id = ${article}) as last`.execute(database),
      ])
      return {
        updates: updates.rows.map(updateOf),
        keyMoments: moments.rows.map(({ id, headline, made_at }) => ({ id, headline, at: made_at })),
        endedAt: ending.rows[0]!.ended,
        lastId: ending.rows[0]!.last ?? 0,
      }
    },
    async liveUpdatesAfter(code, id, limit) {
      const { rows } = await sql<UpdateRow>`select id, headline, document, is_key, made_at from live_update
        where article_id = (select id from article where code = ${code}) and id > ${id}::bigint and ${standing}
        order by id desc limit ${Math.min(limit, updatesMax)}`.execute(database)
      return rows.map(updateOf).reverse()
    },
    async liveState(code) {
      const article = sql`(select id from article where code = ${code})`
      const { rows } = await sql<{ removed: number[]; ended: Date | null; edition: EditionCode }>`select
        (select edition from article where code = ${code}) as edition,
        array(select update_id from live_update_removal join live_update on live_update.id = update_id
          where article_id = ${article} order by live_update_removal.made_at desc limit ${removalsMax}) as removed,
        (select made_at from live_ending where article_id = ${article}) as ended`.execute(database)
      const { removed, ended, edition } = rows[0]!
      return { removed: removed.map(Number), endedAt: ended, edition }
    },
  }
}

/** Key moments listed over an account. */
const keyMomentsMax = 12

function updateOf({ id, headline, document, is_key, made_at }: UpdateRow): LiveUpdate {
  return { id, headline, document, isKey: is_key, at: made_at }
}

export interface LiveUpdateDraft extends Pick<LiveUpdate, 'headline' | 'document' | 'isKey'> {
  articleId: number
  code: number
  madeBy: string
  /** Now, unless it is told afterwards. */
  madeAt?: Date
}

/** Tells one more thing. Call it inside a transaction, with the article held, so that ids grow as they become visible. */
export async function addLiveUpdate(database: Database, draft: LiveUpdateDraft): Promise<number> {
  const { articleId, code, headline, document, isKey, madeBy, madeAt = null } = draft
  const { rows } = await sql<{ id: number }>`
    insert into live_update (article_id, headline, document, is_key, made_by, made_at)
    values (${articleId}, ${headline}, ${JSON.stringify(document)}::json, ${isKey}, ${madeBy},
      coalesce(${madeAt}::timestamptz, clock_timestamp())) returning id`.execute(database)
  const { id } = rows[0]!
  await recordUses(database, [{ articleId, hashes: mediaOfDocument(document) }])
  await told(database, { code, madeBy, action: 'tell-live', facts: { update: id } })
  return id
}

/** Takes one update off; false when there is none that stands. */
export async function removeLiveUpdate(
  database: Database,
  { articleId, code, id, madeBy }: { articleId: number; code: number; id: number; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into live_update_removal (update_id, made_by)
    select id, ${madeBy} from live_update where id = ${id}::bigint and article_id = ${articleId}
    on conflict do nothing returning update_id`.execute(database)
  if (rows.length === 0) return false
  await told(database, { code, madeBy, action: 'take-off-live', facts: { update: id } })
  return true
}

/** Says that the event is over; false when that was said already. */
export async function endLive(
  database: Database,
  { articleId, code, madeBy }: { articleId: number; code: number; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`insert into live_ending (article_id, made_by) values (${articleId}, ${madeBy})
    on conflict do nothing returning article_id`.execute(database)
  if (rows.length === 0) return false
  await told(database, { code, madeBy, action: 'end-live', facts: {} })
  return true
}

/** Whether the account of this article was ended. */
export async function hasEnded(database: Database, articleId: number): Promise<boolean> {
  const { rows } = await sql`select from live_ending where article_id = ${articleId}`.execute(database)
  return rows.length > 0
}

interface Telling {
  code: number
  madeBy: string
  action: string
  facts: object
}

async function told(database: Database, { code, madeBy, action, facts }: Telling): Promise<void> {
  await announce(database, [key.live(code), key.front])
  await enqueue(database, { task: 'press-articles', payload: { codes: [code] } })
  await appendAudit(database, { actor: madeBy, action, subject: key.article(code), facts: { ...facts } })
}
