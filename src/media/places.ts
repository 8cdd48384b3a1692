import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where the bytes of this hash lie: `ab/cd/abcd…`, so that no folder holds more than a few hundred of a million. */
export function placeOf(folder: string, hash: string, suffix = ''): string {
  return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash + suffix)
}

/** Writes a file that appears whole or not at all. It can be made again, so it is not forced to the disk. */
export async function writeWhole(place: string, bytes: Uint8Array): Promise<void> {
  await inPlaceOf(place, (unfinished) => writeFile(unfinished, bytes, { flag: 'wx' }))
}

/** The same for what cannot be made again: when it resolves, bytes and name have reached the disk. */
export async function writeForGood(place: string, bytes: Uint8Array): Promise<void> {
  await inPlaceOf(place, async (unfinished) => {
    const file = await open(unfinished, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  })
  const folder = await open(dirname(place), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function inPlaceOf(place: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  const folder = dirname(place)
  const unfinished = join(folder, `.${randomBytes(8).toString('hex')}.unfinished`)
  await mkdir(folder, { recursive: true })
  try {
    await write(unfinished)
    await rename(unfinished, place)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
