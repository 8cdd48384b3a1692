import { newToken } from '#server'
import { type Account, addSession, type Database, endSession, type OpenSession, openSessionOf } from '#store'
import { keyHash } from './key-hash.ts'

const dayMs = 86_400_000

/** A session ends by itself after so many days, used or not. */
export const sessionDays = 14

const userAgentLengthMax = 400

export interface SessionWish {
  accountId: number
  /** As the browser calls itself. */
  userAgent: string | undefined
  now: Date
}

/** Begins a session of this account. Returns its key: told to the browser once, kept only as a hash. */
export async function openSession(database: Database, { accountId, userAgent, now }: SessionWish): Promise<string> {
  const key = newToken()
  const expiresAt = new Date(now.getTime() + sessionDays * dayMs)
  const name = (userAgent ?? '').slice(0, userAgentLengthMax).toWellFormed().replaceAll('\0', '')
  await addSession(database, { hash: keyHash(key)!, accountId, expiresAt, userAgent: name })
  return key
}

/** The session this key opens, with whose it is, or null when it opens none (any more). */
export async function sessionOf(database: Database, key: string | undefined): Promise<OpenSession | null> {
  const hash = keyHash(key)
  return hash === null ? null : openSessionOf(database, hash)
}

/** Whose session this key opens, or null, as {@link sessionOf}. */
export async function accountOfSession(database: Database, key: string | undefined): Promise<Account | null> {
  return (await sessionOf(database, key))?.account ?? null
}

/** Ends the session of this key on the server, whatever the browser keeps. */
export async function closeSession(database: Database, key: string | undefined): Promise<void> {
  const hash = keyHash(key)
  if (hash !== null) await endSession(database, hash)
}
