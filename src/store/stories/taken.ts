import { sql } from 'kysely'
import type { ArticleContent } from '#article'
import type { Database } from '../database.ts'

/** What an article was made of. */
export interface TakenFrom {
  itemId: number
  storyId: number
  source: string
  title: string | null
  link: string | null
  takenAt: Date
  takenBy: string
  /** Its first revision, as it was proposed. */
  content: ArticleContent
}

/** The item out of which the article with this code was made, or null. */
export async function readTakenFrom(database: Database, code: number): Promise<TakenFrom | null> {
  const { rows } = await sql<Omit<TakenFrom, 'content'> & ArticleContent>`
    select item.id as "itemId", story_item.story_id as "storyId", coalesce(source.name, feed.name, '') as source, item.title,
      item.link, handling.made_at as "takenAt", handling.made_by as "takenBy", revision.kind, revision.kicker,
      revision.headline, revision.subheadline, revision.lead, revision.document, revision.hero, section.slug as section,
      array(select json_array_elements(revision.tags) ->> 'name') as tags,
      array(select json_array_elements(revision.authors) ->> 'name') as authors
    from article join wire_handling as handling on handling.article_id = article.id
    join wire_item as item on item.id = handling.wire_item_id
    join story_item on story_item.wire_item_id = item.id
    join revision on revision.id = handling.revision_id
    left join section on section.id = revision.section_id
    left join feed on feed.id = item.feed_id left join source on source.id = feed.source_id
    where article.code = ${code} order by handling.id limit 1`.execute(database)
  const [row] = rows
  if (row === undefined) return null
  const { itemId, storyId, source, title, link, takenAt, takenBy, ...content } = row
  return { itemId, storyId, source, title, link, takenAt, takenBy, content }
}

/** Grows whenever something arrives, is folded, or is done with what arrived: whoever watches looks again. */
export async function wireMoment(database: Database): Promise<string> {
  const { rows } = await sql<{ moment: string }>`
    select concat_ws('.', (select max(wire_item_id) from story_item), (select max(id) from wire_handling),
      (select max(id) from recall)) as moment`.execute(database)
  return rows[0]!.moment
}
