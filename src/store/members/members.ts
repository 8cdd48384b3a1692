import { sql } from 'kysely'
import { type Account, accountColumns } from '../access.ts'
import type { Database } from '../database.ts'

export interface Member extends Account {
  joinedAt: Date
  /** Of the open session that was seen last; null when there is none. */
  lastSeenAt: Date | null
  sessions: number
  hasSecondFactor: boolean
  passkeys: number
  /** Since when; null for who is not suspended. */
  suspendedAt: Date | null
  /** Slugs of the sections that were given, as given: none for all. */
  given: string[]
}

const memberColumns = sql`
  ${accountColumns}, account.created_at as "joinedAt",
  (select max(last_seen_at) from session where account_id = account.id and expires_at > now()) as "lastSeenAt",
  (select count(*) from session where account_id = account.id and expires_at > now())::int as sessions,
  exists (select from second_factor where account_id = account.id) as "hasSecondFactor",
  (select count(*) from passkey where account_id = account.id)::int as passkeys,
  (select made_at from suspension where account_id = account.id and ended_at is null) as "suspendedAt",
  array(select slug from account_section join section on section.id = section_id
    where account_id = account.id order by position) as given`

/** Everybody with an account; those who are suspended come last. */
export async function listMembers(database: Database): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select ${memberColumns} from account order by "suspendedAt" nulls first, name, login`.execute(database)
  return rows
}

/** The colleague of this login, or null. */
export async function memberByLogin(database: Database, login: string): Promise<Member | null> {
  const { rows } = await sql<Member>`select ${memberColumns} from account where login = ${login}`.execute(database)
  return rows[0] ?? null
}

/**
 * Holds these accounts until the transaction ends, always in the same order, so that two who change each other's rights
 * at one moment do it one after the other.
 */
export async function holdAccounts(database: Database, logins: readonly string[]): Promise<void> {
  await sql`select from account where login = any(${[...logins]}) order by id for no key update`.execute(database)
}

/** Sets the role of an account. Ending its sessions is the caller’s. */
export async function changeRole(database: Database, accountId: number, role: string): Promise<void> {
  await sql`update account set role = ${role} where id = ${accountId}`.execute(database)
}

/** Suspends an account. False when it is suspended already. */
export function suspend(database: Database, accountId: number, madeBy: string): Promise<boolean> {
  return begin(database, 'suspension', { accountId, by: madeBy })
}

/** Ends the suspension of an account. False when there is none. */
export function endSuspension(database: Database, accountId: number, endedBy: string): Promise<boolean> {
  return end(database, 'suspension', { accountId, by: endedBy })
}

/** Lets the rights of an account hold in these sections only; none: in all. */
export async function giveSections(database: Database, accountId: number, slugs: readonly string[]): Promise<void> {
  await sql`delete from account_section where account_id = ${accountId}`.execute(database)
  await sql`insert into account_section (account_id, section_id)
    select ${accountId}, id from section where slug = any(${[...slugs]}::text[])`.execute(database)
}

/** Trusts an account. False when it is trusted already. */
export function entrust(database: Database, accountId: number, madeBy: string): Promise<boolean> {
  return begin(database, 'trust', { accountId, by: madeBy })
}

/** Ends the trust in an account. False when there is none. */
export function endTrust(database: Database, accountId: number, endedBy: string): Promise<boolean> {
  return end(database, 'trust', { accountId, by: endedBy })
}

/** What an account is in until somebody ends it: records of one shape, of which one at a time is open. */
type Standing = 'suspension' | 'trust'

interface StandingChange {
  accountId: number
  by: string
}

async function begin(database: Database, standing: Standing, { accountId, by }: StandingChange): Promise<boolean> {
  const { rows } = await sql`
    insert into ${sql.table(standing)} (account_id, made_by) values (${accountId}, ${by})
    on conflict (account_id) where ended_at is null do nothing returning id`.execute(database)
  return rows.length > 0
}

async function end(database: Database, standing: Standing, { accountId, by }: StandingChange): Promise<boolean> {
  const { rows } = await sql`
    update ${sql.table(standing)} set ended_at = now(), ended_by = ${by}
    where account_id = ${accountId} and ended_at is null returning id`.execute(database)
  return rows.length > 0
}

/** Sets the name by which colleagues know an account. */
export async function rename(database: Database, accountId: number, name: string): Promise<void> {
  await sql`update account set name = ${name} where id = ${accountId}`.execute(database)
}

/** Sets the hash of an account’s password. Ending its sessions is the caller’s. */
export async function changePassword(database: Database, accountId: number, passwordHash: string): Promise<void> {
  await sql`update account set password_hash = ${passwordHash} where id = ${accountId}`.execute(database)
}
