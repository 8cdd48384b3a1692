import { fireDueTimings } from '#desk'
import type { Metrics } from '#server'
import { type Database, databaseNow, tallyTimings } from '#store'

/** What is due is looked for so often; with the work itself it happens within five seconds. */
const tickMs = 500

export interface TimingClock {
  /** Lets what is under way finish. */
  stop(): Promise<void>
}

export interface ClockParts {
  database: Database
  /** A timing that could not be done, or (without an id) the database that was away. */
  onFailure(timingId: number | null, error: unknown): void
  /** The time; the database's own when left out, so that all processes have one. */
  now?: () => Promise<Date>
}

/**
 * Fires what is due, for as long as this process lives. Any number of processes may run one: each item is done by one
 * of them, once, and those of a process that dies are done by the next that looks. (Not jobs of the queue: a worker that
 * is killed keeps its job for four hours; see decision 12.)
 */
export function startTimingClock({ database, onFailure, now = () => databaseNow(database) }: ClockParts): TimingClock {
  let stopped = false
  let wake = () => {}
  let wasAway = false
  const finished = keepLooking()

  async function keepLooking(): Promise<void> {
    while (!stopped) {
      try {
        await fireDueTimings(database, await now(), onFailure)
        wasAway = false
      } catch (error) {
        // Said once, not twice a second.
        if (!wasAway) onFailure(null, error)
        wasAway = true
      }
      if (!stopped) await pause()
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, tickMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    async stop() {
      stopped = true
      wake()
      await finished
    },
  }
}

/** Tells `/metrics` how many timings wait, are overdue by a minute, and failed and were not seen to. */
export function watchTimings({ watch }: Metrics, database: Database): void {
  const tally = async () => tallyTimings(database, await databaseNow(database))
  watch('sanad_timings_open', 'What is still to happen to articles at an instant.', async () => (await tally()).open)
  watch('sanad_timings_overdue', 'Of these, what is overdue by a minute.', async () => (await tally()).overdue)
  watch('sanad_timings_failed', 'Timings that failed and nobody has seen to.', async () => (await tally()).failed)
}
