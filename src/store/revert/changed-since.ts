import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** An article of which something was changed after an instant: how it stood then, and how it stands now. */
export interface ChangedArticle {
  articleId: number
  code: number
  /** Of the newest revision. */
  headline: string
  /** What readers saw at the instant; null where it was not live. */
  shownThen: { revisionId: number; revision: number; publishedAt: Date } | null
  isLive: boolean
  /** Whether readers see other words now than they saw then; false where it was, or is, not live. */
  showsOther: boolean
  /** Number of the newest revision at the instant; null where there was none. */
  revisionThen: number | null
  /** Whether the newest revision says something else than that one. */
  saysOther: boolean
  /** Who else has changed it since: `account:sara`. */
  others: string[]
  /** Corrections that were made public since: they are never deleted. */
  corrections: number
}

export interface ChangesWanted {
  since: Date
  /** Who did it, as the audit log names them: `account:sara`, `token:import`; null for everybody. */
  by: string | null
  /** Whose changes are no changes: whoever turns things back. */
  except: string
  /** Only this article. */
  code?: number
}

/** Every article that somebody published, took down or wrote in since an instant, by code. */
export async function changedSince(
  database: Database,
  { since, by, except, code }: ChangesWanted,
): Promise<ChangedArticle[]> {
  const isTheirs = (actor: string) =>
    by === null ? sql`${sql.ref(actor)} <> ${except}` : sql`${sql.ref(actor)} = ${by}`
  const { rows } = await sql<
    Omit<ChangedArticle, 'shownThen'> & {
      revisionIdThen: number | null
      shownRevision: number | null
      publishedAt: Date | null
    }
  >`
    with act as materialized (
      select article_id, made_by as actor from publication where made_at >= ${since}
      union select article_id, withdrawal.made_by from withdrawal join publication on publication.id = publication_id
        where withdrawal.made_at >= ${since}
      union select article_id, saved_by from revision where saved_at >= ${since}
    ), touched as (select distinct article_id from act where ${isTheirs('actor')})
    select article.id as "articleId", article.code, newest.headline, live.code is not null as "isLive",
      shown.revision_id as "revisionIdThen", shown.number as "shownRevision", shown.published_at as "publishedAt",
      coalesce(seen.fingerprint <> shown.fingerprint, false) as "showsOther",
      earlier.number as "revisionThen", coalesce(earlier.fingerprint <> newest.fingerprint, false) as "saysOther",
      array(select actor from act where act.article_id = article.id and not ${isTheirs('actor')} and actor <> ${except}
        order by 1) as others,
      (select count(*) from correction where correction.article_id = article.id and made_at >= ${since}) as corrections
    from touched join article on article.id = touched.article_id
    join lateral (
      select headline, fingerprint from revision where article_id = article.id order by number desc limit 1
    ) as newest on true
    left join lateral (
      select number, fingerprint from revision where article_id = article.id and saved_at < ${since}
      order by number desc limit 1
    ) as earlier on true
    left join live on live.article_id = article.id
    left join revision as seen on seen.id = live.revision_id
    left join lateral (
      select last.revision_id, last.published_at, revision.number, revision.fingerprint
      from (select * from publication where article_id = article.id and made_at < ${since} order by id desc limit 1) as last
      join revision on revision.id = last.revision_id
      where not exists (select from withdrawal where publication_id = last.id and made_at < ${since})
    ) as shown on true
    ${code === undefined ? sql`` : sql`where article.code = ${code}`}
    order by article.code`.execute(database)
  return rows.map(({ revisionIdThen, shownRevision, publishedAt, ...row }) => ({
    ...row,
    shownThen:
      revisionIdThen === null
        ? null
        : { revisionId: revisionIdThen, revision: shownRevision!, publishedAt: publishedAt! },
  }))
}

/** What else an actor did since: how often each act, the commonest first. */
export async function actsSince(
  database: Database,
  { since, by }: { since: Date; by: string },
): Promise<{ action: string; count: number }[]> {
  const { rows } = await sql<{ action: string; count: number }>`
    select action, count(*) as count from audit where actor = ${by} and at >= ${since}
    group by action order by count desc, action`.execute(database)
  return rows
}
