/**
 * Loaded before a test file when `npm test -- --slowest` runs it: leaves a line in the file that SANAD_TEST_COSTS names
 * with the processor seconds of this process and of the programs it started and waited for.
 */
import { appendFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { processorSeconds } from './costs.ts'

const costs = process.env.SANAD_TEST_COSTS
if (isMainThread && costs !== undefined) {
  process.on('exit', () => {
    appendFileSync(costs, `${JSON.stringify({ file: process.argv[1], seconds: processorSeconds('self') })}\n`)
  })
}
