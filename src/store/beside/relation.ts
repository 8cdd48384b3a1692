import { type RawBuilder, sql } from 'kysely'
import type { ArticleContent } from '#article'
import { announce } from '../changes.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'

/** Of each thing an article shares with others: so many that came before it, and so many that came after. */
const beforeMax = 30
const afterMax = 10
/** Beyond this a tag or a person is common, however common. */
const countedMax = 1_000

/** Something that articles may share, and how many do (at most 1,000 are counted). */
export interface Shareable {
  id: number
  articles: number
}

/** A live article as far as it is compared with others. */
export interface RelationBasis {
  articleId: number
  code: number
  headline: string
  kicker: string | null
  lead: string | null
  publishedAt: Date
  sectionId: number | null
  tags: Shareable[]
  persons: Shareable[]
  sourceIds: number[]
}

/** Another live article. */
export interface RelationCandidate {
  articleId: number
  kind: ArticleContent['kind']
  headline: string
  kicker: string | null
  lead: string | null
  publishedAt: Date
  sectionId: number | null
  tagIds: number[]
  personIds: number[]
  sourceIds: number[]
}

/** What `live` is filed under, as a list of numbers. */
function idsOf(table: string, column: string): RawBuilder<unknown> {
  const listed = sql.table(table)
  return sql`(select coalesce(json_agg(${sql.ref(column)}), '[]') from ${listed} where ${listed}.code = live.code)`
}

/** What an article is compared by; null when it is not live. */
export async function relationBasis(database: Database, code: number): Promise<RelationBasis | null> {
  const counted = (table: string, column: string) => sql`
    (select coalesce(json_agg(json_build_object('id', own.id, 'articles', own.articles)), '[]') from (
      select listed.${sql.ref(column)} as id, (select count(*) from (
        select from ${sql.table(table)} as all_of where all_of.${sql.ref(column)} = listed.${sql.ref(column)}
        limit ${countedMax}) as counted) as articles
      from ${sql.table(table)} as listed where listed.code = live.code) as own)`
  const { rows } = await sql<RelationBasis>`
    select article_id as "articleId", code, headline, kicker, lead, published_at as "publishedAt",
      section_id as "sectionId", ${counted('live_tag', 'tag_id')} as tags,
      ${counted('live_person', 'person_id')} as persons,
      ${idsOf('live_source', 'source_id')} as "sourceIds"
    from live where code = ${code}`.execute(database)
  return rows[0] ?? null
}

/** Live articles that share a tag, a speaker or the section with this one, nearest in time, and those of `ids`. */
export async function relationCandidates(
  database: Database,
  basis: RelationBasis,
  ids: readonly number[],
): Promise<RelationCandidate[]> {
  const tagIds = basis.tags.map(({ id }) => id)
  const personIds = basis.persons.map(({ id }) => id)
  const here = sql`(${basis.publishedAt}::timestamptz, ${basis.code}::bigint)`
  const nearest = (table: string, column: string, shared: readonly number[]) => sql`
    select near.code from unnest(${shared}::bigint[]) as shared(id) cross join lateral (
      (select code from ${sql.table(table)} where ${sql.ref(column)} = shared.id and (published_at, code) < ${here}
        order by published_at desc, code desc limit ${beforeMax})
      union all
      (select code from ${sql.table(table)} where ${sql.ref(column)} = shared.id and (published_at, code) > ${here}
        order by published_at, code limit ${afterMax})) as near`
  const { rows } = await sql<RelationCandidate>`
    with near as (
      ${nearest('live_tag', 'tag_id', tagIds)} union ${nearest('live_person', 'person_id', personIds)}
      union ${nearest('live', 'section_id', basis.sectionId === null ? [] : [basis.sectionId])}
      union select code from live where article_id = any(${ids}::bigint[])
    )
    select article_id as "articleId", kind, headline, kicker, lead, published_at as "publishedAt", section_id as "sectionId",
      ${idsOf('live_tag', 'tag_id')} as "tagIds", ${idsOf('live_person', 'person_id')} as "personIds",
      ${idsOf('live_source', 'source_id')} as "sourceIds"
    from near join live using (code) where article_id <> ${basis.articleId} and ${stands}
      and edition = (select edition from article where id = ${basis.articleId})
      and not exists (select from differing_report
        where (one_id, other_id) in ((article_id, ${basis.articleId}), (${basis.articleId}, article_id)))`.execute(
    database,
  )
  return rows
}

