import { Arrival as ArrivingCopy, chooseStory, copiedWithinMs, type KeptCopy, keepCopy, marksOf } from '#sourcing'
import {
  announce,
  type Database,
  type FoldableItem,
  holdFolding,
  inTransaction,
  itemsWithMarks,
  key,
  placeItem,
  readFoldable,
  someMembers,
  unfoldedItems,
} from '#store'
import { foldedWordsOf, textOfItem } from './item-text.ts'
import { recallDependents } from './recall-dependents.ts'

const together = 100
/** Items an arriving one is compared with: those that share most marks with it. */
const comparedMax = 12
const membersMax = 4
/** Marks two items must share to be compared, as a share of the fewer, and at least. */
const sharedMarksShare = 0.15
const sharedMarksLeast = 2
const fewMarks = 4

/**
 * Folds every item that belongs to no story yet, or says something else since it was folded, also what another process
 * left behind. Each is settled in a transaction of its own. Called after items are kept, and by the clock; what an
 * archive brings is no news and is not folded. Returns how many there were.
 */
export async function foldArrivals(database: Database): Promise<number> {
  let folded = 0
  for (;;) {
    const ids = await unfoldedItems(database, together)
    for (const id of ids) await inTransaction(database, (transaction) => foldItem(transaction, id))
    folded += ids.length
    if (ids.length > 0) await announce(database, [key.wire])
    if (ids.length < together) return folded
  }
}

/** Puts one item into its story. */
async function foldItem(database: Database, id: number): Promise<void> {
  await holdFolding(database)
  const [item] = await readFoldable(database, [id])
  if (item === undefined) return
  const text = textOfItem(item)
  const copy = keepCopy(text)
  const marks = [...marksOf(copy.text)]
  const others = await candidates(database, item, marks)
  const arriving = new ArrivingCopy(copy)
  const judged = others
    .filter((other) => other.storyId !== null)
    .map((other) => ({ story: other.storyId!, judgement: arriving.judge(keptCopyOf(other)) }))
  const choice = chooseStory(judged)
  const storyId = await placeItem(database, {
    itemId: id,
    storyId: choice.story,
    saidAt: item.saidAt,
    folded: foldedWordsOf(text),
    isRoundUp: copy.isRoundUp || choice.isRoundUp,
    marks,
  })
  await recallDependents(database, { item, text, storyId })
}

/** Items that share enough with this one to be compared, and a few more of their stories. */
async function candidates(database: Database, item: FoldableItem, marks: readonly number[]): Promise<FoldableItem[]> {
  const found = await itemsWithMarks(database, { marks, exceptId: item.id, limit: comparedMax })
  const near = found.filter(({ shared, marks: own }) => {
    const fewer = Math.min(own, marks.length)
    return shared >= (fewer <= fewMarks ? 1 : Math.max(sharedMarksLeast, fewer * sharedMarksShare))
  })
  const nearest = await readFoldable(
    database,
    near.map(({ id }) => id),
  )
  const storyIds = [...new Set(nearest.flatMap(({ storyId }) => (storyId === null ? [] : [storyId])))]
  const known = new Set(nearest.map(({ id }) => id))
  const members = (await someMembers(database, storyIds, membersMax)).filter((id) => id !== item.id && !known.has(id))
  const others = [...nearest, ...(await readFoldable(database, members))]
  return others.filter(({ saidAt }) => Math.abs(saidAt.getTime() - item.saidAt.getTime()) <= copiedWithinMs)
}

function keptCopyOf(item: FoldableItem): KeptCopy {
  const copy = keepCopy(textOfItem(item))
  return { ...copy, isRoundUp: copy.isRoundUp || item.isRoundUp }
}
