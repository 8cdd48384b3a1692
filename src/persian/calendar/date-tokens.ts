/** A number, a word or a mark of a text that may hold a date. Words are spelled as in date-words.ts. */
export type DateToken = {
  kind: 'number' | 'word' | 'mark'
  text: string
  /** The number's value, or NaN. */
  value: number
  start: number
  end: number
}

/** A date stands near the start of what is handed over; the rest of a longer text is not read. */
const TEXT_LENGTH_MAX = 2_000
const NUMBER_DIGITS_MAX = 14

const charKind = { other: 0, space: 1, digit: 2, letter: 3, silent: 4 } as const

/** Splits a text into numbers (any of the three digit sets), words and single marks; spaces only separate. */
export function dateTokens(text: string): DateToken[] {
  const tokens: DateToken[] = []
  const length = Math.min(text.length, TEXT_LENGTH_MAX)
  let at = 0
  while (at < length) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === charKind.space || kind === charKind.silent) at++
    else if (kind === charKind.digit) at = takeNumber(text, at, length, tokens)
    else if (kind === charKind.letter) at = takeWord(text, at, length, tokens)
    else tokens.push({ kind: 'mark', text: text[at]!, value: Number.NaN, start: at, end: ++at })
  }
  return tokens
}

function takeNumber(text: string, start: number, length: number, tokens: DateToken[]): number {
  let end = start
  let value = 0
  while (end < length && kindOf(text.charCodeAt(end)) === charKind.digit) {
    value = value * 10 + (text.charCodeAt(end) & 0x0f)
    end++
  }
  if (end - start > NUMBER_DIGITS_MAX) value = Number.NaN
  tokens.push({ kind: 'number', text: text.slice(start, end), value, start, end })
  return end
}

function takeWord(text: string, start: number, length: number, tokens: DateToken[]): number {
  let end = start
  let word = ''
  while (end < length) {
    const code = text.charCodeAt(end)
    const kind = kindOf(code)
    if (kind === charKind.letter) word += foldedLetter(code, text, end)
    else if (kind !== charKind.silent) break
    end++
  }
  tokens.push({ kind: 'word', text: word, value: Number.NaN, start, end })
  return end
}

function foldedLetter(code: number, text: string, at: number): string {
  if (code < 0x80) return String.fromCharCode(code | 0x20)
  if (code === 0x064a || code === 0x0649) return 'ی'
  if (code === 0x0643) return 'ک'
  if (code === 0x06c0) return 'ه'
  return text[at]!
}

/** Digits share their low four bits with their value in all three sets: 0x30, 0x660, 0x6f0. */
function kindOf(code: number): number {
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return charKind.digit
    if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return charKind.letter
    return code <= 0x20 ? charKind.space : charKind.other
  }
  if (code >= 0x0620 && code <= 0x06ff) {
    if ((code >= 0x06f0 && code <= 0x06f9) || (code >= 0x0660 && code <= 0x0669)) return charKind.digit
    if (code === 0x0640 || code === 0x0670 || (code >= 0x064b && code <= 0x065f)) return charKind.silent
    return code === 0x06d4 || (code >= 0x066a && code <= 0x066d) ? charKind.other : charKind.letter
  }
  if (code >= 0x200b && code <= 0x200f) return charKind.silent
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code === 0xfeff)
    return charKind.silent
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f ? charKind.space : charKind.other
}
