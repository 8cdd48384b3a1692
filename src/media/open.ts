import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { inspectPicture, type MediaProblem, type PictureFacts } from './inspect.ts'
import { placeOf, writeForGood, writeWhole } from './places.ts'
import { contentTypeOf, makeRendition, type RenditionWidth, renditionWidths } from './renditions.ts'
import { type CardFacts, drawCard } from './share-card/draw.ts'
import { cardIdentity } from './share-card/identity.ts'

export type { MediaProblem } from './inspect.ts'

/** An original as it is kept: by the SHA-256 of its bytes, 64 hexadecimal digits. */
export interface KeptOriginal extends PictureFacts {
  hash: string
  sizeBytes: number
}

export interface MediaFile {
  bytes: Buffer
  contentType: string
}

export interface Media {
  /**
   * Keeps a picture as it came, byte for byte, after decoding all of it once. Keeping it again changes nothing. When
   * it resolves with a value, the bytes are on the disk. Never throws for what the bytes are; throws when the disk does.
   */
  keepOriginal(bytes: Uint8Array): Promise<{ value: KeptOriginal | null; problems: MediaProblem[] }>
  /** Whether the original is on the disk. */
  holds(hash: string): Promise<boolean>
  /** The original's bytes, or null. They are not safe to be shown: only renditions are. */
  original(hash: string): Promise<Buffer | null>
  /** The picture at this width, made when first asked for and kept; null for unknown pictures and other widths. */
  rendition(hash: string, width: number): Promise<MediaFile | null>
  /**
   * The card that shows these facts, and the original of that hash when it is held; drawn when first asked for, once
   * however many ask, and kept under {@link cardIdentity}.
   */
  card(facts: CardFacts, picture: string | null): Promise<MediaFile>
  /** The card of that name when it was drawn before. */
  heldCard(identity: string): Promise<MediaFile | null>
  /** `/media/{hash}/{width}.webp` and `/media/{hash}/1200.jpg`, for the server. */
  route: {
    pattern: string
    find(params: Record<string, string>): Promise<(MediaFile & { identity: string }) | null>
  }
}

const hashPattern = /^[0-9a-f]{64}$/
const cardPattern = /^[0-9a-f]{20}$/

/** Opens the media of a newsroom, below `{folder}/media`. Nothing is read or made until it is asked for. */
export function openMedia({ folder }: { folder: string }): Media {
  const originals = join(folder, 'media/originals')
  const renditions = join(folder, 'media/renditions')
  const cards = join(folder, 'media/cards')
  const underWay = new Map<string, Promise<MediaFile | null>>()
  const cardsUnderWay = new Map<string, Promise<MediaFile>>()

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
    return hashPattern.test(hash) ? readIfThere(placeOf(originals, hash)) : null
  }

  function rendition(hash: string, width: number): Promise<MediaFile | null> {
    if (!hashPattern.test(hash) || !isRenditionWidth(width)) return Promise.resolve(null)
    const name = `${hash}-${width}`
    const running = underWay.get(name)
    if (running) return running
    const making = findOrMake(hash, width).finally(() => underWay.delete(name))
    underWay.set(name, making)
    return making
  }

  async function findOrMake(hash: string, width: RenditionWidth): Promise<MediaFile | null> {
    const contentType = contentTypeOf(width)
    const place = placeOf(renditions, hash, `-${width}`)
    const held = await readIfThere(place)
    if (held) return { bytes: held, contentType }
    const source = await original(hash)
    if (source === null) return null
    const bytes = await makeRendition(source, width)
    await writeWhole(place, bytes)
    return { bytes, contentType }
  }

  function card(facts: CardFacts, picture: string | null): Promise<MediaFile> {
    const name = cardIdentity(facts, picture)
    const running = cardsUnderWay.get(name)
    if (running) return running
    const making = findOrDraw(name, facts, picture).finally(() => cardsUnderWay.delete(name))
    cardsUnderWay.set(name, making)
    return making
  }

  async function findOrDraw(name: string, facts: CardFacts, picture: string | null): Promise<MediaFile> {
    const held = await heldCard(name)
    if (held) return held
    const bytes = await drawCard(facts, picture === null ? null : await original(picture))
    await writeWhole(placeOf(cards, name), bytes)
    return { bytes, contentType: 'image/jpeg' }
  }

  async function heldCard(name: string): Promise<MediaFile | null> {
    const bytes = cardPattern.test(name) ? await readIfThere(placeOf(cards, name)) : null
    return bytes && { bytes, contentType: 'image/jpeg' }
  }

  async function find({
    hash = '',
    name = '',
  }: Record<string, string>): Promise<(MediaFile & { identity: string }) | null> {
    const width = Number(/^(\d{1,4})\.\w+$/.exec(name)?.[1])
    if (!isRenditionWidth(width) || extname(name) !== extensions[contentTypeOf(width)]) return null
    const file = await rendition(hash, width)
    return file && { ...file, identity: `${hash.slice(0, 32)}-${width}` }
  }

  return { keepOriginal, holds, original, rendition, card, heldCard, route: { pattern: '/media/:hash/:name', find } }
}

const extensions: Record<string, string> = { 'image/webp': '.webp', 'image/jpeg': '.jpg' }

function isRenditionWidth(width: number): width is RenditionWidth {
  return (renditionWidths as readonly number[]).includes(width)
}

async function readIfThere(place: string): Promise<Buffer | null> {
  try {
    return await readFile(place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
