import { type RawBuilder, sql } from 'kysely'
import type { EditionCode } from '#article'
import type { Database } from '../database.ts'
import type { StageKind } from '../flow/steps.ts'
import type { TimingKind } from '../timings/timings.ts'

/** An article in the lists of the desk: as it is being written now. */
export interface ArticleEntry {
  code: number
  edition: EditionCode
  kicker: string | null
  headline: string
  kind: string
  /** Name of its section. */
  section: string | null
  /** Slug of the section its newest revision is filed in: where rights to it hold. */
  filedIn: string | null
  savedAt: Date
  /** Who touched it last, by name. */
  savedBy: string
  publication: { slug: string; publishedAt: Date; updatedAt: Date | null } | null
  /** Something was written that readers do not see yet. */
  hasNews: boolean
  choices: number
  /** Where it waits on its way through the newsroom; null for a draft and for what is live. */
  stage: StageKind | null
  /** Names of those whose work on it is open, and by when. */
  work: { name: string; dueAt: Date | null }[]
  /** What is to happen to it, the soonest first. */
  coming: { kind: TimingKind; at: Date }[]
}

/** Which articles a list holds. */
export interface ArticleListQuery {
  limit: number
  /** Goes on below this code. */
  belowCode: number | null
  /** Only those this actor has written in. */
  writtenBy: string | null
  /** `open`: what readers do not see, or not as it is now. */
  state: 'open' | 'draft' | 'live' | 'any'
  section: string | null
  /** Those of these editions; all, unless it is said. */
  editions?: readonly EditionCode[]
  /** Words of kicker or headline, all of which must be there; folded the same way on both sides. */
  words: readonly string[]
  code: number | null
}

/** Articles of the desk, newest made first. */
export async function listArticles(database: Database, query: ArticleListQuery): Promise<ArticleEntry[]> {
  const { rows } = await sql<Omit<ArticleEntry, 'publication' | 'work' | 'coming'> & LiveColumns & PlannedColumns>`
    select article.code, article.edition, said.kicker, said.headline, said.kind, section.name as section,
      (select filed.slug from section as filed where filed.id = revision.section_id) as "filedIn",
      coalesce(copy.changed_at, revision.saved_at) as "savedAt",
      coalesce(account.name, said.saved_by) as "savedBy", live.slug, live.published_at as "publishedAt",
      live.updated_at as "updatedAt", coalesce(live.revision_id <> revision.id or copy.article_id is not null, true) as "hasNews",
      coalesce(json_array_length(copy.choices), 0) as choices, stage.kind as stage,
      (select coalesce(json_agg(json_build_object('name', worker.name, 'dueAt', due_at) order by due_at nulls last), '[]')
        from assignment_open join account as worker on worker.id = account_id
        where assignment_open.article_id = article.id) as work,
      (select coalesce(json_agg(json_build_object('kind', kind, 'at', due_at) order by due_at), '[]')
        from timing_open where timing_open.article_id = article.id) as coming
    from article
    join lateral (select * from revision where article_id = article.id order by number desc limit 1) as revision on true
    left join working_copy as copy on copy.article_id = article.id and copy.begun_at is not null
    left join live on live.article_id = article.id
    left join stage on stage.article_id = article.id
    cross join lateral (select
      case when copy.article_id is null then revision.kicker else copy.content ->> 'kicker' end as kicker,
      coalesce(copy.content ->> 'headline', revision.headline) as headline,
      coalesce(copy.content ->> 'kind', revision.kind) as kind,
      coalesce(copy.changed_by[cardinality(copy.changed_by)], revision.saved_by) as saved_by
    ) as said
    left join section on case when copy.article_id is null then section.id = revision.section_id
      else section.slug = copy.content ->> 'section' end
    left join account on 'account:' || account.login = said.saved_by
    where ${sql.join(conditions(query), sql` and `)}
    order by article.id desc limit ${query.limit}`.execute(database)
  return rows.map(({ slug, publishedAt, updatedAt, work, coming, ...entry }) => ({
    ...entry,
    work: work.map(({ name, dueAt }) => ({ name, dueAt: dueAt === null ? null : new Date(dueAt) })),
    coming: coming.map(({ kind, at }) => ({ kind, at: new Date(at) })),
    publication: slug === null ? null : { slug, publishedAt: publishedAt!, updatedAt },
  }))
}

interface LiveColumns {
  slug: string | null
  publishedAt: Date | null
  updatedAt: Date | null
}

/** Instants within JSON come as texts. */
interface PlannedColumns {
  work: { name: string; dueAt: string | null }[]
  coming: { kind: TimingKind; at: string }[]
}

function conditions(query: ArticleListQuery): RawBuilder<unknown>[] {
  const { belowCode, writtenBy, state, section, editions, words, code } = query
  const states = {
    any: sql`true`,
    live: sql`live.code is not null`,
    draft: sql`live.code is null`,
    open: sql`(live.code is null or live.revision_id <> revision.id or copy.article_id is not null)`,
  }
  return [
    states[state],
    ...(belowCode === null ? [] : [sql`article.id < (select id from article where code = ${belowCode})`]),
    ...(code === null ? [] : [sql`article.code = ${code}`]),
    ...(editions === undefined ? [] : [sql`article.edition = any(${editions}::text[])`]),
    ...(section === null ? [] : [sql`section.slug = ${section}`]),
    ...(writtenBy === null
      ? []
      : [
          sql`(${writtenBy} = any(copy.changed_by) or exists (
            select from revision as own where own.article_id = article.id and own.saved_by = ${writtenBy}))`,
        ]),
    ...words.map((word) => sql`strpos(${foldedHeadline}, ${word}) > 0`),
  ]
}

/** Letters of other keyboards and half-spaces do not keep a headline from being found. */
const foldedHeadline = sql`lower(translate(concat_ws(' ', said.kicker, said.headline), ${'يكىآأإةۀؤ\u200c'}, ${'یکیاااههو'}))`
