import { sql } from 'kysely'
import type { Database } from './database.ts'

export interface JobWish {
  task: string
  payload: object
  /** A job that waits with this key is replaced: for work that is worth doing once, however often it is asked for. */
  onceFor?: string
}

/**
 * Puts a job into the queue that `#jobs` works off. Inside a transaction the job exists exactly when the transaction
 * commits. The queue's own tables are made by `#jobs`.
 */
export async function enqueue(database: Database, { task, payload, onceFor }: JobWish): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key => ${onceFor ?? null})`.execute(
    database,
  )
}
