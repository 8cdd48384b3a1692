import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inspectFilm, sniffFilm } from './film/film.ts'
import type { FilmFacts, FilmProblem } from './film/film-file.ts'
import { writeServedFilm } from './film/serve-film.ts'
import { inspectPicture, type MediaProblem, type PictureFacts, pictureBytesMax } from './inspect.ts'
import { placeOf } from './places.ts'
import { takeOver } from './uploads.ts'

/** A picture or a film as it is kept, by the SHA-256 of its bytes. */
export type KeptFile = { hash: string; sizeBytes: number } & ((PictureFacts & { seconds: null }) | FilmFacts)

export interface KeptFileReading {
  value: KeptFile | null
  problems: (MediaProblem | FilmProblem)[]
}

export interface Folders {
  originals: string
  renditions: string
}

/** Suffix of the copy of a film that readers get. */
export const filmSuffix = '-film'

/** Takes a finished file over into the originals, where it is a picture or a film that can be taken. */
export async function keepFile(folders: Folders, place: string): Promise<KeptFileReading> {
  const start = await startOf(place)
  return sniffFilm(start) === null ? keepPicture(folders, place) : keepFilm(folders, place)
}

/** The first bytes of a file: enough to tell its kind. */
export async function startOf(place: string): Promise<Buffer> {
  const file = await open(place, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function keepPicture({ originals }: Folders, place: string): Promise<KeptFileReading> {
  const { size } = await stat(place)
  // Before its bytes are read: a file that is no film may be as large as one.
  if (size > pictureBytesMax) {
    const detail = `${size} bytes; ${pictureBytesMax} are taken at most`
    return { value: null, problems: [{ kind: 'too-large', detail }] }
  }
  const bytes = await readFile(place)
  const { value: facts, problems } = await inspectPicture(bytes)
  if (facts === null) return { value: null, problems }
  const hash = createHash('sha256').update(bytes).digest('hex')
  await takeOverOnce(place, placeOf(originals, hash), size)
  return { value: { hash, ...facts, seconds: null, sizeBytes: size }, problems }
}

async function keepFilm({ originals, renditions }: Folders, place: string): Promise<KeptFileReading> {
  const { value, problems } = await inspectFilm(place)
  if (value === null) return { value: null, problems }
  const { size } = await stat(place)
  const hash = await hashOfFile(place)
  const original = placeOf(originals, hash)
  await takeOverOnce(place, original, size)
  await writeServedFilm(original, placeOf(renditions, hash, filmSuffix), value.privateParts)
  return { value: { hash, ...value.facts, sizeBytes: size }, problems }
}

async function takeOverOnce(from: string, to: string, size: number): Promise<void> {
  const held = await stat(to).catch(() => null)
  if (held?.size === size) return
  await mkdir(dirname(to), { recursive: true })
  await takeOver(from, to)
}

async function hashOfFile(place: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(place), hash)
  return hash.digest('hex')
}