/** What was retracted still stands, but is recommended to nobody. */
const stands = sql`not exists (select from json_array_elements(live.credits -> 'corrections') as one
  where one ->> 'kind' = 'retraction')`

/** Records what is told beside an article, and shows it. Call it inside a transaction. */
export async function keepRelated(
  database: Database,
  articleId: number,
  otherIds: readonly number[],
): Promise<number[]> {
  // Two jobs may come to one article at once: the second waits, and finds what the first left.
  await sql`select from article where id = ${articleId} for no key update`.execute(database)
  await sql`delete from related where article_id = ${articleId}`.execute(database)
  await sql`insert into related (article_id, position, other_id)
    select ${articleId}, row_number() over (), other_id from unnest(${otherIds}::bigint[]) as chosen(other_id)`.execute(
    database,
  )
  return showRelated(database, [articleId])
}

/**
 * Makes anew what pages print beside these articles, from what is live now, and tells the site of those that changed.
 * Answers with their codes.
 */
export async function showRelated(database: Database, articleIds: readonly number[]): Promise<number[]> {
  if (articleIds.length === 0) return []
  const { rows } = await sql<{ code: number }>`
    with shown as (
      select asked.id, coalesce((select json_agg(json_build_object('code', live.code, 'slug', live.slug, 'kind', live.kind,
          'headline', live.headline, 'publishedAt', live.published_at) order by related.position)
        from related join live on live.article_id = related.other_id
        where related.article_id = asked.id and ${stands}), '[]') as related
      from unnest(${articleIds}::bigint[]) as asked(id)
    ), changed as (
      insert into beside as known (article_id, related) select id, related from shown
      on conflict (article_id) do update set related = excluded.related
        where known.related::text <> excluded.related::text
      returning article_id, related
    )
    select live.code from changed join live using (article_id)`.execute(database)
  const codes = rows.map(({ code }) => code)
  if (codes.length > 0) await announce(database, codes.map(key.article))
  return codes
}

/** The codes of the live articles beside which one of these is told, or which are told beside one of them. */
export async function codesAround(database: Database, articleIds: readonly number[]): Promise<AroundArticle[]> {
  const ids = sql`${articleIds}::bigint[]`
  const { rows } = await sql<AroundArticle>`
    select distinct live.article_id as "articleId", live.code, live.published_at as "publishedAt" from (
      select article_id as id from related where other_id = any(${ids})
      union select other_id from related where article_id = any(${ids})
    ) as around join live on live.article_id = around.id`.execute(database)
  return rows
}

export interface AroundArticle {
  articleId: number
  code: number
  publishedAt: Date
}

/** Articles by code: their ids, and the instant of those that are live. */
export async function articlesOfCodes(
  database: Database,
  codes: readonly number[],
): Promise<{ articleId: number; code: number; publishedAt: Date | null }[]> {
  const { rows } = await sql<{ articleId: number; code: number; publishedAt: Date | null }>`
    select article.id as "articleId", article.code, live.published_at as "publishedAt"
    from article left join live on live.article_id = article.id where article.code = any(${codes}::bigint[])`.execute(
    database,
  )
  return rows
}

/** Puts articles into the line of those whose relations are worked out when there is time. */
export async function waitForRelation(database: Database, articleIds: readonly number[]): Promise<void> {
  await sql`insert into relation_waiting (article_id) select unnest(${articleIds}::bigint[])`.execute(database)
}

/** The newest in that line; `code` is null for what is no longer live. */
export async function nextUnrelated(database: Database, limit: number): Promise<{ id: number; code: number | null }[]> {
  const { rows } = await sql<{ id: number; code: number | null }>`
    select id, live.code from relation_waiting left join live using (article_id) order by id desc limit ${limit}`.execute(
    database,
  )
  return rows
}

/** Lets these out of the line. */
export async function leaveRelationLine(database: Database, ids: readonly number[]): Promise<void> {
  await sql`delete from relation_waiting where id = any(${ids}::bigint[])`.execute(database)
}
