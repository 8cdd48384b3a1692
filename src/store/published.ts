import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { type EditionCode, firstEdition, type Numbered } from '#article'
import { dossierReader } from './beside/dossiers.ts'
import { type BesideRow, besideColumns, besideIn } from './beside/published-beside.ts'
import { commentsReader } from './comments/published-comments.ts'
import { type Database, databaseOver } from './database.ts'
import { allSections } from './filing.ts'
import { breakingReader } from './front/breaking.ts'
import { frontReader } from './front/front-versions.ts'
import { focusOf } from './media/focus.ts'
import { transcriptsReader } from './media/transcripts.ts'
import type {
  Card,
  CardQuery,
  ChainHop,
  Correction,
  Cursor,
  MostReadQuery,
  Named,
  PublishedArticle,
  PublishedReader,
  RankedCard,
  WithdrawnArticle,
} from './model.ts'
import { archiveReader } from './pages/archive.ts'
import { correctionsReader } from './pages/corrections.ts'
import { liveReader } from './pages/live-updates.ts'
import { readMonths } from './pages/months.ts'
import { readRanking } from './pages/most-read.ts'
import { standingPagesReader } from './pages/standing-pages.ts'
import { pollsReader } from './polls/polls.ts'
import { type CardRow, cardOf, namedOrNull } from './published/card-row.ts'
import { gather } from './published/gather.ts'
import { listedIn, ofEdition, type ShownEdition } from './published/of-edition.ts'
import { type Translation, translationColumns } from './published/translations.ts'
import { type ReplyRow, repliesIn, replyColumns } from './replies/published-replies.ts'
import {
  readPerson,
  readSaid,
  readSource,
  type SourcingRow,
  sourcingColumns,
  sourcingIn,
} from './sourcing/published-sourcing.ts'

/** How many codes of one list are looked at before the cards are read. */
const cardsMax = 200

/**
 * What the site reads, over a pool (its most frequent question is asked as a prepared statement). Lists hold the articles
 * of `edition` alone; an article is found by its code whatever its edition.
 */
export function publishedReader(pool: pg.Pool, edition: ShownEdition = null): PublishedReader {
  const database = databaseOver(pool)
  const statement = edition === null ? articlesStatement : articlesWithTranslations
  const article = gather((codes: number[]) => readArticles(pool, statement, codes), codesInQuestion)
  return {
    article: async (code) => (await article(code)) ?? (await readWithdrawn(pool, code)),
    cards: (query) => readCards(database, query, edition),
    sections: () => allSections(database),
    tag: (slug) => readNamed(database, 'tag', slug),
    author: (slug) => readNamed(database, 'author', slug),
    source: (slug) => readSource(database, slug),
    person: (slug) => readPerson(database, slug),
    said: (query) => readSaid(database, query, edition),
    lastChange: () => readLastChange(database, edition),
    months: () => readMonths(database),
    month: (month, page, limit) => readMonth(database, { month, page, limit }),
    movedTo: (path) => readMovedTo(database, path),
    ...archiveReader(database, edition ?? firstEdition),
    ...breakingReader(database, edition ?? firstEdition),
    ...dossierReader(database),
    ...commentsReader(database),
    ...correctionsReader(database, edition),
    ...frontReader(database, edition ?? firstEdition),
    ...liveReader(database),
    ...pollsReader(database),
    ...standingPagesReader(database),
    ...transcriptsReader(database),
    mostRead: (query) => readMostRead(database, query, edition),
    ...(edition !== null && edition !== firstEdition && ofFirstAlone(database)),
  }
}

/** Pages about the newsroom and the question on the front page are the first edition's alone. */
function ofFirstAlone(database: Database): Pick<PublishedReader, 'pollAt' | 'standingPage' | 'standingPages'> {
  return {
    pollAt: async (place) => (place === 'front' ? null : pollsReader(database).pollAt(place)),
    standingPage: async () => null,
    standingPages: async () => [],
  }
}

/**
 * The question for articles has always this many codes, repeated where fewer are asked for: PostgreSQL then keeps its
 * plan. With an array of changing length it planned anew every time, for longer than it looked for the articles
 * (one article 0.85 ms, 0.27 ms with the plan kept; eight 0.20 and 0.12 ms each).
 */
const codesInQuestion = 8
const codePlaces = Array.from({ length: codesInQuestion }, (_, index) => `$${index + 1}`)

