/**
 * A text as words with offsets: the one form every reader of this module works on.
 *
 * A word keeps its place in the text (UTF-16 units) and a *key*: its letters folded so that both orthographies meet
 * («وي» and «وی», «گفته‌ی» and «گفتهٔ» and «گفته», «گفت و گو» and «گفت‌وگو», «می گوید» and «می‌گوید»).
 */

/** Texts longer than this are read only up to here (UTF-16 units); far above any article. */
export const textLengthMax = 2_000_000

export interface Word {
  /** Folded letters; for a mark, the mark itself in one canonical form (« » ، ؛ : . ! ؟ / ( ) and newline). */
  key: string
  start: number
  end: number
  isMark: boolean
}

const letter = 1
const dropped = 2
const space = 3
const newline = 4

const kinds = new Uint8Array(0x10000)
const folded = new Uint16Array(0x10000)

function markRange(from: number, to: number, kind: number): void {
  for (let code = from; code <= to; code++) kinds[code] = kind
}

function prepareTables(): void {
  for (let code = 0; code < 0x10000; code++) folded[code] = code
  markRange(0x30, 0x39, letter)
  markRange(0x41, 0x5a, letter)
  markRange(0x61, 0x7a, letter)
  markRange(0xc0, 0x24f, letter)
  markRange(0x370, 0x52f, letter)
  markRange(0x5d0, 0x5ea, letter)
  markRange(0x620, 0x64a, letter)
  markRange(0x660, 0x669, letter)
  markRange(0x66e, 0x6d3, letter)
  markRange(0x6d5, 0x6d5, letter)
  markRange(0x6ee, 0x6fc, letter)
  markRange(0x2e80, 0x2fff, letter)
  markRange(0x3040, 0xd7ff, letter)
  markRange(0xfb50, 0xfdff, letter)
  markRange(0xfe70, 0xfefc, letter)
  markRange(0x5f, 0x5f, letter)
  markRange(0x610, 0x61a, dropped)
  markRange(0x640, 0x640, dropped)
  markRange(0x64b, 0x65f, dropped)
  markRange(0x670, 0x670, dropped)
  markRange(0x6d6, 0x6ed, dropped)
  markRange(0x6d5, 0x6d5, letter)
  markRange(0x200b, 0x200f, dropped)
  markRange(0x202a, 0x202e, dropped)
  markRange(0x2060, 0x2069, dropped)
  for (const code of [0xad, 0xac, 0xfe0e, 0xfe0f, 0xfeff]) kinds[code] = dropped
  for (const code of [0x20, 0x09, 0xa0, 0x2007, 0x202f, 0x3000]) kinds[code] = space
  markRange(0x2000, 0x200a, space)
  markRange(0x2190, 0x2bff, space)
  markRange(0xd800, 0xdfff, space)
  markRange(0xe000, 0xf8ff, space)
  for (const code of [0x2022, 0x25cf, 0x2a, 0x25aa]) kinds[code] = space
  for (const code of [0x0a, 0x0d, 0x0b, 0x0c, 0x85, 0x2028, 0x2029]) kinds[code] = newline
  const pairs = 'يی ىی ئی ےی ېی كک ةه ۀه ەه ہه ھه أا إا آا ٱا ؤو'
  for (const pair of pairs.split(' ')) folded[pair.charCodeAt(0)] = pair.charCodeAt(1)
  for (let digit = 0; digit < 10; digit++) {
    folded[0x660 + digit] = 0x30 + digit
    folded[0x6f0 + digit] = 0x30 + digit
  }
  for (let code = 0x41; code <= 0x5a; code++) folded[code] = code + 32
}

prepareTables()

const zwnj = 0x200c
const he = 'ه'.charCodeAt(0)
const ye = 'ی'.charCodeAt(0)
const dot = 0x2e
/** Standing alone it is a dash: «خبرگزاری ـ تهران». */
const tatweel = 0x640

