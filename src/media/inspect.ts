import { decoding } from './decoder.ts'

/** Why a picture was not taken: a stable kind, and the facts in plain English. */
export interface MediaProblem {
  kind: 'empty' | 'too-large' | 'unknown-format' | 'broken' | 'too-many-pixels' | 'too-many-frames'
  detail: string
}

/** What a picture is; width and height in pixels, as it is meant to be seen (turned by its orientation). */
export interface PictureFacts {
  mime: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'
  width: number
  height: number
}

/** Larger than any photograph an agency sends. */
export const pictureBytesMax = 40 * 1024 * 1024
const framesMax = 500
/** Decoded to this width, which reads every line of it, to learn that it can be. */
const trialWidth = 64

/** Reads what a picture is from its own bytes, whatever its name says, and decodes all of it once. Never throws. */
export async function inspectPicture(
  bytes: Uint8Array,
): Promise<{ value: PictureFacts | null; problems: MediaProblem[] }> {
  if (bytes.length === 0) return refuse('empty', 'the file has no bytes')
  if (bytes.length > pictureBytesMax)
    return refuse('too-large', `${bytes.length} bytes; ${pictureBytesMax} are taken at most`)
  const mime = sniff(bytes)
  if (mime === null) return refuse('unknown-format', 'not a JPEG, PNG, WebP or GIF picture')
  try {
    return await decoding(async ({ open }) => {
      const { width, height, pages = 1, autoOrient } = await open(bytes).metadata()
      if (pages > framesMax) return refuse('too-many-frames', `${pages} frames; ${framesMax} are taken at most`)
      await open(bytes).resize({ width: trialWidth, height: trialWidth, fit: 'inside' }).raw().toBuffer()
      const seen = autoOrient ?? { width, height }
      return { value: { mime, width: seen.width, height: seen.height }, problems: [] }
    })
  } catch (error) {
    const reason = firstLine(error)
    return refuse(/pixel limit/i.test(reason) ? 'too-many-pixels' : 'broken', reason)
  }
}

/** The format by its first bytes (magic numbers of the formats' specifications). */
export function sniff(bytes: Uint8Array): PictureFacts['mime'] | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1')
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^RIFF.{4}WEBP/s.test(start)) return 'image/webp'
  if (/^GIF8[79]a/.test(start)) return 'image/gif'
  return null
}

function refuse(kind: MediaProblem['kind'], detail: string): { value: null; problems: MediaProblem[] } {
  return { value: null, problems: [{ kind, detail }] }
}

function firstLine(error: unknown): string {
  return String((error as Error).message ?? error)
    .split('\n', 1)[0]!
    .slice(0, 200)
}
