import type { Sharp } from 'sharp'
import { type SetLine, textSetter } from './share-card/set-text.ts'

/** 60 megapixels: more than the cameras of news agencies make, and 240 MB at most while it is decoded. */
export const pixelsMax = 60_000_000
/** A picture that takes longer is built to take long. */
const secondsMax = 15
/** Two at once: decoding uses much memory, and the pages come first. */
const atOnceMax = 2
const waitingMax = 1_000

/** Everything else sharp could read (SVG, PDF, TIFF, HEIF, BMP, files by name …) stays blocked. */
const loaders = ['JpegBuffer', 'PngBuffer', 'WebpBuffer', 'NsgifBuffer'].map((format) => `VipsForeignLoad${format}`)

/** Pixels as they lie in memory. */
export interface Pixels {
  data: Buffer
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 }
}

export interface Decoder {
  /** Opens the bytes of a picture file, within the limits. */
  open(bytes: Uint8Array): Sharp
  /** Opens pixels that were decoded before. */
  fromPixels(pixels: Pixels): Sharp
  /** A sheet of one colour. */
  blank(sheet: { width: number; height: number; background: string }): Sharp
  /** Text as pixels, in our own font. */
  setLine: SetLine
}

let loaded: Promise<Decoder> | undefined
let running = 0
const waiting: (() => void)[] = []

/**
 * Lets a task decode pictures, when its turn comes. `sharp` is loaded at the first call (60 MB of memory that a
 * process without pictures never uses).
 */
export async function decoding<T>(task: (decoder: Decoder) => Promise<T>): Promise<T> {
  loaded ??= loadSharp()
  const decoder = await loaded
  if (running >= atOnceMax) {
    if (waiting.length >= waitingMax) throw new Error('Too many pictures are waiting to be decoded.')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await task(decoder)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

async function loadSharp(): Promise<Decoder> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: loaders })
  return {
    open: (bytes) => sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error' }).timeout({ seconds: secondsMax }),
    fromPixels: ({ data, info }) => sharp(data, { raw: info }).timeout({ seconds: secondsMax }),
    blank: (sheet) => sharp({ create: { ...sheet, channels: 3 } }).timeout({ seconds: secondsMax }),
    setLine: textSetter((options) => sharp(options)),
  }
}
