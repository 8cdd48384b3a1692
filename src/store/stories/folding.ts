import { sql } from 'kysely'
import { type Database, locks } from '../database.ts'

/** Items looked at for one mark: of a sentence that stands everywhere, the last ones. */
const itemsOfMarkMax = 24
/** Days for which marks are kept; longer than copies come. */
const markDays = 4

/** Items that belong to no story yet, or say something else since they were folded; oldest first. Imports are no news. */
export async function unfoldedItems(database: Database, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select item.id from wire_item as item left join story_item on wire_item_id = item.id
    where item.feed_id is not null and item.received_at > now() - interval '3 days'
      and (wire_item_id is null or folded_at < item.changed_at)
    order by item.id limit ${limit}`.execute(database)
  return rows.map(({ id }) => id)
}

/** Makes other folding wait until the transaction ends. */
export async function holdFolding(database: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${locks.folding})`.execute(database)
}

/** What an item says, as it is folded. */
export interface FoldableItem {
  id: number
  feedId: number | null
  /** Name of its source, or of its feed. */
  source: string
  title: string | null
  /** The normalised item (`FeedItem` of #formats). */
  said: Record<string, unknown> | null
  document: object | null
  /** When it was published, or came. */
  saidAt: Date
  articleId: number | null
  /** Null before it is folded. */
  storyId: number | null
  isRoundUp: boolean
  placedBy: string | null
}

/**
 * When an item was published, or came: never later than it came, whatever its clock says. Of one that tells only its day
 * nothing is known but that: it counts as of the end of the day, so that it is before nobody who tells the hour.
 */
const saidAt = sql`least(item.received_at, item.published_at
  + case when item.said ->> 'published_precision' = 'day' then interval '1 day' else interval '0' end)`

const foldable = sql`
  item.id, item.feed_id as "feedId", coalesce(source.name, feed.name, '') as source, item.title, item.said, item.document,
  ${saidAt} as "saidAt", item.article_id as "articleId",
  story_item.story_id as "storyId", coalesce(story_item.is_round_up, false) as "isRoundUp", story_item.placed_by as "placedBy"`

const ofItems = sql`
  from wire_item as item left join feed on feed.id = item.feed_id left join source on source.id = feed.source_id
  left join story_item on story_item.wire_item_id = item.id`

/** These items, in the order of their ids. */
export async function readFoldable(database: Database, ids: readonly number[]): Promise<FoldableItem[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FoldableItem>`
    select ${foldable} ${ofItems} where item.id = any(${ids}::bigint[]) order by item.id`.execute(database)
  return rows
}

/** Items that share marks, with how many, those that share most first. */
export async function itemsWithMarks(
  database: Database,
  { marks, exceptId, limit }: { marks: readonly number[]; exceptId: number; limit: number },
): Promise<{ id: number; shared: number; marks: number }[]> {
  if (marks.length === 0) return []
  const { rows } = await sql<{ id: number; shared: number; marks: number }>`
    select found.id, found.shared, (select count(*) from story_mark where wire_item_id = found.id) as marks
    from (
      select one.wire_item_id as id, count(*) as shared
      from unnest(${marks}::int[]) as asked(mark), lateral (
        select wire_item_id from story_mark where story_mark.mark = asked.mark and wire_item_id <> ${exceptId}
        order by wire_item_id desc limit ${itemsOfMarkMax}
      ) as one
      group by one.wire_item_id order by shared desc, id limit ${limit}
    ) as found order by found.shared desc, found.id`.execute(database)
  return rows
}

/** A few items of each of these stories: the first and the last ones. */
export async function someMembers(
  database: Database,
  storyIds: readonly number[],
  membersMax: number,
): Promise<number[]> {
  if (storyIds.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    select member.id from unnest(${storyIds}::bigint[]) as asked(story_id), lateral (
      (select wire_item_id as id from story_item where story_id = asked.story_id order by said_at, wire_item_id limit 1)
      union
      (select wire_item_id from story_item where story_id = asked.story_id order by said_at desc, wire_item_id desc
        limit ${membersMax - 1})
    ) as member order by member.id`.execute(database)
  return rows.map(({ id }) => id)
}

/** Where folding puts an item. */
export interface Placing {
  itemId: number
  /** Null begins a story. */
  storyId: number | null
  saidAt: Date
  folded: string
  isRoundUp: boolean
  marks: readonly number[]
}

/** Puts an item into a story, or begins one. What people placed by hand stays; then only its words are kept anew. */
export async function placeItem(database: Database, placing: Placing): Promise<number> {
  const { itemId, saidAt, folded, isRoundUp, marks } = placing
  const before = await storyOf(database, itemId)
  const isByHand = before !== null && before.placedBy !== null
  // A story that was this item's alone stays its own, whatever it says now.
  const storyId = isByHand
    ? before.storyId
    : (placing.storyId ?? (before?.isAlone ? before.storyId : await beginStory(database)))
  await sql`insert into story_item (wire_item_id, story_id, said_at, folded, is_round_up)
    values (${itemId}, ${storyId}, ${saidAt}, ${folded}, ${isRoundUp})
    on conflict (wire_item_id) do update set story_id = excluded.story_id, said_at = excluded.said_at,
      folded = excluded.folded, is_round_up = excluded.is_round_up, folded_at = now()`.execute(database)
  await sql`delete from story_mark where wire_item_id = ${itemId}`.execute(database)
  await sql`insert into story_mark (mark, wire_item_id) select distinct mark, ${itemId}::bigint
    from unnest(${marks}::int[]) as mark`.execute(database)
  await settleStories(database, before === null ? [storyId] : [before.storyId, storyId])
  return storyId
}

async function storyOf(database: Database, itemId: number) {
  const { rows } = await sql<{ storyId: number; placedBy: string | null; isAlone: boolean }>`
    select story_id as "storyId", placed_by as "placedBy", items = 1 as "isAlone"
    from story_item join story on story.id = story_id where wire_item_id = ${itemId}`.execute(database)
  return rows[0] ?? null
}

/** Makes a story without items; returns its id. */
export async function beginStory(database: Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into story default values returning id`.execute(database)
  return rows[0]!.id
}

/**
 * Brings what is said of stories up to their items: how many, which is the newest, what was done last. One with which
 * nobody did anything is ignored where rules put all its items aside.
 */
export async function settleStories(database: Database, storyIds: readonly number[]): Promise<void> {
  await sql`
    update story set items = counted.items, newest_item_id = counted.newest, status = counted.status
    from (
      select asked.id, count(story_item.wire_item_id) as items, max(story_item.wire_item_id) as newest,
        coalesce((
          select case kind when 'reopened' then 'new' else kind end from wire_handling
          where wire_item_id = any(array_agg(story_item.wire_item_id)) order by wire_handling.id desc limit 1
        ), case when bool_and(routing.dropped_by is not null) then 'ignored' else 'new' end) as status
      from unnest(${[...new Set(storyIds)]}::bigint[]) as asked(id) left join story_item on story_id = asked.id
        left join wire_routing as routing on routing.wire_item_id = story_item.wire_item_id
      group by asked.id
    ) as counted where story.id = counted.id`.execute(database)
}

/** The same for the story of an item about which the rules were asked. */
export async function settleStoryOf(database: Database, itemId: number): Promise<void> {
  const story = await storyOf(database, itemId)
  if (story !== null) await settleStories(database, [story.storyId])
}

/** Forgets marks that no copy will meet any more. */
export async function forgetOldMarks(database: Database): Promise<void> {
  await sql`delete from story_mark where marked_at < now() - make_interval(days => ${markDays})`.execute(database)
}
