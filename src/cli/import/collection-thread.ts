/** A thread that reads one file of many articles, a batch at each word of whoever stores them. */
import { parentPort, workerData } from 'node:worker_threads'
import type { UnreadBatch } from './gather-items.ts'
import { type Collection, readCollection } from './read-collection.ts'

const { found, how } = workerData as Collection
let bytesRead = 0
let unread: UnreadBatch | null = null
const batches = readCollection(found, how, (bytes, way) => {
  if (way === 'looked') parentPort!.postMessage(bytes)
  else bytesRead = bytes
})

/** Asked for the next batch it says what that holds; told what of that is known, it hands over the batch, read. */
parentPort!.on('message', (known: ReadonlySet<string> | 'next') => {
  if (known === 'next') {
    unread = batches.next().value ?? null
    parentPort!.postMessage(unread?.hashes ?? null)
  } else parentPort!.postMessage({ batch: unread!.read(known), bytesRead })
})