/** Whether the letters of a text, squashed, begin with `key`. */
export function opensWith(text: string, key: string): boolean {
  let matched = 0
  for (let i = 0; i < text.length && matched < key.length; i++) {
    const code = text.charCodeAt(i)
    if (kinds[code] !== letter) continue
    if (folded[code] !== key.charCodeAt(matched)) return false
    matched++
  }
  return matched === key.length
}

/** The letters of a name or phrase with spaces, marks and half-spaces gone: «بین‌المللی», «بین المللی» → one form. */
export function squash(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (kinds[code] !== letter) continue
    out += String.fromCharCode(folded[code]!)
  }
  return out
}

const marks: Record<string, string> = {
  ',': '،',
  '،': '،',
  ';': '؛',
  '؛': '؛',
  ':': ':',
  '：': ':',
  '.': '.',
  '…': '…',
  '!': '!',
  '؟': '؟',
  '?': '؟',
  '«': '«',
  '»': '»',
  '“': '«',
  '”': '»',
  '„': '«',
  '‹': '«',
  '›': '»',
  '(': '(',
  ')': ')',
  '[': '(',
  ']': ')',
  '/': '/',
  '|': '/',
}

/** Reads a text into words. Linear; never throws. Straight quotation marks open and close in turn within a paragraph. */
export function readWords(text: string): Word[] {
  const words: Word[] = []
  const length = Math.min(text.length, textLengthMax)
  let isQuoteOpen = false
  let i = 0
  while (i < length) {
    const code = text.charCodeAt(i)
    const kind = kinds[code]!
    if (kind === letter) {
      const end = endOfWord(text, i, length)
      pushWord(words, text, i, end)
      i = end
    } else if (kind === newline) {
      words.push({ key: '\n', start: i, end: i + 1, isMark: true })
      isQuoteOpen = false
      i++
    } else if (code === tatweel && kinds[text.charCodeAt(i + 1)] === space) {
      words.push({ key: '-', start: i, end: i + 1, isMark: true })
      i++
    } else if (kind === space || kind === dropped) {
      i++
    } else {
      let key = marks[text[i]!] ?? text[i]!
      if (key === '"') {
        key = isQuoteOpen ? '»' : '«'
        isQuoteOpen = !isQuoteOpen
      }
      words.push({ key, start: i, end: i + 1, isMark: true })
      i++
    }
  }
  return words
}

/** A word runs over letters and unseen signs, over dots between digits or Latin letters, and over hyphens between letters. */
function endOfWord(text: string, from: number, length: number): number {
  let i = from
  while (i < length) {
    const code = text.charCodeAt(i)
    const kind = kinds[code]
    if (kind === letter || kind === dropped) {
      i++
      continue
    }
    const next = text.charCodeAt(i + 1)
    const before = text.charCodeAt(i - 1)
    if (code === dot && kinds[next] === letter && isPlain(before) && isPlain(next)) i++
    else if (code === 0x2d && kinds[next] === letter && kinds[before] === letter) i++
    else break
  }
  return i
}

/** Latin letters and every kind of digit: between these a dot does not end a sentence. */
function isPlain(code: number): boolean {
  return code < 0x250 || (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)
}

const verbalPrefixes = new Set(['می', 'نمی'])
const pluralSuffixes = new Set(['ها', 'های', 'هایی', 'هایش', 'هایشان'])
const dialogueTails = new Set(['گو', 'گوی', 'گویی', 'گوها', 'گوهای', 'گویی'])

function pushWord(words: Word[], text: string, from: number, to: number): void {
  if (from + 3 < to && isSplitPreposition(text, from)) {
    words.push({ key: 'به', start: from, end: from + 2, isMark: false })
    pushWord(words, text, from + 3, to)
    return
  }
  const key = keyOf(text, from, to)
  const last = words.at(-1)
  if (last && !last.isMark && last.end < from && joinToLast(words, last, { key, start: from, end: to })) return
  words.push({ key, start: from, end: to, isMark: false })
}

/** «به‌گفته», «به‌نقل», «به‌طور»: the preposition is a word of its own. */
function isSplitPreposition(text: string, from: number): boolean {
  return text.charCodeAt(from) === 0x628 && text.charCodeAt(from + 1) === 0x647 && text.charCodeAt(from + 2) === zwnj
}

