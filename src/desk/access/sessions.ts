import { newToken } from '#server'
import { type Account, addSession, type Database, endSession, sessionAccount } from '#store'
import { keyHash } from './key-hash.ts'

const dayMs = 86_400_000

/** A session ends by itself after so many days, used or not. */
export const sessionDays = 14

/** Begins a session of this account. Returns its key: told to the browser once, kept only as a hash. */
export async function openSession(database: Database, accountId: number, now: Date): Promise<string> {
  const key = newToken()
  const expiresAt = new Date(now.getTime() + sessionDays * dayMs)
  await addSession(database, { hash: keyHash(key)!, accountId, expiresAt })
  return key
}

/** Whose session this key opens, or null when it opens none (any more). */
export async function accountOfSession(database: Database, key: string | undefined): Promise<Account | null> {
  const hash = keyHash(key)
  return hash === null ? null : sessionAccount(database, hash)
}

/** Ends the session of this key on the server, whatever the browser keeps. */
export async function closeSession(database: Database, key: string | undefined): Promise<void> {
  const hash = keyHash(key)
  if (hash !== null) await endSession(database, hash)
}
