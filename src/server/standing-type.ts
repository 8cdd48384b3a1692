import { constants, crc32, deflateRawSync } from 'node:zlib'
import { openDeflater } from './cache/deflater.ts'

/**
 * A passage that many pages share word for word, like the type a printer keeps standing for the next sheet: its bytes
 * are made once, and packed once.
 */
export class StandingType {
  readonly text: string
  readonly bytes: Buffer
  #deflated: Buffer | null = null

  constructor(text: string) {
    this.text = text
    this.bytes = Buffer.from(text)
  }

  /** As a piece of a DEFLATE stream (RFC 1951) that ends on a whole byte and refers to nothing before it. */
  get deflated(): Buffer {
    this.#deflated ??= deflateRawSync(this.bytes, { level: constants.Z_BEST_COMPRESSION, finishFlush: flush })
    return this.#deflated
  }
}

/** The text of a page, in the order of its pieces. */
export type PageBody = string | readonly (string | StandingType)[]

/** The text of a page, one string or pieces of standing type. */
export function bodyText(body: PageBody): string {
  return typeof body === 'string'
    ? body
    : body.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
}

const flush = constants.Z_SYNC_FLUSH
/** Little memory to be cleared and walked through for a few kilobytes: it is what costs most while much else goes on. */
const packQuickly = openDeflater({
  level: constants.Z_BEST_SPEED,
  windowBits: 13,
  memLevel: 6,
  finishFlush: flush,
  chunkSize: 8 * 1024,
})
/** RFC 1952: magic, deflate, no name, no time, unknown system. */
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
/** A last block that is empty. */
const deflateEnd = Buffer.from([3, 0])

/** A piece of a page as bytes, beside the standing type it is, if it is any. */
export interface SetPiece {
  bytes: Buffer
  standing: StandingType | null
}

/** One gzip member, in parts, of these pieces, of which only those that do not stand are packed now, quickly. */
export function gzipPieces(pieces: readonly SetPiece[]): Buffer[] {
  const parts: Buffer[] = [gzipHead]
  let check = 0
  let size = 0
  for (const { bytes, standing } of pieces) {
    parts.push(standing?.deflated ?? packQuickly(bytes))
    check = crc32(bytes, check)
    size += bytes.length
  }
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(check)
  tail.writeUInt32LE(size % 2 ** 32, 4)
  parts.push(deflateEnd, tail)
  return parts
}
