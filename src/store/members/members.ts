import { sql } from 'kysely'
import type { Account } from '../access.ts'
import type { Database } from '../database.ts'

export interface Member extends Account {
  joinedAt: Date
  /** Of the open session that was seen last; null when there is none. */
  lastSeenAt: Date | null
  sessions: number
  hasSecondFactor: boolean
  /** Since when; null for who is not suspended. */
  suspendedAt: Date | null
}

const memberColumns = sql`
  account.id, login, name, role, account.created_at as "joinedAt",
  (select max(last_seen_at) from session where account_id = account.id and expires_at > now()) as "lastSeenAt",
  (select count(*) from session where account_id = account.id and expires_at > now())::int as sessions,
  exists (select from second_factor where account_id = account.id) as "hasSecondFactor",
  (select made_at from suspension where account_id = account.id and ended_at is null) as "suspendedAt"`

/** Everybody with an account; those who are suspended come last. */
export async function listMembers(database: Database): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select ${memberColumns} from account order by 9 nulls first, name, login`.execute(database)
  return rows
}

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

export async function changeRole(database: Database, accountId: number, role: string): Promise<void> {
  await sql`update account set role = ${role} where id = ${accountId}`.execute(database)
}

/** Suspends an account. False when it is suspended already. */
export async function suspend(database: Database, accountId: number, madeBy: string): Promise<boolean> {
  const { rows } = await sql`
    insert into suspension (account_id, made_by) values (${accountId}, ${madeBy})
    on conflict (account_id) where ended_at is null do nothing returning id`.execute(database)
  return rows.length > 0
}

/** Ends the suspension of an account. False when there is none. */
export async function endSuspension(database: Database, accountId: number, endedBy: string): Promise<boolean> {
  const { rows } = await sql`
    update suspension set ended_at = now(), ended_by = ${endedBy}
    where account_id = ${accountId} and ended_at is null returning id`.execute(database)
  return rows.length > 0
}
