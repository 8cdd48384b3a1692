import { hashPassword, Refusal } from '#server'
import { acceptInvitation as accept, appendAudit, type Database, inTransaction, invitedRole } from '#store'
import { isRole, type Role } from '../policy.ts'
import { keyHash } from './key-hash.ts'
import type { Newcomer } from './newcomer.ts'
import { openSession } from './sessions.ts'

/** The role this link gives. Refuses `gone` for a link that was used, has expired, was replaced or never was. */
export async function openInvitation(database: Database, link: string | undefined): Promise<Role> {
  const hash = keyHash(link)
  const role = hash === null ? null : await invitedRole(database, hash)
  if (role === null || !isRole(role)) throw new Refusal('gone')
  return role
}

export interface Joining {
  link: string
  newcomer: Newcomer
  /** As the browser calls itself. */
  userAgent: string | undefined
  now: Date
}

/**
 * Makes the account, uses the link up and begins a session, all or nothing. Returns the key of the session.
 * Refuses `gone` as {@link openInvitation}, and `already-exists` when the login is someone else's.
 */
export async function acceptInvitation(
  database: Database,
  { link, newcomer, userAgent, now }: Joining,
): Promise<string> {
  const { login, name, password } = newcomer
  const passwordHash = await hashPassword(password)
  const joined = inTransaction(database, async (transaction) => {
    const role = await openInvitation(transaction, link)
    const accountId = await accept(transaction, keyHash(link)!, { login, name, role, passwordHash })
    const actor = `account:${login}`
    await appendAudit(transaction, { actor, action: 'join', subject: actor, facts: { role } })
    return openSession(transaction, { accountId, userAgent, now })
  })
  return joined.catch((error: unknown) => {
    throw isTaken(error) ? new Refusal('already-exists', { login }) : error
  })
}

/** SQLSTATE unique_violation. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}
