import { randomBytes } from 'node:crypto'
import { constants, copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { PrivatePart } from './film-file.ts'

const zeros = Buffer.alloc(64 * 1024)

/**
 * Writes the copy of a film that readers get: byte for byte the original, but for its private parts, in whose places
 * nothing stands. Nothing moves, so that the film's own index of places stays right.
 */
export async function writeServedFilm(original: string, served: string, parts: readonly PrivatePart[]): Promise<void> {
  const unfinished = `${served}.${randomBytes(8).toString('hex')}.unfinished`
  await mkdir(dirname(served), { recursive: true })
  try {
    // A disk that can shares the bytes of both files (reflink).
    await copyFile(original, unfinished, constants.COPYFILE_FICLONE)
    const file = await open(unfinished, 'r+')
    try {
      for (const { start, length, head } of parts) {
        await file.write(head, 0, head.length, start)
        for (let place = start + head.length; place < start + length; place += zeros.length) {
          await file.write(zeros, 0, Math.min(zeros.length, start + length - place), place)
        }
      }
    } finally {
      await file.close()
    }
    await rename(unfinished, served)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
