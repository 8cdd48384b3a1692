import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** One piece: small enough for a slow line, and to be held in memory by some who send at once. */
export const pieceBytesMax = 4 * 1024 * 1024
/** A file that nobody went on with for this long is thrown away. */
const idleMsMax = 24 * 3_600_000
const idPattern = /^[0-9a-f]{32}$/

/** Files that come in pieces, so that a line that breaks costs one piece and not all of it. */
export interface Uploads {
  /** Makes room for a file; the id is known to its owner only. */
  begin(owner: string): Promise<string>
  /** How many bytes have come; null where there is no such file of this owner. */
  received(owner: string, id: string): Promise<number | null>
  /**
   * Writes a piece that begins at `from`. Resolves with how many bytes have come: `from` plus the piece, or less than
   * `from` or more where the sender is mistaken, who then goes on from there. Null where there is no such file.
   */
  append(owner: string, id: string, piece: { from: number; bytes: Uint8Array }): Promise<number | null>
  /** Where the file lies, for whoever takes it over; null where there is none. */
  place(owner: string, id: string): string | null
  /** Throws the file away, finished or not. */
  forget(owner: string, id: string): Promise<void>
  /** Throws away what nobody went on with. Returns how many files. */
  forgetIdle(now: Date): Promise<number>
}

/** Opens the place of unfinished files, `{folder}/media/unfinished`. */
export function openUploads({ folder }: { folder: string }): Uploads {
  const unfinished = join(folder, 'media/unfinished')

  /** The owner is part of the name: whoever guesses an id still finds nothing. */
  function place(owner: string, id: string): string | null {
    if (!idPattern.test(id)) return null
    return join(unfinished, createHash('sha256').update(`${owner}\0${id}`).digest('hex'))
  }

  async function received(owner: string, id: string): Promise<number | null> {
    const found = place(owner, id)
    return found === null ? null : ((await stat(found).catch(() => null))?.size ?? null)
  }

  return {
    place,
    received,
    async begin(owner) {
      const id = randomBytes(16).toString('hex')
      await mkdir(unfinished, { recursive: true })
      await (await open(place(owner, id)!, 'wx')).close()
      return id
    },
    async append(owner, id, { from, bytes }) {
      const size = await received(owner, id)
      if (size === null || size !== from) return size
      const file = await open(place(owner, id)!, 'r+')
      try {
        // At its place: the same piece sent twice at once lies where it lay.
        await file.write(bytes, 0, bytes.length, from)
      } finally {
        await file.close()
      }
      return from + bytes.length
    },
    async forget(owner, id) {
      const found = place(owner, id)
      if (found !== null) await rm(found, { force: true })
    },
    async forgetIdle(now) {
      const names = await readdir(unfinished).catch(() => [])
      let forgotten = 0
      for (const name of names) {
        const found = await stat(join(unfinished, name)).catch(() => null)
        if (found === null || now.getTime() - found.mtimeMs < idleMsMax) continue
        await rm(join(unfinished, name), { force: true })
        forgotten += 1
      }
      return forgotten
    },
  }
}

/** Moves a file to where it stays: at once on the same disk. */
export async function takeOver(from: string, to: string): Promise<void> {
  const file = await open(from, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(from, to)
}
