import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'

/** An article that depends on what is asked about: its newest revision, or the live one, carries it. */
export interface Dependent {
  code: number
  headline: string
  revision: number
  /** Where the list goes on: strictly below it. */
  revisionId: number
  savedAt: Date
  /** Of its address, when this revision is live. */
  liveSlug: string | null
  /** False where a later draft no longer carries it. */
  isNewest: boolean
}

export interface DependentPage {
  limit: number
  belowRevision?: number
}

/**
 * Every article whose chain holds this source, the last saved first. Read off one index, (source, revision), from its
 * end: the cost is that of the page asked for, however large the archive.
 */
export function dependentsOfSource(database: Database, sourceId: number, page: DependentPage): Promise<Dependent[]> {
  return dependentsAmong(
    database,
    sql`select distinct on (revision_id) revision_id from chain_hop
      where source_id = ${sourceId} and ${below(page)} order by revision_id desc`,
    sql`carried.source_id = ${sourceId}`,
    page,
  )
}

/**
 * Every article whose chain holds this item: a hop with this address, a wire item that came from it, or an article that
 * was made of it.
 */
export function dependentsOfAddress(database: Database, address: string, page: DependentPage): Promise<Dependent[]> {
  const item = sql`(select id from wire_item where origin = ${address})`
  return dependentsAmong(
    database,
    sql`select revision_id from (
        select revision_id from chain_hop where url = ${address}
        union select revision_id from chain_hop where wire_item_id = ${item}
        union select revision.id from revision where article_id in (
          select article_id from wire_item where origin = ${address}
          union select article_id from old_address where address = ${address})
      ) as found where ${below(page)} order by revision_id desc`,
    sql`(carried.url = ${address} or carried.wire_item_id = ${item})`,
    page,
  )
}

function below({ belowRevision }: DependentPage): RawBuilder<unknown> {
  return belowRevision === undefined ? sql`true` : sql`revision_id < ${belowRevision}::bigint`
}

/** Of these revisions, the newest of each article, and the live one where no later revision carries the item. */
async function dependentsAmong(
  database: Database,
  revisions: RawBuilder<unknown>,
  carries: RawBuilder<unknown>,
  { limit }: DependentPage,
): Promise<Dependent[]> {
  const { rows } = await sql<Dependent>`
    select article.code, revision.headline, revision.number as revision, revision.id as "revisionId",
      revision.saved_at as "savedAt", live.slug as "liveSlug", later.id is null as "isNewest"
    from (${revisions}) as hop
    -- One look-up a hop: a merge of both lists would walk the whole archive for a source of long ago.
    join lateral (select * from revision where id = hop.revision_id limit 1) as revision on true
    join article on article.id = revision.article_id
    left join live on live.revision_id = revision.id and live.article_id = revision.article_id
    left join lateral (
      select id from revision newer where newer.article_id = revision.article_id and newer.number > revision.number limit 1
    ) as later on true
    where later.id is null or (live.slug is not null and not exists (
      select from revision newer join chain_hop carried on carried.revision_id = newer.id
      where newer.article_id = revision.article_id and newer.number > revision.number and ${carries}))
    order by hop.revision_id desc limit ${limit}`.execute(database)
  return rows
}
