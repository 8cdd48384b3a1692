/** A thread that reads one large feed while the process goes on. */
import { parentPort, workerData } from 'node:worker_threads'
import { readFeed } from '#formats'
import type { ReadingTask } from './read-apart.ts'

const { bytes, origin } = workerData as ReadingTask
parentPort!.postMessage(readFeed(bytes, origin, { spelling: 'house' }))
