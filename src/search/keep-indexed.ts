import type { Database } from '#store'
import { forgetWhatIsOver, indexBatch, keepIndexCurrent } from './index-waiting.ts'

/** How soon what nobody told of is looked for: drafts are saved without a word. */
const lookMs = 1_000
/** After a failure: the database may be restarting. */
const pauseMs = 2_000

export interface Indexing {
  /** Something changed: what waits is indexed now. */
  wake(): void
  /** Lets the batch under way finish. */
  stop(): Promise<void>
}

/**
 * Keeps the index in step with the store until stopped: what waits is brought in batch by batch, the newest first. A
 * failure is told and tried again; nothing is lost, because what was not indexed still waits.
 */
export function keepIndexed(database: Database, onFailure: (error: unknown) => void): Indexing {
  let isStopped = false
  let isWoken = true
  let endPause: () => void = () => {}

  async function work(): Promise<void> {
    await keepIndexCurrent(database)
    let hasDone = false
    while (!isStopped) {
      isWoken = false
      const count = await indexBatch(database)
      hasDone ||= count > 0
      if (count > 0) continue
      if (hasDone) await forgetWhatIsOver(database)
      hasDone = false
      if (!isWoken) await pause(lookMs)
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
      if (isStopped) endPause()
    })
  }

  async function keepWorking(): Promise<void> {
    while (!isStopped) {
      try {
        await work()
      } catch (error) {
        onFailure(error)
        await pause(pauseMs)
      }
    }
  }

  const finished = keepWorking()
  return {
    wake() {
      isWoken = true
      endPause()
    },
    async stop() {
      isStopped = true
      endPause()
      await finished
    },
  }
}
