import { fold } from '#persian'

/**
 * The words of an item as they are compared: letters folded as for searching, marks and half-spaces gone, one byte a
 * letter. A space (32) stands between words, a line feed (10) between paragraphs.
 */
export interface FoldedText {
  bytes: Uint8Array
  /** Where the headline ends and the body begins, in bytes. */
  titleEnd: number
}

/** What lies behind this many letters of an item is not compared; a long report has about half as many. */
const lettersMax = 12_000
/** No headline is longer. */
const titleLettersMax = 600

export const space = 32
export const paragraphEnd = 10
/** Stands inside numbers only: «۱۲٫۵», «۱۴:۳۰», «1403/08/27». */
export const point = 46
const comma = 44

const persianLetters = 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی'
const persianAt = 0xc0
const he = persianAt + persianLetters.indexOf('ه')
const halfSpace = 0x200c
/** Letters of other scripts share these places; they are rare, and compared with their neighbours. */
const foreignAt = 0x80
const foreignCount = 0x40

/** What each UTF-16 unit is written as; filled when a unit is first met. */
const writtenAs: (Uint8Array | undefined)[] = new Array(0x1_00_00)

/** Words that are written apart from the next, or from the one before, by some and together by others. */
const prefixes = new Set(['می', 'نمی'].map(hashOfWord))
const suffixes = new Set(['ها', 'های', 'هایی', 'هایش', 'هایشان', 'تر', 'ترین', 'ام', 'اند', 'ای'].map(hashOfWord))
const shanbeh = hashOfWord('شنبه')
const beforeShanbeh = new Set(['یک', 'دو', 'سه', 'چهار', 'پنج'].map(hashOfWord))

/** The headline and the body of an item, folded. */
export function foldText(title: string, body: string): FoldedText {
  const writer = new Writer(Math.min(title.length, titleLettersMax) + Math.min(body.length, lettersMax) + 4)
  writer.write(title, titleLettersMax)
  writer.endParagraph()
  const titleEnd = writer.length
  writer.write(body, titleEnd + lettersMax)
  writer.endParagraph()
  return { bytes: writer.written(), titleEnd }
}

/** The hash by which a word is known; the word in any spelling. */
export function hashOfWord(word: string): number {
  let hash = 0
  for (let at = 0; at < word.length; at += 1) {
    for (const byte of bytesOf(word.charCodeAt(at))) hash = (Math.imul(hash, 31) + byte) | 0
  }
  return hash
}

class Writer {
  length = 0
  #bytes: Uint8Array
  #wordStart = 0
  #hash = 0
  #previousHash = 0
  #joinsNext = false

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity * 2)
  }

  write(text: string, lengthMax: number): void {
    const end = text.length
    for (let at = 0; at < end && this.length < lengthMax; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit === halfSpace && this.#isEzafeAt(text, at)) {
        at += 1
        continue
      }
      const bytes = writtenAs[unit] ?? bytesOf(unit)
      const byte = bytes[0]
      if (byte === undefined) continue
      if (byte === space) this.#endWord()
      else if (byte === paragraphEnd) this.endParagraph()
      else if (byte === point || byte === comma) this.#mark(byte, text.charCodeAt(at + 1))
      else for (let index = 0; index < bytes.length; index += 1) this.#letter(bytes[index]!)
    }
  }

  /** «خانه‌ی ما» is «خانهٔ ما». */
  #isEzafeAt(text: string, at: number): boolean {
    const isYe = /[یيى]/.test(text.charAt(at + 1)) && !/[\u0620-\u06ff\u200c]/.test(text.charAt(at + 2))
    return isYe && this.length > this.#wordStart && this.#bytes[this.length - 1] === he
  }

  endParagraph(): void {
    this.#endWord()
    this.#joinsNext = false
    this.#previousHash = 0
    this.#hash = 0
    const { length } = this
    if (length === 0 || this.#bytes[length - 1] === paragraphEnd) return
    if (this.#bytes[length - 1] === space) this.length -= 1
    this.#put(paragraphEnd)
    this.#wordStart = this.length
  }

  written(): Uint8Array {
    return this.#bytes.slice(0, this.length)
  }

  #letter(byte: number): void {
    this.#hash = (Math.imul(this.#hash, 31) + byte) | 0
    this.#put(byte)
  }

  /** Inside a number a mark is part of it, or (between thousands) nothing; elsewhere it ends a word. */
  #mark(byte: number, next: number): void {
    const isInNumber = this.length > this.#wordStart && isDigit(this.#bytes[this.length - 1]!) && isDigitUnit(next)
    if (!isInNumber) this.#endWord()
    else if (byte === point) this.#letter(point)
  }

  #endWord(): void {
    if (this.length === this.#wordStart) return
    const hash = this.#hash
    if (this.#joinsNext || !this.#joinsPrevious(hash)) {
      this.#previousHash = hash
      this.#joinsNext = prefixes.has(hash)
      if (this.#joinsNext) return
    }
    this.#joinsNext = false
    this.#put(space)
    this.#wordStart = this.length
    this.#hash = 0
  }

  /** Takes away the space before a word that belongs to the one before it. */
  #joinsPrevious(hash: number): boolean {
    const start = this.#wordStart
    if (start === 0 || this.#bytes[start - 1] !== space) return false
    const joins = suffixes.has(hash) || (hash === shanbeh && beforeShanbeh.has(this.#previousHash))
    if (joins) {
      this.#bytes.copyWithin(start - 1, start, this.length)
      this.length -= 1
    }
    return joins
  }

  #put(byte: number): void {
    if (this.length === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2 + 64)
      wider.set(this.#bytes)
      this.#bytes = wider
    }
    this.#bytes[this.length] = byte
    this.length += 1
  }
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57
}

function isDigitUnit(unit: number): boolean {
  const bytes = writtenAs[unit] ?? bytesOf(unit)
  return bytes.length === 1 && isDigit(bytes[0]!)
}

const nothing = new Uint8Array(0)
const aSpace = Uint8Array.of(space)

function bytesOf(unit: number): Uint8Array {
  const known = writtenAs[unit]
  if (known !== undefined) return known
  const made = Number.isNaN(unit) ? aSpace : readUnit(unit)
  if (!Number.isNaN(unit)) writtenAs[unit] = made
  return made
}

function readUnit(unit: number): Uint8Array {
  const character = String.fromCharCode(unit)
  if (character === '\n' || character === '\u2029') return Uint8Array.of(paragraphEnd)
  if (character === ',' || character === '٬') return Uint8Array.of(comma)
  if ('./:٫'.includes(character)) return Uint8Array.of(point)
  const isSurrogate = unit >= 0xd800 && unit < 0xe000
  if (isSurrogate) return aSpace
  // A mark that combines with a letter, or joins two, is nothing by itself.
  if (/[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]/u.test(character)) return nothing
  if (character === 'ء') return nothing
  const bytes = [...fold(character)].flatMap((folded) => {
    const persian = persianLetters.indexOf(folded)
    if (persian >= 0) return [persianAt + persian]
    if (/[a-z0-9]/.test(folded)) return [folded.charCodeAt(0)]
    return /[\p{L}\p{N}]/u.test(folded) ? [foreignAt + (folded.charCodeAt(0) % foreignCount)] : []
  })
  return bytes.length === 0 ? aSpace : Uint8Array.from(bytes)
}
