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

export interface AccountAtDoor extends Account {
  passwordHash: string
  isSuspended: boolean
}

export async function accountByLogin(database: Database, login: string): Promise<AccountAtDoor | null> {
  const { rows } = await sql<AccountAtDoor>`
    select id, login, name, role, password_hash as "passwordHash",
      exists (select from suspension where account_id = account.id and ended_at is null) as "isSuspended"
    from account where login = ${login}`.execute(database)
  return rows[0] ?? null
}

/** Removes sessions and links whose time is over. */
export async function forgetExpiredKeys(database: Database): Promise<void> {
  await sql`delete from session where expires_at < now()`.execute(database)
  await sql`delete from half_sign_in where expires_at < now()`.execute(database)
  await sql`delete from second_factor_offer where made_at < now() - interval '1 day'`.execute(database)
  await sql`delete from code_failure where at < now() - interval '1 day'`.execute(database)
  await sql`delete from invitation where expires_at < now() and account_id is null`.execute(database)
}
