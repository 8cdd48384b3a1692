import { sql } from 'kysely'
import { type EditionCode, firstEdition, type Numbered } from '#article'
import { slug, tehranParts } from '#persian'
import { appendAudit } from './audit.ts'
import { announce } from './changes.ts'
import { fillOutBoxes } from './channels/channel-posts.ts'
import type { Database } from './database.ts'
import { isBreaking } from './front/breaking.ts'
import { key, keyIn } from './keys.ts'
import type { Correction } from './model.ts'
import { codesOfTranslations } from './published/translations.ts'
import { enqueue, pressListsJob } from './queue.ts'
import { projectedSourcing } from './sourcing/published-sourcing.ts'
import { holdRecords } from './sourcing/record-locks.ts'
import { raiseOwnRecalls } from './stories/recalls.ts'
import { endPassedEmbargoes, supersedePublications, supersedeWithdrawal } from './timings/due-timings.ts'

/** Longest slug of an address, in characters. */
const slugLengthMax = 80

export interface PublicationDraft {
  articleId: number
  revisionId: number
  /** The instant printed on the page; null keeps that of the first publication, or takes now. */
  publishedAt: Date | null
  /** The instant of the update printed on the page; null takes now for an article that was live already. */
  updatedAt?: Date | null
  /** `at`: when it was made; now when left out. */
  correction?: Pick<Correction, 'kind' | 'note'> & { at?: Date }
  madeBy: string
}

export interface LivePublication extends Numbered {
  slug: string
  publishedAt: Date
}

/**
 * Makes revisions live (of different articles, in order): publication rows, corrections, the projection that readers
 * see, the audit row, the news to site processes and the jobs of the aftermath. Call it inside a transaction: all of it
 * happens, or nothing. The database refuses what is under an embargo ({@link embargoesOf}).
 */
export async function publish(database: Database, drafts: readonly PublicationDraft[]): Promise<LivePublication[]> {
  if (drafts.length === 0) return []
  const articleIds = drafts.map(({ articleId }) => articleId)
  await holdRecords(database)
  const before = await touchedBy(database, articleIds)
  await endPassedEmbargoes(database, articleIds)
  await insertPublications(database, drafts)
  await supersedePublications(database, drafts)
  await project(database, articleIds)
  const after = await touchedBy(database, articleIds)
  for (const { articleId, correction } of drafts) {
    // A correction out of an archive is news to nobody; a slip of the pen changes nothing that others took over.
    if (correction === undefined || correction.at !== undefined || correction.kind === 'typo') continue
    const kind = correction.kind === 'retraction' ? 'retraction' : 'correction'
    await raiseOwnRecalls(database, { articleId, kind })
  }
  const live = await liveOf(database, articleIds)
  await announceChange(database, live, { articleIds, lists: new Set([...before, ...after]) })
  const facts = { codes: live.map(({ code }) => code), revisions: drafts.map(({ revisionId }) => revisionId) }
  const action = drafts.some(({ correction }) => correction) ? 'correct' : 'publish'
  await appendAudit(database, { actor: drafts[0]!.madeBy, action, subject: subjectOf(facts.codes), facts })
  return live
}

/**
 * Makes the readers' row of those of these articles that are live anew, after something about their newest publication
 * was learnt that is not a publication itself, and tells the site. What was pressed stays as it is. Call it inside a
 * transaction.
 */
export async function projectAgain(database: Database, articleIds: readonly number[]): Promise<void> {
  const rows = await database
    .selectFrom('live')
    .select(['article_id', 'code'])
    .where('article_id', 'in', [...articleIds])
    .execute()
  if (rows.length === 0) return
  const live = rows.map((row) => row.article_id)
  const before = await touchedBy(database, live)
  await project(database, live)
  const after = await touchedBy(database, live)
  await announce(database, [...rows.map(({ code }) => key.article(code)), ...before, ...after])
}

export interface WithdrawalDraft {
  articleId: number
  reason: string | null
  /** Who demanded it, where the newsroom did not decide it itself: readers are told. */
  orderedBy?: string | null
  madeBy: string
}

