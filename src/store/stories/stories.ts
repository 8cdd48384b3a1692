import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'

export type StoryStatus = 'new' | 'taken' | 'ignored' | 'watched'

/** One source's text of a story. */
export interface StoryCopy {
  id: number
  storyId: number
  feed: { id: number; name: string } | null
  source: string
  sourceSlug: string | null
  title: string | null
  link: string | null
  said: Record<string, unknown> | null
  document: object | null
  publishedAt: Date | null
  receivedAt: Date
  changedAt: Date
  /** When it counts as said: as it was published, never later than it came. */
  saidAt: Date
  /** Slug of the desk section it is for. */
  section: string | null
  /** Tags that rules gave it. */
  tags: string[]
  priority: number
  /** What rules should have made of it and could not, each a stable kind with its detail. */
  problems: { kind: string; detail: string }[]
  /** Name and reason of the rule that put it aside. */
  droppedBy: string | null
  isRoundUp: boolean
  placedBy: string | null
  article: { id: number; code: number; headline: string; isLive: boolean } | null
  /** How many versions its feed gave; the text of its page is none. */
  versions: number
}

export interface Story {
  id: number
  status: StoryStatus
  beganAt: Date
  /** Its items, the first that was published first. */
  copies: StoryCopy[]
}

const copyColumns = sql`
  item.id, story_item.story_id as "storyId", coalesce(source.name, feed.name, '') as source, source.slug as "sourceSlug",
  case when feed.id is null then null else json_build_object('id', feed.id, 'name', feed.name) end as feed,
  item.title, item.link, item.said, item.document, item.published_at as "publishedAt", item.received_at as "receivedAt",
  item.changed_at as "changedAt", coalesce(routed.slug, section.slug) as section, story_item.said_at as "saidAt",
  coalesce(routing.tags, '[]') as tags, coalesce(routing.problems, '[]') as problems, coalesce(routing.priority, 0) as priority,
  routing.dropped_by as "droppedBy", story_item.is_round_up as "isRoundUp", story_item.placed_by as "placedBy",
  case when article.id is null then null else json_build_object('id', article.id, 'code', article.code, 'headline',
    (select headline from revision where article_id = article.id order by number desc limit 1),
    'isLive', exists (select from live where live.article_id = article.id)) end as article,
  (select count(*) from wire_item_version as version where wire_item_id = item.id and version.said ->> 'page' is null)
    as versions`

const copyTables = sql`
  story_item join wire_item as item on item.id = story_item.wire_item_id
  left join feed on feed.id = item.feed_id left join source on source.id = feed.source_id
  left join section on section.id = feed.section_id
  left join wire_routing as routing on routing.wire_item_id = item.id
  left join section as routed on routed.id = routing.section_id
  left join article on article.id = item.article_id`

export interface StoryQuery {
  limit: number
  /** Goes on strictly below the story whose newest item this is. */
  belowItem?: number
  status?: StoryStatus
  feedId?: number
  /** Slugs. */
  source?: string
  section?: string
  /** Folded words; each must stand in an item's headline or beginning. */
  words?: readonly string[]
  /** Only stories with an item that came since. */
  since?: Date
}

/** Stories, the one with the newest item first. */
export async function listStories(
  database: Database,
  query: StoryQuery,
): Promise<{ stories: Story[]; next: number | null }> {
  const { rows } = await sql<{ id: number; status: StoryStatus; beganAt: Date; newest: number }>`
    select id, status, began_at as "beganAt", newest_item_id as newest from story
    where items > 0 and (${query.belowItem ?? null}::bigint is null or newest_item_id < ${query.belowItem ?? null})
      and (${query.status ?? null}::text is null or status = ${query.status ?? null})
      and ${hasCopy(query)}
    order by newest_item_id desc limit ${query.limit + 1}`.execute(database)
  const page = rows.slice(0, query.limit)
  const copies = await copiesOf(
    database,
    page.map(({ id }) => id),
  )
  return {
    stories: page.map(({ id, status, beganAt }) => ({ id, status, beganAt, copies: copies.get(id) ?? [] })),
    next: rows.length > query.limit ? page.at(-1)!.newest : null,
  }
}

/** Whether one of a story's items is what is asked for. */
function hasCopy(query: Omit<StoryQuery, 'limit'>): RawBuilder<unknown> {
  const wishes = copyWishes(query)
  if (wishes.length === 0) return sql`true`
  return sql`exists (select from ${copyTables} where story_item.story_id = story.id and ${sql.join(wishes, sql` and `)})`
}

