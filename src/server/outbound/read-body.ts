import type { Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { OutboundProblem } from './outcome.ts'

/** Nothing honest is packed more than twice. */
const codingsMax = 2

const unpackers: Record<string, () => Duplex> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

export interface BodyLimits {
  /** Of the unpacked body. */
  bytesMax: number
  signal: AbortSignal
}

/**
 * A body as it was meant, its `Content-Encoding` undone. No more than `bytesMax` (and one piece) is ever unpacked, so
 * a bomb costs no more than an honest body. Throws an {@link OutboundProblem} `too-large` or `bad-packing`.
 */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  { bytesMax, signal }: BodyLimits,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let filled = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      filled += chunk.length
      if (filled > bytesMax)
        throw new OutboundProblem('too-large', `The body is larger than ${bytesMax} bytes and was not read to its end.`)
      chunks.push(chunk)
    }
  }
  const [inner, outer] = unpackersFor(encoding)
  if (inner === undefined) await pipeline(body, collect, { signal })
  else if (outer === undefined) await pipeline(body, inner, collect, { signal })
  else await pipeline(body, inner, outer, collect, { signal })
  return Buffer.concat(chunks)
}

function unpackersFor(encoding: string | undefined): Duplex[] {
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'identity')
  if (codings.length > codingsMax || codings.some((one) => !Object.hasOwn(unpackers, one)))
    throw new OutboundProblem('bad-packing', `A body packed as «${encoding?.slice(0, 60)}» is not unpacked.`)
  return codings.reverse().map((one) => unpackers[one]!())
}
