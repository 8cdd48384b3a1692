import { createHmac, randomBytes } from 'node:crypto'
import { isSameSecret } from '#server'

/** RFC 6238 with what every authenticator understands: SHA-1, six digits, steps of 30 seconds, 160 random bits. */
const stepSeconds = 30
const digits = 6
const secretBytes = 20
/** One step either side (RFC 6238, 5.2): clocks of phones are a little off, and people type slowly. */
const stepsAside = 1

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret for codes by time: 160 random bits (RFC 4226, section 4). */
export function newSecret(): Buffer {
  return randomBytes(secretBytes)
}

/** The step of time an instant lies in. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds)
}

/** The code of a step: six Latin digits. */
export function codeOfStep(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const number = mac.readUInt32BE(mac[mac.length - 1]! & 0x0f) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step whose code this is, near now; null for a wrong code. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const middle = stepAt(now)
  let found: number | null = null
  for (let step = middle - stepsAside; step <= middle + stepsAside; step += 1) {
    if (isSameSecret(codeOfStep(secret, step), code)) found = step
  }
  return found
}

/** A secret as people copy it into an authenticator: base32 (RFC 4648). */
export function secretInLetters(secret: Buffer): string {
  let letters = ''
  let bits = 0
  let value = 0
  for (const byte of secret) {
    value = ((value << 8) | byte) & 0xffff
    bits += 8
    for (; bits >= 5; bits -= 5) letters += base32[(value >> (bits - 5)) & 31]
  }
  return bits > 0 ? letters + base32[(value << (5 - bits)) & 31] : letters
}

/** What the picture says to an authenticator (Key Uri Format of Google Authenticator). */
export function addressOfSecret(secret: Buffer, { newsroom, login }: { newsroom: string; login: string }): string {
  const issuer = encodeURIComponent(newsroom.replaceAll(':', ' '))
  return `otpauth://totp/${issuer}:${encodeURIComponent(login)}?secret=${secretInLetters(secret)}&issuer=${issuer}`
}
