import { draftFromKeptItem, type KeptItem } from '#formats'
import { Refusal } from '#server'
import {
  appendAudit,
  type Database,
  holdFolding,
  type Manuscript,
  readStory,
  recordHandling,
  type StoryCopy,
} from '#store'
import { type Actor, demand } from '../policy.ts'
import { createArticle } from './create-article.ts'
import { findWireItem } from './find-wire-item.ts'

/**
 * Takes an item of the wire: a draft with its words, its source chain and (read from them) its statements. The item and
 * its story stand as taken from then on. Refuses: `forbidden`, `not-found`, `already-taken` (with the code of what was
 * made of the story before), `invalid-content` for an item without headline or text.
 */
export async function takeWireItem(database: Database, actor: Actor, itemId: number): Promise<Manuscript> {
  demand(actor, 'write')
  // Two editors may take two copies of one story at the same moment.
  await holdFolding(database)
  const item = await findWireItem(database, itemId)
  const story = await readStory(database, item.storyId)
  const taken = story?.copies.find(({ article }) => article !== null)
  if (taken?.article) throw new Refusal('already-taken', { code: taken.article.code, item: taken.id })
  const draft = draftFromKeptItem(keptItem(item))
  if (draft === null) throw new Refusal('invalid-content', { detail: 'The item has no headline or no text.' })
  const made = await createArticle(database, actor, { ...draft, code: null })
  const { articleId, revisionId, code } = made
  await recordHandling(database, { itemId, kind: 'taken', article: { articleId, revisionId }, madeBy: actor.id })
  const subject = `wire-item:${itemId}`
  await appendAudit(database, { actor: actor.id, action: 'wire.take', subject, facts: { code, story: item.storyId } })
  return made
}

/** What names no source was taken from nobody we could name. */
function keptItem(copy: StoryCopy): KeptItem {
  const source = copy.source === '' ? null : { name: copy.source, slug: copy.sourceSlug }
  return { ...copy, source }
}
