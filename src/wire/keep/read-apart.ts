import { Worker } from 'node:worker_threads'
import { type FeedReading, type FileOrigin, type Reading, readFeed } from '#formats'

/** A larger feed is read by a thread of its own, so that no reader of the site waits for it: a start costs ≈ 0.4 s. */
const apartBytes = 256 * 1024
const readMsMax = 20_000
const memoryMiBMax = 512

/** What the thread is given. */
export interface ReadingTask {
  bytes: Uint8Array
  origin: FileOrigin
}

/** Reads a feed as `readFeed` does; a large one apart, within bounds of time and memory. Never throws. */
export function readApart(bytes: Uint8Array, origin: FileOrigin): Promise<Reading<FeedReading>> {
  if (bytes.length <= apartBytes) return Promise.resolve(readFeed(bytes, origin, { spelling: 'house' }))
  return new Promise((resolve) => {
    const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      workerData: { bytes, origin } satisfies ReadingTask,
      resourceLimits: { maxOldGenerationSizeMb: memoryMiBMax },
    })
    const end = (reading: Reading<FeedReading>) => {
      clearTimeout(timer)
      resolve(reading)
      void thread.terminate()
    }
    const fail = (detail: string) => end({ value: null, problems: [{ kind: 'too-heavy', detail }] })
    const timer = setTimeout(() => fail('reading it took too long'), readMsMax)
    thread.once('message', end)
    thread.once('error', (error) => fail(`reading it failed: ${error.message}`))
    thread.once('exit', () => fail('reading it ended early'))
  })
}
