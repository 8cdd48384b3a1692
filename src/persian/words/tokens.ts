import { ZWNJ } from '../letters/alphabet.ts'
import { fold } from '../letters/fold.ts'
import { protectedSpans } from '../letters/protected.ts'

/**
 * A word of a text, for searching. `text` is folded, half-spaces gone; `parts` are the folded parts of a compound («بین»,
 * «المللی»), empty when the word is one piece or only inflected. Positions are those of the text given.
 */
export type Token = {
  text: string
  parts: string[]
  start: number
  end: number
  /** The word unfolded, affixes tied on with half-spaces: what `stem` wants. */
  word: string
}

const PERSIAN = '\\u0620-\\u065f\\u066e-\\u06d3\\u06d5-\\u06ed\\u06fa-\\u06ff\\ufb50-\\ufdff\\ufe70-\\ufefc'
/** Letters with dots between single ones are an abbreviation: «ه.ش», «ق.م». */
const WORD = new RegExp(
  [
    `(?<![${PERSIAN}])[${PERSIAN}]{1,2}(?:\\.[${PERSIAN}]{1,2})+(?![${PERSIAN}])`,
    `[${PERSIAN}][${PERSIAN}\\u0640\\u200b-\\u200d\\u00ad]*`,
    `[0-9٠-٩۰-۹]+(?:[.,/:٫٬-][0-9٠-٩۰-۹]+)*`,
    `[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’_]*`,
  ].join('|'),
  'gu',
)
const VERB_PREFIX = /^ن?می$/
const SUFFIX = /^(?:ها|های|هایی|هایم|هایت|هایش|هایمان|هایتان|هایشان|تر|ترین)$/
const INFLECTION = /^(?:ن?می|ه?می|ها.*|تر|ترین|تری|ام|ات|اش|ای|ایم|اید|اند|مان|تان|شان|ی|ست)$/
const THOUSANDS = /(?<=\d),(?=\d{3}(?:\D|$))/g

/** The words of a text in order. Addresses, e-mails and tags are one token each; «می شود» written apart is one too. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  const spans = /[@#]|:\/\/|www\./.test(text) ? protectedSpans(text).filter((span) => isAddress(text, span)) : []
  let nextSpan = 0
  WORD.lastIndex = 0
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const start = match.index
    while (nextSpan < spans.length && spans[nextSpan]!.end <= start) nextSpan++
    const span = spans[nextSpan]
    if (span && start >= span.start) {
      const address = text.slice(span.start, span.end)
      found.push({
        text: fold(address).replace(/^[@#]/, ''),
        parts: [],
        start: span.start,
        end: span.end,
        word: address,
      })
      WORD.lastIndex = span.end
      continue
    }
    add(found, text, { start, end: start + match[0].length })
  }
  return found
}

function isAddress(text: string, span: { start: number; end: number }): boolean {
  return (
    !text.slice(span.start, span.end).includes(' ') && /^[@#]|:\/\/|@|^www\./.test(text.slice(span.start, span.end))
  )
}

function add(found: Token[], text: string, { start, end }: { start: number; end: number }): void {
  const raw = text.slice(start, end)
  const last = found.at(-1)
  const apart = last !== undefined && start - last.end === 1 && text[last.end] === ' '
  if (
    apart &&
    last.parts.length === 0 &&
    (SUFFIX.test(raw) || VERB_PREFIX.test(last.text)) &&
    /^[\u0620-\u06d3]/.test(raw)
  ) {
    last.text += fold(raw)
    last.end = end
    last.word += ZWNJ + raw
    return
  }
  found.push({
    text: foldedWord(raw),
    parts: raw.includes(ZWNJ) ? partsOf(raw) : [],
    start,
    end,
    word: raw,
  })
}

/** Words folded lately; a newspaper's working vocabulary fits. */
const REMEMBERED_MAX = 40_000
const remembered = new Map<string, string>()

function foldedWord(raw: string): string {
  const known = remembered.get(raw)
  if (known !== undefined) return known
  const folded = fold(raw).replace(THOUSANDS, '').replaceAll(' ', '')
  if (remembered.size >= REMEMBERED_MAX) remembered.clear()
  if (raw.length <= WORD_LENGTH_MAX) remembered.set(raw, folded)
  return folded
}

/** Longer words are not remembered. */
const WORD_LENGTH_MAX = 40

function partsOf(raw: string): string[] {
  const parts = raw
    .split(ZWNJ)
    .map(fold)
    .filter((part) => part !== '')
  const whole = parts.filter((part, at) => !(INFLECTION.test(part) && (at > 0 || VERB_PREFIX.test(part))))
  return whole.length > 1 ? whole : []
}
