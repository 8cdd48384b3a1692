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

/** Records what arrived; an origin that brought something before now brings this. */
export async function keepWireItems(database: Database, drafts: readonly WireItemDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map(({ origin, articleId, bytesHash, fingerprint, problems }) => ({
    origin,
    article_id: articleId,
    bytes_hash: bytesHash,
    fingerprint,
    problems,
  }))
  await sql`insert into wire_item (origin, article_id, bytes_hash, fingerprint, problems)
    select origin, article_id, decode(bytes_hash, 'hex'), decode(fingerprint, 'hex'), problems
    from json_to_recordset(${JSON.stringify(rows)}::json) as item(origin text, article_id bigint, bytes_hash text, fingerprint text, problems json)
    on conflict (origin) do update set article_id = excluded.article_id, bytes_hash = excluded.bytes_hash, fingerprint = excluded.fingerprint,
      problems = excluded.problems, changed_at = now()`.execute(database)
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