/** Takes an article down: its address answers 410 from now on, or 451 where somebody ordered it. False when it was not live. */
export async function withdraw(
  database: Database,
  { articleId, reason, orderedBy = null, madeBy }: WithdrawalDraft,
): Promise<boolean> {
  const touched = await touchedBy(database, [articleId])
  if (await isBreaking(database, articleId)) touched.add(key.frame)
  const { rows } = await sql<{ code: number; edition: EditionCode; publication_id: number }>`
    delete from live where article_id = ${articleId} returning code, edition, publication_id`.execute(database)
  const row = rows[0]
  if (row === undefined) return false
  await sql`insert into withdrawal (publication_id, reason, ordered_by, made_by) values (${row.publication_id}, ${reason}, ${orderedBy}, ${madeBy})`.execute(
    database,
  )
  for (const list of lists) await sql`delete from ${sql.table(list.table)} where code = ${row.code}`.execute(database)
  await supersedeWithdrawal(database, articleId, madeBy)
  await raiseOwnRecalls(database, { articleId, kind: 'retraction' })
  await announceChange(database, [row], { articleIds: [articleId], lists: touched })
  await appendAudit(database, {
    actor: madeBy,
    action: 'withdraw',
    subject: subjectOf([row.code]),
    facts: { reason, ...(orderedBy !== null && { orderedBy }) },
  })
  return true
}

/** Where an article stands: live with which revision, or taken down. Articles never published are left out. */
export interface Standing {
  live: LivePublication | null
  revisionId: number
  isWithdrawn: boolean
}

/**
 * What was last made public of each of these articles, by its id, and whether it is live still. Those never published
 * are left out.
 */
export async function findLive(database: Database, articleIds: readonly number[]): Promise<Map<number, Standing>> {
  const { rows } = await sql<{
    article_id: number
    revision_id: number
    code: number
    edition: EditionCode
    slug: string
    published_at: Date
    live: boolean
  }>`
    select newest.article_id, newest.revision_id, article.code, article.edition, newest.slug, newest.published_at, live.code is not null as live
    from article join lateral (
      select * from publication where article_id = article.id order by id desc limit 1
    ) as newest on true
    left join live on live.article_id = article.id
    where article.id = any(${articleIds}::bigint[])`.execute(database)
  return new Map(
    rows.map((row) => {
      const { code, edition, slug, published_at: publishedAt } = row
      const live = row.live ? { code, edition, slug, publishedAt } : null
      return [row.article_id, { live, revisionId: row.revision_id, isWithdrawn: !row.live }]
    }),
  )
}

async function insertPublications(database: Database, drafts: readonly PublicationDraft[]): Promise<void> {
  const { rows: revisions } = await sql<{ id: number; headline: string; slug: string | null; first: Date | null }>`
    select revision.id, revision.headline, first.slug, first.published_at as first
    from revision left join lateral (
      select slug, published_at from publication where article_id = revision.article_id order by id limit 1
    ) as first on true
    where revision.id = any(${drafts.map(({ revisionId }) => revisionId)}::bigint[])`.execute(database)
  const byId = new Map(revisions.map((revision) => [revision.id, revision]))
  const now = new Date()
  const rows = drafts.map((draft) => {
    const revision = byId.get(draft.revisionId)!
    return {
      article_id: draft.articleId,
      revision_id: draft.revisionId,
      slug: revision.slug ?? slug(revision.headline, slugLengthMax),
      published_at: draft.publishedAt ?? revision.first ?? now,
      updated_at: draft.updatedAt ?? (revision.first === null ? null : now),
      made_by: draft.madeBy,
      correction_kind: draft.correction?.kind ?? null,
      note: draft.correction?.note ?? null,
      corrected_at: draft.correction?.at ?? null,
    }
  })
  await sql`
    with draft as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as row(article_id bigint, revision_id bigint,
        slug text, published_at timestamptz, updated_at timestamptz, made_by text, correction_kind text, note text, corrected_at timestamptz)
    ), made as (
      insert into publication (article_id, revision_id, slug, published_at, updated_at, made_by)
      select article_id, revision_id, slug, published_at, updated_at, made_by from draft
      returning id, article_id
    )
    insert into correction (article_id, publication_id, kind, note, made_at, made_by)
    select article_id, made.id, correction_kind, note, coalesce(corrected_at, clock_timestamp()), made_by from draft join made using (article_id)
    where correction_kind is not null`.execute(database)
}

/** Of a source, in full rather than by its letters. */
const latinName = sql`(select name from source_name where source_id = source.id and name ~ '^[A-Za-z]'
  order by is_ambiguous, length(name) desc, name limit 1)`

