import { Refusal } from '#server'
import { appendAudit, type Database, holdFolding, mergeStories, readStory, type Story, splitItems } from '#store'
import { type Actor, demand } from '../policy.ts'

/**
 * Takes items out of a story into one of their own, for good. Refuses: `forbidden`, `not-found`, and `invalid-content`
 * where none of them is in it, or none would be left.
 */
export async function splitStory(
  database: Database,
  actor: Actor,
  { storyId, itemIds }: { storyId: number; itemIds: readonly number[] },
): Promise<number> {
  demand(actor, 'write')
  await holdFolding(database)
  const { copies } = await findStory(database, storyId)
  const leaving = copies.filter(({ id }) => itemIds.includes(id)).map(({ id }) => id)
  if (leaving.length === 0 || leaving.length !== new Set(itemIds).size) {
    throw new Refusal('invalid-content', { detail: 'items: each must be an item of this story.' })
  }
  if (leaving.length === copies.length) {
    throw new Refusal('invalid-content', { detail: 'items: one at least stays in the story.' })
  }
  const own = await splitItems(database, { storyId, itemIds: leaving, madeBy: actor.id })
  const facts = { items: leaving, into: own }
  await appendAudit(database, { actor: actor.id, action: 'story.split', subject: `story:${storyId}`, facts })
  return own
}

/** Puts all items of one story into another, for good. Refuses: `forbidden`, `not-found`, `invalid-content`. */
export async function mergeStory(
  database: Database,
  actor: Actor,
  { fromId, intoId }: { fromId: number; intoId: number },
): Promise<void> {
  demand(actor, 'write')
  if (fromId === intoId) throw new Refusal('invalid-content', { detail: 'story: a story is not merged with itself.' })
  await holdFolding(database)
  const { copies } = await findStory(database, fromId)
  await findStory(database, intoId)
  await mergeStories(database, { fromId, intoId, madeBy: actor.id })
  const facts = { from: fromId, items: copies.map(({ id }) => id) }
  await appendAudit(database, { actor: actor.id, action: 'story.merge', subject: `story:${intoId}`, facts })
}

async function findStory(database: Database, id: number): Promise<Story> {
  const story = await readStory(database, id)
  if (story === null) throw new Refusal('not-found', { story: id })
  return story
}
