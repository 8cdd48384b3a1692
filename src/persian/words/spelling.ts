import { hashOf } from '../half-space/hash.ts'
import { codesOf, joinsNext, LETTERS } from '../half-space/letters.ts'
import { INTACT, KNOWN, lexicon } from '../half-space/lexicon.ts'
import { repair } from '../half-space/repair.ts'
import { opened, restyled } from '../half-space/style.ts'
import { COMPARATIVES, ENCLITICS, PAST_ENDINGS, PLURALS, PRESENT_ENDINGS } from '../half-space/verbs.ts'
import { ZWNJ } from '../letters/alphabet.ts'
import { normaliseLetters } from '../letters/normalise.ts'
import { protectedSpans } from '../letters/protected.ts'
import { brokenPlurals } from './broken-plurals.ts'
import { house, misspeltHamza, withHamza } from './house-spelling.ts'
import { isCommon, isKnown, isListed, JOINED } from './known-words.ts'
import { nearMisses, nearMissesWith } from './near-misses.ts'
import { stemAfterMi, stemOfBare } from './verb-stem.ts'

/** A word that is probably wrong, and at most five better ones, best first. Positions are those of the text. */
export type Misspelling = { start: number; end: number; word: string; suggestions: string[] }

/** Words a newsroom adds to the dictionary: names, loans, coinages. House spelling. */
export type NewsroomWords = ReadonlySet<string>

const SUGGESTIONS_MAX = 5
/** Different misspelled words of one text; a long article of a careless writer has fewer than a hundred. */
const SUGGESTED_MAX = 500
const WORD_LENGTH_MAX = 30
const TWO_SLIPS_LENGTH_MAX = 9
const TWO_SLIPS_COST_MAX = 0.95
const NO_WORDS: NewsroomWords = new Set()

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
  if (misspeltHamza(bare)) return false
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

const JOINS_NOTHING = /[اآأدذرزژوؤ]$/

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
  return cost <= SLIP_COST_MAX && (lexicon().known(hash) & EVERYDAY) === EVERYDAY
}

const DOUBTFUL_LENGTH_MAX = 9
const SLIP_COST_MAX = 1.1
const EVERYDAY = KNOWN.edited | KNOWN.editedOften

/** «اموزش» for «آموزش». */
function lacksMadda(word: string): boolean {
  if (!word.startsWith('ا')) return false
  const spelled = `آ${word.slice(1)}`
  return isListed(spelled) || isFamiliarInflection(spelled)
}

/** At most five better spellings, best first; empty when nothing near is known. */
export function suggestions(word: string, own: NewsroomWords = NO_WORDS): string[] {
  const bare = plain(word)
  if (bare.length < 2 || bare.length > WORD_LENGTH_MAX) return []
  const ranked = new Map<string, number>()
  const offer = (candidate: string, cost: number) => {
    if (candidate !== word && (ranked.get(candidate) ?? Number.POSITIVE_INFINITY) > cost) ranked.set(candidate, cost)
  }
  const hamza = house(bare)
  if (hamza !== bare) offer(hamza, 0)
  const other = withHamza(bare) ?? opened(bare)
  if (other !== undefined) offer(other, 0.02)
  const open = restyled(bare, 'academy')
  if (open !== bare) offer(open, 0.05)
  const singular = withoutSecondPlural(bare)
  if (singular !== undefined) offer(house(singular), 0.06)
  offerRules(bare, offer)
  offerNear(bare, offer)
  if (ranked.size === 0) offerTwoSlips(bare, offer)
  for (const name of own) if (hashOf(codesOf(name)) === hashOf(codesOf(bare))) offer(name, 0)
  return [...ranked]
    .sort((a, b) => a[1] - b[1])
    .slice(0, SUGGESTIONS_MAX * 2)
    .map(([candidate]) => (candidate === other ? other : restyled(house(repair(candidate)), 'academy')))
    .filter((candidate, at, all) => candidate !== word && all.indexOf(candidate) === at)
    .slice(0, SUGGESTIONS_MAX)
}

