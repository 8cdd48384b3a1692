import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { enqueue } from '../queue.ts'
import { upsertWireItems } from '../wire-items.ts'

/** What has arrived finds its story: one job for all that arrives together. */
const foldingJob = { task: 'fold-arrivals', payload: {}, onceFor: 'fold-arrivals' }

/** One item as it arrived, whatever way it came. */
export interface Arrival {
  /** Where it came from, the same whenever it comes again. */
  origin: string
  feedId: number
  /** SHA-256 of the bytes it came in. */
  bytesHash: Buffer
  /** SHA-256 of what it says: an item that comes again unchanged is no news. */
  fingerprint: Buffer
  title: string | null
  link: string | null
  publishedAt: Date | null
  /** The normalised item, as #formats gives it. */
  said: object
  /** Its body as an article document. */
  document: object
}

export interface KeptArrival {
  id: number
  origin: string
  outcome: 'new' | 'changed'
}

/**
 * Keeps what arrived. What an item said before stays as a version; one that says the same again changes nothing and is
 * not among what is returned. Of two with one origin the first counts.
 */
export async function keepArrivals(database: Database, arrivals: readonly Arrival[]): Promise<KeptArrival[]> {
  const kept = await upsertWireItems(
    database,
    arrivals.map(({ bytesHash, fingerprint, publishedAt, ...rest }) => ({
      ...rest,
      articleId: null,
      bytesHash: bytesHash.toString('hex'),
      fingerprint: fingerprint.toString('hex'),
      publishedAt: publishedAt?.toISOString() ?? null,
      problems: [],
    })),
  )
  if (kept.length > 0) await enqueue(database, foldingJob)
  return kept.map(({ id, origin, isNew }) => ({ id, origin, outcome: isNew ? 'new' : 'changed' }))
}

/** Keeps the bytes of a feed or page as they came; those that are kept already are not kept twice. */
export async function keepBytes(
  database: Database,
  bytes: { hash: Buffer; address: string; contentType: string | null; sizeBytes: number; gzipped: Buffer },
): Promise<void> {
  await sql`insert into wire_bytes (hash, address, content_type, size_bytes, gzipped)
    values (${bytes.hash}, ${bytes.address}, ${bytes.contentType}, ${bytes.sizeBytes}, ${bytes.gzipped})
    on conflict do nothing`.execute(database)
}

/** The bytes with this hash, gzipped, or null. */
export async function findBytes(
  database: Database,
  hash: Buffer,
): Promise<{ address: string; contentType: string | null; gzipped: Buffer } | null> {
  const { rows } = await sql<{ address: string; contentType: string | null; gzipped: Buffer }>`
    select address, content_type as "contentType", gzipped from wire_bytes where hash = ${hash}`.execute(database)
  return rows[0] ?? null
}

/** Forgets bytes older than ninety days out of which no article was made; what the items said stays. */
export async function forgetOldBytes(database: Database): Promise<void> {
  await sql`delete from wire_bytes where received_at < now() - interval '90 days'
    and not exists (select from wire_item where wire_item.bytes_hash = wire_bytes.hash and article_id is not null)`.execute(
    database,
  )
}

/** An item whose page is to be fetched. */
export interface WantedPage {
  id: number
  feedId: number
  link: string
  tries: number
}

/**
 * Takes items of the last three days whose feed has summaries only and whose page was not had yet, newest first; they
 * count as tried, so that no other process takes them and a page that kills its reader is not read forever.
 */
