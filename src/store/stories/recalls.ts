import { sql } from 'kysely'
import type { Database } from '../database.ts'

export type RecallKind = 'correction' | 'denial' | 'retraction'

/** A headline under which something was told that an article of ours was made of. */
export interface ToldHeadline {
  articleId: number
  feedId: number | null
  saidAt: Date
  title: string
}

export interface HeadlineQuery {
  /** Folded words, and how many of them must stand in a headline. */
  words: readonly string[]
  wordsLeast: number
  since: Date
  exceptId: number
  limit: number
}

/** How many of the words a headline has; its story keeps it folded, and a fold makes no headline twice as long. */
const sharedWords = ({ words }: HeadlineQuery) => sql`
  (select count(*) from unnest(${words}::text[]) as word
    where position(word in left(story_item.folded, 2 * char_length(item.title))) > 0)`

/**
 * Headlines under which a source may take back what articles were lately made of: those of all copies of the stories
 * they were taken from, which share most words first, and, as many again, the articles' own as they stand now.
 */
export async function headlinesTaken(database: Database, query: HeadlineQuery): Promise<ToldHeadline[]> {
  const { rows } = await sql<ToldHeadline>`
    with taken as (
      select distinct on (item.article_id, story_id) item.article_id, story_id, said_at
      from wire_item as item left join story_item on wire_item_id = item.id
      where feed_id is not null and item.article_id is not null and received_at >= ${query.since}
      order by item.article_id, story_id, said_at
    ),
    copy as (
      select taken.article_id, item.feed_id, story_item.said_at, item.title, ${sharedWords(query)} as shared
      from taken join story_item on story_item.story_id = taken.story_id
        join wire_item as item on item.id = story_item.wire_item_id
      where item.id <> ${query.exceptId} and item.title is not null
    )
    (select article_id as "articleId", feed_id as "feedId", said_at as "saidAt", title from copy
      where shared >= ${query.wordsLeast} order by shared desc, said_at desc limit ${query.limit})
    union all
    (select article_id, null, coalesce(said_at, ${query.since}), newest.headline from taken, lateral (
        select headline from revision where revision.article_id = taken.article_id order by number desc limit 1) as newest
      order by article_id desc limit ${query.limit})`.execute(database)
  return rows
}

/** What the outlet of a feed told lately under a headline with these words, the newest first. */
export async function toldByOutlet(
  database: Database,
  { feedId, ...query }: HeadlineQuery & { feedId: number },
): Promise<{ storyId: number; saidAt: Date; title: string }[]> {
  const { rows } = await sql<{ storyId: number; saidAt: Date; title: string }>`
    select story_id as "storyId", said_at as "saidAt", item.title
    from wire_item as item join story_item on wire_item_id = item.id
    where item.feed_id in (
        select other.id from feed as own join feed as other on other.id = own.id or other.source_id = own.source_id
        where own.id = ${feedId})
      and item.id <> ${query.exceptId} and item.title is not null and received_at >= ${query.since}
      and ${sharedWords(query)} >= ${query.wordsLeast}
    order by said_at desc, item.id desc limit ${query.limit}`.execute(database)
  return rows
}

/** Raises recall for articles that depend on what an item corrects; each is raised once. Returns those newly raised. */
export async function raiseRecalls(
  database: Database,
  { itemId, kind, articleIds }: { itemId: number; kind: RecallKind; articleIds: readonly number[] },
): Promise<number[]> {
  if (articleIds.length === 0) return []
  const { rows } = await sql<{ articleId: number }>`
    insert into recall (wire_item_id, kind, article_id) select ${itemId}, ${kind}, unnest(${articleIds}::bigint[])
    on conflict do nothing returning article_id as "articleId"`.execute(database)
  return rows.map(({ articleId }) => articleId)
}

/**
 * Raises recall for articles of ours that depend on one that was corrected or taken down: made of the same story or
 * carrying its item, naming its old address in their chain, told beside it as a differing report, or leading to it in
 * their body as it stands. What is raised already and nobody has seen to is not raised again.
 */
