/** A thread that reads one file of many articles, a batch at each word of whoever stores them. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Collection, readCollection } from './read-collection.ts'

const { found, how } = workerData as Collection
let bytesRead = 0
const batches = readCollection(found, how, (bytes) => {
  bytesRead = bytes
})

parentPort!.on('message', () => {
  const { done, value } = batches.next()
  parentPort!.postMessage(done ? null : { batch: value, bytesRead })
})
