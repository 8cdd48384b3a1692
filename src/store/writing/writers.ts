import { sql } from 'kysely'
import type { Database } from '../database.ts'

/**
 * Who wrote what is not live yet of an article, as the audit log names people: who saved the first and the newest of its
 * revisions since the one that is live, and everybody who wrote in the newest. Empty when the newest is live.
 */
export async function writersSincePublished(database: Database, articleId: number): Promise<string[]> {
  const { rows } = await sql<{ writer: string }>`
    with waiting as (
      select revision.id, revision.number, revision.saved_by from revision
      where article_id = ${articleId} and number > coalesce(
        (select shown.number from live join revision as shown on shown.id = live.revision_id
          where live.article_id = ${articleId}), 0)
    ), newest as (select id from waiting order by number desc limit 1)
    select saved_by as writer from waiting
      where id in (select id from newest) or number = (select min(number) from waiting)
    union
    select actor from revision_author where revision_id in (select id from newest)`.execute(database)
  return rows.map(({ writer }) => writer)
}
