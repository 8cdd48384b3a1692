import { sql } from 'kysely'
import { type Account, accountColumns } from '../access.ts'
import type { Database } from '../database.ts'

export interface SessionDraft {
  hash: Buffer
  accountId: number
  expiresAt: Date
  /** As the browser calls itself; cut by who reads it. */
  userAgent: string
}

/** Begins a session: its owner has just shown who she is. */
export async function addSession(database: Database, draft: SessionDraft): Promise<void> {
  const { hash, accountId, expiresAt, userAgent } = draft
  await database
    .insertInto('session')
    .values({ hash, account_id: accountId, expires_at: expiresAt, user_agent: userAgent })
    .execute()
}

export interface OpenSession {
  id: number
  account: Account
  /** When its owner last showed a password or a code. */
  provedAt: Date
}

/**
 * The session of this key and whose it is; null when it has ended, in whichever process, or its owner is suspended.
 * Notes, once a minute, that it was seen.
 */
export async function openSessionOf(database: Database, hash: Buffer): Promise<OpenSession | null> {
  const { rows } = await sql<Account & { session: number; provedAt: Date }>`
    with seen as (
      update session set last_seen_at = now()
      where hash = ${hash} and expires_at > now() and last_seen_at < now() - interval '1 minute'
    )
    select ${accountColumns}, session.id as session, proved_at as "provedAt"
    from session join account on account.id = account_id
    where session.hash = ${hash} and expires_at > now()
      and not exists (select from suspension where suspension.account_id = account.id and ended_at is null)`.execute(
    database,
  )
  const row = rows[0]
  if (!row) return null
  const { session, provedAt, ...account } = row
  return { id: session, account, provedAt }
}

/** Whose session this key opens, or null, as {@link openSessionOf}. */
export async function sessionAccount(database: Database, hash: Buffer): Promise<Account | null> {
  return (await openSessionOf(database, hash))?.account ?? null
}

/** Ends the session with this hash, if there is one. */
export async function endSession(database: Database, hash: Buffer): Promise<void> {
  await database.deleteFrom('session').where('hash', '=', hash).execute()
}

/** Notes that the owner of this session has shown again who she is. */
export async function proveSession(database: Database, id: number): Promise<void> {
  await sql`update session set proved_at = now() where id = ${id}`.execute(database)
}

export interface ListedSession {
  id: number
  userAgent: string
  begunAt: Date
  lastSeenAt: Date
}

/** The open sessions of an account, last seen first. */
export async function listSessions(database: Database, accountId: number): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    select id, user_agent as "userAgent", created_at as "begunAt", last_seen_at as "lastSeenAt"
    from session where account_id = ${accountId} and expires_at > now() order by last_seen_at desc, id desc`.execute(
    database,
  )
  return rows
}

/** Ends one session of an account. Says whether there was one. */
export async function endSessionOf(database: Database, accountId: number, id: number): Promise<boolean> {
  const { rows } = await sql`
    delete from session where account_id = ${accountId} and id = ${id} returning id`.execute(database)
  return rows.length > 0
}

/** Ends every session of an account but one (null: all), and what waits for a code. Returns how many there were. */
export async function endSessionsOf(database: Database, accountId: number, except: number | null): Promise<number> {
  await sql`delete from half_sign_in where account_id = ${accountId}`.execute(database)
  const { rows } = await sql`
    delete from session where account_id = ${accountId} and id is distinct from ${except} returning id`.execute(
    database,
  )
  return rows.length
}

/** Remembers that the password was right in this browser. */
export async function addHalfSignIn(
  database: Database,
  { hash, accountId, expiresAt }: Omit<SessionDraft, 'userAgent'>,
): Promise<void> {
  await database.insertInto('half_sign_in').values({ hash, account_id: accountId, expires_at: expiresAt }).execute()
}

/** Whose code is waited for in this browser, or null. */
export async function accountAtHalf(database: Database, hash: Buffer): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select ${accountColumns} from half_sign_in join account on account.id = account_id
    where hash = ${hash} and expires_at > now()
      and not exists (select from suspension where suspension.account_id = account.id and ended_at is null)`.execute(
    database,
  )
  return rows[0] ?? null
}

/** Forgets a right password that waits for its code. */
export async function endHalfSignIn(database: Database, hash: Buffer): Promise<void> {
  await database.deleteFrom('half_sign_in').where('hash', '=', hash).execute()
}

/** Counts a wrong code in this browser. At the last that is allowed the password is forgotten, and it says so. */
export async function failHalfSignIn(database: Database, hash: Buffer, failuresMax: number): Promise<'ended' | 'open'> {
  const { rows } = await sql<{ failures: number }>`
    update half_sign_in set failures = failures + 1 where hash = ${hash} returning failures`.execute(database)
  if (rows[0] !== undefined && rows[0].failures < failuresMax) return 'open'
  await endHalfSignIn(database, hash)
  return 'ended'
}
