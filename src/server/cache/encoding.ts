import { promisify } from 'node:util'
import {
  type BrotliOptions,
  brotliCompress,
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzip,
  gzipSync,
} from 'node:zlib'

/** How the bytes of an answer are written on the wire. */
export type Encoding = 'br' | 'gzip' | 'identity'

/** Whether there is time to pack well. */
export type Pace = 'usual' | 'hurried'

/** Headers longer than this are not worth understanding, nor remembering. */
const acceptLengthMax = 256
const acceptsRememberedMax = 512
/**
 * Up to this size compressing on the main thread (0.3 ms for 8 KB, 0.8 ms for 40 KB at brotli 5) costs less than the
 * way to the thread pool and back; beyond it the pool is used.
 */
export const synchronousBytesMax = 48 * 1024
/**
 * Brotli qualities, measured on 200 article pages of 27 KB: 11 makes 6.3 KB in 25 ms, 5 makes 7.0 KB in 0.59 ms, 1 makes
 * 9.1 KB in 0.14 ms, 0 makes 9.2 KB in 0.10 ms (zstd 1: 8.9 KB in 0.09 ms, but half of the readers cannot read it).
 * While many pages are being made at once, time counts more than two kilobytes; pages that prove hot are packed again.
 */
const qualities = { usual: 5, hurried: 0, best: 11 }
/** Measured on the same pages: 6 makes 7.6 KB in 0.40 ms. */
const gzipLevel = 6

const brotliInPool = promisify(brotliCompress)
const gzipInPool = promisify(gzip)

/** Of the encodings a client accepts, the smallest on the wire, and the one that is made soonest. */
export interface Wanted {
  best: Encoding
  quick: Encoding
}

const remembered = new Map<string, Wanted>()
const plainOnly: Wanted = { best: 'identity', quick: 'identity' }

/**
 * What a client accepts, by its `Accept-Encoding` (RFC 9110, 12.5.3): the best is brotli, else gzip, else plain.
 * A client that refuses even plain bytes gets them all the same: an answer it can complain about beats none.
 */
export function wantedEncodings(accept: string | undefined): Wanted {
  if (accept === undefined || accept.length > acceptLengthMax) return plainOnly
  const known = remembered.get(accept)
  if (known !== undefined) return known
  const chosen = weigh(accept)
  if (remembered.size >= acceptsRememberedMax) remembered.clear()
  remembered.set(accept, chosen)
  return chosen
}

function weigh(accept: string): Wanted {
  const weights = new Map<string, number>()
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const quality = parameters.find((piece) => piece.startsWith('q='))
    weights.set(name, quality === undefined ? 1 : Number(quality.slice(2)) || 0)
  }
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  const gzipWeight = Math.max(weight('gzip'), weights.get('x-gzip') ?? 0)
  const plainWeight = weights.get('identity') ?? 0
  const quick = gzipWeight > 0 && gzipWeight >= plainWeight ? 'gzip' : null
  if (weight('br') > 0 && weight('br') >= gzipWeight && weight('br') >= plainWeight)
    return { best: 'br', quick: quick ?? 'br' }
  return quick ? { best: quick, quick } : plainOnly
}

/** Whether bytes of this type shrink: text does, pictures, video and fonts are packed already. */
export function isCompressible(contentType: string): boolean {
  return /^text\/|[/+](json|xml|javascript|manifest\+json)\b|^image\/svg\+xml/.test(contentType)
}

/** Bytes in this encoding, at once for small ones and by the thread pool for large ones. */
export function compressQuickly(plain: Buffer, encoding: Encoding, pace: Pace = 'usual'): Buffer | Promise<Buffer> {
  if (encoding === 'identity') return plain
  const isSmall = plain.length <= synchronousBytesMax
  if (encoding === 'gzip')
    return isSmall ? gzipSync(plain, { level: gzipLevel }) : gzipInPool(plain, { level: gzipLevel })
  const options = brotliOptions(plain, qualities[pace])
  return isSmall ? brotliCompressSync(plain, options) : brotliInPool(plain, options)
}

/** The smallest brotli there is, in the thread pool: 9 ms for 8 KB, 61 ms for 60 KB. For pages that proved hot. */
export function compressBest(plain: Buffer): Promise<Buffer> {
  return brotliInPool(plain, brotliOptions(plain, qualities.best))
}

/** The plain bytes back. Cheap (0.04 ms for 8 KB), so that plain copies need not be kept for clients that never ask. */
export function decompress(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br') return brotliDecompressSync(bytes)
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes
}

function brotliOptions(plain: Buffer, quality: number): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      // The window need not be larger than the page: it costs memory in both programs.
      [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(16, Math.ceil(Math.log2(plain.length + 1)))),
    },
  }
}