function copyWishes({ feedId, source, section, words = [], since }: Omit<StoryQuery, 'limit'>): RawBuilder<unknown>[] {
  return [
    ...(feedId === undefined ? [] : [sql`item.feed_id = ${feedId}`]),
    ...(source === undefined ? [] : [sql`source.slug = ${source}`]),
    ...(section === undefined ? [] : [sql`coalesce(routed.slug, section.slug) = ${section}`]),
    ...(since === undefined ? [] : [sql`item.received_at >= ${since}`]),
    ...words.map((word) => sql`position(${word} in story_item.folded) > 0`),
  ]
}

/** One story with its items, or null. */
export async function readStory(database: Database, id: number): Promise<Story | null> {
  const { rows } = await sql<{ id: number; status: StoryStatus; beganAt: Date }>`
    select id, status, began_at as "beganAt" from story where id = ${id} and items > 0`.execute(database)
  if (rows[0] === undefined) return null
  return { ...rows[0], copies: (await copiesOf(database, [id])).get(id) ?? [] }
}

async function copiesOf(database: Database, storyIds: readonly number[]): Promise<Map<number, StoryCopy[]>> {
  const stories = new Map<number, StoryCopy[]>()
  if (storyIds.length === 0) return stories
  const { rows } = await sql<StoryCopy>`
    select ${copyColumns} from ${copyTables} where story_item.story_id = any(${storyIds}::bigint[])
    order by story_item.said_at, item.id`.execute(database)
  for (const copy of rows) stories.set(copy.storyId, [...(stories.get(copy.storyId) ?? []), copy])
  return stories
}

export interface WireListQuery extends Omit<StoryQuery, 'belowItem'> {
  /** Goes on strictly below this item. */
  belowItem?: number
}

export interface WireListEntry extends StoryCopy {
  status: StoryStatus
}

/** Items, the newest first; an item stands as its story does. */
export async function listCopies(database: Database, query: WireListQuery): Promise<WireListEntry[]> {
  const wishes = [sql`true`, ...copyWishes(query)]
  const { rows } = await sql<WireListEntry>`
    select ${copyColumns}, story.status from ${copyTables} join story on story.id = story_item.story_id
    where (${query.belowItem ?? null}::bigint is null or item.id < ${query.belowItem ?? null})
      and (${query.status ?? null}::text is null or story.status = ${query.status ?? null})
      and ${sql.join(wishes, sql` and `)}
    order by item.id desc limit ${query.limit}`.execute(database)
  return rows
}

/** One item as it is kept, or null. */
export async function readCopy(database: Database, id: number): Promise<WireListEntry | null> {
  const { rows } = await sql<WireListEntry>`
    select ${copyColumns}, story.status from ${copyTables} join story on story.id = story_item.story_id
    where item.id = ${id}`.execute(database)
  return rows[0] ?? null
}

/** The bytes an item came in, gzipped, or null where they are kept no more. */
export async function bytesOfItem(
  database: Database,
  id: number,
): Promise<{ contentType: string | null; gzipped: Buffer } | null> {
  const { rows } = await sql<{ contentType: string | null; gzipped: Buffer }>`
    select content_type as "contentType", gzipped from wire_item join wire_bytes on hash = bytes_hash
    where wire_item.id = ${id}`.execute(database)
  return rows[0] ?? null
}

/** How many stories nobody has decided about have an item since, counted up to `most`. */
export async function countFreshStories(
  database: Database,
  { since, most }: { since: Date; most: number },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from story join wire_item on wire_item.id = newest_item_id
      where items > 0 and status = 'new' and received_at >= ${since} limit ${most}) as found`.execute(database)
  return rows[0]!.count
}

/** How many stories wait, by status, of those with an item since. */
export async function countStories(database: Database, since: Date): Promise<Record<StoryStatus, number>> {
  const counts: Record<StoryStatus, number> = { new: 0, taken: 0, ignored: 0, watched: 0 }
  const { rows } = await sql<{ status: StoryStatus; count: number }>`
    select status, count(*) as count from story join wire_item on wire_item.id = newest_item_id
    where items > 0 and received_at >= ${since} group by status`.execute(database)
  for (const { status, count } of rows) counts[status] = count
  return counts
}