/** Joins what the writer spaced apart: «می گوید», «مقام های», «گفته ی», «گفت و گو», «خاطر نشان». */
function joinToLast(words: Word[], last: Word, next: { key: string; start: number; end: number }): boolean {
  const gap = next.start - last.end
  if (gap > 2) return false
  if (verbalPrefixes.has(last.key) || pluralSuffixes.has(next.key)) return extend(last, last.key + next.key, next.end)
  if (next.key === 'ی' && last.key.endsWith('ه')) return extend(last, last.key, next.end)
  if (last.key === 'خاطر' && next.key === 'نشان') return extend(last, 'خاطرنشان', next.end)
  if (last.key === 'یاد' && next.key === 'اور') return extend(last, 'یاداور', next.end)
  if (last.key === 'بنا' && (next.key === 'بر' || next.key === 'به')) return extend(last, 'بنابر', next.end)
  if (last.key === 'بر' && next.key === 'اساس') return extend(last, 'براساس', next.end)
  if (last.key === 'رییس' && /^جمهوری?$/.test(next.key)) return extend(last, last.key + next.key, next.end)
  if (last.key === 'وب' && next.key.startsWith('سایت')) return extend(last, last.key + next.key, next.end)
  if (last.key === 'نخست' && next.key.startsWith('وزیر')) return extend(last, last.key + next.key, next.end)
  if (last.key === 'گفت' && next.key.startsWith('و') && dialogueTails.has(next.key.slice(1)))
    return extend(last, `گفت${next.key}`, next.end)
  if (last.key === 'و' && dialogueTails.has(next.key) && words.at(-2)?.key === 'گفت') {
    words.pop()
    return extend(words.at(-1)!, `گفتو${next.key}`, next.end)
  }
  return false
}

function extend(word: Word, key: string, end: number): true {
  word.key = key
  word.end = end
  return true
}

function keyOf(text: string, from: number, to: number): string {
  let plain = from
  let hash = 0
  // The last letter may be an ezafe, and is looked at below.
  while (plain < to - 1 && isItsOwnKey(text.charCodeAt(plain))) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(plain)) | 0
    plain++
  }
  const last = text.charCodeAt(plain)
  if (plain === to - 1 && isItsOwnKey(last)) return metBefore(text, from, to, Math.imul(hash, 31) + last)
  let key = text.slice(from, plain)
  for (let i = plain; i < to; i++) {
    const code = text.charCodeAt(i)
    if (kinds[code] === dropped) continue
    const out = folded[code]!
    // «گفته‌ی»: the half-space tells the ezafe from a letter of the word
    if (out === ye && i === to - 1 && text.charCodeAt(i - 1) === zwnj && lastLetter(text, i - 2, from) === he) continue
    key += String.fromCharCode(out)
  }
  return key
}

/**
 * Words met lately, one place for each. Every key is looked up in a dozen lists of words, and a string is hashed when it is
 * first looked up: a word met before is the string of then, which was.
 */
const met: string[] = new Array(1 << 12).fill('')
/** V8 copies what is shorter out of the text; what is longer would hold on to the whole of it. */
const metLengthMax = 12

function metBefore(text: string, from: number, to: number, hash: number): string {
  const length = to - from
  if (length > metLengthMax) return text.slice(from, to)
  const place = (hash ^ (hash >>> 12)) & (met.length - 1)
  const word = met[place]!
  if (word.length === length) {
    let at = 0
    while (at < length && word.charCodeAt(at) === text.charCodeAt(from + at)) at++
    if (at === length) return word
  }
  const key = text.slice(from, to)
  met[place] = key
  return key
}

/** Most letters of most words are: a word is cut out of the text at once as far as they go. */
function isItsOwnKey(code: number): boolean {
  return kinds[code] !== dropped && folded[code] === code
}

function lastLetter(text: string, at: number, from: number): number {
  for (let i = at; i >= from; i--) if (kinds[text.charCodeAt(i)] !== dropped) return folded[text.charCodeAt(i)]!
  return 0
}
