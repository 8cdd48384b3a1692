import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { UnreadBatch } from './gather-items.ts'
import type { ReadFile } from './read-batch.ts'
import { type Collection, readCollection, type TellBytes } from './read-collection.ts'

/** Below this size, in bytes, starting a thread takes longer than it saves. */
const worthThread = 2 * 1024 * 1024
/** MiB for what a batch leaves behind: with what threads get otherwise it took 700 MB where it takes 480, and was slower. */
const youngMemoryMiB = 12

/** Of items and the hashes (SHA-256, hex) of what they say, those that came before as they are: they are not read. */
export type AskKnown = (hashes: UnreadBatch['hashes']) => Promise<ReadonlySet<string>>

/** Who is asked and told while a file is read. */
interface Company {
  knownOf: AskKnown
  tellBytes?: TellBytes
}

/** Batches of a file that holds many articles, in order; the next is read while one is stored, where that pays. */
export async function* readAhead({ found, how }: Collection, company: Company): AsyncGenerator<ReadFile[]> {
  const size = statSync(found.file, { throwIfNoEntry: false })?.size ?? 0
  if (size >= worthThread) yield* readOnThread({ found, how }, company)
  else
    for (const unread of readCollection(found, how, company.tellBytes))
      yield unread.read(await company.knownOf(unread.hashes))
}

async function* readOnThread(collection: Collection, { knownOf, tellBytes }: Company): AsyncGenerator<ReadFile[]> {
  const thread = new Worker(new URL('./collection-thread.ts', import.meta.url), {
    workerData: collection,
    resourceLimits: { maxYoungGenerationSizeMb: youngMemoryMiB },
  })
  try {
    const ask = asking(thread, collection.found.file, (bytes) => tellBytes?.(bytes, 'looked'))
    // One batch ahead of what is stored: no more are held, however long the file is.
    for (let coming = next(ask, knownOf); ; ) {
      const read = await coming
      if (read === null) return
      coming = next(ask, knownOf)
      // Its failure is met when its turn comes; until then nobody waits for it.
      coming.catch(() => {})
      tellBytes?.(read.bytesRead, 'read')
      yield read.batch
    }
  } finally {
    await thread.terminate()
  }
}

type Ask = (word: ReadonlySet<string> | 'next') => Promise<unknown>

async function next(ask: Ask, knownOf: AskKnown): Promise<{ batch: ReadFile[]; bytesRead: number } | null> {
  const hashes = (await ask('next')) as UnreadBatch['hashes'] | null
  return hashes === null ? null : ((await ask(await knownOf(hashes))) as { batch: ReadFile[]; bytesRead: number })
}

/** One question at a time, and its answer; rejects where the thread fails or ends. Numbers are no answers: bytes looked through. */
function asking(thread: Worker, file: string, onLooked: (bytes: number) => void): Ask {
  let waiting: PromiseWithResolvers<unknown> | null = null
  let end: Error | null = null
  const fail = (reason: string, cause?: Error): void => {
    end ??= new Error(`The thread that reads ${file} ended before its file did: ${reason}`, { cause })
    waiting?.reject(end)
  }
  thread.on('message', (said: unknown) => (typeof said === 'number' ? onLooked(said) : waiting?.resolve(said)))
  thread.on('error', (cause) => fail(cause.message, cause))
  thread.on('exit', (code) => fail(`it ended with ${code}`))
  return (word) => {
    if (end !== null) return Promise.reject(end)
    waiting = Promise.withResolvers()
    thread.postMessage(word)
    return waiting.promise
  }
}