/** Makes the readers' row of each article from its newest publication. */
async function project(database: Database, articleIds: readonly number[]): Promise<void> {
  const ids = sql`${articleIds}::bigint[]`
  await sql`
    insert into live (article_id, code, edition, publication_id, revision_id, slug, kind, kicker, headline, lead, hero,
      section_id, credits, statements, mentions, published_at, updated_at)
    select article.id, article.code, article.edition, newest.id, revision.id, newest.slug, revision.kind, revision.kicker,
      revision.headline, revision.lead, revision.hero, revision.section_id,
      json_build_object('tags', revision.tags, 'authors', revision.authors,
        'chain', (select coalesce(json_agg(json_build_object('name', hop.name, 'kind', hop.kind,
            'relation', hop.relation, 'url', hop.url,
            'source', case when source.id is null then null
              when article.edition = ${firstEdition} then json_build_object('slug', source.slug, 'name', source.name)
              else json_build_object('slug', source.slug, 'name', source.name, 'latinName', ${latinName}) end)
            order by hop.position), '[]')
          from chain_hop hop left join source on source.id = hop.source_id where hop.revision_id = revision.id),
        'corrections', (select coalesce(json_agg(json_build_object('kind', kind, 'note', note, 'at', made_at) order by id desc), '[]')
          from correction where correction.article_id = article.id)),
      ${projectedSourcing.statements}, ${projectedSourcing.mentions}, newest.published_at, newest.updated_at
    from article
    join lateral (select * from publication where article_id = article.id order by id desc limit 1) as newest on true
    join revision on revision.id = newest.revision_id
    where article.id = any(${ids})
    on conflict (article_id) do update set publication_id = excluded.publication_id, revision_id = excluded.revision_id,
      slug = excluded.slug, kind = excluded.kind, kicker = excluded.kicker, headline = excluded.headline,
      lead = excluded.lead, hero = excluded.hero, section_id = excluded.section_id, credits = excluded.credits,
      statements = excluded.statements, mentions = excluded.mentions,
      published_at = excluded.published_at, updated_at = excluded.updated_at, changed_at = clock_timestamp()`.execute(
    database,
  )
  for (const list of lists) {
    const table = sql.table(list.table)
    await sql`delete from ${table} using live where ${table}.code = live.code and live.article_id = any(${ids})`.execute(
      database,
    )
    await sql`insert into ${table} (${sql.ref(list.column)}, published_at, code)
      select distinct filed.id, live.published_at, live.code from live, ${list.filed}
      where live.article_id = any(${ids}) on conflict do nothing`.execute(database)
  }
}

/** The lists an article stands in besides its section: where each takes its members from. */
const lists = [
  {
    table: 'live_tag',
    column: 'tag_id',
    filed: sql`json_array_elements(live.credits -> 'tags') as part join tag as filed on filed.slug = part ->> 'slug'`,
  },
  {
    table: 'live_author',
    column: 'author_id',
    filed: sql`json_array_elements(live.credits -> 'authors') as part join author as filed on filed.slug = part ->> 'slug'`,
  },
  {
    table: 'live_source',
    column: 'source_id',
    filed: sql`lateral (select source_id as id from chain_hop
      where chain_hop.revision_id = live.revision_id and source_id is not null) as filed`,
  },
  {
    table: 'live_person',
    column: 'person_id',
    filed: sql`lateral (select person_id as id from statement
      where statement.revision_id = live.revision_id and person_id is not null) as filed`,
  },
] as const

async function liveOf(database: Database, articleIds: readonly number[]): Promise<LivePublication[]> {
  const rows = await database
    .selectFrom('live')
    .select(['article_id', 'code', 'edition', 'slug', 'published_at'])
    .where('article_id', 'in', [...articleIds])
    .execute()
  const byId = new Map(rows.map((row) => [row.article_id, row]))
  return articleIds.map((id) => {
    const { code, edition, slug, published_at } = byId.get(id)!
    return { code, edition, slug, publishedAt: published_at }
  })
}

