import { fold } from '#persian'
import { type ArrivedText, likenessOfHeadlines } from '#sourcing'
import {
  articlesFromStories,
  type Database,
  type FoldableItem,
  type HeadlineQuery,
  headlinesTaken,
  raiseRecalls,
  type ToldHeadline,
  toldByOutlet,
} from '#store'
import { readTakingBack, type TakingBack } from './taking-back.ts'

/** A correction comes within a month. */
const takenWithinMs = 30 * 86_400_000
/** Words two headlines must share to speak of one thing, as a share of the fewer, and at least. */
const sharedWordsShare = 0.6
const sharedWordsLeast = 3
const wordLettersLeast = 3
/** Headlines that are looked at; of one outlet, and of all. */
const outletHeadlinesMax = 20
const headlinesMax = 500
/** Where an outlet's own item is known that it takes back, the same headline tells the same news no further from it. */
const sameNewsMs = 12 * 3_600_000

/**
 * Where an item corrects, denies or takes back something, raises recall for the articles made of what it speaks of:
 * those of its own story, those of the story its outlet told under that headline, and those of a story in which any
 * copy, or the article itself, has that headline. Nothing changes silently: the desk is shown a list. Returns the ids
 * of articles newly recalled.
 */
export async function recallDependents(
  database: Database,
  { item, text, storyId }: { item: FoldableItem; text: ArrivedText; storyId: number },
): Promise<number[]> {
  const status = typeof item.said?.status === 'string' ? item.said.status : null
  const takingBack = readTakingBack({ title: text.title, body: text.body, status })
  if (takingBack === null) return []
  const told = await whatWasTold(database, item, takingBack)
  const articleIds = new Set([
    ...(await articlesFromStories(database, [storyId, ...told.storyIds])),
    ...told.articleIds,
  ])
  return raiseRecalls(database, { itemId: item.id, kind: takingBack.kind, articleIds: [...articleIds] })
}

/** The story that its outlet told under the headline that is taken back, and articles made under such a headline. */
async function whatWasTold(
  database: Database,
  item: FoldableItem,
  takingBack: TakingBack,
): Promise<{ storyIds: number[]; articleIds: number[] }> {
  const words = wordsOf(takingBack.about)
  const query: HeadlineQuery = {
    words: [...words],
    wordsLeast: Math.min(words.size, sharedWordsLeast),
    since: new Date(item.saidAt.getTime() - takenWithinMs),
    exceptId: item.id,
    limit: headlinesMax,
  }
  if (words.size < 2) return { storyIds: [], articleIds: [] }
  const ofOutlet =
    item.feedId === null
      ? []
      : await toldByOutlet(database, { ...query, limit: outletHeadlinesMax, feedId: item.feedId })
  const own = ofOutlet.find(({ title }) => likenessOfHeadlines(takingBack.about, title).isSame) ?? null
  const alike = (await headlinesTaken(database, query)).filter((headline) => {
    if (own !== null && Math.abs(headline.saidAt.getTime() - own.saidAt.getTime()) > sameNewsMs) return false
    return speaksOfSame(takingBack, headline, { isOwnKnown: own !== null, feedId: item.feedId })
  })
  return { storyIds: own === null ? [] : [own.storyId], articleIds: alike.map(({ articleId }) => articleId) }
}

/**
 * Whether a headline tells what is taken back. One frame with another name, day or figure in it is other news; only a
 * correction may put another figure, and its own outlet another name, and not where it is known what it corrects.
 */
function speaksOfSame(
  { about, kind }: TakingBack,
  headline: ToldHeadline,
  { isOwnKnown, feedId }: { isOwnKnown: boolean; feedId: number | null },
): boolean {
  const [one, other] = [wordsOf(about), wordsOf(headline.title)]
  const shared = [...one].filter((word) => other.has(word)).length
  const isNear = shared >= sharedWordsLeast && shared >= sharedWordsShare * Math.min(one.size, other.size)
  if (!isNear && (shared < one.size || one.size !== other.size || shared < 2)) return false
  const { isSame, factsReplaced, wordsReplaced } = likenessOfHeadlines(about, headline.title)
  if (isSame || !isNear) return isSame
  const mayReplace = kind === 'correction' && !isOwnKnown
  const isOwnCopy = headline.feedId !== null && headline.feedId === feedId
  return (factsReplaced === 0 || mayReplace) && (wordsReplaced === 0 || (mayReplace && isOwnCopy))
}

function wordsOf(title: string): Set<string> {
  return new Set(
    fold(title)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= wordLettersLeast),
  )
}
