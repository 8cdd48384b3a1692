import { hash } from 'node:crypto'
import type { Page } from '../page.ts'
import { gzipPieces, type PageBody, type SetPiece, StandingType } from '../standing-type.ts'
import {
  compressBest,
  compressQuickly,
  decompress,
  type Encoding,
  isCompressible,
  type Pace,
  synchronousBytesMax,
  type Wanted,
} from './encoding.ts'
import { pageHeaders } from './headers.ts'
import { bodyOf, makeReadyReply, type ReadyReply } from './ready-reply.ts'

/** A page whose body may already be bytes (an asset). */
export type PageSource = Omit<Page, 'body' | 'status'> & { status: number; body: PageBody | Uint8Array }

/**
 * A page as it is held: its answers, ready in every encoding that was asked for so far. Plain bytes are not kept
 * beside packed ones; they are unpacked when somebody wants them.
 */
export interface HeldPage {
  key: string
  keys: readonly string[]
  status: number
  headers: Record<string, string>
  etagBase: string
  isPacked: boolean
  reading: string | undefined
  replies: Partial<Record<Encoding, ReadyReply>>
  /** 304 answers by the ETag they confirm; null until one is asked for. */
  notModified: Map<string, ReadyReply> | null
  hits: number
  lastHitMs: number
  renderedMs: number
  /** When it is to be rendered again although nothing told of a change; infinity for most pages. */
  refreshMs: number
  /** When a hit should look whether something is due (smaller packing, refresh): one comparison on the hot path. */
  dueMs: number
  brotli: 'quick' | 'being packed' | 'best'
  /** Made while many waited: what is soonest made of it will do for all who accept it, until it proves hot. */
  isHurried: boolean
  sizeBytes: number
  /** How it is made again; null for what is made once. */
  render: Render | null
  /** What the shelf it stands on knew of it last; null while it stands on none. */
  shelved: { hits: number; sizeBytes: number } | null
}

export type Render = () => Promise<Page>

/** Smaller bodies gain nothing from packing. */
const packedBytesMin = 200
/** Entry, map slots, header strings: measured at ≈ 2.2 KB for an article, headers being kept in two forms. */
const overheadBytes = 2_500
/** Longest If-None-Match worth reading. */
const ifNoneMatchLengthMax = 1_024

const suffixes: Record<Encoding, string> = { br: '-br', gzip: '-gz', identity: '' }
const bestSuffix = '-br11'

/** How a page is taken into holding. */
export interface Holding {
  wanted: Wanted
  isKept: boolean
  nowMs: number
  pace?: Pace
}

/** Takes a rendered page into holding. Only the encoding that was asked for is made; the others wait to be wanted. */
export async function holdPage(key: string, page: PageSource, how: Holding): Promise<HeldPage> {
  const { plain, pieces } = setType(page.body)
  const held: HeldPage = {
    key,
    keys: page.keys,
    status: page.status,
    headers: pageHeaders(page, how.isKept),
    etagBase: hash('sha1', plain, 'base64url'),
    isPacked: plain.length >= packedBytesMin && isCompressible(page.contentType),
    reading: page.reading,
    replies: {},
    notModified: null,
    hits: 0,
    lastHitMs: how.nowMs,
    renderedMs: how.nowMs,
    refreshMs:
      page.refreshAfterSeconds === undefined ? Number.POSITIVE_INFINITY : how.nowMs + page.refreshAfterSeconds * 1000,
    dueMs: how.nowMs,
    brotli: 'quick',
    isHurried: how.pace === 'hurried' && pieces.length > 1,
    sizeBytes: overheadBytes + key.length * 2,
    render: null,
    shelved: null,
  }
  const encoding = held.isPacked ? how.wanted[held.isHurried ? 'quick' : 'best'] : 'identity'
  const packed = held.isHurried && encoding === 'gzip' ? gzipPieces(pieces) : compressQuickly(plain, encoding, how.pace)
  addReply(held, encoding, packed instanceof Promise ? await packed : packed)
  return held
}

/**
 * Pages are written into this one buffer to be hashed and packed; nothing of it is kept. Making a buffer for each page
 * instead took 0.1 ms of the 0.8 that a page costs in all.
 */
const scratch = Buffer.allocUnsafeSlow(256 * 1024)
/** UTF-8 needs at most three bytes for a code unit of UTF-16. */
const bytesPerUnitMax = 3

