import { createHash, randomInt } from 'node:crypto'

export const recoveryCodesMade = 10

/** Without letters that look alike on paper (Crockford's base32, in small letters). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
/** 80 random bits: nobody finds them from their hash. */
const lettersOfCode = 16
const lettersOfGroup = 4
const codePattern = new RegExp(`^[${alphabet}]{${lettersOfCode}}$`)

/** Ten new codes, as they are shown once: `7k2m-q0xh-…`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodesMade }, () => {
    const letters = Array.from({ length: lettersOfCode }, () => alphabet[randomInt(alphabet.length)]!).join('')
    return letters.replaceAll(new RegExp(`.{${lettersOfGroup}}(?=.)`, 'g'), '$&-')
  })
}

/** SHA-256 of a recovery code as somebody wrote it from paper; null for what is none. */
export function recoveryCodeHash(written: string): Buffer | null {
  const code = written
    .toLowerCase()
    .replaceAll(/[\s\-–—]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
  return codePattern.test(code) ? createHash('sha256').update(code).digest() : null
}
