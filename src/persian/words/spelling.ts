import { codesOf } from '../half-space/letters.ts'
import { EDITED, lexicon } from '../half-space/lexicon.ts'
import { repair } from '../half-space/repair.ts'
import { PLURALS } from '../half-space/verbs.ts'
import { ZWNJ } from '../letters/alphabet.ts'
import { protectedSpans } from '../letters/protected.ts'
import { preferredTo } from './avoided-spellings.ts'
import { misspeltHamza, plain } from './house-spelling.ts'
import { isListed } from './known-words.ts'
import { nearMissesWith } from './near-misses.ts'
import { type NewsroomWords, NO_WORDS, suggestions, WORD_LENGTH_MAX } from './suggestions.ts'
import { INFLECTION, isFamiliarInflection, isWord, JOINS_NOTHING } from './word-forms.ts'

/** A word that is probably wrong, and at most five better ones, best first. Positions are those of the text. */
export type Misspelling = { start: number; end: number; word: string; suggestions: string[] }

/** Different misspelled words of one text; a long article of a careless writer has fewer than a hundred. */
const SUGGESTED_MAX = 500

const WORD = /[\u0620-\u065f\u066e-\u06d3\u06d5\u06fa-\u06ff][\u0620-\u065f\u066e-\u06d3\u06d5\u06fa-\u06ff\u200c]*/g

/**
 * The words of a text that are probably misspelled. Names and words of `own` are let be, protected spans are not read. After
 * so many different ones (`SUGGESTED_MAX`) words are found and nothing is suggested: that is no Persian.
 */
export function misspellings(text: string, own: NewsroomWords = NO_WORDS): Misspelling[] {
  const spans = protectedSpans(text)
  const found: Misspelling[] = []
  const suggested = new Map<string, string[]>()
  let nextSpan = 0
  for (const match of text.matchAll(WORD)) {
    const start = match.index
    const word = match[0].replace(/\u200c+$/, '')
    while (nextSpan < spans.length && spans[nextSpan]!.end <= start) nextSpan++
    if (start >= (spans[nextSpan]?.start ?? Number.POSITIVE_INFINITY) || isSpelledRight(word, own)) continue
    if (!suggested.has(word)) suggested.set(word, suggested.size < SUGGESTED_MAX ? suggestions(word, own) : [])
    found.push({ start, end: start + word.length, word, suggestions: suggested.get(word)! })
  }
  return found
}

/** True when the word, its endings and its parts are known, and its hamzas stand as the house writes them. */
export function isSpelledRight(word: string, own: NewsroomWords = NO_WORDS): boolean {
  const bare = plain(word)
  if (own.has(word) || isOwn(bare, own) || bare.length < 2 || bare.length > WORD_LENGTH_MAX) return true
  if (misspeltHamza(bare) || preferredTo(bare) !== undefined) return false
  return isWord(bare) && !hasLostHalfSpace(bare) && !isDoubtful(bare)
}

/**
 * A word of the newsroom, or one with an ending: who adds «کوبسی» need not add «کوبسی‌ها». After a letter that joins
 * nothing the house writes no half-space: «آلفاها».
 */
function isOwn(word: string, own: NewsroomWords): boolean {
  if (own.has(word)) return true
  if (own.size === 0) return false
  const end = word.lastIndexOf(ZWNJ)
  if (end > 0) return INFLECTION.has(word.slice(end + 1)) && isOwn(word.slice(0, end), own)
  return PLURALS.some((ending) => word.endsWith(ending) && ownBefore(ending, word, own))
}

function ownBefore(ending: string, word: string, own: NewsroomWords): boolean {
  const stem = word.slice(0, -ending.length)
  return JOINS_NOTHING.test(stem) && own.has(stem)
}

/** «میداند»: a verb or a plural without its half-space is no spelling of its own. */
function hasLostHalfSpace(word: string): boolean {
  return LOSES_HALF_SPACE.test(word) && !word.includes(ZWNJ) && !isListed(word) && repair(word) !== word
}

const LOSES_HALF_SPACE = /^ن?می.{2}|.ها(?:ی|یی|یم|یت|یش)?$/

/**
 * True for a word that only an encyclopedia has and that is one likely slip away from a word of every day: «اکر» for «اگر».
 */
function isDoubtful(word: string): boolean {
  if (word.includes(ZWNJ))
    return word.split(ZWNJ).some((part) => part.length > 3 && !isListed(part) && lacksMadda(part))
  if (word.length > DOUBTFUL_LENGTH_MAX || isListed(word) || isFamiliarInflection(word)) return false
  if (lacksMadda(word)) return true
  return nearMissesWith(codesOf(word), isLikelyMeant).some(({ codes }) => codes.length >= 2)
}

function isLikelyMeant(hash: number, cost: number): boolean {
  return cost <= SLIP_COST_MAX && (lexicon().known(hash) & EDITED) === EDITED
}

const DOUBTFUL_LENGTH_MAX = 9
const SLIP_COST_MAX = 1.1

/** «اموزش» for «آموزش». */
function lacksMadda(word: string): boolean {
  if (!word.startsWith('ا')) return false
  const spelled = `آ${word.slice(1)}`
  return isListed(spelled) || isFamiliarInflection(spelled)
}
