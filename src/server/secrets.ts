import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Marks our tokens, so that scanners of leaked secrets can find them. */
const tokenPrefix = 'sanad_'
const tokenBytes = 32
/** 256 random bits in base64url are 43 letters. */
const tokenPattern = /^sanad_[A-Za-z0-9_-]{43}$/
/** Longer passwords are refused before hashing: the work must not grow with the attacker's wish. */
const passwordLengthMax = 256

/** OWASP Password Storage Cheat Sheet (2025), argon2id: 19 MiB, 2 passes, 1 lane. */
const argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** A new bearer token or session key: `sanad_` and 256 random bits. Shown once, kept only as {@link hashToken}. */
export function newToken(): string {
  return tokenPrefix + randomBytes(tokenBytes).toString('base64url')
}

/**
 * SHA-256 of a token, 64 hexadecimal digits: what is stored and looked up. A plain hash is enough because the token
 * itself is 256 random bits. Null for text that cannot be a token, so that nothing else reaches the database.
 */
export function hashToken(token: string): string | null {
  if (!tokenPattern.test(token)) return null
  return createHash('sha256').update(token).digest('hex')
}

/** Hash of a password in PHC form (`$argon2id$…`), with its own salt. About 25 ms of one core, off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length === 0 || password.length > passwordLengthMax) {
    throw new RangeError(`A password has 1 to ${passwordLengthMax} characters.`)
  }
  const { hash } = await import('@node-rs/argon2')
  return hash(normalised(password), argon2Cost)
}

/** Whether the password belongs to the hash. False, never an error, for anything that is not a hash or a password. */
export async function verifyPassword(password: string, hashed: string): Promise<boolean> {
  if (password.length === 0 || password.length > passwordLengthMax || !hashed.startsWith('$argon2id$')) return false
  const { verify } = await import('@node-rs/argon2')
  return verify(hashed, normalised(password)).catch(() => false)
}

/** Compares two secrets in a time that does not tell where they differ, nor whether their lengths do. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** Keyboards write the same letters as different code points (NFKC, NIST SP 800-63B 5.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC')
}
