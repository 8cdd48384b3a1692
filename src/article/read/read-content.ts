import { type ArticleContent, articleKinds } from '../content.ts'
import { concludeReading, newReadingState, readRoot } from './read-document.ts'
import type { ContentReading } from './reading.ts'
import { line, listOf, oneOf, optional, optionalLine, type Rule, type RuleTable, record, token } from './rules.ts'
import { pictureRule } from './schema.ts'

/** Room for the longest headline block seen in print, several times over; readiness speaks of good lengths. */
const HEADLINE_LENGTH_MAX = 500
const LEAD_LENGTH_MAX = 5_000
const NAME_LENGTH_MAX = 200
const TAGS_MAX = 100
const AUTHORS_MAX = 50

const contentMembers: RuleTable & Record<keyof ArticleContent, Rule> = {
  kind: oneOf(articleKinds),
  kicker: optionalLine(HEADLINE_LENGTH_MAX),
  headline: line(HEADLINE_LENGTH_MAX),
  subheadline: optionalLine(HEADLINE_LENGTH_MAX),
  lead: optionalLine(LEAD_LENGTH_MAX),
  document: readRoot,
  hero: optional(pictureRule),
  section: optional(token(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200C_-]{0,99}$/u)),
  tags: names(TAGS_MAX),
  authors: names(AUTHORS_MAX),
}

const readContentMembers = record(contentMembers)

/**
 * Reads all that a revision says, from anything at all; never throws. `kind` and `document` must be there, the rest
 * may be absent: texts that are blank are null (the headline is empty), names are cleaned and stand once each.
 */
export function readContent(json: unknown): ContentReading<ArticleContent> {
  const state = newReadingState()
  const content = readContentMembers(json ?? null, { path: '', depth: 0, state })
  return concludeReading(content as ArticleContent, state.problems)
}

function names(countMost: number): Rule {
  const readNames = listOf(line(NAME_LENGTH_MAX), 0, countMost)
  return (value, place) => {
    if (value === undefined || value === null) return []
    const read = readNames(value, place)
    return Array.isArray(read) ? [...new Set(read)].filter((name) => name !== '') : []
  }
}
