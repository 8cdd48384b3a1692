import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Batch, type ReadFile, readBatch } from './read-batch.ts'

/** Below this many files, starting threads takes longer than it saves. */
const worthThreads = 200

/** Reads batches, several at once where that pays. */
export interface Readers {
  /** How many batches are worth asking for at once. */
  lanes: number
  read(batch: Batch): Promise<ReadFile[]>
  close(): Promise<void>
}

export function openReaders(files: number): Readers {
  if (files < worthThreads) return { lanes: 1, read: async (batch) => readBatch(batch), close: async () => {} }
  const idle = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL('./reading-thread.ts', import.meta.url)),
  )
  const threads = [...idle]
  const waiting: ((thread: Worker) => void)[] = []
  const take = () => new Promise<Worker>((resolve) => (idle.length > 0 ? resolve(idle.pop()!) : waiting.push(resolve)))
  const giveBack = (thread: Worker) => {
    const next = waiting.shift()
    if (next) next(thread)
    else idle.push(thread)
  }
  return {
    lanes: threads.length + 1,
    async read(batch) {
      const thread = await take()
      try {
        return (await ask(thread, batch)).map(withBuffer)
      } finally {
        giveBack(thread)
      }
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

function ask(thread: Worker, batch: Batch): Promise<ReadFile[]> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      thread.off('message', onMessage)
      thread.off('error', onError)
      finish()
    }
    const onMessage = (read: ReadFile[]) => settle(() => resolve(read))
    const onError = (error: Error) => settle(() => reject(error))
    thread.on('message', onMessage)
    thread.on('error', onError)
    thread.postMessage(batch)
  })
}

/** Between threads a Buffer travels as the plain bytes it is. */
function withBuffer(read: ReadFile): ReadFile {
  if (read.outcome !== 'draft') return read
  return { ...read, draft: { ...read.draft, bytesHash: Buffer.from(read.draft.bytesHash) } }
}
