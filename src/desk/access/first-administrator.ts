import { newToken } from '#server'
import { countAccounts, type Database, replaceInvitation } from '#store'
import type { Role } from '../policy.ts'
import { keyHash } from './key-hash.ts'

const linkHours = 24
const hourMs = 3_600_000

/**
 * A fresh one-time link that makes the first administrator, open for 24 hours; links made before it end. Null when
 * the newsroom has an account already. `publicUrl` is the origin, without a slash at the end.
 */
export async function firstAdministratorLink(database: Database, publicUrl: string): Promise<string | null> {
  if ((await countAccounts(database)) > 0) return null
  const key = newToken()
  const role: Role = 'administrator'
  await replaceInvitation(database, { hash: keyHash(key)!, role, expiresAt: new Date(Date.now() + linkHours * hourMs) })
  return `${publicUrl}/desk/invitation/${key}`
}
