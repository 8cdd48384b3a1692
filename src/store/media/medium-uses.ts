import { sql } from 'kysely'
import type { ArticleContent } from '#article'
import type { Database } from '../database.ts'

/** An article that shows, or once showed, a medium. */
export interface MediumUse {
  code: number
  headline: string
  /** The readable end of its address while it is live; null otherwise. */
  slug: string | null
}

/** Records that articles show media, for as long as their revisions are kept. */
export async function recordUses(
  database: Database,
  uses: readonly { articleId: number; hashes: readonly string[] }[],
): Promise<void> {
  const pairs = uses.flatMap(({ articleId, hashes }) => hashes.map((hash) => ({ articleId, hash })))
  if (pairs.length === 0) return
  await sql`
    insert into medium_use (hash, article_id)
    select * from unnest(${pairs.map(({ hash }) => hash)}::text[], ${pairs.map(({ articleId }) => articleId)}::bigint[])
    on conflict do nothing`.execute(database)
}

/** Where a medium is used: in revisions, and in what is being written now; the newest article first. */
export async function usesOf(database: Database, hash: string, limit: number): Promise<MediumUse[]> {
  const { rows } = await sql<MediumUse>`
    select article.code, coalesce(copy.content ->> 'headline', newest.headline) as headline, live.slug
    from (${usingArticles(hash)}) as used
    join article on article.id = used.article_id
    join lateral (select headline from revision where article_id = article.id order by number desc limit 1) as newest on true
    left join working_copy as copy on copy.article_id = article.id and copy.begun_at is not null
    left join live on live.article_id = article.id
    order by article.id desc limit ${limit}`.execute(database)
  return rows
}

/** In how many articles each of these media is used; those used nowhere are left out. */
export async function countUses(database: Database, hashes: readonly string[]): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await sql<{ hash: string; count: number }>`
    select hash, count(*) as count from medium_use where hash = any(${hashes}) group by hash`.execute(database)
  return new Map(rows.map(({ hash, count }) => [hash, count]))
}

/** Whether anything shows it: an article, a text being written, a standing page, a film whose still it is. */
export async function isUsed(database: Database, hash: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (${usingArticles(hash)})
      or exists (select from setting where name like 'page:%' and strpos(value::text, ${hash}) > 0)
      or exists (select from medium where poster = ${hash}) as used`.execute(database)
  return rows[0]!.used
}

/** Media that nothing shows and that came before this instant, the oldest first. */
export async function unusedBefore(database: Database, instant: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select hash from medium where kept_at < ${instant}
      and not exists (select from medium_use where medium_use.hash = medium.hash)
    order by id limit ${limit}`.execute(database)
  return rows.map(({ hash }) => hash)
}

/** What a revision shows, and which of the media of its article may not be shown any more. */
export interface EndedShow extends Pick<ArticleContent, 'hero' | 'document'> {
  revisionId: number
  ended: string[]
}

/** Of these revisions, those whose articles have used media of which the rights have ended by `now`. */
export async function endedShows(database: Database, revisionIds: readonly number[], now: Date): Promise<EndedShow[]> {
  const { rows } = await sql<EndedShow>`
    select revision.id as "revisionId", hero, document, past.hashes as ended
    from revision cross join lateral (
      select array_agg(hash) as hashes from medium_use join medium using (hash)
      where medium_use.article_id = revision.article_id and rights_end <= ${now}
    ) as past
    where revision.id = any(${revisionIds}::bigint[]) and past.hashes is not null`.execute(database)
  return rows
}

function usingArticles(hash: string) {
  return sql`
    select article_id from medium_use where hash = ${hash}
    union select article_id from working_copy where begun_at is not null and strpos(content::text, ${hash}) > 0`
}