const articlesStatement = {
  name: 'published-articles',
  text: `
    select live.code, live.slug, live.edition, revision.number, live.kind, live.kicker, live.headline, revision.subheadline, live.lead,
      revision.document, live.hero, live.credits, live.published_at, live.updated_at,
      section.slug as section_slug, section.name as section_name, ${sourcingColumns}, ${besideColumns}, ${replyColumns},
      exists (select from poll_place where poll_place.article_id = live.article_id) as "hasPoll"
    from live join revision on revision.id = live.revision_id left join section on section.id = live.section_id
    where live.code = any(array[${codePlaces.join(', ')}]::bigint[])`,
}

/** Where there are several editions, an article names itself in the others. */
const articlesWithTranslations = {
  name: 'published-articles-of-editions',
  text: articlesStatement.text.replace('select live.code,', `select ${translationColumns}, live.code,`),
}

const withdrawnStatement = {
  name: 'withdrawn-article',
  text: `
    select withdrawal.made_at, withdrawal.ordered_by, publication.slug, article.edition from article
    join publication on publication.article_id = article.id
    join withdrawal on withdrawal.publication_id = publication.id
    where article.code = $1 order by withdrawal.id desc limit 1`,
}

interface Credits {
  tags: Named[]
  authors: Named[]
  chain: ChainHop[]
  corrections: (Omit<Correction, 'at'> & { at: string })[]
}

type ArticleRow = Pick<
  PublishedArticle,
  | 'code'
  | 'slug'
  | 'edition'
  | 'kind'
  | 'kicker'
  | 'headline'
  | 'subheadline'
  | 'lead'
  | 'document'
  | 'hero'
  | 'hasPoll'
> & {
  number: number
  credits: Credits
  published_at: Date
  updated_at: Date | null
  section_slug: string | null
  section_name: string | null
  translations?: Translation[] | null
} & SourcingRow &
  BesideRow &
  ReplyRow

/** Of at most {@link codesInQuestion} articles, and one at least. */
async function readArticles(
  pool: pg.Pool,
  statement: typeof articlesStatement,
  codes: readonly number[],
): Promise<Map<number, PublishedArticle>> {
  const values = codePlaces.map((_, index) => codes[index] ?? codes[0])
  const { rows } = await pool.query<ArticleRow>({ ...statement, values })
  return new Map(rows.map((row) => [row.code, articleOf(row)]))
}

function articleOf({ credits, ...row }: ArticleRow): PublishedArticle {
  return {
    code: row.code,
    slug: row.slug,
    edition: row.edition!,
    ...(row.translations && { translations: row.translations }),
    revision: row.number,
    kind: row.kind,
    kicker: row.kicker,
    headline: row.headline,
    subheadline: row.subheadline,
    lead: row.lead,
    document: row.document,
    hero: row.hero,
    section: namedOrNull(row.section_slug, row.section_name),
    tags: credits.tags,
    authors: credits.authors,
    chain: credits.chain,
    ...sourcingIn(row),
    ...besideIn(row),
    ...repliesIn(row),
    hasPoll: row.hasPoll,
    corrections: credits.corrections.map((correction) => ({ ...correction, at: new Date(correction.at) })),
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  }
}

async function readWithdrawn(pool: pg.Pool, code: number): Promise<WithdrawnArticle | null> {
  const { rows } = await pool.query({ ...withdrawnStatement, values: [code] })
  const [row] = rows
  return row
    ? { code, slug: row.slug, edition: row.edition, withdrawnAt: row.made_at, orderedBy: row.ordered_by }
    : null
}

async function readCards(database: Database, query: CardQuery, edition: ShownEdition): Promise<Card[]> {
  const limit = Math.min(query.limit, cardsMax)
  const { rows } = await sql<CardRow>`
    select live.code, live.slug, live.edition, live.kind, live.kicker, live.headline, live.lead, live.hero,
      ${focusOf(sql`live.hero`)} as focus, section.slug as section_slug, section.name as section_name, live.credits -> 'authors' -> 0 ->> 'name' as author,
      exists (select from json_array_elements(live.credits -> 'corrections') as one where one ->> 'kind' = 'retraction') as retracted,
      live.published_at, live.updated_at
    from ${members(query, edition)} live left join section on section.id = live.section_id
    where ${conditions(query)} and ${ofEdition(edition)}
    order by live.published_at desc, live.code desc limit ${limit}`.execute(database)
  return rows.map(cardOf)
}

