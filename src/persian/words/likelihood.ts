import { hashOf } from '../half-space/hash.ts'
import { codesOf } from '../half-space/letters.ts'
import { ZWNJ } from '../letters/alphabet.ts'
import { frequency } from './frequency.ts'
import { isAdjective, isKnown, JOINED } from './known-words.ts'
import { isCommonVerb, stemOfBare } from './verb-stem.ts'
import { INFLECTION, joins, VERB_PREFIX, verbAfterPrefix } from './word-forms.ts'

const NO_WORD = Number.NEGATIVE_INFINITY

/** A form of a verb of everyday news, and of another, as powers of ten. */
const COMMON_VERB = 6.2
const RARE_VERB = 3.8

/** A compound that a list has; two words that could be one are so much rarer than the rarer of them. */
const LISTED_COMPOUND = 4
const NEW_COMPOUND = -4

/**
 * How likely a correctly spelled word is in news, as a power of ten from 0 to 9 (frequency.ts); -Infinity for what is no word.
 * An inflected form is likely as its word is, less what its ending costs.
 */
export function likelihood(word: string): number {
  const parts = word.split(ZWNJ)
  if (parts.length === 1) return Math.max(asWhole(word), asVerb(word), asInflected(word))
  if (VERB_PREFIX.test(parts[0]!)) {
    const past = verbAfterPrefix(parts)
    return past === null ? NO_WORD : isCommonVerb(past) ? COMMON_VERB : RARE_VERB
  }
  const last = parts.at(-1)!
  const base = INFLECTION.has(last) ? likelihood(parts.slice(0, -1).join(ZWNJ)) + (APART[last] ?? RARE_ENDING) : NO_WORD
  return Math.max(base, asCompound(word, parts))
}

function asWhole(word: string): number {
  return isKnown(word) ? frequency(hashOf(codesOf(word))) : NO_WORD
}

function asVerb(word: string): number {
  const past = stemOfBare(word)
  return past === null ? NO_WORD : isCommonVerb(past) ? COMMON_VERB - 1 : RARE_VERB
}

function asInflected(word: string): number {
  let best = NO_WORD
  for (const ending of JOINED) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue
    const base = word.slice(0, -ending.length)
    if (!joins(base, ending) || !isKnown(base)) continue
    best = Math.max(best, frequency(hashOf(codesOf(base))) + costOf(base, ending))
  }
  return best
}

function costOf(base: string, ending: string): number {
  if (!ending.startsWith('تر')) return ENDINGS[ending] ?? RARE_ENDING
  return isAdjective(base) ? -1.3 : NO_WORD
}

/** What endings cost, as powers of ten, by how often edited text has them. */
const RARE_ENDING = -2.3
const ENDINGS: Record<string, number> = {
  ی: -0.8,
  م: -2,
  ت: -2.6,
  ش: -1.5,
  مان: -1.8,
  شان: -1.6,
  ان: -1.5,
  یی: -1.2,
  یان: -1.6,
  یش: -1.6,
  ها: -0.8,
  های: -0.6,
  هایی: -1.2,
  ست: -1.6,
}
const APART: Record<string, number> = {
  ها: -0.8,
  های: -0.6,
  هایی: -1.2,
  ای: -0.8,
  اش: -1.3,
  ام: -1.8,
  تر: -1.3,
  ترین: -1.3,
  شان: -1.6,
  هایش: -1.5,
  هایشان: -1.6,
  اند: -1.2,
}

function asCompound(word: string, parts: readonly string[]): number {
  if (isKnown(word)) return Math.max(LISTED_COMPOUND, frequency(hashOf(codesOf(word))))
  const likelihoods = parts.map((part) => (part.length > 1 ? likelihood(part) : NO_WORD))
  return Math.min(...likelihoods) + NEW_COMPOUND
}
