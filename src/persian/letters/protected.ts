import { SIGNS, signsIn } from './signs.ts'

/** A half-open range of a text, in UTF-16 units. */
export type Span = { start: number; end: number }

/** What else to leave alone, besides what is always left alone. */
export type Protection = {
  /** `verbatim`: leave the words between quotation marks as they were said. */
  quotations?: 'verbatim' | 'repaired'
}

/** Longer addresses and code spans than these are not looked for to their end; linear time for hostile text. */
const RUN_LENGTH_MAX = 4_096

const CODE = /```[\s\S]{0,4096}?```|`[^`\n]{1,1024}`/gu
const MARKUP =
  /<\/?[a-zA-Z!][^<>]{0,2048}>|&(?:[a-zA-Z]{2,31}|#\d{1,7}|#x[0-9a-fA-F]{1,6});|!?\[[^\][\n]{0,512}\]\((?:[^()\s]{1,2048})\)/gu

/**
 * One pattern for runs without spaces that carry meaning for machines: addresses, e-mail, @handles, #tags, printf
 * directives, options of commands, Windows paths, IBAN.
 */
const MACHINE_RUN = new RegExp(
  [
    String.raw`[a-zA-Z][a-zA-Z0-9+.-]{1,20}:\/\/[^\s<>«»"،؛]{1,${RUN_LENGTH_MAX}}`,
    String.raw`(?:mailto|tel|data|urn):[^\s<>«»"،؛]{1,${RUN_LENGTH_MAX}}`,
    String.raw`www\.[^\s<>«»"،؛]{1,${RUN_LENGTH_MAX}}`,
    '[a-zA-Z0-9][a-zA-Z0-9._%+-]{0,63}@[a-zA-Z0-9.-]{1,253}',
    String.raw`(?<![a-zA-Z0-9-])(?:[a-zA-Z0-9-]{1,63}\.){1,8}[a-zA-Z]{2,24}(?![a-zA-Z0-9-])(?:[\/?#:][^\s<>«»"،؛]{0,${RUN_LENGTH_MAX}})?`,
    String.raw`[@#][\p{L}\p{M}\p{N}_\u200c]{1,256}`,
    String.raw`%(?:\d{1,2}\$)?[-+0# ]?\d{0,3}[sdif](?![a-zA-Z])`,
    String.raw`(?<![\p{L}\p{N}_-])-{1,2}[a-zA-Z][\w-]{0,63}(?:=[^\s«»"،؛]{0,256})?`,
    String.raw`(?:[a-zA-Z]:\\|\\\\)[^\s«»"،؛]{1,1024}`,
    String.raw`\bIR[\s-]?[0-9۰-۹]{2}(?:[\s-]?[0-9۰-۹]{4}){5}[\s-]?[0-9۰-۹]{2}`,
    String.raw`[?&][\w.%-]{1,64}=[^\s«»"،؛]{0,1024}`,
  ].join('|'),
  'gu',
)
/** From a word with a Latin, Greek or Cyrillic letter over everything up to the next Persian letter or mark. */
const FOREIGN_RUN = /(?:[0-9][0-9.,:/_-]{0,48})?[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}][^\p{sc=Arabic}«»،؛؟\n]*/gu
/** What follows the last foreign word of the run: digits and signs that touch it belong to it. */
const AFTER_FOREIGN = /^.*[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}][\p{M}]*(?:[-_./+#]?[0-9]+)*[+#]*/su
/** Iranian and international telephone numbers: their grouping is not arithmetic. */
const PHONE =
  /(?<![\d۰-۹.,٫٬/-])(?:(?:\+|00|۰۰)(?:98|۹۸)|0|۰)[\s-]?[\d۰-۹]{2,4}[\s-][\d۰-۹]{3,4}[\s-]?[\d۰-۹]{4}(?![\d۰-۹])|\+\d{8,15}\b/gu
/** Numbers with separators: dates, hours, amounts, scores, versions. Whoever wrote them knows what the separator says. */
const NUMBER = /(?<![\p{L}\p{N}])[0-9٠-٩۰-۹]{1,32}(?:[.,/:٫٬-][0-9٠-٩۰-۹]{1,32}){1,32}[%٪]?/gu
const QUOTATION = /«[^«»]{1,4096}»|“[^“”]{1,4096}”|"[^"\n]{1,4096}"/gu

/** Punctuation that ends a sentence rather than an address. */
const TRAILING = /[.,:;!?)\]}'،؛؟]+$/u

