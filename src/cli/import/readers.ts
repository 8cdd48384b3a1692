import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Batch, type ReadFile, readBatch } from './read-batch.ts'

/** Below this many files, starting threads takes longer than it saves. */
const worthThreads = 200

/** Reads batches, several at once where that pays. */
export interface Readers {
  /** How many batches are worth asking for at once. */
  lanes: number
  /** Rejects where the thread that read the batch died; the next batch is read by another one. */
  read(batch: Batch): Promise<ReadFile[]>
  /** Ends the threads; batches that are still being read are given up and never settle. */
  close(): Promise<void>
}

/** A place for one thread, null until it is needed and after it died. */
interface Seat {
  thread: Worker | null
}

/** Threads that read files, as many as so many files are worth. Close it when done. */
export function openReaders(files: number): Readers {
  if (files < worthThreads) return { lanes: 1, read: async (batch) => readBatch(batch), close: async () => {} }
  const seats: Seat[] = Array.from({ length: availableParallelism() }, () => ({ thread: null }))
  const idle = [...seats]
  const waiting: ((seat: Seat) => void)[] = []
  const take = () => new Promise<Seat>((resolve) => (idle.length > 0 ? resolve(idle.pop()!) : waiting.push(resolve)))
  const giveBack = (seat: Seat) => {
    const next = waiting.shift()
    if (next) next(seat)
    else idle.push(seat)
  }
  for (const seat of seats) threadOf(seat)
  return {
    lanes: seats.length + 1,
    async read(batch) {
      const seat = await take()
      try {
        return await ask(threadOf(seat), batch)
      } finally {
        giveBack(seat)
      }
    },
    async close() {
      const threads = seats.flatMap(({ thread }) => thread ?? [])
      for (const thread of threads) thread.removeAllListeners('exit')
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

/** The thread of a seat; a new one where there is none, or where it died. */
function threadOf(seat: Seat): Worker {
  if (seat.thread !== null) return seat.thread
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url))
  const leave = () => {
    if (seat.thread === thread) seat.thread = null
  }
  thread.on('error', leave)
  thread.on('exit', leave)
  seat.thread = thread
  return thread
}

function ask(thread: Worker, batch: Batch): Promise<ReadFile[]> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      thread.off('message', onMessage).off('error', onError).off('messageerror', onError).off('exit', onExit)
      finish()
    }
    const onMessage = (read: ReadFile[]) => settle(() => resolve(read))
    const onError = (cause: Error) =>
      settle(() => reject(new Error(`A thread that reads files died: ${cause.message}`, { cause })))
    const onExit = (code: number) => settle(() => reject(new Error(`A thread that reads files ended with ${code}.`)))
    thread.on('message', onMessage).on('error', onError).on('messageerror', onError).on('exit', onExit)
    thread.postMessage(batch)
  })
}
