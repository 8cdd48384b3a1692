/**
 * Loaded before a test file when `npm test -- --slowest` runs it: leaves a line in the file that SANAD_TEST_COSTS names
 * with the processor seconds of this process and of the programs it started and waited for, and with its seconds by the
 * clock: where these are far more, the file waits.
 */
import { appendFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { type FileCost, processorSeconds } from './costs.ts'

const costs = process.env.SANAD_TEST_COSTS
if (isMainThread && costs !== undefined) {
  process.on('exit', () => {
    const cost: FileCost = { file: process.argv[1]!, seconds: processorSeconds('self'), clockSeconds: process.uptime() }
    appendFileSync(costs, `${JSON.stringify(cost)}\n`)
  })
}