async function readMostRead(database: Database, query: MostReadQuery, edition: ShownEdition): Promise<RankedCard[]> {
  const places = await readRanking(database, query, edition ?? firstEdition)
  if (places.length === 0) return []
  const codes = places.map(({ code }) => code)
  const cards = new Map(
    (await readCards(database, { codes, limit: cardsMax }, edition)).map((card) => [card.code, card]),
  )
  return places.flatMap(({ code, isRising }) => (cards.has(code) ? { card: cards.get(code)!, isRising } : []))
}

/** The articles of a list: where one is asked for, its own index gives the newest members without a sort. */
function members(
  { tag, author, source, before, limit, ...bounds }: CardQuery,
  edition: ShownEdition,
): RawBuilder<unknown> {
  const list = tag
    ? { table: 'live_tag', column: 'tag_id', names: 'tag', slug: tag }
    : author
      ? { table: 'live_author', column: 'author_id', names: 'author', slug: author }
      : source
        ? { table: 'live_source', column: 'source_id', names: 'source', slug: source }
        : null
  if (list === null) return sql`live`
  const table = sql.table(list.table)
  return sql`(select live.* from (
      select code from ${table} listed
      where ${sql.ref(`listed.${list.column}`)} = (select id from ${sql.table(list.names)} where slug = ${list.slug})
        and ${after('listed', before)} and ${since('listed', bounds)} and ${listedIn(edition, 'listed.code')}
      order by published_at desc, code desc limit ${Math.min(limit, cardsMax)}
    ) as newest join live using (code)) as`
}

function conditions({ section, kinds, codes, before, ...bounds }: CardQuery): RawBuilder<unknown> {
  const inSection = section
    ? sql`live.section_id in (select id from section where slug = ${section}
        or parent_id = (select id from section where slug = ${section}))`
    : sql`true`
  const ofKinds = kinds ? sql`live.kind = any(${kinds}::text[])` : sql`true`
  const named = codes ? sql`live.code = any(${codes}::bigint[])` : sql`true`
  return sql`${inSection} and ${ofKinds} and ${named} and ${after('live', before)} and ${since('live', bounds)}`
}

function after(table: string, before: Cursor | undefined): RawBuilder<unknown> {
  if (before === undefined) return sql`true`
  return sql`(${sql.ref(`${table}.published_at`)}, ${sql.ref(`${table}.code`)}) < (${before.publishedAt}::timestamptz, ${before.code}::bigint)`
}

function since(table: string, { publishedAfter, publishedFrom }: Partial<CardQuery>): RawBuilder<unknown> {
  const publishedAt = sql.ref(`${table}.published_at`)
  const later = publishedAfter ? sql`${publishedAt} > ${publishedAfter}::timestamptz` : sql`true`
  return publishedFrom ? sql`${later} and ${publishedAt} >= ${publishedFrom}::timestamptz` : later
}

async function readNamed(database: Database, table: 'tag' | 'author', slug: string): Promise<Named | null> {
  const row = await database.selectFrom(table).select(['slug', 'name']).where('slug', '=', slug).executeTakeFirst()
  return row ?? null
}

async function readLastChange(database: Database, edition: ShownEdition): Promise<Date | null> {
  const { rows } = await sql<{
    at: Date | null
  }>`select max(changed_at) as at from live where ${ofEdition(edition)}`.execute(database)
  return rows[0]?.at ?? null
}

interface MonthQuery {
  month: string
  page: number
  limit: number
}

async function readMonth(database: Database, { month, page, limit }: MonthQuery) {
  const from = `${month}-01T00:00:00Z`
  const { rows } = await sql<{ code: number; slug: string; edition: EditionCode; changed_at: Date }>`
    select code, slug, edition, changed_at from live
    where published_at >= ${from}::timestamptz
      and published_at < (${from}::timestamptz at time zone 'UTC' + interval '1 month') at time zone 'UTC'
    order by published_at, code limit ${limit} offset ${page * limit}`.execute(database)
  return rows.map(({ changed_at, ...address }) => ({ ...address, changedAt: changed_at }))
}

/** Two hosts may have had the same path: the article that came first is meant. */
async function readMovedTo(database: Database, path: string): Promise<(Numbered & { slug: string }) | null> {
  const { rows } = await sql<Numbered & { slug: string }>`
    select live.code, live.slug, live.edition from old_address join live using (article_id)
    where old_path(old_address.address) = old_path(${path}) order by article_id limit 1`.execute(database)
  return rows[0] ?? null
}
