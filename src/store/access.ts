import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Who may do what is decided in #desk; here are only the records. Keys arrive as SHA-256, never as themselves. */

export interface Account {
  id: number
  login: string
  name: string
  role: string
  /** Slugs of the sections the rights hold in, with those under them; null: in all. */
  sections: string[] | null
  /** Trusted to publish without being an editor. */
  isTrusted: boolean
}

/** An account, for a query over the table of that name. */
export const accountColumns = sql`
  account.id, account.login, account.name, account.role,
  (select sections_under(array_agg(section_id)) from account_section where account_id = account.id) as sections,
  exists (select from trust where account_id = account.id and ended_at is null) as "isTrusted"`

export interface TokenHolder {
  name: string
  role: string
  /** As of an {@link Account}. */
  sections: string[] | null
}

/** The holder of an API token that was not revoked, or null. */
export async function tokenHolder(database: Database, hash: Buffer): Promise<TokenHolder | null> {
  const { rows } = await sql<TokenHolder>`
    select name, role,
      (select sections_under(array_agg(section_id)) from token_section where token_id = api_token.id) as sections
    from api_token
    where hash = ${hash} and not exists (select from token_revocation where token_id = api_token.id)`.execute(database)
  return rows[0] ?? null
}

export interface TokenDraft {
  hash: Buffer
  name: string
  role: string
  /** Slugs of the sections it is good for; none, or left out: all. */
  sections?: readonly string[]
}

/** Keeps a key of the API by its hash; with sections, its rights hold in those and the ones under them. */
export async function addToken(database: Database, { hash, name, role, sections = [] }: TokenDraft): Promise<void> {
  await sql`
    with made as (insert into api_token (hash, name, role) values (${hash}, ${name}, ${role}) returning id)
    insert into token_section (token_id, section_id)
    select made.id, section.id from made, section where slug = any(${[...sections]}::text[])`.execute(database)
}

/** Ends every token of this name. Returns how many there were. */
export async function revokeTokens(database: Database, name: string, madeBy: string): Promise<number> {
  const { rows } = await sql`
    insert into token_revocation (token_id, made_by) select id, ${madeBy} from api_token where name = ${name}
    on conflict do nothing returning token_id`.execute(database)
  return rows.length
}

/** How many accounts there are, suspended ones too. */
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

/**
 * Makes an account, with the sections of the link that invited it, and marks the link as used. Returns its id. Throws
 * PostgreSQL's unique violation on a taken login.
 */
export async function acceptInvitation(database: Database, hash: Buffer, draft: AccountDraft): Promise<number> {
  const { id } = await database
    .insertInto('account')
    .values({ login: draft.login, name: draft.name, role: draft.role, password_hash: draft.passwordHash })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    with used as (update invitation set account_id = ${id} where hash = ${hash} returning id)
    insert into account_section (account_id, section_id)
    select ${id}, section_id from invitation_section join used on used.id = invitation_id`.execute(database)
  return id
}

export interface AccountAtDoor extends Account {
  passwordHash: string
  isSuspended: boolean
}

/** The account of this login with its password hash, for signing in; null where there is none. */
export async function accountByLogin(database: Database, login: string): Promise<AccountAtDoor | null> {
  const { rows } = await sql<AccountAtDoor>`
    select ${accountColumns}, password_hash as "passwordHash",
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