export async function claimWantedPages(
  database: Database,
  { limit, triesMax }: { limit: number; triesMax: number },
): Promise<WantedPage[]> {
  const { rows } = await sql<WantedPage>`
    insert into wire_page (wire_item_id, tries)
    select item.id, 1 from wire_item as item join feed on feed.id = item.feed_id and feed.text_from = 'page'
      left join wire_page as page on page.wire_item_id = item.id
    where item.link is not null and item.received_at > now() - interval '3 days'
      and (page.wire_item_id is null or (page.outcome is null and page.tries < ${triesMax}
        and page.asked_at < now() - page.tries * interval '5 minutes'))
    order by item.id desc limit ${limit}
    on conflict (wire_item_id) do update set tries = wire_page.tries + 1, asked_at = now()
      where wire_page.asked_at < now() - wire_page.tries * interval '5 minutes'
    returning wire_item_id as id, tries, (select link from wire_item where id = wire_item_id) as link,
      (select feed_id from wire_item where id = wire_item_id) as "feedId"`.execute(database)
  return rows
}

/** What became of the page of an item; a null outcome leaves it to be tried again. */
export async function recordPage(
  database: Database,
  itemId: number,
  page: { outcome: 'read' | 'failed' | null; failure: string | null; bytesHash: Buffer | null },
): Promise<void> {
  await sql`update wire_page set outcome = ${page.outcome}, failure = ${page.failure}, bytes_hash = ${page.bytesHash}
    where wire_item_id = ${itemId}`.execute(database)
}

/** Adds what its page says to an item, and fills what its feed left open; what it said before stays as a version. */
export async function enrichArrival(
  database: Database,
  itemId: number,
  { title, publishedAt, said, document, bytesHash }: Omit<Arrival, 'origin' | 'feedId' | 'fingerprint' | 'link'>,
): Promise<void> {
  await sql`
    with item as (
      update wire_item set title = coalesce(title, ${title}), published_at = coalesce(published_at, ${publishedAt}), said = ${JSON.stringify(said)}::json, document = ${JSON.stringify(document)}::json, changed_at = now()
      where id = ${itemId} returning id, said, document
    )
    insert into wire_item_version (wire_item_id, number, bytes_hash, said, document)
    select id, (select coalesce(max(number), 0) + 1 from wire_item_version where wire_item_id = ${itemId}), ${bytesHash}::bytea,
      said, document from item`.execute(database)
  await enqueue(database, foldingJob)
}

/** Has the pages of these items fetched again: what the feed says of them has changed. */
export async function forgetPages(database: Database, itemIds: readonly number[]): Promise<void> {
  await sql`delete from wire_page where wire_item_id = any(${itemIds}::bigint[])`.execute(database)
}

/** What an item says now, with where it came from. */
export interface ArrivedItem {
  id: number
  origin: string
  feedId: number
  articleId: number | null
  title: string | null
  link: string | null
  said: Record<string, unknown>
  document: object
  publishedAt: Date | null
  receivedAt: Date
  /** The feed's own: source (slug and name), section (slug), language. */
  source: { slug: string; name: string } | null
  section: string | null
  language: string | null
}

const arrivedItem = sql`
  item.id, item.origin, item.feed_id as "feedId", item.article_id as "articleId", item.title, item.link, item.said,
  item.document, item.published_at as "publishedAt", item.received_at as "receivedAt",
  case when source.id is null then null else json_build_object('slug', source.slug, 'name', source.name) end as source,
  section.slug as section, feed.language`

const ofFeeds = sql`
  from wire_item as item join feed on feed.id = item.feed_id
  left join source on source.id = feed.source_id left join section on section.id = feed.section_id`

/** These items, in the order of their ids. */
export async function readArrivals(database: Database, ids: readonly number[]): Promise<ArrivedItem[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ArrivedItem>`
    select ${arrivedItem} ${ofFeeds} where item.id = any(${ids}::bigint[]) order by item.id`.execute(database)
  return rows
}

/** Items that arrived since an instant, newest first, page by page: `belowId` goes on after an item. */
export async function arrivalsSince(
  database: Database,
  { since, belowId, limit }: { since: Date; belowId: number | null; limit: number },
): Promise<ArrivedItem[]> {
  const { rows } = await sql<ArrivedItem>`
    select ${arrivedItem} ${ofFeeds} where item.received_at >= ${since}
      and (${belowId}::bigint is null or item.id < ${belowId}) order by item.id desc limit ${limit}`.execute(database)
  return rows
}
