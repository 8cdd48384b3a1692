import { type EndpointAsked, hashToken, Refusal } from '#server'
import { type Account, type Database, sessionAccount, tokenHolder } from '#store'
import { type Actor, isRole } from '../policy.ts'

/** The cookie of a desk session. */
export const sessionCookie = 'sanad-desk'

/** Who asks: the holder of the bearer token, or of the desk session. Refuses `unauthenticated`. */
export async function authenticate(database: Database, request: EndpointAsked): Promise<Actor> {
  const actor = (await bearer(database, request)) ?? (await deskSession(database, request))
  if (actor === null) throw new Refusal('unauthenticated')
  return actor
}

async function bearer(database: Database, { headers }: EndpointAsked): Promise<Actor | null> {
  const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const hash = token === undefined ? null : hashToken(token)
  if (hash === null) return null
  const holder = await tokenHolder(database, Buffer.from(hash, 'hex'))
  if (holder === null || !isRole(holder.role)) return null
  return { id: `token:${holder.name}`, role: holder.role, sections: holder.sections }
}

async function deskSession(database: Database, { cookies, headers }: EndpointAsked): Promise<Actor | null> {
  const hash = hashToken(cookies[sessionCookie] ?? '')
  if (hash === null) return null
  // A browser sends cookies along with requests that other sites started; it says which those are.
  if (!['same-origin', 'none'].includes(headers['sec-fetch-site'] ?? '')) return null
  const account = await sessionAccount(database, Buffer.from(hash, 'hex'))
  return account === null ? null : actorOfAccount(account)
}

/** Somebody with an account as who acts; null for a role the desk does not know. */
export function actorOfAccount({ login, role, sections, isTrusted }: Account): Actor | null {
  return isRole(role) ? { id: `account:${login}`, role, sections, isTrusted } : null
}
