import { type ArticleContent, countChangedWords } from '#article'
import { Refusal } from '#server'
import {
  addChecklistMark,
  type ChecklistItem,
  type ChecklistMark,
  type ChecklistMarkKind,
  checklistItemsFor,
  checklistMarksOf,
  type Database,
  readManuscript,
  readRevision,
} from '#store'
import { type Actor, demandIn } from '../../policy.ts'
import { openCopy } from '../open-copy.ts'
import { recordRevision } from '../record-revision.ts'

/** An item as it stands with one article. */
export interface Check extends ChecklistItem {
  /** `lapsed`: it was ticked, and the words have changed since. */
  state: 'open' | 'ticked' | 'lapsed' | 'waived'
  /** Who said so, when, about which revision; null while nobody has. */
  mark: ChecklistMark | null
  /** Of a lapsed one: how many words changed since. */
  changedWords: number
}

export interface Checked {
  articleId: number
  /** What the article says, live or being written. */
  content: ArticleContent
}

/** What is asked of an article that says this, and what was answered; what is required first. */
export async function checklistOf(database: Database, { articleId, content }: Checked): Promise<Check[]> {
  const items = await checklistItemsFor(database, content)
  if (items.length === 0) return []
  const marks = new Map((await checklistMarksOf(database, articleId)).map((mark) => [mark.itemId, mark]))
  const changed = new Map<number, number>()
  for (const item of items) {
    const mark = marks.get(item.id)
    if (mark?.kind !== 'ticked' || !item.isAskedAgain || changed.has(mark.revision)) continue
    const then = await readRevision(database, articleId, mark.revision)
    changed.set(mark.revision, countChangedWords(then!.content, content))
  }
  return items.map((item) => checkOf(item, marks.get(item.id) ?? null, changed))
}

function checkOf(item: ChecklistItem, mark: ChecklistMark | null, changed: ReadonlyMap<number, number>): Check {
  if (mark === null || mark.kind === 'cleared') return { ...item, mark: null, state: 'open', changedWords: 0 }
  if (mark.kind === 'waived') return { ...item, mark, state: 'waived', changedWords: 0 }
  const changedWords = item.isAskedAgain ? changed.get(mark.revision)! : 0
  return { ...item, mark, state: changedWords === 0 ? 'ticked' : 'lapsed', changedWords }
}

/** Whether it keeps the article from going on. */
export function isInTheWay({ isRequired, state }: Check): boolean {
  return isRequired && (state === 'open' || state === 'lapsed')
}

/** Refuses `not-ready`, with each item, while something that is required has not been seen to and nobody waived it. */
export async function refuseUnchecked(database: Database, checked: Checked & { code: number }): Promise<void> {
  const open = (await checklistOf(database, checked)).filter(isInTheWay)
  if (open.length === 0) return
  const reasons = open.map(({ id, words }) => ({ code: 'check-open', severity: 'blocks', facts: { item: id, words } }))
  throw new Refusal('not-ready', { code: checked.code, reasons })
}

export interface MarkWish {
  item: number
  kind: ChecklistMarkKind
  /** Why it may stand as it is; needed to waive, and kept of nothing else. */
  reason: string | null
}

/**
 * Says that an item was seen to, takes that back, or lets it stand for a reason. A tick is about a text: what is being
 * written becomes a revision first. To waive something of a live article needs the right to publish, as with what its
 * sourcing leaves open. Refuses: `forbidden`, `other-section`, `not-found` (also an item that is not asked here),
 * `invalid-content` for a waiver without a reason, and as {@link recordRevision} does.
 */
export async function markCheck(database: Database, actor: Actor, code: number, wish: MarkWish): Promise<void> {
  const { item, kind, reason } = wish
  const { manuscript, copy } = await openCopy(database, actor, code)
  const { articleId } = manuscript
  const asked = await checklistItemsFor(database, copy.content)
  if (!asked.some(({ id }) => id === item)) throw new Refusal('not-found', { code, item })
  if (kind === 'waived') {
    if (reason === null) throw new Refusal('invalid-content', { detail: 'reason: a sentence is needed.' })
    if (manuscript.publication !== null) demandIn(actor, 'publish', manuscript.content.section)
  }
  if (kind === 'ticked') await recordRevision(database, actor, code, { version: copy.version })
  const { revisionId } = (await readManuscript(database, code))!
  const said = { kind, revisionId, reason: kind === 'waived' ? reason : null }
  await addChecklistMark(database, { articleId, code, itemId: item, ...said, madeBy: actor.id })
}
