import type { SanadServer } from '#server'
import { addReadings, type Database } from '#store'

/** How long counts wait in memory: what a killed process loses. */
const keepEveryMs = 10_000

/** Brings what the server counts as read into the store, in batches; the rest when it is stopped. */
export function keepReadings(
  server: Pick<SanadServer, 'takeReads' | 'log'>,
  database: Database,
): { stop(): Promise<void> } {
  /** What could not be written waits for the next time. */
  let waiting = new Map<number, number>()
  let writing: Promise<void> = Promise.resolve()

  async function keep(): Promise<void> {
    const reads = waiting
    waiting = new Map()
    for (const [subject, count] of server.takeReads()) {
      const code = Number(subject)
      reads.set(code, (reads.get(code) ?? 0) + count)
    }
    try {
      await addReadings(database, reads, new Date())
    } catch (err) {
      waiting = reads
      server.log.warn({ err }, 'how often articles were read could not be written; it is kept for the next time')
    }
  }

  const timer = setInterval(() => {
    writing = writing.then(keep)
  }, keepEveryMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await writing
      await keep()
    },
  }
}
