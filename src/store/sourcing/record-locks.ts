import { sql } from 'kysely'
import { type Database, locks } from '../database.ts'

/**
 * Changes of records of sources and people are made one after another, and never while what a text says is filed under
 * them: until the transaction ends nobody else has them.
 */
export async function lockRecords(database: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(locks.records)})`.execute(database)
}

/** What texts say is filed under records by many at once: until the transaction ends none of them is changed. */
export async function holdRecords(database: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${sql.lit(locks.records)})`.execute(database)
}
