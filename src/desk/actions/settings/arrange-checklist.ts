import { articleKinds } from '#article'
import { Refusal } from '#server'
import { addChecklistItem, allChecklistItems, appendAudit, type Database, endChecklistItem } from '#store'
import { type Actor, demand } from '../../policy.ts'
import { refuseUnknownSection } from '../refuse-unknown-section.ts'

/** More than these nobody reads before each article. */
const itemsMax = 200
export const checkWordsMax = 200

export interface CheckWish {
  words: string
  /** Slug; null: everywhere. */
  section: string | null
  /** Null: of every kind. */
  kind: string | null
  isRequired: boolean
  isAskedAgain: boolean
  /** The item whose place it takes; what was marked of that one does not count for it. */
  replaces: number | null
}

/**
 * Adds an item to the checklists of the newsroom. Returns its id. Refuses: `forbidden`, `unknown-section`, `not-found`
 * where what it replaces is not in use, `invalid-content` without words, for a kind that is none, or beyond so many.
 */
export async function addCheck(database: Database, actor: Actor, wish: CheckWish): Promise<number> {
  demand(actor, 'overrule')
  const { words, section, kind, replaces } = wish
  if (words === '' || words.length > checkWordsMax) {
    throw new Refusal('invalid-content', { detail: `words: one sentence of at most ${checkWordsMax} characters.` })
  }
  if (kind !== null && !(articleKinds as readonly string[]).includes(kind)) {
    throw new Refusal('invalid-content', { detail: 'kind: no kind of article.' })
  }
  await refuseUnknownSection(database, section)
  const before = await allChecklistItems(database)
  const old = before.find(({ id }) => id === replaces) ?? null
  if (replaces !== null && old === null) throw new Refusal('not-found', { item: replaces })
  if (old === null && before.length >= itemsMax) {
    throw new Refusal('invalid-content', { detail: `At most ${itemsMax} items.`, itemsMax })
  }
  if (old !== null) await endChecklistItem(database, { id: old.id, madeBy: actor.id })
  const id = await addChecklistItem(database, { ...wish, madeBy: actor.id })
  const { replaces: _, ...facts } = wish
  const action = old === null ? 'add-check' : 'change-check'
  const was = old === null ? {} : { was: { item: old.id, words: old.words } }
  await appendAudit(database, {
    actor: actor.id,
    action,
    subject: 'setting:checklist',
    facts: { item: id, ...facts, ...was },
  })
  return id
}

/** Takes an item out of the checklists. Refuses: `forbidden`, `not-found`. */
export async function removeCheck(database: Database, actor: Actor, id: number): Promise<void> {
  demand(actor, 'overrule')
  const item = (await allChecklistItems(database)).find((one) => one.id === id)
  const isEnded = item !== undefined && (await endChecklistItem(database, { id, madeBy: actor.id }))
  if (!isEnded) throw new Refusal('not-found', { item: id })
  const facts = { item: id, words: item.words }
  await appendAudit(database, { actor: actor.id, action: 'remove-check', subject: 'setting:checklist', facts })
}
