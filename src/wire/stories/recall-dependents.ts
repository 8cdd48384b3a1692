import { fold } from '#persian'
import type { ArrivedText } from '#sourcing'
import { articlesFromStory, type Database, type FoldableItem, raiseRecalls, takenItems } from '#store'
import { readTakingBack } from './taking-back.ts'

/** A correction comes within a month. */
const takenWithinMs = 30 * 86_400_000
/** Words two headlines must share to speak of one thing, as a share of the fewer, and at least. */
const sharedWordsShare = 0.6
const sharedWordsLeast = 3
const wordLettersLeast = 3

/**
 * Where an item corrects, denies or takes back something, raises recall for the articles made of what it speaks of:
 * those of its own story, and those made of an item with that headline. Nothing changes silently: the desk is shown a
 * list. Returns the ids of articles newly recalled.
 */
export async function recallDependents(
  database: Database,
  { item, text, storyId }: { item: FoldableItem; text: ArrivedText; storyId: number },
): Promise<number[]> {
  const status = typeof item.said?.status === 'string' ? item.said.status : null
  const takingBack = readTakingBack({ title: text.title, body: text.body, status })
  if (takingBack === null) return []
  const taken = await takenItems(database, new Date(item.saidAt.getTime() - takenWithinMs))
  const words = wordsOf(takingBack.about)
  const alike = taken.filter((one) => one.id !== item.id && speaksOfSame(words, wordsOf(one.title)))
  const articleIds = new Set([
    ...(await articlesFromStory(database, storyId)),
    ...alike.map(({ articleId }) => articleId),
  ])
  return raiseRecalls(database, { itemId: item.id, kind: takingBack.kind, articleIds: [...articleIds] })
}

function wordsOf(title: string): Set<string> {
  return new Set(
    fold(title)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= wordLettersLeast),
  )
}

function speaksOfSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length
  return shared >= sharedWordsLeast && shared >= sharedWordsShare * Math.min(one.size, other.size)
}
