import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { beginStory, settleStories } from './folding.ts'

/** Takes items out of their story into one of their own, by hand; no folding puts them back. Returns that story. */
export async function splitItems(
  database: Database,
  { storyId, itemIds, madeBy }: { storyId: number; itemIds: readonly number[]; madeBy: string },
): Promise<number> {
  const own = await beginStory(database)
  await sql`update story_item set story_id = ${own}, placed_by = ${madeBy}
    where story_id = ${storyId} and wire_item_id = any(${itemIds}::bigint[])`.execute(database)
  // Those that stay were looked at too: a later word of theirs does not bring them after the others.
  await sql`update story_item set placed_by = ${madeBy} where story_id = ${storyId}`.execute(database)
  await settleStories(database, [storyId, own])
  return own
}

/** Puts all items of the one story into the other, by hand; no folding takes them apart. */
export async function mergeStories(
  database: Database,
  { fromId, intoId, madeBy }: { fromId: number; intoId: number; madeBy: string },
): Promise<void> {
  await sql`update story_item set story_id = ${intoId}, placed_by = ${madeBy}
    where story_id = any(${[fromId, intoId]}::bigint[])`.execute(database)
  await settleStories(database, [fromId, intoId])
}

export type HandlingKind = 'taken' | 'ignored' | 'watched' | 'reopened'

export interface HandlingDraft {
  itemId: number
  kind: HandlingKind
  article: { articleId: number; revisionId: number } | null
  madeBy: string
}

/** Records what somebody did with an item; its story stands as that says. */
export async function recordHandling(
  database: Database,
  { itemId, kind, article, madeBy }: HandlingDraft,
): Promise<void> {
  await sql`insert into wire_handling (wire_item_id, kind, article_id, revision_id, made_by)
    values (${itemId}, ${kind}, ${article?.articleId ?? null}, ${article?.revisionId ?? null}, ${madeBy})`.execute(
    database,
  )
  if (article !== null) {
    await sql`update wire_item set article_id = ${article.articleId} where id = ${itemId}`.execute(database)
    await sql`update chain_hop set wire_item_id = ${itemId} where revision_id = ${article.revisionId} and position = 1`.execute(
      database,
    )
  }
  const { rows } = await sql<{ storyId: number }>`
    select story_id as "storyId" from story_item where wire_item_id = ${itemId}`.execute(database)
  await settleStories(
    database,
    rows.map(({ storyId }) => storyId),
  )
}

/** Makes others who would do something with this item wait until the transaction ends. */
export async function holdItem(database: Database, itemId: number): Promise<void> {
  await sql`select from wire_item where id = ${itemId} for update`.execute(database)
}
