import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Who may do what is decided in #desk; here are only the records. Keys arrive as SHA-256, never as themselves. */

export interface Account {
  id: number
  login: string
  name: string
  role: string
}

export interface TokenHolder {
  name: string
  role: string
}

/** The holder of an API token that was not revoked, or null. */
export async function tokenHolder(database: Database, hash: Buffer): Promise<TokenHolder | null> {
  const { rows } = await sql<TokenHolder>`
    select name, role from api_token
    where hash = ${hash} and not exists (select from token_revocation where token_id = api_token.id)`.execute(database)
  return rows[0] ?? null
}

export async function addToken(database: Database, token: TokenHolder & { hash: Buffer }): Promise<void> {
  await database.insertInto('api_token').values(token).execute()
}

/** Ends every token of this name. Returns how many there were. */
export async function revokeTokens(database: Database, name: string, madeBy: string): Promise<number> {
  const { rows } = await sql`
    insert into token_revocation (token_id, made_by) select id, ${madeBy} from api_token where name = ${name}
    on conflict do nothing returning token_id`.execute(database)
  return rows.length
}

export async function countAccounts(database: Database): Promise<number> {
  const { count } = await database
    .selectFrom('account')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface Invitation {
  hash: Buffer
  role: string
  expiresAt: Date
}

/** Records a one-time link; earlier unused links for the same role end, so that only the newest opens. */
export async function addInvitation(database: Database, { hash, role, expiresAt }: Invitation): Promise<void> {
  await database.deleteFrom('invitation').where('role', '=', role).where('account_id', 'is', null).execute()
  await database.insertInto('invitation').values({ hash, role, expires_at: expiresAt, account_id: null }).execute()
}

/** The role an unused, unexpired link gives, or null. */
export async function invitedRole(database: Database, hash: Buffer): Promise<string | null> {
  const { rows } = await sql<{ role: string }>`
    select role from invitation where hash = ${hash} and account_id is null and expires_at > now() for update`.execute(
    database,
  )
  return rows[0]?.role ?? null
}

export interface AccountDraft {
  login: string
  name: string
  role: string
  passwordHash: string
}

/** Makes an account and marks the link that invited it as used. Throws PostgreSQL's unique violation on a taken login. */
export async function acceptInvitation(database: Database, hash: Buffer, draft: AccountDraft): Promise<Account> {
  const account = await database
    .insertInto('account')
    .values({ login: draft.login, name: draft.name, role: draft.role, password_hash: draft.passwordHash })
    .returning(['id', 'login', 'name', 'role'])
    .executeTakeFirstOrThrow()
  await database.updateTable('invitation').set({ account_id: account.id }).where('hash', '=', hash).execute()
  return account
}

export async function accountByLogin(
  database: Database,
  login: string,
): Promise<(Account & { passwordHash: string }) | null> {
  const row = await database.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst()
  if (!row) return null
  return { id: row.id, login: row.login, name: row.name, role: row.role, passwordHash: row.password_hash }
}

export async function addSession(
  database: Database,
  session: { hash: Buffer; accountId: number; expiresAt: Date },
): Promise<void> {
  await database
    .insertInto('session')
    .values({ hash: session.hash, account_id: session.accountId, expires_at: session.expiresAt })
    .execute()
}

export async function sessionAccount(database: Database, hash: Buffer): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select account.id, login, name, role from session join account on account.id = account_id
    where session.hash = ${hash} and expires_at > now()`.execute(database)
  return rows[0] ?? null
}

export async function endSession(database: Database, hash: Buffer): Promise<void> {
  await database.deleteFrom('session').where('hash', '=', hash).execute()
}

/** Removes sessions and links whose time is over. */
export async function forgetExpiredKeys(database: Database): Promise<void> {
  await sql`delete from session where expires_at < now()`.execute(database)
  await sql`delete from invitation where expires_at < now() and account_id is null`.execute(database)
}
