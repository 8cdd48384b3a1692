import { hashOf } from '../half-space/hash.ts'
import { codesOf, joinsNext, LETTERS } from '../half-space/letters.ts'
import { INTACT, KNOWN, lexicon } from '../half-space/lexicon.ts'
import { repair } from '../half-space/repair.ts'
import { opened, restyled } from '../half-space/style.ts'
import { ZWNJ } from '../letters/alphabet.ts'
import { preferredTo } from './avoided-spellings.ts'
import { house, plain, withHamza } from './house-spelling.ts'
import { isKnown, isListed } from './known-words.ts'
import { likelihood } from './likelihood.ts'
import { nearMisses, nearMissesWith } from './near-misses.ts'
import { stemOfBare } from './verb-stem.ts'
import { INFLECTION, isWord, VERB_PREFIX } from './word-forms.ts'

/** Words a newsroom adds to the dictionary: names, loans, coinages. House spelling. */
export type NewsroomWords = ReadonlySet<string>

export const NO_WORDS: NewsroomWords = new Set()
/** Longer ones are no words. */
export const WORD_LENGTH_MAX = 30
const SUGGESTIONS_MAX = 5

/** Slips with their weights, chosen on half of PerSpellData's rows. */
const WEIGHTS = {
  /** What a power of ten in likelihood is worth. */
  likelihood: 0.25,
  /** Two slips are looked for where one gives nothing as good as this. */
  goodEnough: 1.1,
  second: 0.2,
  split: 2.2,
  shortSplit: 2.6,
  /** ب that is به: «بکارگیری». */
  be: 0.6,
}
const LIKELIHOOD_MAX = 8
const TWO_SLIPS_LENGTH_MAX = 9
const TWO_SLIPS_COST_MAX = 0.95

type Offer = (candidate: string, cost: number) => void

/** At most five better spellings, best first; empty when nothing near is known. */
export function suggestions(word: string, own: NewsroomWords = NO_WORDS): string[] {
  const bare = plain(word)
  if (bare.length < 2 || bare.length > WORD_LENGTH_MAX) return []
  const ranked = new Map<string, number>()
  const offer = (candidate: string, cost: number) => {
    if (candidate !== word && (ranked.get(candidate) ?? Number.POSITIVE_INFINITY) > cost) ranked.set(candidate, cost)
  }
  const hamza = house(bare)
  const instead = preferredTo(hamza)
  if (hamza !== bare && instead === undefined) offer(hamza, 0)
  const preferred = instead ?? preferredTo(bare)
  if (preferred !== undefined) offer(preferred, 0)
  const other = withHamza(bare) ?? opened(bare)
  if (other !== undefined) offer(other, 0.02)
  const open = restyled(bare, 'academy')
  if (open !== bare) offer(open, 0.05)
  offerRules(bare, offer)
  offerNear(bare, offer)
  if (preferred === undefined && Math.min(...ranked.values()) > WEIGHTS.goodEnough) offerTwoSlips(bare, offer)
  for (const name of own) if (hashOf(codesOf(name)) === hashOf(codesOf(bare))) offer(name, 0)
  return [...ranked]
    .sort((a, b) => a[1] - b[1])
    .slice(0, SUGGESTIONS_MAX * 2)
    .map(([candidate]) =>
      candidate === other || candidate === preferred ? candidate : restyled(house(repair(candidate)), 'academy'),
    )
    .filter((candidate, at, all) => candidate !== word && all.indexOf(candidate) === at)
    .slice(0, SUGGESTIONS_MAX)
}

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
  if (word.startsWith('ب') && word.length > 4) offerApartBe(word, offer)
  if (!word.includes(ZWNJ)) offerSplits(word, offer)
}

/** «به‌زودی» for «بزودی». */
function offerApartBe(word: string, offer: Offer): void {
  const rest = likelihood(word.slice(1))
  const apart = `به${ZWNJ}${word.slice(1)}`
  if (isKnown(apart) && !isListed(word)) offer(`به${ZWNJ}${house(word.slice(1))}`, 0.12)
  else if (rest > 5 && word[1] !== 'ب' && stemOfBare(word.slice(1)) === null)
    offer(`به${ZWNJ}${house(word.slice(1))}`, costOf(WEIGHTS.be, rest))
}

function offerSplits(word: string, offer: Offer): void {
  for (let at = 1; at <= word.length - 2; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    if (at === 1 && left !== 'و') continue
    const rarer = Math.min(at === 1 ? LIKELIHOOD_MAX : likelihood(left), likelihood(right))
    if (rarer < SPLIT_LIKELIHOOD_MIN) continue
    const isShort = (at === 2 && !PARTICLES.has(left)) || right.length === 2
    offer(`${house(left)} ${house(right)}`, costOf(isShort ? WEIGHTS.shortSplit : WEIGHTS.split, rarer))
  }
}

/** Both words must be met often, or every stranger would be two words. */
const SPLIT_LIKELIHOOD_MIN = 4.5

/** Words of two letters that are often run into the next. */
const PARTICLES = new Set('از به با در تا که هر هم را بی'.split(' '))

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
  const whole = [...parts.slice(0, at), spelledOf(codes), ...parts.slice(at + 1)].join(ZWNJ)
  const likely = likelihood(whole)
  if (likely > 0) offer(house(whole), costOf(cost, likely))
}

/** How far a slip is, and how rare what would have been meant. */
function costOf(slip: number, likely: number): number {
  return slip + (LIKELIHOOD_MAX - likely) * WEIGHTS.likelihood
}

/** Likely slips upon likely slips, for short words that nothing is near to. */
function offerTwoSlips(word: string, offer: Offer): void {
  const codes = codesOf(word)
  if (word.includes(ZWNJ) || codes.length > TWO_SLIPS_LENGTH_MAX) return
  for (const first of nearMisses(codes)) {
    if (first.cost > TWO_SLIPS_COST_MAX) continue
    for (const second of nearMissesWith(first.codes, isLikelySecond))
      offerCodes(second.codes, first.cost + second.cost + WEIGHTS.second, [word], 0, offer)
  }
}

function isLikelySecond(hash: number, cost: number): boolean {
  return cost <= TWO_SLIPS_COST_MAX && (lexicon().known(hash) & KNOWN.editedOften) !== 0
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
