import { hashToken } from '#server'

/** SHA-256 of a key that was brought along, as the store keeps it; null for text that cannot be one of our keys. */
export function keyHash(key: string | undefined): Buffer | null {
  const hash = key === undefined ? null : hashToken(key)
  return hash === null ? null : Buffer.from(hash, 'hex')
}
