import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, runMigrations, type TaskList, type WorkerEvents } from 'graphile-worker'
import { isPassing, locks, type Pool } from '#store'

/** Jobs of one process that run at once. */
const concurrency = 4
/** Notifications wake us at once; this is only how soon a job is found whose notification was lost. */
const pollIntervalMs = 2_000
const restartMs = 1_000

/** What the queue's listener says when it is stopped while it is losing its connection. */
const releasedTwice = /Release called on client which has already been released/

/** One kind of work. It may run more than once for the same payload (after a crash), so it must be idempotent. */
export type Job = (payload: unknown) => Promise<void>

export type JobLog = (level: 'error' | 'warn' | 'info', sentence: string) => void

export interface WorkerOptions {
  pool: Pool
  jobs: Record<string, Job>
  /** Lines of `minute hour day month weekday task`, in UTC. */
  schedule?: string
  log: JobLog
}

export interface Worker {
  /** Lets the running jobs finish, then ends. Jobs that were not begun stay in the queue. */
  stop(): Promise<void>
}

/**
 * Makes the queue's own tables where there are none; needed before anything can be put into the queue. Later versions of
 * the tables are brought up by {@link startWorker}.
 */
export async function installQueue(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [locks.queueInstallation])
    const { rows } = await client.query("select to_regclass('graphile_worker.migrations') is not null as known")
    if (!rows[0].known) await runMigrations({ pgPool: pool, logger: silent })
  } finally {
    // The lock goes with the connection.
    client.release(true)
  }
}

/**
 * Works off the queue until stopped. When the database goes away the worker is started again as soon as it is back;
 * a job that was cut off is done again, and one that fails is retried with growing pauses, then kept as a dead letter
 * that `/metrics` counts.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  let stopped = false
  const held = new Set<string>()
  let runner: Runner | null = await begin(options, held)
  const finished = keepRunning()
  process.on('unhandledRejection', onStray)

  /**
   * The queue writes the outcome of a job down in a promise that nobody waits for. When the database goes away at that
   * moment the job would be held for hours by nobody: we begin anew and take back what was ours. All else is a bug.
   */
  function onStray(error: unknown): void {
    if (!isPassing(error) && !releasedTwice.test(String(error))) throw error
    options.log('warn', `the job worker lost the database: ${String(error)}`)
    runner?.stop().catch(() => {})
  }

  async function keepRunning() {
    while (!stopped) {
      try {
        await runner?.promise
      } catch (error) {
        options.log('warn', `the job worker stopped: ${String(error)}`)
      }
      if (stopped) return
      await sleep(restartMs)
      runner = await takeBack(options.pool, held)
        .then(() => begin(options, held))
        .catch(() => null)
    }
  }

  return {
    async stop() {
      stopped = true
      await runner?.stop().catch(() => {})
      await finished
      process.off('unhandledRejection', onStray)
    },
  }
}

/** Lets go of the jobs that our own workers of before held when they lost the database. */
async function takeBack(pool: Pool, held: Set<string>): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [[...held]])
  held.clear()
}

/** `held` learns the names of the workers that are made. */
async function begin({ pool, jobs, schedule, log }: WorkerOptions, held: Set<string>): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload)]),
  )
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:create', ({ worker }) => held.add(worker.workerId))
  return run({
    events,
    pgPool: pool,
    taskList,
    concurrency,
    pollInterval: pollIntervalMs,
    noHandleSignals: true,
    crontab: schedule ?? '',
    logger: loggerOf(log),
  })
}

const silent = new Logger(() => () => {})

function loggerOf(log: JobLog): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log('error', message)
    if (level === 'warning') log('warn', message)
  })
}
