import { sql } from 'kysely'
import type { ArticleContent, EditionCode, Numbered } from '#article'
import type { Hop } from '#sourcing'
import type { Database } from './database.ts'
import type { Correction } from './model.ts'

/** An article as the newsroom sees it, live or not: its newest revision and where that stands. */
export interface Manuscript extends Numbered {
  articleId: number
  revisionId: number
  /** The number of the revision: what an editor's save must name as the one she started from. */
  revision: number
  content: ArticleContent
  chain: Hop[]
  savedAt: Date
  savedBy: string
  publication: { slug: string; revision: number; publishedAt: Date; updatedAt: Date | null } | null
  corrections: Correction[]
}

interface ManuscriptRow extends ArticleContent {
  article_id: number
  code: number
  edition: EditionCode
  revision_id: number
  number: number
  chain: Hop[]
  saved_at: Date
  saved_by: string
  live_slug: string | null
  live_revision: number
  published_at: Date
  updated_at: Date | null
  corrections: (Omit<Correction, 'at'> & { at: string })[]
}

const selected = sql`
  article.id as article_id, article.code, article.edition, revision.id as revision_id, revision.number, revision.kind, revision.kicker,
  revision.headline, revision.subheadline, revision.lead, revision.document, revision.hero, section.slug as section,
  array(select json_array_elements(revision.tags) ->> 'name') as tags,
  array(select json_array_elements(revision.authors) ->> 'name') as authors,
  (select coalesce(json_agg(json_strip_nulls(json_build_object('name', name, 'kind', kind, 'relation', relation, 'url', url))
    order by position), '[]') from chain_hop where revision_id = revision.id) as chain,
  revision.saved_at, revision.saved_by, live.slug as live_slug, shown.number as live_revision, live.published_at,
  live.updated_at,
  (select coalesce(json_agg(json_build_object('kind', kind, 'note', note, 'at', made_at) order by id desc), '[]')
    from correction where correction.article_id = article.id) as corrections`

const joined = sql`
  left join section on section.id = revision.section_id
  left join live on live.article_id = article.id
  left join revision as shown on shown.id = live.revision_id`

/** Makes other savers of this article wait until the transaction ends. */
export async function holdArticle(database: Database, code: number): Promise<void> {
  await sql`select from article where code = ${code} for update`.execute(database)
}

/** The newest revision of the article with this code, or null. */
export async function readManuscript(database: Database, code: number): Promise<Manuscript | null> {
  const { rows } = await sql<ManuscriptRow>`
    select ${selected} from article
    join lateral (select * from revision where article_id = article.id order by number desc limit 1) as revision on true
    ${joined} where article.code = ${code}`.execute(database)
  return rows[0] ? manuscriptOf(rows[0]) : null
}

/** The article with this code as readers see it now: its live revision, which need not be the newest. Null when not live. */
export async function readLiveManuscript(database: Database, code: number): Promise<Manuscript | null> {
  const { rows } = await sql<ManuscriptRow>`
    select ${selected} from live join article on article.id = live.article_id
    join revision on revision.id = live.revision_id left join section on section.id = revision.section_id
    join revision as shown on shown.id = live.revision_id where live.code = ${code}`.execute(database)
  return rows[0] ? manuscriptOf(rows[0]) : null
}

export interface ManuscriptQuery {
  limit: number
  /** Goes on strictly below this code. */
  belowCode?: number
  section?: string
  /** Only live articles, or only those that are not. */
  state?: 'live' | 'draft'
}

/** Newest made first (by record, not by date). */
export async function listManuscripts(database: Database, query: ManuscriptQuery): Promise<Manuscript[]> {
  const below =
    query.belowCode === undefined
      ? sql`true`
      : sql`article.id < (select id from article where code = ${query.belowCode})`
  const state =
    query.state === undefined ? sql`true` : query.state === 'live' ? sql`live.code is not null` : sql`live.code is null`
  const section = query.section === undefined ? sql`true` : sql`section.slug = ${query.section}`
  const { rows } = await sql<ManuscriptRow>`
    select ${selected} from article
    join lateral (select * from revision where article_id = article.id order by number desc limit 1) as revision on true
    ${joined} where ${below} and ${state} and ${section} order by article.id desc limit ${query.limit}`.execute(
    database,
  )
  return rows.map(manuscriptOf)
}

function manuscriptOf(row: ManuscriptRow): Manuscript {
  const { kind, kicker, headline, subheadline, lead, document, hero, section, tags, authors } = row
  return {
    articleId: row.article_id,
    code: row.code,
    edition: row.edition,
    revisionId: row.revision_id,
    revision: row.number,
    content: { kind, kicker, headline, subheadline, lead, document, hero, section, tags, authors },
    chain: row.chain,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    publication:
      row.live_slug === null
        ? null
        : {
            slug: row.live_slug,
            revision: row.live_revision,
            publishedAt: row.published_at,
            updatedAt: row.updated_at,
          },
    corrections: row.corrections.map((correction) => ({ ...correction, at: new Date(correction.at) })),
  }
}
