import { sql } from 'kysely'
import type { Database } from './database.ts'

/**
 * Puts a job into the queue that `#jobs` works off. Inside a transaction the job exists exactly when the transaction
 * commits. The queue's own tables are made by `#jobs`.
 */
export async function enqueue(database: Database, task: string, payload: object): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json)`.execute(database)
}
