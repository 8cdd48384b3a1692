import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** Secrets arrive sealed, recovery codes hashed: this file could open neither. */

/** Offers a second factor; it takes the place of one that was offered before. */
export async function offerSecondFactor(database: Database, accountId: number, sealed: Buffer): Promise<void> {
  await sql`
    insert into second_factor_offer (account_id, sealed) values (${accountId}, ${sealed})
    on conflict (account_id) do update set sealed = excluded.sealed, made_at = now()`.execute(database)
}

/** What was offered and waits to be confirmed, or null. Holds the row until the transaction ends. */
export async function offeredSecondFactor(database: Database, accountId: number): Promise<Buffer | null> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from second_factor_offer where account_id = ${accountId} for update`.execute(database)
  return rows[0]?.sealed ?? null
}

/** Makes what was offered count; `step` is that of the code which confirmed it. */
export async function confirmSecondFactor(database: Database, accountId: number, step: number): Promise<void> {
  await sql`
    with offer as (delete from second_factor_offer where account_id = ${accountId} returning account_id, sealed)
    insert into second_factor (account_id, sealed, last_step) select account_id, sealed, ${step} from offer
    on conflict (account_id) do update set sealed = excluded.sealed, last_step = excluded.last_step, made_at = now()`.execute(
    database,
  )
}

export interface SecondFactor {
  sealed: Buffer
  madeAt: Date
  /** Recovery codes that were not used. */
  codesLeft: number
}

/** The second factor of an account, its secret sealed, with the recovery codes left; null where it has none. */
export async function secondFactorOf(database: Database, accountId: number): Promise<SecondFactor | null> {
  const { rows } = await sql<SecondFactor>`
    select sealed, made_at as "madeAt",
      (select count(*) from recovery_code where account_id = ${accountId} and used_at is null)::int as "codesLeft"
    from second_factor where account_id = ${accountId}`.execute(database)
  return rows[0] ?? null
}

/** Takes the code of this step, once: false when it or a later one was taken before. */
export async function takeStep(database: Database, accountId: number, step: number): Promise<boolean> {
  const { rows } = await sql`
    update second_factor set last_step = ${step} where account_id = ${accountId} and last_step < ${step}
    returning account_id`.execute(database)
  return rows.length > 0
}

/** Gives an account new recovery codes; those it had end. */
export async function replaceRecoveryCodes(
  database: Database,
  accountId: number,
  hashes: readonly Buffer[],
): Promise<void> {
  await sql`delete from recovery_code where account_id = ${accountId}`.execute(database)
  const rows = hashes.map((hash) => ({ account_id: accountId, hash, used_at: null }))
  await database.insertInto('recovery_code').values(rows).execute()
}

/** Takes a recovery code, once. */
export async function takeRecoveryCode(database: Database, accountId: number, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    update recovery_code set used_at = now() where account_id = ${accountId} and hash = ${hash} and used_at is null
    returning hash`.execute(database)
  return rows.length > 0
}

/** Removes the second factor with its recovery codes. Says whether there was one. */
export async function removeSecondFactor(database: Database, accountId: number): Promise<boolean> {
  await sql`delete from recovery_code where account_id = ${accountId}`.execute(database)
  await sql`delete from second_factor_offer where account_id = ${accountId}`.execute(database)
  await sql`delete from code_failure where account_id = ${accountId}`.execute(database)
  const { rows } = await sql`delete from second_factor where account_id = ${accountId} returning account_id`.execute(
    database,
  )
  return rows.length > 0
}

export interface FailureLimit {
  failuresMax: number
  windowSeconds: number
}

/**
 * Counts one try of a code before it is looked at, so that tries at the same moment are counted one by one. Null when it
 * may be looked at, otherwise the whole seconds to wait.
 */
export async function countCodeTry(database: Database, accountId: number, limit: FailureLimit): Promise<number | null> {
  const { failuresMax, windowSeconds } = limit
  await sql`select from account where id = ${accountId} for no key update`.execute(database)
  const { rows } = await sql<{ count: number; wait: number | null }>`
    select count(*)::int as count,
      ceil(extract(epoch from min(at) + make_interval(secs => ${windowSeconds}) - now()))::int as wait
    from (
      select at from code_failure
      where account_id = ${accountId} and at > now() - make_interval(secs => ${windowSeconds})
      order by at desc limit ${failuresMax}
    ) as newest`.execute(database)
  const { count, wait } = rows[0]!
  if (count >= failuresMax) return Math.max(1, wait ?? 1)
  await sql`insert into code_failure (account_id) values (${accountId})`.execute(database)
  return null
}

/** A right code ends the count. */
export async function forgetCodeTries(database: Database, accountId: number): Promise<void> {
  await sql`delete from code_failure where account_id = ${accountId}`.execute(database)
}
