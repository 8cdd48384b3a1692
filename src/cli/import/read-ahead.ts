import { on } from 'node:events'
import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { ReadFile } from './read-batch.ts'
import { type Collection, readCollection, type TellBytes } from './read-collection.ts'

/** Below this size, in bytes, starting a thread takes longer than it saves. */
const worthThread = 2 * 1024 * 1024
/** Batches that are read while one is stored: no more are held, however long the file is. */
const batchesAhead = 1
/** MiB for what a batch leaves behind: with what threads get otherwise it took 700 MB where it takes 480, and was slower. */
const youngMemoryMiB = 12

/** Batches of a file that holds many articles, in order; the next are read while one is stored, where that pays. */
export async function* readAhead(
  { found, how }: Collection,
  tellBytes: TellBytes = () => {},
): AsyncGenerator<ReadFile[]> {
  const size = statSync(found.file, { throwIfNoEntry: false })?.size ?? 0
  if (size < worthThread) yield* readCollection(found, how, tellBytes)
  else yield* readOnThread({ found, how }, tellBytes)
}

async function* readOnThread(collection: Collection, tellBytes: TellBytes): AsyncGenerator<ReadFile[]> {
  const thread = new Worker(new URL('./collection-thread.ts', import.meta.url), {
    workerData: collection,
    resourceLimits: { maxYoungGenerationSizeMb: youngMemoryMiB },
  })
  try {
    for (let asked = 0; asked < batchesAhead; asked++) thread.postMessage('next')
    for await (const [read] of on(thread, 'message', { close: ['exit'] })) {
      if (read === null) return
      thread.postMessage('next')
      tellBytes(read.bytesRead)
      yield read.batch
    }
    throw new Error(`The thread that reads ${collection.found.file} ended before its file did.`)
  } finally {
    await thread.terminate()
  }
}
