import type { SearchQuery } from './read-query.ts'
import type { SearchRequest } from './request.ts'

/** Answers that are kept: of first pages, about 60 KB each. */
const answersMax = 500
/** Questions that are remembered: most are asked once, and would drive out the answers that are asked for. */
const questionsMax = 2_000
/** What is shown beside an answer (a section's name, how new a story is) may be as old as this. */
const keptMsMax = 60_000
/** Questions with longer slugs are not kept: no section and no source has one. */
const slugLengthMax = 200

/** What was asked, and how it was read. */
export interface Question {
  request: SearchRequest
  query: Pick<SearchQuery, 'text' | 'isShortened'>
}

/**
 * Answers to questions that were asked lately: a day's story is looked for by many in the same words. Each is kept with
 * the state of the index that it was read in, and is an answer only as long as nothing in the index and nothing that is
 * live has changed: a correction shows at once, though what is found by its words waits for the indexer.
 */
export interface KeptAnswers<Answer> {
  /** Null when this was not asked lately, or what would be answered may have changed. */
  recall(question: Question, state: string): Answer | null
  keep(question: Question, state: string, answer: Answer): void
}

interface Kept<Answer> {
  state: string
  answer: Answer
  untilMs: number
}

/** Keeps up to `max` answers to what was asked twice, those asked for last. */
export function openKeptAnswers<Answer>(max = answersMax): KeptAnswers<Answer> {
  const kept = new Map<string, Kept<Answer>>()
  const asked = new Set<string>()

  /** Says whether this was asked before. */
  function note(name: string): boolean {
    const isKnown = asked.delete(name)
    asked.add(name)
    const [oldest] = asked
    if (asked.size > questionsMax) asked.delete(oldest!)
    return isKnown
  }

  return {
    recall(question, state) {
      const name = nameOf(question)
      const found = name === null ? undefined : kept.get(name)
      if (name === null || found === undefined) return null
      kept.delete(name)
      if (found.state !== state || found.untilMs <= question.request.now.getTime()) return null
      kept.set(name, found)
      return found.answer
    },
    keep(question, state, answer) {
      const name = nameOf(question)
      if (name === null || max === 0 || !note(name)) return
      kept.delete(name)
      kept.set(name, { state, answer, untilMs: question.request.now.getTime() + keptMsMax })
      const [oldest] = kept.keys()
      if (kept.size > max) kept.delete(oldest!)
    },
  }
}

/**
 * The question as it was tidied. Null for later pages, which few ask for; for who said something, which is written down
 * after the index; and for what is no date, which would pass for none.
 */
function nameOf({ request, query }: Question): string | null {
  const { filters = {}, order, standings, cursor, limit } = request
  const { section, kinds, source, person, from, until, edition } = filters
  if (cursor || person !== undefined) return null
  if ([section, source].some((slug) => slug !== undefined && slug.length > slugLengthMax)) return null
  const dates = [from, until].map((date) => date?.getTime() ?? null)
  if (dates.some(Number.isNaN)) return null
  const { text, isShortened } = query
  return JSON.stringify([text, isShortened, order, standings, limit, section, kinds, source, dates, edition])
}