/** Letters in house form, vowel marks gone; tanvin and hamza stay. */
function plain(word: string): string {
  return normaliseLetters(word)
    .replace(/[\u064c-\u0653\u0655\u0670]/g, '')
    .replace(/ه\u0654/g, 'ه')
}

function isWord(word: string): boolean {
  if (isKnown(word)) return true
  const parts = word.split(ZWNJ)
  if (parts.length === 1) return isInflected(word)
  if (VERB_PREFIX.test(parts[0]!)) {
    const form = unfoldedVerb(parts.slice(1))
    return stemAfterMi(form) !== null || endsUponStem(form)
  }
  const last = parts.at(-1)!
  if (INFLECTION.has(last)) return isWord(parts.slice(0, -1).join(ZWNJ))
  return parts.every((part) => part.length > 1 && (isKnown(part) || isInflected(part)))
}

/** «می‌پوسیدند», «می‌لولد»: a verb too rare for the list of verbs. */
function endsUponStem(form: string): boolean {
  const isStem = (stem: string, tense: number) => (lexicon().known(hashOf(codesOf(stem))) & tense) !== 0
  const without = (ending: string) => (form.endsWith(ending) ? form.slice(0, form.length - ending.length) : '')
  return (
    PAST_ENDINGS.some((ending) => isStem(without(ending), KNOWN.pastStem)) ||
    PRESENT_ENDINGS.slice(0, 6).some((ending) => isStem(without(ending), KNOWN.presentStem)) ||
    isStem(without('ه'), KNOWN.pastStem)
  )
}

/** «می‌توانسته‌اند», «می‌بینم‌شان»: the verb without its half-spaces. */
function unfoldedVerb(parts: readonly string[]): string {
  const ending = parts.length > 1 && INFLECTION.has(parts.at(-1)!) ? parts.slice(0, -1) : parts
  return ending.join('')
}

function isInflected(word: string): boolean {
  return stemOfBare(word) !== null || endsUpon(word, isKnown)
}

/** An ending on a word that edited text has, or a verb. */
function isFamiliarInflection(word: string): boolean {
  return stemOfBare(word) !== null || endsUpon(word, isEdited)
}

function isEdited(word: string): boolean {
  return (lexicon().known(hashOf(codesOf(word))) & EVERYDAY) !== 0
}

/** True when a joined ending taken off leaves a word of the kind asked for. */
function endsUpon(word: string, isBase: (base: string) => boolean): boolean {
  return JOINED.some(
    (ending) => word.endsWith(ending) && word.length - ending.length >= 2 && isBase(word.slice(0, -ending.length)),
  )
}

/** «حوادث» for «حوادث‌ها»: a broken plural that was made plural again. */
function withoutSecondPlural(word: string): string | undefined {
  const base = /^(.{3,}?)\u200c?ها(?:ی|یی)?$/.exec(word)?.[1]
  return base !== undefined && brokenPlurals.has(base.replace(/ئ/g, 'ی').replace(/ؤ/g, 'و')) ? base : undefined
}

type Offer = (candidate: string, cost: number) => void

/** Slips with a rule: half-space, missing space, گذار for گزار, «بزودی», tanvin. */
function offerRules(word: string, offer: Offer): void {
  const repaired = repair(word)
  if (repaired !== word && isWord(repaired)) offer(house(repaired), 0.1)
  for (const [from, to] of PAIRS) {
    if (!word.includes(from)) continue
    const changed = word.replace(from, to)
    if (isWord(changed)) offer(house(changed), 0.15)
  }
  if (/^هیچ[آ-ی]{2}/.test(word) && isWord(word.slice(3))) offer(`هیچ${ZWNJ}${word.slice(3)}`, 0.12)
  if (word.startsWith('ب') && word.length > 4 && isCommon(word.slice(1)))
    offer(`به${ZWNJ}${house(word.slice(1))}`, isWord(`به${ZWNJ}${word.slice(1)}`) ? 0.5 : 0.9)
  if (!word.includes(ZWNJ)) offerSplits(word, offer)
}

