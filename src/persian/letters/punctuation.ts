import { LETTER_CLASS as L, MARK_CLASS as M } from './alphabet.ts'
import { toPersianDigits } from './digits.ts'
import { type Protection, protectedSpans } from './protected.ts'

/**
 * Persian digits, marks and the spaces around them, outside everything protected. A line without a Persian letter but with
 * Latin ones is left to its own language.
 */
export function spacePunctuation(text: string, protection: Protection): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : spacedLine(line, protection)))
    .join('\n')
}

/** Private-use stand-in for a protected run, so that spaces around it are seen and nothing inside it is. */
const STAND_IN = '\ue000'

function spacedLine(line: string, protection: Protection): string {
  const trimmed = line.replace(/ {2,}/g, ' ').trim()
  if (!SOMETHING_TO_DO.test(trimmed) || (FOREIGN_LETTER.test(trimmed) && !PERSIAN_LETTER.test(trimmed))) return trimmed
  const spans = protectedSpans(trimmed, protection)
  if (spans.length === 0) return settled(trimmed)
  const kept = spans.map((span) => trimmed.slice(span.start, span.end))
  const plain = trimmed.includes(STAND_IN) ? trimmed.replaceAll(STAND_IN, '') : trimmed
  if (plain !== trimmed) return spacedLine(plain, protection)
  let at = 0
  let bare = ''
  for (const span of spans) {
    bare += trimmed.slice(at, span.start) + STAND_IN
    at = span.end
  }
  const done = settled(bare + trimmed.slice(at))
  let next = 0
  return done.replaceAll(STAND_IN, () => kept[next++] ?? '')
}

const FOREIGN_LETTER = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u
const PERSIAN_LETTER = new RegExp(`[${L}]`)

const SOMETHING_TO_DO = /[0-9٠-٩!-/:-@[-`{-~«»“”„‟‘’‚‛،؛؟…–—٪٫٬·•|]|[۰-۹][^ ]|[^ ][۰-۹]/

/** One rule can make room for another («؟ ؟»); news text is settled at once, nothing needs more than a few rounds. */
const ROUNDS_MAX = 4

function settled(line: string): string {
  let text = line
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const next = quoted(marked(text)).trim()
    if (next === text) return text
    text = next
  }
  return text
}

function marked(line: string): string {
  return line
    .replace(PERCENT, '٪')
    .replace(DECIMAL, '٫')
    .replace(THOUSANDS, '٬')
    .replace(/[0-9٠-٩]+/g, toPersianDigits)
    .replace(DOTS, '…')
    .replace(/-{3}(?!-)(?<!-{4})/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(/,(?![0-9۰-۹])|(?<![0-9۰-۹]),/g, '،')
    .replace(/;/g, '؛')
    .replace(/\?/g, '؟')
    .replace(SPACE_BEFORE_MARK, '')
    .replace(EXCLAIMED, exclaimed)
    .replace(NO_SPACE_AFTER_STOP, '. ')
    .replace(DIGIT_BEFORE_WORD, ' ')
    .replace(WORD_BEFORE_DIGIT, ' ')
    .replace(SPACE_INSIDE_OPENING, '$1')
    .replace(SPACE_INSIDE_CLOSING, '')
    .replace(NO_SPACE_BEFORE_OPENING, ' ')
    .replace(NO_SPACE_AFTER_CLOSING, '$1 ')
    .replace(BULLET, '- ')
}

const D = '0-9٠-٩۰-۹'
const PERCENT = new RegExp(`(?<=[${D}])%(?![a-zA-Z0-9$])`, 'g')
/** One point between digits is a decimal; two make a date, a version or an address. */
const DECIMAL = new RegExp(`(?<=(?<![${D}./:٫-])[${D}]{1,15})\\.(?=[${D}]{1,15}(?![${D}./:-]))`, 'g')
const THOUSANDS = new RegExp(
  `(?<=(?<![${D},])[${D}]{1,3}(?:[,٬][${D}]{3}){0,6}),(?=(?:[${D}]{3}[,٬]){0,6}[${D}]{3}(?![${D},]))`,
  'g',
)
const DOTS = /(?:(?:\. ?){2,}\.|…)(?: ?[.…])*/g
const EXCLAIMED = /[!؟]{2,}/g
const SPACE_BEFORE_MARK = new RegExp(`(?<=\\S) +(?=[،؛؟!…٪]|:(?:[ »)\\]}${L}«(\\ue000]|$)|\\.(?:[ »)\\]}]|$))`, 'g')
const NO_SPACE_AFTER_MARK = new RegExp(`([؛؟…!]|،(?![${D}])|(?<![${D}])[،:])(?=[${L}${D}\\ue000«(])`, 'g')
const NO_SPACE_AFTER_STOP = new RegExp(`(?<=[${L}][${M}]?[${L}][${M}]?)\\.(?=[${L}]{2})`, 'g')
const DIGIT_BEFORE_WORD = new RegExp(`(?<=[۰-۹])(?=(?!مین|هایی|های|امین)[${L}]{3})`, 'g')
const WORD_BEFORE_DIGIT = new RegExp(`(?<=[${L}]{3}[${M}]?)(?=[۰-۹])`, 'g')
const SPACE_INSIDE_OPENING = /([«([{]) +/g
const SPACE_INSIDE_CLOSING = / +(?=[»)\]}])/g
const NO_SPACE_BEFORE_OPENING = new RegExp(`(?<=[${L}${M}۰-۹])(?=[«([{])`, 'g')
const NO_SPACE_AFTER_CLOSING = new RegExp(`([»)\\]}])(?=[${L}])`, 'g')
const BULLET = /^[·•] ?/g

function exclaimed(run: string): string {
  return (run.includes('؟') ? '؟' : '') + (run.includes('!') ? '!' : '')
}

/** Straight and high quotation marks become «» where they pair up within the line. */
function quoted(line: string): string {
  let text = line
  if (/[“”„‟]/.test(text)) text = text.replace(/[“„]([^“”„‟"«»]*)[”‟“]/g, '«$1»')
  if (text.includes('"') && count(text, '"') % 2 === 0)
    text = text.replace(/"([^"]*)"/g, (_, inner) => `«${inner.trim()}»`)
  text = text.replace(/''([^']+)''/g, (_, inner) => `«${inner.trim()}»`)
  text = text.replace(PRIME_QUOTED, (_, inner) => `«${inner.trim()}»`)
  return text
    .replace(NO_SPACE_AFTER_MARK, '$1 ')
    .replace(NO_SPACE_BEFORE_OPENING, ' ')
    .replace(NO_SPACE_AFTER_CLOSING, '$1 ')
    .replace(/» +(?=[،؛؟.:!])/g, '»')
}

const PRIME_QUOTED = new RegExp(`(?<![${L}\\w])['‘]([${L}\\ue000][^'‘’\\n]{0,400})['’](?![${L}\\w])`, 'g')

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}
