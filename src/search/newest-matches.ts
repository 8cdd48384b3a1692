import { type Database, findMatches, type Match, type MatchQuestion, monthOf, type SearchMonth } from '#store'

/** Articles that the first look takes in, and how much wider each look is than the one before. */
const firstLook = 3_000
const widening = 6

/**
 * The newest matches, at most `limit`, newest first: the newest months are asked, then wider stretches of older ones,
 * until there are enough. A common word is answered by the first look; a rare one costs a few looks into small lists.
 */
export async function newestMatches(
  database: Database,
  question: MatchQuestion,
  { months, limit }: { months: readonly SearchMonth[]; limit: number },
): Promise<Match[]> {
  const found: Match[] = []
  let look = firstLook
  let at = 0
  while (at < months.length && found.length < limit) {
    const from = at
    for (let documents = 0; at < months.length && documents < look; at += 1) documents += months[at]!.documents
    // A month is asked whole, also where two standings share it.
    while (at < months.length && months[at]!.month === months[at - 1]!.month) at += 1
    const asked = months.slice(from, at)
    found.push(...(await findMatches(database, question, { months: asked, limit: limit - found.length })))
    look *= widening
  }
  return found
}

/** The months in which an article between these instants may stand. */
export function monthsBetween(
  months: readonly SearchMonth[],
  from: Date | undefined,
  until: Date | undefined,
): SearchMonth[] {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : monthOf(from)
  const last = until === undefined ? Number.POSITIVE_INFINITY : monthOf(until)
  return months.filter(({ month }) => month >= first && month <= last)
}
