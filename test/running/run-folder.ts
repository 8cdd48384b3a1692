import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { embeddedCluster } from '../../src/store/cluster/cluster.ts'
import { isRunning } from '../../src/store/cluster/processes.ts'

/** The file system in memory that Linux machines have. */
const memory = '/dev/shm'
/** With three files at work, 0.4 GB were seen to be held; the write-ahead log of PostgreSQL may grow to 2 GB before it is cut. */
const roomBytesMin = 3 * 1024 ** 3
const memoryBytesMin = 5 * 1024 ** 3
const prefix = 'sanad-test-'

/**
 * Makes the folder of one run of the tests, where all of them write. It lies in memory where there is plenty: each of
 * some three hundred databases is a thousand files, and to make and drop one was measured at 0.06 s of the processor
 * there, 0.8 s on a disk. Where TMPDIR is set, it lies there.
 */
export function makeRunFolder(): string {
  const place = hasRoomInMemory() ? memory : os.tmpdir()
  return mkdtempSync(path.join(place, `${prefix}${process.pid}-`))
}

function hasRoomInMemory(): boolean {
  if (process.env.TMPDIR || !existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= roomBytesMin && process.availableMemory() >= memoryBytesMin
}

/** Stops the PostgreSQL of a run, and removes its folder with all in it. */
export async function removeRunFolder(folder: string): Promise<void> {
  await embeddedCluster(folder, () => {}).stop()
  // Something that a test left behind may still write there.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

/** Memory is given back that runs hold which were ended by force. */
export async function removeAbandonedFolders(): Promise<void> {
  if (!existsSync(memory)) return
  for (const name of readdirSync(memory)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || isRunning(Number(pid))) continue
    const folder = path.join(memory, name)
    if (statSync(folder, { throwIfNoEntry: false })?.uid === os.userInfo().uid) await removeRunFolder(folder)
  }
}
