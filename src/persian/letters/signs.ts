import { LETTER_CLASS, MARK_CLASS, ZWNJ } from './alphabet.ts'

/**
 * What stands in a text, one bit each. Most rules for letters and marks have nothing to do in most lines; one look at each
 * character tells all of them so, where a dozen patterns had each gone through the line for itself.
 */
export const SIGNS = {
  digit: 1 << 0,
  /** Digits that are not Persian yet. */
  foreignDigit: 1 << 1,
  mark: 1 << 2,
  stop: 1 << 3,
  dash: 1 << 4,
  latinMark: 1 << 5,
  exclamation: 1 << 6,
  opening: 1 << 7,
  closing: 1 << 8,
  quotation: 1 << 9,
  /** Whatever may want room made or taken beside it. */
  punctuation: 1 << 10,
  newline: 1 << 11,
  /** Line ends that are not the house's. */
  lineEnd: 1 << 12,
  surrogate: 1 << 13,
  letter: 1 << 14,
  /** Anything but the house letters, digits and marks. */
  outOfOrder: 1 << 15,
  oddLetter: 1 << 16,
  invisible: 1 << 17,
  tatweel: 1 << 18,
  vowel: 1 << 19,
  halfSpace: 1 << 20,
  hamza: 1 << 21,
  backquote: 1 << 22,
  markup: 1 << 23,
  /** What addresses, handles, tags and directives cannot do without. */
  machine: 1 << 24,
  telephone: 1 << 25,
  /** Everywhere Latin, Greek and Cyrillic have letters, and more. */
  perhapsForeign: 1 << 26,
  separator: 1 << 27,
} as const

const signsOf = new Uint32Array(0x10000).fill(SIGNS.outOfOrder)

/** The signs of all characters of a text together. */
export function signsIn(text: string): number {
  let signs = 0
  for (let at = 0; at < text.length; at++) signs |= signsOf[text.charCodeAt(at)]!
  return signs
}

/** Characters and ranges of them, as a character class has them. */
function unitsIn(characters: string): number[] {
  const units: number[] = []
  for (let at = 0; at < characters.length; at++) {
    const first = characters.charCodeAt(at)
    if (characters[at + 1] === '-' && at + 2 < characters.length) at += 2
    for (let unit = first; unit <= characters.charCodeAt(at); unit++) units.push(unit)
  }
  return units
}

const HOUSE = '\n -~«»،؛؟…٪–—\u0622-\u063a\u0641\u0642\u0644-\u0648پچژکگی۰-۹'
for (const unit of unitsIn(HOUSE)) signsOf[unit] = 0

for (const [sign, characters] of [
  [SIGNS.digit, '0-9٠-٩۰-۹\ue001'],
  [SIGNS.foreignDigit, '0-9٠-٩'],
  [SIGNS.mark, '،؛؟!:…٪.%,;?'],
  [SIGNS.stop, '.…'],
  [SIGNS.dash, '-'],
  [SIGNS.latinMark, '%,;?'],
  [SIGNS.exclamation, '!؟?'],
  [SIGNS.opening, `«([{"'‘’“”„‟`],
  [SIGNS.closing, `»)]}"'‘’“”„‟`],
  [SIGNS.quotation, `"'‘’“”„‟`],
  [SIGNS.punctuation, '0-9٠-٩!-/:-@[-`{-~«»“”„‟‘’‚‛،؛؟…–—٪٫٬·•'],
  [SIGNS.newline, '\n'],
  [SIGNS.lineEnd, '\r\u0085\u2028\u2029\v\f'],
  [SIGNS.surrogate, '\ud800-\udfff'],
  [SIGNS.letter, LETTER_CLASS],
  [SIGNS.oddLetter, '\u0643\u0649\u064a\u06aa\u06be\u06c0\u06c1\u06c3\u06d2\ufb50-\ufdff\ufe70-\ufefc'],
  [
    SIGNS.invisible,
    '\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00a0\u00ac\u00ad\u061c\u180e\u2000-\u200b\u200d-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\ue000\ue001\t',
  ],
  [SIGNS.tatweel, 'ـ'],
  [SIGNS.vowel, MARK_CLASS],
  [SIGNS.halfSpace, ZWNJ],
  [SIGNS.hamza, 'ء'],
  [SIGNS.backquote, '`'],
  [SIGNS.markup, '<&]'],
  [SIGNS.machine, 'a-zA-Z@#%?&'],
  [SIGNS.telephone, '+0۰'],
  [
    SIGNS.perhapsForeign,
    'A-Za-z\u00aa\u00ba\u00c0-\u05ff\u1c80-\u1fff\u2071-\u2188\u2c60-\u2dff\ua640-\uab65\ud800-\udfff\ufb00-\ufb06\ufe2e\ufe2f\uff21-\uff5a',
  ],
  [SIGNS.separator, '.,/:٫٬-'],
] as const) {
  for (const unit of unitsIn(characters)) signsOf[unit]! |= sign
}
