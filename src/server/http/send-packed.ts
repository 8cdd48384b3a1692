import type { FastifyReply } from 'fastify'
import { compressQuickly, isCompressible, wantedEncodings } from '../cache/encoding.ts'

/** Less than this fills one packet as it is. */
const packedBytesMin = 1_400

/**
 * Sends text packed as the client can read it; bytes, and what is short, go as they are. Pages of the desk are
 * made for one person and never kept, so nothing is kept here either. That they hold what was written into a form beside
 * what is secret gives nothing away by its length: other origins can send no form here with a session.
 */
export async function sendPacked(
  reply: FastifyReply,
  acceptEncoding: string | undefined,
  text: string,
): Promise<FastifyReply> {
  const plain = Buffer.from(text)
  if (plain.length < packedBytesMin || !isCompressible(String(reply.getHeader('content-type') ?? ''))) {
    return reply.send(text)
  }
  reply.header('vary', variedBy(reply.getHeader('vary')))
  const { best } = wantedEncodings(acceptEncoding)
  if (best === 'identity') return reply.send(text)
  return reply.header('content-encoding', best).send(await compressQuickly(plain, best))
}

function variedBy(given: unknown): string {
  return given === undefined ? 'accept-encoding' : `${String(given)}, accept-encoding`
}
