import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

/** A file as a route found it: bytes in memory, or a place on disk that is streamed. */
export type FoundFile = {
  contentType: string
  /** Identity of the content, such as its hash; becomes the ETag. */
  identity: string
  /** Browsers may keep it this long; a year and `immutable` when left out (the address names the content). */
  maxAgeSeconds?: number
} & ({ bytes: Uint8Array } | { path: string })

/** One family of files: renditions of pictures, videos. `find` answers null for what does not exist. */
export interface FileRoute {
  /** Fastify route pattern: `/media/:hash/:name`. */
  pattern: string
  find(params: Record<string, string>): Promise<FoundFile | null>
}

interface ByteRange {
  start: number
  /** Inclusive. */
  end: number
}

const yearSeconds = 31_536_000

/**
 * Sends a found file: conditional requests, one byte range (RFC 9110, 14; several are answered with the whole), and a
 * stream that is closed when the reader goes away.
 */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, found: FoundFile): Promise<FastifyReply> {
  const etag = `"${found.identity}"`
  reply.header('etag', etag)
  reply.header('accept-ranges', 'bytes')
  reply.header('cache-control', fileCacheControl(found.maxAgeSeconds))
  if (namesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send()
  reply.header('content-type', found.contentType)
  const sizeBytes = 'bytes' in found ? found.bytes.length : await sizeOf(found.path)
  const range = chosenRange(request, etag, sizeBytes)
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send()
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 }
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${sizeBytes}`)
  reply.header('content-length', end - start + 1)
  if (request.method === 'HEAD') return sendHead(reply)
  if (sizeBytes === 0) return reply.send()
  if ('bytes' in found)
    return reply.send(Buffer.from(found.bytes.buffer, found.bytes.byteOffset + start, end - start + 1))
  return reply.send(createReadStream(found.path, { start, end }))
}

/** The framework would read a whole file to find the length that is known already. */
function sendHead(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders).end()
  return reply
}

/** One range of `bytes=first-last`, `first-` or `-length`; null when the header asks for none we serve. */
export function readRange(header: string, sizeBytes: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim())
  if (!match || (match[1] === '' && match[2] === '')) return null
  const [, first = '', last = ''] = match
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, end: sizeBytes - 1 }
  }
  const start = Number(first)
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (last !== '' && Number(last) < start) return null
  return start >= sizeBytes ? 'unsatisfiable' : { start, end }
}

function chosenRange(request: FastifyRequest, etag: string, sizeBytes: number): ByteRange | 'unsatisfiable' | null {
  const { range } = request.headers
  if (range === undefined || sizeBytes === 0) return null
  const condition = request.headers['if-range']
  return condition === undefined || condition === etag ? readRange(range, sizeBytes) : null
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new Refusal('not-found')
  return found.size
}

function namesEtag(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.length < 1_024 && (header.trim() === '*' || header.includes(etag))
}

function fileCacheControl(maxAgeSeconds: number | undefined): string {
  return maxAgeSeconds === undefined ? `public, max-age=${yearSeconds}, immutable` : `public, max-age=${maxAgeSeconds}`
}
