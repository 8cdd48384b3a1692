/**
 * The alphabet in which half-space work is done: one code per letter, spellings folded (ي/ی, ك/ک, أ/ا, ۀ/ه …). Code 0 is
 * no letter. The order of LETTERS is part of the packed lexicon's format.
 */
export const LETTERS = 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآء'

const FOLDED: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ئ: 'ی',
  ي: 'ی',
  ى: 'ی',
  ے: 'ی',
  ۍ: 'ی',
  ې: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۃ: 'ه',
}

const CODES = new Uint8Array(0x0700)
for (const [index, letter] of [...LETTERS].entries()) CODES[letter.charCodeAt(0)] = index + 1
for (const [spelled, letter] of Object.entries(FOLDED)) CODES[spelled.charCodeAt(0)] = CODES[letter.charCodeAt(0)]!

/** The code of a UTF-16 unit, 0 when it is not a letter of Persian words. */
export function letterCode(unit: number): number {
  return unit < 0x0700 ? CODES[unit]! : 0
}

/** True when a half-space after this letter changes what is seen: it is not one of ا آ د ذ ر ز ژ و (nor ء). */
export function joinsNext(code: number): boolean {
  return JOINS[code] === 1
}

const JOINS = new Uint8Array(LETTERS.length + 1).fill(1)
JOINS[0] = 0
for (const letter of 'اآدذرزژوء') JOINS[LETTERS.indexOf(letter) + 1] = 0

/** A word as letter codes; what is not a letter (marks, half-spaces) is left out. */
export function codesOf(word: string): number[] {
  const codes: number[] = []
  for (let at = 0; at < word.length; at++) {
    const code = letterCode(word.charCodeAt(at))
    if (code !== 0) codes.push(code)
  }
  return codes
}
