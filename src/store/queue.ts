import { sql } from 'kysely'
import type { Database } from './database.ts'

const gatheringSeconds = 2
/** Of what has its own instant: lower numbers go first. */
const punctual = -10

export interface JobWish {
  task: string
  payload: object
  /**
   * For work that is worth doing once, however often it is asked for: while a job waits with this key no second one
   * is put in, and it waits a moment so that a run of wishes becomes one job.
   */
  onceFor?: string
  /** Not before this instant, but then before everything else that waits; in its turn when left out. */
  at?: Date
}

/** The lists are pressed again: one job for all that changes together. */
export const pressListsJob: JobWish = { task: 'press-lists', payload: {}, onceFor: 'press-lists' }

/**
 * Puts a job into the queue that `#jobs` works off. Inside a transaction the job exists exactly when the transaction
 * commits. The queue's own tables are made by `#jobs`.
 */
export async function enqueue(database: Database, { task, payload, onceFor, at }: JobWish): Promise<void> {
  const waitSeconds = onceFor === undefined ? 0 : gatheringSeconds
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key => ${onceFor ?? null},
    job_key_mode => 'preserve_run_at', priority => ${at === undefined ? 0 : punctual}::int, run_at => coalesce(${at ?? null}::timestamptz, now() + make_interval(secs => ${waitSeconds})))`.execute(
    database,
  )
}
