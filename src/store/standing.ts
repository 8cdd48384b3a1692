import { sql } from 'kysely'
import type { Database } from './database.ts'

/** How the store stands, for whoever looks after it. */
export interface Standing {
  postgres: string
  schema: number
  sizeBytes: number
  articles: number
  live: number
  /** Jobs that wait for their turn, and since when the oldest that could begin has waited (seconds). */
  jobsWaiting: number
  jobsWaitingSeconds: number
  /** Jobs given up after their last try. */
  jobsFailed: { task: string; lastError: string | null }[]
}

const failedJobsShown = 5

/** How the store stands: versions, sizes in bytes, what waits in the queue and what was given up. */
export async function readStanding(database: Database): Promise<Standing> {
  const { rows } = await sql<Omit<Standing, 'jobsFailed'>>`
    select current_setting('server_version') as postgres, (select max(number) from migration) as schema,
      pg_database_size(current_database()) as "sizeBytes", (select count(*) from article) as articles,
      (select count(*) from live) as live,
      count(*) filter (where attempts < max_attempts) as "jobsWaiting",
      coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and run_at <= now()))::int, 0) as "jobsWaitingSeconds"
    from graphile_worker.jobs`.execute(database)
  const { rows: failed } = await sql<Standing['jobsFailed'][number]>`
    select task_identifier as task, last_error as "lastError" from graphile_worker.jobs
    where attempts >= max_attempts order by updated_at desc limit ${failedJobsShown}`.execute(database)
  return { ...rows[0]!, jobsFailed: failed }
}

/** Hashes of the pictures that live articles show at their top, each once. */
export async function picturesShown(database: Database): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select distinct hero ->> 'media' as hash from live where hero ->> 'media' is not null`.execute(database)
  return rows.map(({ hash }) => hash)
}
