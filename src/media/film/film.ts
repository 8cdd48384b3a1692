import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { BrokenFilm, type FilmFacts, type FilmFile, type FilmReading, refuseFilm } from './film-file.ts'
import { readMp4 } from './mp4.ts'
import { readWebm } from './webm.ts'

/** An hour of film as sites show it. */
export const filmBytesMax = 1024 * 1024 * 1024
/** Read at once from the file; indexes of an hour of film are a few megabytes. */
const readBytesMax = 32 * 1024 * 1024

/** Reads what a film is from its own bytes, whatever its name says. Nothing of it is decoded. Never throws for them. */
export async function inspectFilm(path: string): Promise<FilmReading> {
  const handle = await open(path, 'r')
  try {
    return await inspectFile(await filmFile(handle))
  } catch (error) {
    if (error instanceof BrokenFilm) return refuseFilm('broken', error.message)
    throw error
  } finally {
    await handle.close()
  }
}

async function inspectFile(file: FilmFile): Promise<FilmReading> {
  if (file.sizeBytes === 0) return refuseFilm('empty', 'the file has no bytes')
  if (file.sizeBytes > filmBytesMax)
    return refuseFilm('too-large', `${file.sizeBytes} bytes; ${filmBytesMax} are taken at most`)
  const mime = sniffFilm(await file.read(0, 16))
  if (mime === 'video/mp4') return readMp4(file)
  if (mime === 'video/webm') return readWebm(file)
  return refuseFilm('unknown-format', 'not an MP4 or WebM film')
}

/** The format by its first bytes (ISO/IEC 14496-12, 4.3; RFC 8794, 11.2). */
export function sniffFilm(start: Uint8Array): FilmFacts['mime'] | null {
  const text = Buffer.from(start.buffer, start.byteOffset, start.length).toString('latin1')
  if (text.slice(4, 8) === 'ftyp' && text.slice(8, 12) !== 'qt  ') return 'video/mp4'
  return text.startsWith('\x1a\x45\xdf\xa3') ? 'video/webm' : null
}

async function filmFile(handle: FileHandle): Promise<FilmFile> {
  const { size } = await handle.stat()
  return {
    sizeBytes: size,
    async read(start, length) {
      if (length > readBytesMax) throw new BrokenFilm(`one part of it has ${length} bytes`)
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - start)))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, start)
      return buffer.subarray(0, bytesRead)
    },
  }
}