/** A body as bytes, to be used before the next page is. What is packed in the thread pool gets a buffer of its own. */
function setType(body: PageBody | Uint8Array): { plain: Buffer; pieces: readonly SetPiece[] } {
  if (body instanceof Uint8Array) return { plain: Buffer.from(body), pieces: [] }
  const parts = typeof body === 'string' ? [body] : body
  if (parts.reduce((sum, part) => sum + sizeMax(part), 0) > scratch.length)
    return { plain: Buffer.concat(parts.map(bytesOf)), pieces: [] }
  const pieces: SetPiece[] = []
  let end = 0
  for (const part of parts) {
    const start = end
    if (part instanceof StandingType) scratch.set(part.bytes, start)
    end += part instanceof StandingType ? part.bytes.length : scratch.write(part, start)
    pieces.push({ bytes: scratch.subarray(start, end), standing: part instanceof StandingType ? part : null })
  }
  const plain = scratch.subarray(0, end)
  return end > synchronousBytesMax ? { plain: Buffer.from(plain), pieces: [] } : { plain, pieces }
}

function sizeMax(part: string | StandingType): number {
  return typeof part === 'string' ? part.length * bytesPerUnitMax : part.bytes.length
}

function bytesOf(part: string | StandingType): Buffer {
  return typeof part === 'string' ? Buffer.from(part) : part.bytes
}

/** The answer for whoever wants these when it is ready, else undefined. */
export function readyReply(held: HeldPage, { best, quick }: Wanted): ReadyReply | undefined {
  if (!held.isPacked) return held.replies.identity
  return held.replies[best] ?? (held.isHurried ? held.replies[quick] : undefined)
}

/** Makes the answer in an encoding nobody asked for before. */
export async function prepareReply(held: HeldPage, wanted: Wanted): Promise<ReadyReply> {
  const ready = readyReply(held, wanted)
  if (ready) return ready
  const encoding = wanted.best
  const packed = await compressQuickly(plainBytes(held), encoding)
  return held.replies[encoding] ?? addReply(held, encoding, packed)
}

/** Replaces the quick brotli by the smallest one. Resolves when done; the page stays as it was until then. */
export async function packBest(held: HeldPage): Promise<void> {
  const best = await compressBest(plainBytes(held))
  held.brotli = 'best'
  addReply(held, 'br', best)
}

/**
 * The 304 answer when the client holds one of this page's representations already, else undefined. It confirms the
 * very ETag that was asked about: all of them stand for the same content.
 */
export function notModifiedReply(held: HeldPage, ifNoneMatch: string): ReadyReply | undefined {
  if (held.status !== 200 || ifNoneMatch.length > ifNoneMatchLengthMax || !ifNoneMatch.includes(held.etagBase)) {
    return undefined
  }
  const suffix = knownSuffixes.find((end) => ifNoneMatch.includes(`"${held.etagBase}${end}"`))
  if (suffix === undefined) return undefined
  const etag = `"${held.etagBase}${suffix}"`
  held.notModified ??= new Map()
  const ready = held.notModified.get(etag)
  if (ready) return ready
  const { 'content-type': _type, ...headers } = held.headers
  const reply = makeReadyReply(304, { ...headers, etag, ...varyHeader(held) }, [])
  held.notModified.set(etag, reply)
  return reply
}

const knownSuffixes = [suffixes.br, bestSuffix, suffixes.gzip, suffixes.identity]

/** The plain body. */
export function plainBytes(held: HeldPage): Buffer {
  for (const encoding of ['identity', 'gzip', 'br'] as const) {
    const reply = held.replies[encoding]
    if (reply) return decompress(bodyOf(reply), encoding)
  }
  throw new Error(`The page ${held.key} is held without any bytes.`)
}

function addReply(held: HeldPage, encoding: Encoding, packed: Buffer | Buffer[]): ReadyReply {
  const suffix = encoding === 'br' && held.brotli === 'best' ? bestSuffix : suffixes[encoding]
  const headers: Record<string, string> = { ...held.headers, ...varyHeader(held) }
  if (held.status === 200) headers.etag = `"${held.etagBase}${suffix}"`
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  const reply = makeReadyReply(held.status, headers, Array.isArray(packed) ? packed : [packed])
  held.sizeBytes -= held.replies[encoding]?.bytes.length ?? 0
  held.replies[encoding] = reply
  held.sizeBytes += reply.bytes.length
  return reply
}

function varyHeader(held: HeldPage): Record<string, string> {
  return held.isPacked ? { vary: 'Accept-Encoding' } : {}
}
