import { repair } from '#persian'

/** What outlets do with an agency's text before they print it. Each is deterministic. */

/** Half-spaces lost or turned into spaces, Arabic letters, Latin digits, straight quotation marks: a badly kept copy. */
export function spoil(text: string, at: number): string {
  const gap = at % 2 === 0 ? ' ' : ''
  return text
    .replaceAll('\u200c', gap)
    .replaceAll('ی', at % 3 === 0 ? 'ي' : 'ی')
    .replaceAll('ک', 'ك')
    .replaceAll('هٔ', 'ه')
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[«»]/g, '"')
}

/** What an outlet with a good desk does to a spoilt one. */
export function mend(text: string): string {
  return repair(text)
}

const otherWords: readonly [string, string][] = [
  ['گفت:', 'اظهار داشت:'],
  ['می‌گوید', 'می‌گوید'],
  ['افزود', 'ادامه داد'],
  ['همچنین', 'نیز'],
  ['آغاز شد', 'شروع شد'],
  ['آغاز می‌کند', 'شروع می‌کند'],
  ['پایان یافت', 'تمام شد'],
  ['دربارهٔ', 'در مورد'],
  ['اکنون', 'هم‌اکنون'],
  ['برای نخستین بار', 'برای اولین بار'],
  ['نزدیک به', 'حدود'],
  ['بیش از', 'افزون بر'],
  ['می‌توانند', 'قادرند'],
  ['با این حال', 'با وجود این'],
]

/** An editor who replaces words by others that say the same. */
export function reword(text: string): string {
  return otherWords.reduce((worded, [from, to]) => worded.replaceAll(from, to), text)
}

/** The second sentence of every third long paragraph goes. */
export function shorten(paragraphs: readonly string[]): string[] {
  return paragraphs.map((paragraph, index) => {
    const sentences = paragraph.split(/(?<=[.؟!]) /)
    return index % 3 === 1 && sentences.length > 3 ? sentences.filter((_, at) => at !== 1).join(' ') : paragraph
  })
}

/** The credit line an outlet puts before what it took. */
export function credit(paragraphs: readonly string[], line: string): string[] {
  const [first = '', ...others] = paragraphs
  return [`${line}، ${first}`, ...others]
}

/** Lines many outlets print below every story. */
export function foot(paragraphs: readonly string[], line: string): string[] {
  return [...paragraphs, line]
}
