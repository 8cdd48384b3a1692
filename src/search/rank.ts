import type { Match, Opening } from '#store'
import { isMet, type Want, type Wants, waysIn } from './want.ts'
import { type SearchWord, wordsOf } from './words-of.ts'

/**
 * What places a match: all words in the headline before all in the opening before anywhere; then words that stand
 * together as they were asked, headlines that say little else, words spelled alike; and how new it is. The figures were
 * chosen on the judged questions (`test/search`): each is worth what it says against the others.
 */
const worth = {
  headline: 100,
  opening: 60,
  anywhere: 30,
  /** For the share of words in the headline, when some stand elsewhere. */
  partOfHeadline: 30,
  partOfOpening: 10,
  together: 25,
  covering: 20,
  spelling: 5,
  newness: 30,
} as const

const dayMs = 86_400_000
/** Older is as old as can be: the difference between eighteen and twenty years orders nothing. */
const daysMax = 7_300

/** A match with its place among the others: higher is earlier; equal ones by instant and code, newest first. */
export interface Ranked extends Match {
  score: number
}

/**
 * Orders matches by what their headlines and openings say. `asOf` is the instant from which newness is told;
 * `isInOpening` tells of a match whether all words stand in its opening, null where that is to be read from the text.
 */
export function rank(
  matches: readonly Match[],
  openings: readonly Opening[],
  { wants, asOf, isInOpening }: { wants: Wants; asOf: Date; isInOpening(match: Match): boolean | null },
): Ranked[] {
  const byId = new Map(openings.map((opening) => [`${opening.standing} ${opening.articleId}`, opening]))
  return matches
    .flatMap((match) => {
      const opening = byId.get(`${match.standing} ${match.articleId}`)
      const score =
        opening === undefined ? null : scoreOf(opening, wants, isInOpening(match)) + newness(match.publishedAt, asOf)
      // Four digits behind the point: what a cursor carries is what it is compared with.
      return score === null ? [] : [{ ...match, score: Math.round(score * 1e4) / 1e4 }]
    })
    .sort(byPlace)
}

/** The order of an answer: best first. */
export function byPlace(one: Ranked, other: Ranked): number {
  return other.score - one.score || other.publishedAt.getTime() - one.publishedAt.getTime() || other.code - one.code
}

function scoreOf({ kicker, headline, lead }: Opening, { wants, of }: Wants, isInOpening: boolean | null): number {
  const total = wants.length
  if (total === 0) return worth.anywhere
  const words = wordsOf(headline)
  const inHeadline = waysIn(words)
  const met = wants.filter((want) => isMet(want, inHeadline)).length
  const asked = of.flat()
  if (met < total) {
    // Reading a hundred openings costs more than all else.
    const inOpening = isInOpening === null ? waysIn(wordsOf(`${kicker ?? ''} ¶ ${lead ?? ''}`)) : null
    const isSaid = (want: Want) => isMet(want, inHeadline) || (inOpening !== null && isMet(want, inOpening))
    const metEither = isInOpening ? total : wants.filter(isSaid).length
    const base = metEither === total ? worth.opening : worth.anywhere + (worth.partOfOpening * metEither) / total
    return base + (worth.partOfHeadline * met) / total
  }
  const telling = words.filter(({ isCommon }) => !isCommon).length
  const alike = asked.filter(({ folded }) => words.some((word) => word.folded === folded)).length
  return (
    worth.headline +
    (standTogether(asked, words) ? worth.together : 0) +
    (worth.covering * Math.min(asked.length, telling)) / Math.max(telling, 1) +
    (worth.spelling * alike) / Math.max(asked.length, 1)
  )
}

/** True when the words asked for follow each other in the text, common words aside. */
function standTogether(asked: readonly SearchWord[], text: readonly SearchWord[]): boolean {
  if (asked.length < 2) return false
  const telling = text.filter(({ isCommon }) => !isCommon)
  const wanted = asked.map(({ ways, folded }) => new Set([...ways, folded]))
  return telling.some((_, at) =>
    wanted.every((ways, step) => {
      const word = telling[at + step]
      return word !== undefined && (ways.has(word.folded) || word.ways.some((way) => ways.has(way)))
    }),
  )
}

/** From `worth.newness` for this moment down to 0 for the oldest, quickly at first: a day is worth more than a year later on. */
function newness(publishedAt: Date, asOf: Date): number {
  const days = Math.max(0, (asOf.getTime() - publishedAt.getTime()) / dayMs)
  return worth.newness * Math.max(0, 1 - Math.log1p(days) / Math.log1p(daysMax))
}
