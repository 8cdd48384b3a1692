import { createHash, randomBytes } from 'node:crypto'
import { toLatinDigits } from '#persian'

const trackingBytes = 8
/** Crockford's base 32 without letters that are read as digits, and no U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of 60 random bits in three groups, by which somebody without an account follows what she sent. Told once. */
export function newTracking(): string {
  let left = randomBytes(trackingBytes).readBigUInt64BE()
  let code = ''
  for (let at = 0; at < 12; at += 1) {
    code += alphabet[Number(left % 32n)]
    left /= 32n
  }
  return grouped(code)
}

/** SHA-256 of a code as it is kept. */
export function trackingHash(tracking: string): Buffer {
  return createHash('sha256').update(tracking).digest()
}

/** The hash of a code as somebody wrote it, in any digits and case, with or without hyphens; null for what is none. */
export function writtenTrackingHash(written: string): Buffer | null {
  const code = toLatinDigits(written).toUpperCase().replaceAll(/[\s-]/g, '')
  return /^[0-9A-Z]{12}$/.test(code) ? trackingHash(grouped(code)) : null
}

function grouped(code: string): string {
  return code.match(/.{4}/g)!.join('-')
}
