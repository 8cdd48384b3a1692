import { readFile, rm, stat } from 'node:fs/promises'
import { inspectFilm, sniffFilm } from './film/film.ts'
import { writeServedFilm } from './film/serve-film.ts'
import { sniff } from './inspect.ts'
import { type Folders, filmSuffix, startOf } from './keep-file.ts'
import { oneByOne } from './one-by-one.ts'
import { placeOf, writeWhole } from './places.ts'
import {
  contentTypes,
  formatsOf,
  makeRendition,
  type RenditionFormat,
  type RenditionWidth,
  renditionWidths,
} from './renditions.ts'

export interface MediaFile {
  bytes: Buffer
  contentType: string
}

/** What is served under an address of ours: a rendition, or a film on the disk. */
export type ServedFile = {
  contentType: string
  identity: string
  /** Left out where its address names its bytes. */
  maxAgeSeconds?: number
} & ({ bytes: Buffer } | { path: string })

/** What is made of originals, when it is first asked for, and kept. */
export interface Made {
  rendition(hash: string, width: number, format?: RenditionFormat): Promise<MediaFile | null>
  /** By the parts of an address. */
  find(params: Record<string, string>): Promise<ServedFile | null>
  forget(hash: string): Promise<void>
}

/** AVIF takes ten times as long as WebP (0.2 to 1.5 s): one at a time, and no more than so many wait. */
const avifWaitingMax = 200
/** What stands in for an AVIF that is being made is asked for again soon. */
const standInSeconds = 60

export const hashPattern = /^[0-9a-f]{64}$/

export function openMade({ originals, renditions }: Folders, original: (hash: string) => Promise<Buffer | null>): Made {
  const underWay = new Map<string, Promise<MediaFile | null>>()
  const inTime = oneByOne(avifWaitingMax)

  function rendition(hash: string, width: number, format?: RenditionFormat): Promise<MediaFile | null> {
    if (!hashPattern.test(hash) || !isRenditionWidth(width)) return Promise.resolve(null)
    const wish = { hash, width, format: format ?? formatsOf(width)[0] }
    if (!formatsOf(width).includes(wish.format)) return Promise.resolve(null)
    const name = nameOf(wish)
    const running = underWay.get(name)
    if (running) return running
    const making = findOrMake(wish).finally(() => underWay.delete(name))
    underWay.set(name, making)
    return making
  }

  async function findOrMake(wish: NamedWish): Promise<MediaFile | null> {
    const { hash, format } = wish
    const contentType = contentTypes[format]
    const place = placeOf(renditions, hash, nameOf(wish).slice(hash.length))
    const held = await readIfThere(place)
    if (held) return { bytes: held, contentType }
    const source = await original(hash)
    if (source === null || sniff(source) === null) return null
    const bytes = await makeRendition(source, wish)
    await writeWhole(place, bytes)
    return { bytes, contentType }
  }

  async function find({ hash = '', name = '' }: Record<string, string>): Promise<ServedFile | null> {
    const film = /^film\.(mp4|webm)$/.exec(name)?.[1]
    if (film !== undefined) return findFilm(hash, `video/${film}`)
    const [, digits, format] = /^(\d{1,4})\.(webp|avif|jpg)$/.exec(name) ?? []
    const width = Number(digits)
    if (format === 'avif' && !(await isHeldAvif(hash, width))) return standIn(hash, width)
    const file = await rendition(hash, width, format as RenditionFormat | undefined)
    return file && { ...file, identity: `${hash.slice(0, 32)}-${width}${format === 'avif' ? '-avif' : ''}` }
  }

  async function isHeldAvif(hash: string, width: number): Promise<boolean> {
    if (!hashPattern.test(hash) || !isRenditionWidth(width)) return false
    const name = nameOf({ hash, width, format: 'avif' })
    return (await stat(placeOf(renditions, hash, name.slice(hash.length))).catch(() => null)) !== null
  }

  /** Nobody waits for an AVIF: the WebP is shown, as browsers go by what a file is, while it is made for the next. */
  async function standIn(hash: string, width: number): Promise<ServedFile | null> {
    const file = await rendition(hash, width, 'webp')
    if (file === null) return null
    inTime(() => rendition(hash, width, 'avif'))
    return { ...file, identity: `${hash.slice(0, 32)}-${width}`, maxAgeSeconds: standInSeconds }
  }

  /** The copy for readers, made again where it is gone. */
  async function findFilm(hash: string, contentType: string): Promise<ServedFile | null> {
    if (!hashPattern.test(hash)) return null
    const [source, served] = [placeOf(originals, hash), placeOf(renditions, hash, filmSuffix)]
    const start = await startOf(source).catch(() => null)
    if (start === null || sniffFilm(start) !== contentType) return null
    if ((await stat(served).catch(() => null)) === null) {
      const { value } = await inspectFilm(source)
      if (value === null) return null
      await writeServedFilm(source, served, value.privateParts)
    }
    return { path: served, contentType, identity: `${hash.slice(0, 32)}-film` }
  }

  async function forget(hash: string): Promise<void> {
    const made = renditionWidths.flatMap((width) => formatsOf(width).map((format) => nameOf({ hash, width, format })))
    for (const suffix of [filmSuffix, ...made.map((name) => name.slice(hash.length))])
      await rm(placeOf(renditions, hash, suffix), { force: true })
  }

  return { rendition, find, forget }
}

interface NamedWish {
  hash: string
  width: RenditionWidth
  format: RenditionFormat
}

/** Only AVIF is named by its format: the others were there first, one for each width. */
function nameOf({ hash, width, format }: NamedWish): string {
  return `${hash}-${width}${format === 'avif' ? '.avif' : ''}`
}

function isRenditionWidth(width: number): width is RenditionWidth {
  return (renditionWidths as readonly number[]).includes(width)
}

/** The bytes of a file, or null where there is none. */
export async function readIfThere(place: string): Promise<Buffer | null> {
  try {
    return await readFile(place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
