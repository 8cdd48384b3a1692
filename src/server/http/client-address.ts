import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** Addresses that one header may list and that are looked at. */
const listedMax = 20

/**
 * The network address of whoever asks: the peer's, or, when the peer is a proxy on this machine, the last address it
 * names that is not of this machine itself. What else a client writes into the header counts for nothing.
 */
export function clientAddress({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string {
  const peer = socket.remoteAddress ?? ''
  const forwarded = headers['x-forwarded-for']
  if (forwarded === undefined || !isLoopback(peer)) return peer
  const listed = String(forwarded)
    .split(',')
    .slice(-listedMax)
    .map((address) => address.trim())
  return listed.findLast((address) => isIP(address) !== 0 && !isLoopback(address)) ?? peer
}

function isLoopback(address: string): boolean {
  return /^(?:::ffff:)?127\.|^::1$/i.test(address)
}
