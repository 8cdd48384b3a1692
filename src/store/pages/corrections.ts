import { type RawBuilder, sql } from 'kysely'
import type { ArticleContent, EditionCode, Numbered } from '#article'
import type { Database } from '../database.ts'
import type { ShownEdition } from '../published/of-edition.ts'

/** Corrections of one article that are read at once. */
const correctionsOfArticleMax = 100
/** Entries of the log that are read at once. */
const logMax = 200

export interface Correction {
  kind: 'typo' | 'clarification' | 'correction' | 'retraction'
  note: string
  at: Date
}

/** The words of a publication: what a correction may have changed. */
export type CorrectedWords = Pick<ArticleContent, 'kicker' | 'headline' | 'subheadline' | 'lead' | 'document'>

/** A correction with what it did to the text. */
export interface CorrectionWithChange extends Correction {
  /** Of the correction, for its address and its feeds. */
  id: number
  /** Null when only the note was added. */
  change: { before: CorrectedWords; after: CorrectedWords } | null
}

/** A correction in the public log. */
export interface LoggedCorrection extends Correction {
  id: number
  /** As it is live now; as it was corrected when it has been taken down since. */
  article: Numbered & { slug: string; headline: string; isLive: boolean }
}

export interface CorrectionQuery {
  limit: number
  kind?: Correction['kind']
  /** Goes on after the correction with this id. */
  after?: number
}

/** What the site reads of corrections. */
export interface CorrectionsReader {
  /** The public log, newest first; corrections of articles that were taken down stay in it. */
  corrections(query: CorrectionQuery): Promise<LoggedCorrection[]>
  correction(id: number): Promise<(LoggedCorrection & CorrectionWithChange) | null>
  /** All corrections of a live article, newest first. */
  correctionsOf(code: number): Promise<CorrectionWithChange[]>
}

/** The public log of corrections, for one edition or all. */
export function correctionsReader(database: Database, edition: ShownEdition): CorrectionsReader {
  return {
    corrections: (query) => readLog(database, query, edition),
    correction: async (id) => {
      const [logged] = await readLogged(database, sql`correction.id = ${id}::bigint`, 1)
      if (logged === undefined) return null
      const [withChange] = await readChanges(database, sql`correction.id = ${id}::bigint`)
      return { ...logged, ...withChange! }
    },
    correctionsOf: (code) =>
      readChanges(database, sql`correction.article_id = (select id from article where code = ${code})`),
  }
}

function readLog(
  database: Database,
  { limit, kind, after }: CorrectionQuery,
  edition: ShownEdition,
): Promise<LoggedCorrection[]> {
  const ofArticles =
    edition === null
      ? sql`true`
      : sql`exists (select from article where article.id = correction.article_id and article.edition = ${edition})`
  const ofKind = kind === undefined ? sql`true` : sql`correction.kind = ${kind}`
  const older =
    after === undefined
      ? sql`true`
      : sql`(correction.made_at, correction.id) < (select made_at, id from correction where id = ${after}::bigint)`
  return readLogged(database, sql`${ofKind} and ${older} and ${ofArticles}`, Math.min(limit, logMax))
}

interface LogRow {
  edition: EditionCode
  id: number
  kind: Correction['kind']
  note: string
  made_at: Date
  code: number
  slug: string
  headline: string
  is_live: boolean
}

async function readLogged(
  database: Database,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<LoggedCorrection[]> {
  const { rows } = await sql<LogRow>`
    select correction.id, correction.kind, correction.note, correction.made_at, article.code, article.edition,
      coalesce(live.slug, publication.slug) as slug, coalesce(live.headline, revision.headline) as headline,
      live.code is not null as is_live
    from (select * from correction where ${condition} order by made_at desc, id desc limit ${limit}) as correction
    join article on article.id = correction.article_id
    join publication on publication.id = correction.publication_id
    join revision on revision.id = publication.revision_id
    left join live on live.article_id = correction.article_id
    order by correction.made_at desc, correction.id desc`.execute(database)
  return rows.map(({ id, kind, note, made_at, code, edition, slug, headline, is_live }) => ({
    id,
    kind,
    note,
    at: made_at,
    article: { code, edition, slug, headline, isLive: is_live },
  }))
}

interface ChangeRow {
  id: number
  kind: Correction['kind']
  note: string
  made_at: Date
  before: CorrectedWords | null
  after: CorrectedWords
}

/** The publication that brought the correction beside the one before it: what differs is what was corrected. */
async function readChanges(database: Database, condition: RawBuilder<unknown>): Promise<CorrectionWithChange[]> {
  const words = (table: string) => {
    const column = (name: string) => sql.ref(`${table}.${name}`)
    return sql`json_build_object('kicker', ${column('kicker')}, 'headline', ${column('headline')},
      'subheadline', ${column('subheadline')}, 'lead', ${column('lead')}, 'document', ${column('document')})`
  }
  const { rows } = await sql<ChangeRow>`
    select correction.id, correction.kind, correction.note, correction.made_at, ${words('after')} as after,
      case when before.id is null or before.id = after.id then null else ${words('before')} end as before
    from correction join publication on publication.id = correction.publication_id
    join revision as after on after.id = publication.revision_id
    left join lateral (
      select revision_id from publication as earlier
      where earlier.article_id = publication.article_id and earlier.id < publication.id order by earlier.id desc limit 1
    ) as previous on true
    left join revision as before on before.id = previous.revision_id
    where ${condition} order by correction.made_at desc, correction.id desc limit ${correctionsOfArticleMax}`.execute(
    database,
  )
  return rows.map(({ id, kind, note, made_at, before, after }) => ({
    id,
    kind,
    note,
    at: made_at,
    change: before && { before, after },
  }))
}
