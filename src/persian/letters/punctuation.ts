import { LETTER_CLASS as L, MARK_CLASS as M } from './alphabet.ts'
import { toPersianDigits } from './digits.ts'
import { hasForeignLetter, type Protection, spansAmong } from './protected.ts'
import { SIGNS, signsIn } from './signs.ts'

/**
 * Persian digits, marks and the spaces around them, outside everything protected. A line without a Persian letter but with
 * Latin ones is left to its own language.
 */
export function spacePunctuation(text: string, protection: Protection): string {
  if (!text.includes('\n')) return text === '' ? text : spacedLine(text, protection)
  return text
    .split('\n')
    .map((line) => (line === '' ? line : spacedLine(line, protection)))
    .join('\n')
}

/** Private-use stand-ins for a protected run and a protected number, so that spaces around it are seen and nothing inside it is. */
const STAND_IN = '\ue000'
const NUMBER_STAND_IN = '\ue001'
const STAND_INS = /[\ue000\ue001]/g
const NUMBER = /^[0-9٠-٩۰-۹.,/:٫٬%٪-]+$/

function spacedLine(line: string, protection: Protection): string {
  const trimmed = (line.includes('  ') ? line.replace(/ {2,}/g, ' ') : line).trim()
  const signs = signsIn(trimmed)
  if (!hasSomethingToDo(trimmed, signs)) return trimmed
  if ((signs & SIGNS.letter) === 0 && hasForeignLetter(trimmed, signs)) return trimmed
  const spans = spansAmong(trimmed, signs, protection)
  if (spans.length === 0) return settled(trimmed)
  const kept = spans.map((span) => trimmed.slice(span.start, span.end))
  const plain = trimmed.replace(STAND_INS, '')
  if (plain !== trimmed) return spacedLine(plain, protection)
  let at = 0
  let bare = ''
  for (const [index, span] of spans.entries()) {
    bare += trimmed.slice(at, span.start) + (NUMBER.test(kept[index]!) ? NUMBER_STAND_IN : STAND_IN)
    at = span.end
  }
  const done = settled(bare + trimmed.slice(at))
  let next = 0
  return done.replace(STAND_INS, () => kept[next++] ?? '')
}

function hasSomethingToDo(line: string, signs: number): boolean {
  return (signs & SIGNS.punctuation) !== 0 || ((signs & SIGNS.digit) !== 0 && DIGIT_BESIDE.test(line))
}

const DIGIT_BESIDE = /[۰-۹][^ ]|[^ ][۰-۹]/

/** One rule can make room for another («؟ ؟»); news text is settled at once, nothing needs more than a few rounds. */
const ROUNDS_MAX = 4

function settled(line: string): string {
  let text = line
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const signs = signsIn(text)
    const next = setApart(quoted(marked(text, signs), signs), signs).trim()
    if (next === text) return text
    text = next
  }
  return text
}

function marked(line: string, signs: number): string {
  let text = line
  if (signs & SIGNS.digit && signs & SIGNS.latinMark) text = text.replace(PERCENT, '٪')
  if (signs & SIGNS.foreignDigit) text = text.replace(/[0-9٠-٩]+/g, toPersianDigits)
  if (signs & SIGNS.stop) text = text.replace(DOTS, '…')
  if (signs & SIGNS.dash) text = text.replace(/-{3}(?!-)(?<!-{4})/g, '—').replace(/(?<!-)--(?!-)/g, '–')
  if (signs & SIGNS.latinMark)
    text = text
      .replace(/,(?![0-9۰-۹])|,(?<![0-9۰-۹],)/g, '،')
      .replace(/;/g, '؛')
      .replace(/\?/g, '؟')
  if (signs & SIGNS.mark) text = text.replace(SPACE_BEFORE_MARK, '')
  if (signs & SIGNS.exclamation) text = text.replace(EXCLAIMED, exclaimed)
  if (signs & SIGNS.stop) text = text.replace(NO_SPACE_AFTER_STOP, '. ')
  if (signs & SIGNS.digit) text = text.replace(DIGIT_BEFORE_WORD, '$& ').replace(WORD_BEFORE_DIGIT, ' $&')
  if (signs & SIGNS.opening) text = text.replace(SPACE_INSIDE_OPENING, '$1')
  if (signs & SIGNS.closing) text = text.replace(SPACE_INSIDE_CLOSING, '')
  return text.replace(BULLET, '- ')
}