export async function raiseOwnRecalls(
  database: Database,
  { articleId, kind }: { articleId: number; kind: RecallKind },
): Promise<void> {
  await sql`
    with item as (select id from wire_item where article_id = ${articleId}),
    link as (
      select revision_id from revision_link where code = (select code from article where id = ${articleId})
        and (host is null or host in (select host from own_host))
      union select revision_id from revision_link
        where address in (select address from old_address where article_id = ${articleId})
    ),
    found as (
      select other.article_id as id from story_item as own
        join story_item as sibling on sibling.story_id = own.story_id
        join wire_item as other on other.id = sibling.wire_item_id
        where own.wire_item_id in (select id from item) and other.article_id is not null
      union select revision.article_id from chain_hop join revision on revision.id = chain_hop.revision_id
        where chain_hop.wire_item_id in (select id from item)
      union select revision.article_id from chain_hop join revision on revision.id = chain_hop.revision_id
        where chain_hop.url in (select address from old_address where article_id = ${articleId})
      union select revision.article_id from link join revision on revision.id = link.revision_id
        where exists (select from live where live.revision_id = revision.id) or not exists (
          select from revision as newer where newer.article_id = revision.article_id and newer.number > revision.number)
      union select other_id from differing_report where one_id = ${articleId}
      union select one_id from differing_report where other_id = ${articleId}
    )
    insert into recall (cause_article_id, kind, article_id)
    select ${articleId}::bigint, ${kind}, found.id from found where found.id <> ${articleId} and not exists (
      select from recall as raised where raised.cause_article_id = ${articleId} and raised.article_id = found.id
        and not exists (select from recall_settlement where recall_id = raised.id))`.execute(database)
}

/** What was done about a recall: the article was seen to, or it stays as it is, for a reason. */
export type SettlementKind = 'handled' | 'ignored'

/** An article that depends on what a source, or we ourselves, corrected, denied or took back. */
export interface Recall {
  id: number
  kind: RecallKind
  raisedAt: Date
  /** The item that says so; null where it is an article of ours. */
  item: { id: number; title: string | null; source: string; link: string | null } | null
  /** The article of ours that was corrected or taken down; null where it is an item of the wire. */
  cause: { code: number; headline: string } | null
  article: { code: number; headline: string; isLive: boolean }
  settled: { kind: SettlementKind; at: string; by: string; note: string | null } | null
}

/** Recalls, the newest first; of those that are settled only when asked. */
export async function listRecalls(
  database: Database,
  { limit, belowId = null, state }: { limit: number; belowId?: number | null; state: 'open' | 'all' },
): Promise<Recall[]> {
  const { rows } = await sql<Recall>`
    select recall.id, recall.kind, raised_at as "raisedAt",
      case when item.id is null then null else json_build_object('id', item.id, 'title', item.title,
        'source', coalesce(source.name, feed.name, ''), 'link', item.link) end as item,
      case when cause.id is null then null else json_build_object('code', cause.code, 'headline',
        (select headline from revision where article_id = cause.id order by number desc limit 1)) end as cause,
      json_build_object('code', article.code, 'headline',
        (select headline from revision where article_id = article.id order by number desc limit 1),
        'isLive', exists (select from live where live.article_id = article.id)) as article,
      case when settlement.recall_id is null then null else
        json_build_object('kind', settlement.kind, 'at', settlement.made_at, 'by', coalesce(settler.name, settlement.made_by),
          'note', settlement.note) end as settled
    from recall left join wire_item as item on item.id = recall.wire_item_id
    left join article as cause on cause.id = recall.cause_article_id join article on article.id = recall.article_id
    left join feed on feed.id = item.feed_id left join source on source.id = feed.source_id
    left join recall_settlement as settlement on settlement.recall_id = recall.id
    left join account as settler on 'account:' || settler.login = settlement.made_by
    where (${belowId}::bigint is null or recall.id < ${belowId}) and (${state} = 'all' or settlement.recall_id is null)
    order by recall.id desc limit ${limit}`.execute(database)
  return rows
}

/** How many recalls nobody has seen to, counted up to `most`. */
export async function countRecalls(database: Database, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from recall
      where not exists (select from recall_settlement where recall_id = recall.id) limit ${most}) as open`.execute(
    database,
  )
  return rows[0]!.count
}

/** Records that somebody looked after a recall. Returns false where there is none, or it was looked after before. */
export async function settleRecall(
  database: Database,
  { id, kind, note, madeBy }: { id: number; kind: SettlementKind; note: string | null; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into recall_settlement (recall_id, kind, note, made_by) select id, ${kind}, ${note}, ${madeBy} from recall where id = ${id}
    on conflict do nothing returning recall_id`.execute(database)
  return rows.length > 0
}

/** Articles that depend on items of stories: made of one, or with one in the chain of a revision. */
export async function articlesFromStories(database: Database, storyIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with item as (
      select wire_item.id, wire_item.link, wire_item.article_id from story_item join wire_item on wire_item.id = wire_item_id
      where story_id = any(${storyIds}::bigint[])
    )
    select article_id as id from item where article_id is not null
    union
    select revision.article_id from chain_hop join revision on revision.id = chain_hop.revision_id
      where chain_hop.wire_item_id in (select item.id from item)
    union
    select revision.article_id from chain_hop join revision on revision.id = chain_hop.revision_id
      where chain_hop.url in (select item.link from item)`.execute(database)
  return rows.map(({ id }) => id)
}
