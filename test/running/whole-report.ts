/**
 * Loaded before each test file: what it reports is written at once. A file ends by force when its tests are done, and
 * Node does not wait then for what a pipe has not taken yet (nodejs/node#64833): on a busy machine results went missing,
 * and a test that failed took its name and its neighbours with it.
 */
import { isMainThread } from 'node:worker_threads'

const { _handle: pipe } = process.stdout as { _handle?: { setBlocking?(isBlocking: boolean): void } }
if (isMainThread) pipe?.setBlocking?.(true)
