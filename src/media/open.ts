import { createHash } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Cut, cutPicture } from './cut.ts'
import { inspectPicture, type MediaProblem, type PictureFacts, pictureBytesMax } from './inspect.ts'
import { type KeptFileReading, keepFile } from './keep-file.ts'
import { hashPattern, type MediaFile, openMade, readIfThere, type ServedFile } from './made.ts'
import { placeOf, writeForGood } from './places.ts'
import type { RenditionFormat } from './renditions.ts'
import { openCards } from './share-card/cards.ts'
import type { CardFacts } from './share-card/draw.ts'
import { readTold, type ToldWords } from './told.ts'
import { openUploads, type Uploads } from './uploads.ts'

export type { MediaProblem } from './inspect.ts'
export type { MediaFile } from './made.ts'

/** An original as it is kept: by the SHA-256 of its bytes, 64 hexadecimal digits. */
export interface KeptOriginal extends PictureFacts {
  hash: string
  sizeBytes: number
}

export interface Media {
  /**
   * Keeps a picture as it came, byte for byte, after decoding all of it once. Keeping it again changes nothing. When
   * it resolves with a value, the bytes are on the disk. Never throws for what the bytes are; throws when the disk does.
   */
  keepOriginal(bytes: Uint8Array): Promise<{ value: KeptOriginal | null; problems: MediaProblem[] }>
  /** The same for a file on the disk, a picture or a film: where it is taken it is moved to its place. */
  keepFile(place: string): Promise<KeptFileReading>
  /** Whether the original is on the disk. */
  holds(hash: string): Promise<boolean>
  /** The bytes of a picture's original, or null. They are not safe to be shown: only renditions are. */
  original(hash: string): Promise<Buffer | null>
  /** What a picture says of itself; nothing for what is no picture of ours. */
  told(hash: string): Promise<ToldWords>
  /** A part of a picture as the bytes of a new one; null for unknown pictures and parts that are none. */
  cut(hash: string, cut: Cut): Promise<Buffer | null>
  /** Removes the original and all that was made of it, for good. */
  forget(hash: string): Promise<void>
  /** The picture at this width, made when first asked for and kept; null for unknown pictures and other widths. */
  rendition(hash: string, width: number, format?: RenditionFormat): Promise<MediaFile | null>
  /**
   * The card that shows these facts, and the original of that hash when it is held; drawn when first asked for, once
   * however many ask, and kept under the card's identity.
   */
  card(facts: CardFacts, picture: string | null): Promise<MediaFile>
  /** The card of that name when it was drawn before. */
  heldCard(identity: string): Promise<MediaFile | null>
  /** Files that come in pieces. */
  uploads: Uploads
  /**
   * `/media/{hash}/{width}.webp` and `.avif`, `/media/{hash}/1200.jpg`, `/media/{hash}/film.mp4` and `.webm`, for the
   * server.
   */
  route: { pattern: string; find(params: Record<string, string>): Promise<ServedFile | null> }
}

/** Opens the media of a newsroom, below `{folder}/media`. Nothing is read or made until it is asked for. */
export function openMedia({ folder }: { folder: string }): Media {
  const originals = join(folder, 'media/originals')
  const renditions = join(folder, 'media/renditions')

  async function keepOriginal(bytes: Uint8Array): ReturnType<Media['keepOriginal']> {
    const { value: facts, problems } = await inspectPicture(bytes)
    if (facts === null) return { value: null, problems }
    const hash = createHash('sha256').update(bytes).digest('hex')
    const place = placeOf(originals, hash)
    const held = await stat(place).catch(() => null)
    // A file of another size under this hash was cut short by a disk that failed: it is written again.
    if (held?.size !== bytes.length) await writeForGood(place, bytes)
    return { value: { hash, ...facts, sizeBytes: bytes.length }, problems }
  }

  async function holds(hash: string): Promise<boolean> {
    return hashPattern.test(hash) && (await stat(placeOf(originals, hash)).catch(() => null)) !== null
  }

  async function original(hash: string): Promise<Buffer | null> {
    if (!hashPattern.test(hash)) return null
    const held = await stat(placeOf(originals, hash)).catch(() => null)
    // What is larger is a film, which is never read as a whole.
    return held === null || held.size > pictureBytesMax ? null : readIfThere(placeOf(originals, hash))
  }

  const made = openMade({ originals, renditions }, original)

  async function forget(hash: string): Promise<void> {
    if (!hashPattern.test(hash)) return
    await rm(placeOf(originals, hash), { force: true })
    await made.forget(hash)
  }

  return {
    ...{ keepOriginal, holds, original, forget, rendition: made.rendition },
    ...openCards(join(folder, 'media/cards'), original),
    keepFile: (place) => keepFile({ originals, renditions }, place),
    async told(hash) {
      const bytes = await original(hash)
      return bytes === null ? { caption: null, credit: null, rights: null } : readTold(bytes)
    },
    async cut(hash, cut) {
      const bytes = await original(hash)
      return bytes && cutPicture(bytes, cut)
    },
    uploads: openUploads({ folder }),
    route: { pattern: '/media/:hash/:name', find: made.find },
  }
}