function offerSplits(word: string, offer: Offer): void {
  for (let at = 2; at <= word.length - 2; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    if (isCommon(left) && isCommon(right)) offer(`${house(left)} ${house(right)}`, 1.05)
  }
}

/** Slips of one letter in the word, or in its stem when endings follow. */
function offerNear(word: string, offer: Offer): void {
  const parts = word.split(ZWNJ)
  const verbal = parts.length > 1 && VERB_PREFIX.test(parts[0]!)
  for (let at = verbal ? 1 : 0; at < parts.length; at++) {
    const part = parts[at]!
    if (part.length < 2 || (parts.length > 1 && !verbal && (isListed(part) || INFLECTION.has(part)))) continue
    for (const { codes, cost } of nearMisses(codesOf(part))) offerCodes(codes, cost, parts, at, offer)
  }
}

function offerCodes(codes: readonly number[], cost: number, parts: readonly string[], at: number, offer: Offer): void {
  if (codes.length < 2) return
  const known = lexicon().known(hashOf(codes))
  const spelled = spelledOf(codes)
  const whole = [...parts.slice(0, at), spelled, ...parts.slice(at + 1)].join(ZWNJ)
  if (known !== 0 && parts.length === 1 ? isKnown(spelled) : isWord(whole))
    offer(house(whole), cost - familiarity(known))
}

/** Likely slips upon likely slips, for short words that nothing is near to. */
function offerTwoSlips(word: string, offer: Offer): void {
  const codes = codesOf(word)
  if (word.includes(ZWNJ) || codes.length > TWO_SLIPS_LENGTH_MAX) return
  for (const first of nearMisses(codes)) {
    if (first.cost > TWO_SLIPS_COST_MAX) continue
    for (const second of nearMissesWith(first.codes, isLikelySecond))
      offerCodes(second.codes, first.cost + second.cost, [word], 0, offer)
  }
}

function isLikelySecond(hash: number, cost: number): boolean {
  return cost <= TWO_SLIPS_COST_MAX && (lexicon().known(hash) & KNOWN.editedOften) !== 0
}

/** How much likelier a familiar word is than a rare one, in units of cost. */
function familiarity(known: number): number {
  if ((known & KNOWN.editedOften) !== 0) return (known & KNOWN.edited) !== 0 ? 0.5 : 0.3
  if ((known & KNOWN.edited) !== 0) return 0.15
  if ((known & KNOWN.hazm) !== 0) return 0.1
  return (known & (KNOWN.lilak | KNOWN.gappedEdited | KNOWN.gappedListed)) !== 0 ? 0 : -0.4
}

/** The letters as written, with the half-spaces the lexicon knows. */
function spelledOf(codes: readonly number[]): string {
  const hash = hashOf(codes)
  const gaps = (lexicon().known(hash) & INTACT) !== 0 ? 0 : lexicon().gaps(hash)
  let spelled = ''
  for (const [at, code] of codes.entries()) {
    if (at > 0 && ((gaps >>> at) & 1) === 1 && joinsNext(codes[at - 1]!)) spelled += ZWNJ
    spelled += LETTERS[code - 1]
  }
  return spelled
}

const PAIRS: readonly [string, string][] = [
  ['گزار', 'گذار'],
  ['گذار', 'گزار'],
  ['ئی', 'یی'],
  ['ائ', 'ای'],
  ['خواست', 'خاست'],
  ['خاست', 'خواست'],
  ['صواب', 'ثواب'],
]
const VERB_PREFIX = /^(?:بر|در|باز|فرو|فرا|وا|ور)?(?:ن|ه)?می$/
const INFLECTION = new Set([...PLURALS, ...COMPARATIVES, ...ENCLITICS])
