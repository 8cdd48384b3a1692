import { LETTER_CLASS as L, ZWNJ } from '../letters/alphabet.ts'
import { KNOWN, knownOf } from './lexicon.ts'

/**
 * Words that good papers spell in two ways. `as-written` leaves each as its writer chose; `academy` opens them, as the
 * Academy's orthography of 1401 does («آن‌ها», «هم‌زمان», «بزرگ‌تر»); `press` closes them («آنها», «همزمان», «بزرگتر»).
 */
export type Style = 'as-written' | 'academy' | 'press'

/** Spelled open; closed they lose the half-space. «این‌که», «یک‌شنبه» and «پنج‌شنبه» are closed in news usage in every style but the writer's. */
const OPEN_IN_ACADEMY = [
  'آن‌ها',
  'این‌ها',
  'همین‌ها',
  'همان‌ها',
  'آن‌هایی',
  'این‌هایی',
  'هم‌زمان',
  'هم‌زمانی',
  'هم‌سو',
  'هم‌سویی',
  'هم‌دلی',
  'هم‌نشینی',
  'هم‌خوانی',
  'راه‌کار',
  'راه‌حل',
  'هیچ‌کس',
  'هیچ‌گاه',
  'هیچ‌کدام',
  'هیچ‌وقت',
  'هیچ‌گونه',
  'این‌گونه',
  'آن‌گونه',
  'همان‌گونه',
  'همان‌طور',
  'همین‌طور',
  'همان‌جا',
  'همین‌جا',
]
const CLOSED_IN_NEWS = [
  'این‌که',
  'آن‌که',
  'چنان‌چه',
  'آن‌چه',
  'یک‌شنبه',
  'پنج‌شنبه',
  'هم‌چنین',
  'هم‌چنان',
  'بیش‌تر',
  'کم‌تر',
  'به‌تر',
]

const closed = (word: string) => word.replaceAll(ZWNJ, '')
const OPENED: ReadonlyMap<string, string> = new Map(OPEN_IN_ACADEMY.map((word) => [closed(word), word]))
const CLOSED: ReadonlyMap<string, string> = new Map(CLOSED_IN_NEWS.map((word) => [word, closed(word)]))
const PRESS: ReadonlyMap<string, string> = new Map(
  [...OPEN_IN_ACADEMY, ...CLOSED_IN_NEWS].map((word) => [word, closed(word)]),
)

const WORD = new RegExp(`[${L}${ZWNJ}]+`, 'g')
const COMPARATIVE = /^(.{2,})(تر(?:ین|ی|ها|های)?)$/
const OPEN_COMPARATIVE = /^(.{2,})\u200c(تر(?:ین|ی|ها|های)?)$/
/** «بهتر», «بیشتر» (and «دکتر», «ریشتر», which are no comparatives, are listed whole), «کمتر», «مهتر», «کهتر»: closed in every orthography. */
const ALWAYS_CLOSED = new Set(['به', 'بیش', 'کم', 'مه', 'که'])

/** Pairs that are one word in the Academy's orthography, where no other reading is possible. */
const APART = new RegExp(
  `(?<=(?<![${L}${ZWNJ}])هیچ) (?=(?:کس|گاه|کدام|وقت|گونه)(?![${L}${ZWNJ}]))|(?<=(?<![${L}${ZWNJ}])هم[ای]ن) (?=(?:طور|جا)(?![${L}${ZWNJ}]))`,
  'g',
)

const OPEN: ReadonlyMap<string, string> = new Map([...PRESS].map(([open, shut]) => [shut, open]))

/** «آن‌چه» for «آنچه»: the open spelling of a word that good papers close; undefined for any other. */
export function opened(word: string): string | undefined {
  return OPEN.get(word)
}

/** A text with its two-way words spelled in one way; the caller keeps protected spans away. */
export function restyled(text: string, style: Style): string {
  if (style === 'as-written') return text
  const joined = style === 'academy' ? text.replace(APART, ZWNJ) : text
  return joined.replace(WORD, (word) => (style === 'academy' ? academic(word) : pressed(word)))
}

function academic(word: string): string {
  const other = OPENED.get(word) ?? CLOSED.get(word)
  if (other !== undefined) return other
  const parts = COMPARATIVE.exec(word)
  if (!parts || word.includes(ZWNJ) || ALWAYS_CLOSED.has(parts[1]!) || /[اآدذرزژو]$/.test(parts[1]!)) return word
  const known = knownOf(parts[1]!)
  const whole = knownOf(word)
  return (known & KNOWN.adjective) !== 0 && (whole & KNOWN.hazm) === 0 ? `${parts[1]}${ZWNJ}${parts[2]}` : word
}

function pressed(word: string): string {
  const other = PRESS.get(word)
  if (other !== undefined) return other
  const parts = OPEN_COMPARATIVE.exec(word)
  return parts ? `${parts[1]}${parts[2]}` : word
}
