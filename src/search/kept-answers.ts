import type { SearchRequest } from './request.ts'

/** Answers that are kept: of first pages, about 60 KB each. */
const answersMax = 500
/** Questions that are remembered: most are asked once, and would drive out the answers that are asked for. */
const questionsMax = 2_000
/** What is shown beside an answer (a section's name, how new a story is) may be as old as this. */
const keptMsMax = 60_000

/**
 * Answers to questions that were asked lately: a day's story is looked for by many in the same words. Each is kept with
 * the state of the index that it was read in, and is an answer only as long as nothing in the index has changed.
 */
export interface KeptAnswers<Answer> {
  /** Null when this was not asked lately, or what would be answered may have changed. */
  recall(request: SearchRequest, state: string): Answer | null
  keep(request: SearchRequest, state: string, answer: Answer): void
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
    recall(request, state) {
      const name = nameOf(request)
      const found = name === null ? undefined : kept.get(name)
      if (name === null || found === undefined) return null
      kept.delete(name)
      if (found.state !== state || found.untilMs <= request.now.getTime()) return null
      kept.set(name, found)
      return found.answer
    },
    keep(request, state, answer) {
      const name = nameOf(request)
      if (name === null || max === 0 || !note(name)) return
      kept.delete(name)
      kept.set(name, { state, answer, untilMs: request.now.getTime() + keptMsMax })
      const [oldest] = kept.keys()
      if (kept.size > max) kept.delete(oldest!)
    },
  }
}

/** Null for later pages, which few ask for, and for who said something, which is written down after the index. */
function nameOf({ text, filters = {}, order, standings, cursor, limit }: SearchRequest): string | null {
  if (cursor || filters.person !== undefined) return null
  const { section, kinds, source, from, until, edition } = filters
  return JSON.stringify([text, order, standings, limit, section, kinds, source, from, until, edition])
}
