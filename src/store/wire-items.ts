import { sql } from 'kysely'
import type { Database } from './database.ts'

/** What arrived, by where it came from, and the article that was made of it. */
export interface WireItem {
  origin: string
  articleId: number | null
  code: number | null
  bytesHash: Buffer
  /** Of the revision it became; null for what came before this was kept. */
  fingerprint: Buffer | null
  isLive: boolean
}

export interface WireItemDraft {
  origin: string
  articleId: number
  /** SHA-256, in hex, of the bytes as they came and of the revision they became. */
  bytesHash: string
  fingerprint: string
  problems: readonly { kind: string; detail: string }[]
}

/** What these origins brought before. */
export async function findWireItems(database: Database, origins: readonly string[]): Promise<WireItem[]> {
  if (origins.length === 0) return []
  const { rows } = await sql<WireItem>`
    select origin, wire_item.article_id as "articleId", article.code, bytes_hash as "bytesHash", fingerprint,
      live.code is not null as "isLive"
    from wire_item left join article on article.id = wire_item.article_id
    left join live on live.article_id = wire_item.article_id
    where origin = any(${origins}::text[])`.execute(database)
  return rows
}

/** Records what an import brought and the articles it became; an origin that brought something before now brings this. */
export async function keepWireItems(database: Database, drafts: readonly WireItemDraft[]): Promise<void> {
  await upsertWireItems(
    database,
    // Named one by one: drafts carry their whole articles, and the database would read each once more for nothing.
    drafts.map(({ origin, articleId, bytesHash, fingerprint, problems }) => ({
      ...blankRow,
      origin,
      articleId,
      bytesHash,
      fingerprint,
      problems,
    })),
  )
}

/** A row of what arrived, whatever way it came. */
export interface WireItemRow extends Omit<WireItemDraft, 'articleId'> {
  /** Null until an article is made of it. */
  articleId: number | null
  feedId: number | null
  title: string | null
  link: string | null
  /** ISO-8601. */
  publishedAt: string | null
  /** The normalised item and its document; null for what was imported, of which the article itself is kept. */
  said: object | null
  document: object | null
}

const blankRow = { feedId: null, title: null, link: null, publishedAt: null, said: null, document: null }

/**
 * The one way into the table of what arrived. Of two rows with one origin the first counts; what says the same again and
 * became no article changes nothing and is not returned. What an item of a feed said before stays as a version.
 */
export async function upsertWireItems(
  database: Database,
  arrived: readonly WireItemRow[],
): Promise<{ id: number; origin: string; isNew: boolean }[]> {
  if (arrived.length === 0) return []
  const { rows } = await sql<{ id: number; origin: string; isNew: boolean }>`
    with arrived as (
      select distinct on (origin) * from json_to_recordset(${JSON.stringify(arrived)}::json) as item(
        origin text, "feedId" int, "articleId" bigint, "bytesHash" text, fingerprint text, title text, link text,
        "publishedAt" timestamptz, said json, document json, problems json)
    ), kept as (
      insert into wire_item (origin, feed_id, article_id, bytes_hash, fingerprint, title, link, published_at, said,
        document, problems)
      select origin, "feedId", "articleId", decode("bytesHash", 'hex'), decode(fingerprint, 'hex'), title, link,
        "publishedAt", said, document, problems
      from arrived order by "publishedAt" nulls first, origin
      on conflict (origin) do update set article_id = coalesce(excluded.article_id, wire_item.article_id),
        bytes_hash = excluded.bytes_hash, fingerprint = excluded.fingerprint, title = excluded.title,
        link = excluded.link, published_at = excluded.published_at, said = excluded.said,
        document = excluded.document, problems = excluded.problems, changed_at = now()
      where excluded.article_id is not null or wire_item.fingerprint is distinct from excluded.fingerprint
      returning id, origin, bytes_hash, said, document, xmax = 0 as "isNew"
    ), versions as (
      insert into wire_item_version (wire_item_id, number, bytes_hash, said, document)
      select id, (select coalesce(max(number), 0) + 1 from wire_item_version where wire_item_id = kept.id), bytes_hash,
        said, document from kept where said is not null
    )
    select id, origin, "isNew" from kept order by id`.execute(database)
  return rows
}

/** The articles that had these addresses elsewhere. */
export async function findOldAddresses(
  database: Database,
  addresses: readonly string[],
): Promise<{ address: string; articleId: number; code: number }[]> {
  if (addresses.length === 0) return []
  const { rows } = await sql<{ address: string; articleId: number; code: number }>`
    select address, article_id as "articleId", code from old_address join article on article.id = article_id
    where address = any(${addresses}::text[])`.execute(database)
  return rows
}

/** All addresses these articles had elsewhere. */
export async function oldAddressesOf(
  database: Database,
  articleIds: readonly number[],
): Promise<{ address: string; articleId: number }[]> {
  if (articleIds.length === 0) return []
  const { rows } = await sql<{ address: string; articleId: number }>`
    select address, article_id as "articleId" from old_address where article_id = any(${articleIds}::bigint[])`.execute(
    database,
  )
  return rows
}

/** Keeps where imported articles stood before, for permanent redirects; the first article at an address stays. */
export async function keepOldAddresses(
  database: Database,
  kept: readonly { address: string; articleId: number }[],
): Promise<void> {
  if (kept.length === 0) return
  await sql`insert into old_address (address, article_id)
    select address, "articleId" from json_to_recordset(${JSON.stringify(kept)}::json) as kept(address text, "articleId" bigint)
    on conflict do nothing`.execute(database)
}

/** What is known of an article that carries the code of an arriving page. */
export interface CodeCarrier {
  articleId: number
  headline: string
  /** Printed instant of its first publication. */
  publishedAt: Date | null
  /** False for articles that were written here. */
  isImported: boolean
}

/** Newest headline, first publication and origin of each of these articles, by its id. */
export async function describeCarriers(
  database: Database,
  articleIds: readonly number[],
): Promise<Map<number, CodeCarrier>> {
  if (articleIds.length === 0) return new Map()
  const { rows } = await sql<CodeCarrier>`
    select asked.id as "articleId", newest.headline,
      (select published_at from publication where article_id = asked.id order by id limit 1) as "publishedAt",
      exists (select from wire_item where article_id = asked.id) as "isImported"
    from unnest(${articleIds}::bigint[]) as asked(id), lateral (
      select headline from revision where article_id = asked.id order by number desc limit 1
    ) as newest`.execute(database)
  return new Map(rows.map((row) => [row.articleId, row]))
}

/** Fingerprints (hex) of what the wire last said of each of these articles, from whatever origins. */
export async function wireFingerprints(
  database: Database,
  articleIds: readonly number[],
): Promise<Map<number, Set<string>>> {
  if (articleIds.length === 0) return new Map()
  const { rows } = await sql<{ articleId: number; fingerprints: string[] }>`
    select article_id as "articleId", array_agg(encode(fingerprint, 'hex')) as fingerprints from wire_item
    where article_id = any(${articleIds}::bigint[]) and fingerprint is not null group by article_id`.execute(database)
  return new Map(rows.map(({ articleId, fingerprints }) => [articleId, new Set(fingerprints)]))
}
