import { fold } from '#persian'

/** Keys of a Latin keyboard and what they write on the Iranian one (ISIRI 9147), in the order of the keys. */
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,"
const PERSIAN = 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو'

const keys = new Map([...LATIN].map((key, index) => [key, PERSIAN[index]!]))

/** What these keys write in Persian, folded; null for what was not typed on Latin keys alone. */
export function keyboardSlip(typed: string): string | null {
  let slipped = ''
  for (const letter of typed.toLowerCase()) {
    const meant = keys.get(letter)
    if (meant === undefined) return null
    slipped += meant
  }
  return slipped.length < 2 ? null : fold(slipped)
}
