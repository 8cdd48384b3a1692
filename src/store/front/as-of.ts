import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { EditionCode } from '#article'
import { type Database, databaseOver } from '../database.ts'
import { focusOf } from '../media/focus.ts'
import type { Card, CardQuery, PublishedReader } from '../model.ts'
import { type CardRow, cardOf } from '../published/card-row.ts'
import type { FrontCards } from './front-lists.ts'

/** Twice what is asked for, and some: articles that were made live later, or were filed elsewhere then, fall out. */
const candidatesOver = 50

/**
 * What readers of an edition could see at an instant: every article as its publications and withdrawals until then made it. (Which
 * articles were most read is counted and not kept: that list is empty. Sections are those of today.)
 */
export function publishedAsOf(
  pool: pg.Pool,
  instant: Date,
  edition: EditionCode,
): FrontCards & Pick<PublishedReader, 'lastChange'> {
  const database = databaseOver(pool)
  return {
    cards: (query) => readCardsAsOf(database, query, { instant, edition }),
    mostRead: async () => [],
    lastChange: async () => {
      const { rows } = await sql<{ at: Date | null }>`
        select max(coalesce(updated_at, published_at)) as at from (
          select updated_at, published_at from publication where made_at <= ${instant}::timestamptz order by id desc limit 100
        ) as newest`.execute(database)
      return rows[0]?.at ?? null
    },
  }
}

/** Articles are found by where they stand now, or stood when they were taken down, and shown as they were. */
async function readCardsAsOf(
  database: Database,
  { limit, section, kinds, codes }: CardQuery,
  { instant, edition }: { instant: Date; edition: EditionCode },
): Promise<Card[]> {
  const at = sql`${instant}::timestamptz`
  const inSection = (column: RawBuilder<unknown>) =>
    section === undefined
      ? sql`true`
      : sql`${column} in (select id from section where slug = ${section}
          or parent_id = (select id from section where slug = ${section}))`
  const ofKinds = (column: RawBuilder<unknown>) => (kinds ? sql`${column} = any(${kinds}::text[])` : sql`true`)
  const named = (column: RawBuilder<unknown>) => (codes ? sql`${column} = any(${codes}::bigint[])` : sql`true`)
  const { rows } = await sql<CardRow>`
    with candidate as materialized (
      (select article_id from live
        where live.edition = ${edition} and published_at <= ${at} and ${inSection(sql`live.section_id`)} and ${ofKinds(sql`live.kind`)} and ${named(sql`live.code`)}
        order by published_at desc, code desc limit ${limit * 2 + candidatesOver})
      union
      (select taken.article_id from withdrawal join publication taken on taken.id = withdrawal.publication_id
        where withdrawal.made_at > ${at} and taken.published_at <= ${at}
        order by taken.published_at desc limit ${limit + candidatesOver})
    )
    select article.code, article.edition, held.slug, revision.kind, revision.kicker, revision.headline, revision.lead, revision.hero,
      ${focusOf(sql`revision.hero`)} as focus, section.slug as section_slug, section.name as section_name, revision.authors -> 0 ->> 'name' as author,
      exists (select from correction where correction.article_id = article.id and kind = 'retraction' and made_at <= ${at}) as retracted,
      held.published_at, held.updated_at
    from candidate join article on article.id = candidate.article_id
    join lateral (
      select * from publication where publication.article_id = article.id and made_at <= ${at} order by id desc limit 1
    ) as held on true
    join revision on revision.id = held.revision_id
    left join section on section.id = revision.section_id
    where article.edition = ${edition} and not exists (select from withdrawal where publication_id = held.id and made_at <= ${at})
      and ${inSection(sql`revision.section_id`)} and ${ofKinds(sql`revision.kind`)} and ${named(sql`article.code`)}
    order by held.published_at desc, article.code desc limit ${limit}`.execute(database)
  return rows.map(cardOf)
}
