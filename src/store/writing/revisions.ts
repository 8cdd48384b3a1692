import { sql } from 'kysely'
import type { ArticleContent } from '#article'
import type { Hop } from '#sourcing'
import type { Database } from '../database.ts'

/** One revision in the list of an article's revisions. */
export interface RevisionEntry {
  number: number
  headline: string
  savedAt: Date
  /** Who saved it: `account:sara`, `token:import`. */
  savedBy: string
  /** Everybody who wrote it, by name; an actor that is no account is named by its id. */
  authors: string[]
  /** When readers saw it first; null if they never did. */
  publishedAt: Date | null
}

/** Revisions of an article, newest first, below this number where one is given. */
export async function listRevisions(
  database: Database,
  { articleId, below, limit }: { articleId: number; below: number | null; limit: number },
): Promise<RevisionEntry[]> {
  const { rows } = await sql<RevisionEntry>`
    select number, headline, saved_at as "savedAt", saved_by as "savedBy",
      array(
        select coalesce(account.name, writer.actor) from (
          select saved_by as actor union select actor from revision_author where revision_id = revision.id
        ) as writer left join account on 'account:' || account.login = writer.actor order by 1
      ) as authors,
      (select min(made_at) from publication where revision_id = revision.id) as "publishedAt"
    from revision where article_id = ${articleId} and number < ${below ?? 2_147_483_647}
    order by number desc limit ${limit}`.execute(database)
  return rows
}

/** What a revision said, or null when the article has none of this number. */
export async function readRevision(
  database: Database,
  articleId: number,
  number: number,
): Promise<{ content: ArticleContent; chain: Hop[] } | null> {
  const { rows } = await sql<ArticleContent & { chain: Hop[] }>`
    select kind, kicker, headline, subheadline, lead, document, hero, section.slug as section,
      array(select json_array_elements(tags) ->> 'name') as tags,
      array(select json_array_elements(authors) ->> 'name') as authors,
      (select coalesce(json_agg(json_strip_nulls(json_build_object('name', name, 'kind', kind, 'relation', relation,
        'url', url)) order by position), '[]') from chain_hop where revision_id = revision.id) as chain
    from revision left join section on section.id = section_id
    where article_id = ${articleId} and number = ${number}`.execute(database)
  if (rows[0] === undefined) return null
  const { chain, ...content } = rows[0]
  return { content, chain }
}

/** Records who wrote a revision besides the one who saved it. */
export async function addRevisionAuthors(
  database: Database,
  revisionId: number,
  actors: readonly string[],
): Promise<void> {
  await sql`insert into revision_author (revision_id, actor) select ${revisionId}, unnest(${actors}::text[])
    on conflict do nothing`.execute(database)
}
