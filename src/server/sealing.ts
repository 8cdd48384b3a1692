import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from './refusal.ts'

const keyFile = 'sealing.key'
const keyBytes = 32
const cipher = 'aes-256-gcm'
/** NIST SP 800-38D: 96 random bits for each sealing, 128 bits of tag. */
const nonceBytes = 12
const tagBytes = 16

/**
 * The key that seals what the database keeps and must be read again (secrets of second factors): 32 bytes in a file of
 * the data folder that only its owner reads, made at first need. It is in no backup, so a stolen backup opens nothing.
 * Refuses `bad-setting` for a file that holds anything else.
 */
export function openSealingKey(dataFolder: string): Buffer {
  const file = path.join(dataFolder, keyFile)
  mkdirSync(dataFolder, { recursive: true })
  try {
    // Of two processes that begin at once, one makes the file and both read it.
    writeFileSync(file, randomBytes(keyBytes), { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = readFileSync(file)
  if (key.length !== keyBytes) {
    throw new Refusal('bad-setting', { setting: 'SANAD_DATA', detail: `${keyFile} must hold ${keyBytes} bytes.` })
  }
  return key
}

/** Seals a secret. `belongsTo` is not kept in it: who opens it must name the same. */
export function seal(key: Buffer, secret: Buffer, belongsTo: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(belongsTo))
  const sealed = Buffer.concat([sealing.update(secret), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed])
}

/** Opens what {@link seal} sealed; null for another key, another owner, or a changed byte. */
export function unseal(key: Buffer, sealed: Buffer, belongsTo: string): Buffer | null {
  if (sealed.length < nonceBytes + tagBytes) return null
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  opening.setAAD(Buffer.from(belongsTo)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()])
  } catch {
    return null
  }
}