/**
 * The parts of a text that nothing may change: addresses, e-mails, @handles, #tags, code, markup, printf directives,
 * options of commands, IBANs, telephone numbers, numbers with separators, Latin runs, and on request the words inside
 * quotation marks. In order, not overlapping. Linear time.
 */
export function protectedSpans(text: string, protection: Protection = {}): Span[] {
  return spansAmong(text, signsIn(text), protection)
}

/** As `protectedSpans`, for a text whose signs are known. */
export function spansAmong(text: string, signs: number, protection: Protection): Span[] {
  const spans = spansButNumbers(text, signs, protection)
  if (signs & SIGNS.digit && signs & SIGNS.separator && SEPARATED.test(text)) collect(text, NUMBER, spans)
  return merged(spans)
}

const SEPARATED = /[0-9٠-٩۰-۹][.,/:٫٬-][0-9٠-٩۰-۹]/

/** As `protectedSpans`, without the numbers that have separators. */
export function protectedSpansButNumbers(text: string, protection: Protection = {}): Span[] {
  return merged(spansButNumbers(text, signsIn(text), protection))
}

function spansButNumbers(text: string, signs: number, protection: Protection): Span[] {
  const spans: Span[] = []
  if (signs & SIGNS.backquote) collect(text, CODE, spans)
  if (signs & SIGNS.markup) collect(text, MARKUP, spans)
  if (signs & SIGNS.machine) collectRuns(text, spans)
  if (signs & SIGNS.telephone) collect(text, PHONE, spans)
  if (hasForeignLetter(text, signs)) collectForeign(text, spans)
  if (protection.quotations === 'verbatim') collect(text, QUOTATION, spans)
  return spans
}

/** Whether a text with these signs holds a Latin, Greek or Cyrillic letter. */
export function hasForeignLetter(text: string, signs: number): boolean {
  return (signs & SIGNS.perhapsForeign) !== 0 && FOREIGN_LETTER.test(text)
}

const FOREIGN_LETTER = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u

/** Applies a change to every stretch of text between protected spans. */
export function outsideSpans(text: string, spans: readonly Span[], change: (piece: string) => string): string {
  if (spans.length === 0) return change(text)
  let result = ''
  let at = 0
  for (const span of spans) {
    result += change(text.slice(at, span.start)) + text.slice(span.start, span.end)
    at = span.end
  }
  return result + change(text.slice(at))
}

function collect(text: string, pattern: RegExp, spans: Span[]): void {
  for (const match of text.matchAll(pattern)) spans.push({ start: match.index, end: match.index + match[0].length })
}

function collectRuns(text: string, spans: Span[]): void {
  for (const match of text.matchAll(MACHINE_RUN)) {
    const run = match[0].replace(TRAILING, '')
    if (run.length > 1) spans.push({ start: match.index, end: match.index + run.length })
  }
}

function collectForeign(text: string, spans: Span[]): void {
  for (const match of text.matchAll(FOREIGN_RUN)) {
    const run = AFTER_FOREIGN.exec(match[0])?.[0] ?? match[0]
    const start = match.index
    const end = start + run.length
    spans.push({ start: start - opening(text, start, run), end: end + closing(text, end, run) })
  }
}

/** A quotation in another language keeps the marks of that language; a single word between marks is a Persian quotation. */
function opening(text: string, start: number, run: string): number {
  const before = text[start - 1] ?? ''
  if (before === '"') return isHalfOpen(run) || (run.includes(' ') && text[start + run.length] === '"') ? 1 : 0
  return before === '“' && run.includes(' ') ? 1 : 0
}

function closing(text: string, end: number, run: string): number {
  const start = end - run.length
  const after = /^[.,!?]?["”]/.exec(text.slice(end, end + 2))?.[0] ?? ''
  if (after === '') return 0
  if (after.endsWith('”')) return run.includes('“') || (run.includes(' ') && text[start - 1] === '“') ? after.length : 0
  if (isHalfOpen(run)) return text[start - 1] === '"' ? 0 : after.length
  return run.includes(' ') && text[start - 1] === '"' ? after.length : 0
}

/** True when one of the straight marks inside has no partner there. */
function isHalfOpen(run: string): boolean {
  return run.includes('"') && run.split('"').length % 2 === 0
}

function merged(spans: Span[]): Span[] {
  if (spans.length < 2) return spans
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Span[] = [spans[0]!]
  for (const span of spans) {
    const last = kept.at(-1)!
    if (span.start > last.end) kept.push(span)
    else if (span.end > last.end) last.end = span.end
  }
  return kept
}
