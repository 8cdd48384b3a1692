import { type ArticleContent, articleKinds } from '../content.ts'
import { PROBLEMS_MAX, readRoot } from './read-document.ts'
import { type ContentReading, wholePlace } from './reading.ts'
import { line, listOf, oneOf, optional, optionalLine, type Rule, type RuleTable, record, token } from './rules.ts'
import { pictureRule } from './schema.ts'

/** Room for the longest headline block seen in print, several times over; readiness speaks of good lengths. */
const HEADLINE_LENGTH_MAX = 500
const LEAD_LENGTH_MAX = 5_000
const NAME_LENGTH_MAX = 200
const TAGS_MAX = 100
const AUTHORS_MAX = 50
/** Losses told of one mended content; one that loses more is read no further. */
const LOSSES_MAX = 1_000

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
 * may be absent: texts that are blank are null (the headline is empty), names are cleaned and stand once each. A
 * content with problems has no value.
 */
export function readContent(json: unknown): ContentReading<ArticleContent> {
  const place = wholePlace(PROBLEMS_MAX)
  const content = readContentMembers(json ?? null, place) as ArticleContent | undefined
  const { problems } = place.state
  return { value: problems.length === 0 ? (content ?? null) : null, problems }
}

/**
 * As {@link readContent}, for what a program made of a page that is not ours to send back: what is refused is left
 * out, what is too long is cut, and every such loss is among the problems. The value is null only where there is no
 * kind or no document at all.
 */
export function mendContent(json: unknown): ContentReading<ArticleContent> {
  const place = wholePlace(LOSSES_MAX)
  const content = readContentMembers(json ?? null, place) as ArticleContent | undefined
  return { value: content ?? null, problems: place.state.problems }
}

function names(countMost: number): Rule {
  const readNames = listOf(line(NAME_LENGTH_MAX), { countLeast: 0, countMost })
  return (value, place) => {
    if (value === undefined || value === null) return []
    const read = (readNames(value, place) ?? []) as string[]
    return [...new Set(read)].filter((name) => name !== '')
  }
}
