export { installQueue, type Job, type JobLog, startWorker, type Worker, type WorkerOptions } from './worker.ts'
