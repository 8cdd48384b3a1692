/** Zero-width non-joiner, the half-space. */
export const ZWNJ = '\u200c'

/** Letters of Persian, Dari, Pashto, Kurdish and Arabic words, for use inside a character class. */
export const LETTER_CLASS = 'ء-غف-يپچژکگیٮ-ەۺ-ۿۀەٱٲٳ'

/** Vowel and other marks that sit on letters, for use inside a character class. */
export const MARK_CLASS = '\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed'

/** Letters that never join the letter after them, so that a half-space after one changes nothing visible. */
export const NON_JOINING = 'اآدذرزژو'

/** True for a letter of the Arabic script. */
export function isLetterCode(code: number): boolean {
  if (code >= 0x0620 && code <= 0x064a) return code !== 0x0640
  return code >= 0x066e && code <= 0x06d5 && code !== 0x0670 && code !== 0x06d4
}

/** True for a mark that sits on a letter of the Arabic script. */
export function isMarkCode(code: number): boolean {
  return (code >= 0x064b && code <= 0x065f) || code === 0x0670
}
