/** A thread that reads batches of files while others are read and stored. */
import { parentPort } from 'node:worker_threads'
import { type Batch, readBatch } from './read-batch.ts'

parentPort!.on('message', (batch: Batch) => parentPort!.postMessage(readBatch(batch)))
