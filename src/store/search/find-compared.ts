import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import { prepared } from '../prepared.ts'
import { type Asked, type Matches, type MatchRow, matchesOf, matchRows } from './find-matches.ts'
import type { SearchStanding } from './terms.ts'

/** What of an article is compared with a question. */
export interface Opening {
  articleId: number
  standing: SearchStanding
  kicker: string | null
  headline: string
  /** Null also where it is not needed: where openings are asked for of their own. */
  lead: string | null
}

/** What is asked in one statement: each of these of a part of the articles that is in the one before. */
export interface ComparedAsked {
  newest: Asked
  /** Asked where more than fit answer `newest`: of what stands in the opening, and in the headline. */
  near: { opening: Asked; headline: Asked } | null
}

export interface Compared {
  newest: Matches
  opening: Matches
  headline: Matches
  openings: Opening[]
}

interface Row extends MatchRow {
  part: 'newest' | 'opening' | 'headline'
  kicker: string | null
  title: string | null
  lead: string | null
}

/**
 * The newest matches, and where there are too many, those that are nearer; with what they are compared by. One statement:
 * each takes as long on its way as in the database.
 */
export async function findCompared(database: Database, { newest, near }: ComparedAsked): Promise<Compared> {
  const nothing: Matches = { matches: [], end: null }
  if (newest.bounds.months.length === 0) return { newest: nothing, opening: nothing, headline: nothing, openings: [] }
  const { rows } = await sql<Row>`${prepared}
    with newest as materialized (${matchRows(newest)}),
    ${near === null ? sql`` : nearRows(newest, near)}
    met as (${near === null ? sql`select 'newest' as part, * from newest` : everyPart})
    select met.part, met."articleId", met.standing, met.code, met."publishedAt", met."isMet", met.place,
      case met.standing when 'live' then live.kicker else revision.kicker end as kicker,
      case met.standing when 'live' then live.headline else revision.headline end as title,
      case when (${isFull('newest', newest)}) then null
        when met.standing = 'live' then live.lead else revision.lead end as lead
    from met left join live on met.standing = 'live' and live.article_id = met."articleId"
    left join revision on revision.id = case met.standing when 'draft' then met."revisionId" end`.execute(database)
  const sorted = rows.sort(
    (one, other) => other.publishedAt.getTime() - one.publishedAt.getTime() || other.code - one.code,
  )
  const of = (wanted: Row['part'], asked: Asked) =>
    matchesOf(
      sorted.filter(({ part }) => part === wanted),
      asked,
    )
  return {
    newest: of('newest', newest),
    opening: near === null ? nothing : of('opening', near.opening),
    headline: near === null ? nothing : of('headline', near.headline),
    openings: rows.flatMap(({ articleId, standing, kicker, title, lead }) =>
      title === null ? [] : [{ articleId, standing, kicker, headline: title, lead }],
    ),
  }
}

/** What stands in a headline stands in an opening: where openings are few, all of those are among them. */
function nearRows(newest: Asked, { opening, headline }: { opening: Asked; headline: Asked }): RawBuilder<unknown> {
  return sql`opening as materialized (select * from (${matchRows(opening)}) as near where (${isFull('newest', newest)})),
    headline as materialized (select * from (${matchRows(headline)}) as near where (${isFull('opening', opening)})),`
}

const everyPart = sql`select 'newest' as part, * from newest union all select 'opening', * from opening
  union all select 'headline', * from headline`

/** True when there may be more than were found. */
function isFull(part: 'newest' | 'opening', { bounds: { limit, readMax } }: Asked): RawBuilder<unknown> {
  return sql`select count(*) filter (where "isMet") >= ${limit} or coalesce(max(place), 0) >= ${readMax}
    from ${sql.ref(part)}`
}