/** Surrogate keys of the lists in which these articles stand now. */
async function touchedBy(database: Database, articleIds: readonly number[]): Promise<Set<string>> {
  const { rows } = await sql<{
    edition: EditionCode
    kind: string
    published_at: Date
    corrected: boolean
    section: string | null
    above: string | null
    part: string
    slug: string
  }>`
    select live.edition, live.kind, live.published_at, json_array_length(live.credits -> 'corrections') > 0 as corrected, section.slug as section, above.slug as above, part.name as part, part.slug
    from live left join section on section.id = live.section_id
    left join section as above on above.id = section.parent_id
    left join lateral (
      select 'tag' as name, value ->> 'slug' as slug from json_array_elements(live.credits -> 'tags')
      union all select 'author', value ->> 'slug' from json_array_elements(live.credits -> 'authors')
      union all select 'source', value -> 'source' ->> 'slug' from json_array_elements(live.credits -> 'chain')
      union all select 'person', person.slug from statement join person on person.id = statement.person_id
        where statement.revision_id = live.revision_id
    ) as part on true
    where live.article_id = any(${articleIds}::bigint[])`.execute(database)
  const keys = new Set<string>()
  for (const row of rows) {
    const add = (name: string) => keys.add(keyIn(row.edition, name))
    add(key.kind(row.kind))
    // The public log names the articles it is about.
    if (row.corrected) add(key.corrections)
    for (const name of archiveKeys(row.published_at)) add(name)
    if (row.section) add(key.section(row.section))
    // A section shows what stands in the sections below it.
    if (row.above) add(key.section(row.above))
    if (row.slug && (row.part === 'tag' || row.part === 'author' || row.part === 'source' || row.part === 'person'))
      add(key[row.part](row.slug))
  }
  return keys
}

/** Of the archive: its day, its month, its year, and the list of years. */
function archiveKeys(publishedAt: Date): string[] {
  const { jy, jm, jd } = tehranParts(publishedAt)
  return [key.archive(jy, jm, jd), key.archive(jy, jm), key.archive(jy), key.archive()]
}

/** `articles` as they are live now, or were until now; `lists` are the keys of those they stood or stand in. */
async function announceChange(
  database: Database,
  articles: readonly { code: number; edition?: EditionCode }[],
  { articleIds, lists }: { articleIds: readonly number[]; lists: ReadonlySet<string> },
): Promise<void> {
  const codes = articles.map(({ code }) => code)
  const translated = await codesOfTranslations(database, articleIds)
  const touched = new Set(articles.map(({ edition = firstEdition }) => edition))
  const whole = [...touched].flatMap((edition) => [key.front, key.latest, key.feed].map((name) => keyIn(edition, name)))
  await announce(database, [...[...codes, ...translated].map(key.article), ...lists, ...whole, key.sitemap])
  await enqueue(database, { task: 'press-articles', payload: { codes: [...codes, ...translated] } })
  await enqueue(database, { task: 'draw-share-cards', payload: { codes } })
  await enqueue(database, { task: 'relate-articles', payload: { codes } })
  await fillOutBoxes(database, codes)
  await sql`select graphile_worker.add_job('tell-search-engines', ${JSON.stringify({ codes })}::json) from setting
    where name = 'edge' and (value ->> 'tellsSearchEngines')::boolean`.execute(database)
  await enqueue(database, pressListsJob)
}

/** Makes the readers' rows of live articles again, after the records they name have changed. Nothing is published. */
export async function projectLive(database: Database, codes: readonly number[]): Promise<void> {
  for (let from = 0; from < codes.length; from += projectedAtOnce) {
    const { rows } = await sql<{ article_id: number }>`
      select article_id from live where code = any(${codes.slice(from, from + projectedAtOnce)}::bigint[])`.execute(
      database,
    )
    await project(
      database,
      rows.map(({ article_id }) => article_id),
    )
  }
}

const projectedAtOnce = 500
/** Beyond so many changed articles every page is made again: one word instead of many. */
const announcedMax = 2_000

/** Tells site processes that what stands beside the words of these live articles has changed, and these lists with it. */
export async function announceArticles(
  database: Database,
  codes: readonly number[],
  keys: readonly string[],
): Promise<void> {
  await announce(database, codes.length > announcedMax ? [key.everything] : [...codes.map(key.article), ...keys])
  if (codes.length > 0) await enqueue(database, { task: 'press-articles', payload: { codes } })
}

function subjectOf(codes: readonly number[]): string {
  return codes.length === 1 ? key.article(codes[0]!) : `${codes.length} articles`
}