const D = '0-9٠-٩۰-۹'
// What is looked for comes first and what stands before it second: the other way about, every letter would be asked.
const PERCENT = new RegExp(`%(?<=[${D}].)(?![a-zA-Z0-9$])`, 'g')
const DOTS = /(?:(?:\. ?){2,}\.|…)(?: ?[.…])*/g
const EXCLAIMED = /[!؟]{2,}/g
const SPACE_BEFORE_MARK = new RegExp(
  ` +(?<=\\S +)(?=[،؛؟!…٪]|:(?:[ »)\\]}${L}«(\\ue000\\ue001]|$)|\\.(?:[ »)\\]}]|$))`,
  'g',
)
const NO_SPACE_AFTER_MARK = new RegExp(
  `([؛؟…!]|،(?![${D}\\ue001])|[،:](?<![${D}\\ue001].))(?=[${L}${D}\\ue000\\ue001«(])`,
  'g',
)
const NO_SPACE_AFTER_STOP = new RegExp(`\\.(?<=[${L}][${M}]?[${L}][${M}]?\\.)(?=[${L}]{2})`, 'g')
const DIGIT_BEFORE_WORD = new RegExp(`[۰-۹\\ue001](?=(?!مین|هایی|های|امین)[${L}]{3})`, 'g')
const WORD_BEFORE_DIGIT = new RegExp(`[۰-۹\\ue001](?<=[${L}]{3}[${M}]?.)`, 'g')
const SPACE_INSIDE_OPENING = /([«([{]) +/g
const SPACE_INSIDE_CLOSING = / +(?=[»)\]}])/g
const NO_SPACE_BEFORE_OPENING = new RegExp(`[«([{](?<=[${L}${M}۰-۹\\ue001].)`, 'g')
const NO_SPACE_AFTER_CLOSING = new RegExp(`([»)\\]}])(?=[${L}])`, 'g')
const BULLET = /^[·•] ?/g

function exclaimed(run: string): string {
  return (run.includes('؟') ? '؟' : '') + (run.includes('!') ? '!' : '')
}

/** Straight and high quotation marks become «» where they pair up within the line. */
function quoted(line: string, signs: number): string {
  if ((signs & SIGNS.quotation) === 0) return line
  let text = line
  if (/[“”„‟]/.test(text)) text = text.replace(/[“„]([^“”„‟"«»]*)[”‟“]/g, '«$1»')
  if (text.includes('"') && count(text, '"') % 2 === 0)
    text = text.replace(/"([^"]*)"/g, (_, inner) => `«${inner.trim()}»`)
  text = text.replace(/''([^']+)''/g, (_, inner) => `«${inner.trim()}»`)
  return text.replace(PRIME_QUOTED, (_, inner) => `«${inner.trim()}»`)
}

/** Spaces after marks and around what is enclosed. */
function setApart(line: string, signs: number): string {
  let text = line
  if (signs & SIGNS.mark) text = text.replace(NO_SPACE_AFTER_MARK, '$1 ')
  if (signs & SIGNS.opening) text = text.replace(NO_SPACE_BEFORE_OPENING, ' $&')
  if (signs & SIGNS.closing) text = text.replace(NO_SPACE_AFTER_CLOSING, '$1 ')
  return signs & SIGNS.mark && signs & SIGNS.closing ? text.replace(/» +(?=[،؛؟.:!])/g, '»') : text
}

const PRIME_QUOTED = new RegExp(`(?<![${L}\\w])['‘]([${L}\\ue000\\ue001][^'‘’\\n]{0,400})['’](?![${L}\\w])`, 'g')

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
