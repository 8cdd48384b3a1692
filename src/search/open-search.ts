import { availableParallelism } from 'node:os'
import { askInTime, type Database, isOutOfTime } from '#store'
import { find, type SearchAnswer, type SearchOutcome } from './find.ts'
import { openKeptAnswers } from './kept-answers.ts'
import type { SearchRequest } from './request.ts'

/** Longest that the database works on one look of a question. */
const statementMsMax = 1_500
/**
 * Questions that are answered at once: a third of the connections at most, so that pages are never without one; and one
 * more than there are processors. More of them would make each other late: on two processors four at once made one in
 * twenty wait two times as long as most, three 1.8 times.
 */
const answeredAtOnce = Math.min(4, availableParallelism() + 1)
/** Questions that wait for their turn; more than a few seconds' worth is refused at once. */
const waitingMax = 100

/**
 * Articles that are read for one page, to see whether they say a phrase: about a fiftieth of a second's worth. Of those
 * that say its words, one in seven at most is read, so that three or four thousand are looked through. A phrase of common
 * words that stand nowhere together would have the whole archive looked through; it is answered with how far back that
 * was done, and where to go on.
 */
const readMaxDefault = 500

/** Asks the index. */
export interface Search {
  /** Never throws for what was asked: `too-late` when it took too long, `busy` when too many ask at once. */
  find(request: SearchRequest): Promise<SearchOutcome | { kind: 'too-late' } | { kind: 'busy' }>
}

/** How much is done for a question, and not twice. */
export interface SearchLimits {
  /** Articles that are read for one page, to see whether they say a phrase. */
  readMax?: number
  /** Answers that are kept for those who ask the same; 0 answers each question anew. */
  keptMax?: number
}

/** Search over this store. */
export function openSearch(database: Database, { readMax = readMaxDefault, keptMax }: SearchLimits = {}): Search {
  const kept = openKeptAnswers<SearchAnswer>(keptMax)
  const waiting: (() => void)[] = []
  let running = 0

  async function takeTurn(): Promise<void> {
    if (running < answeredAtOnce) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function passTurn(): void {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return {
    async find(request) {
      if (waiting.length >= waitingMax) return { kind: 'busy' }
      await takeTurn()
      try {
        return await askInTime(database, statementMsMax, (transaction) => find(transaction, request, { readMax, kept }))
      } catch (error) {
        if (isOutOfTime(error)) return { kind: 'too-late' }
        throw error
      } finally {
        passTurn()
      }
    },
  }
}
