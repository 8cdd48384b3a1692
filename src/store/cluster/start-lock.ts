import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

const retryMs = 25

/**
 * Runs `work` while no other process of this machine runs work under the same lock file. The lock is the operating
 * system's own on an SQLite file, so it ends with the process that holds it, however that process ends.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(file)
  try {
    lock.exec('pragma busy_timeout = 0')
    while (!tryToHold(lock)) await sleep(retryMs)
    return await work()
  } finally {
    lock.close()
  }
}

function tryToHold(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive')
    return true
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) return false
    throw error
  }
}
