import { Resolver } from 'node:dns/promises'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectSecure } from 'node:tls'

/** All addresses of a host, as IP literals. Rejects when it has none. */
export type Resolve = (hostname: string, signal: AbortSignal) => Promise<readonly string[]>

export interface ConnectTarget {
  /** The address that was checked: an IP literal. Nothing else may be connected to. */
  address: string
  port: number
  /** For the certificate (and SNI); never resolved again. */
  hostname: string
  isSecure: boolean
}

/** Opens a connection that is ready for HTTP/1.1. */
export type Connect = (target: ConnectTarget, signal: AbortSignal) => Promise<Socket>

const resolveTimeoutMs = 2_500
const resolveTries = 2

/**
 * The real resolver: A and AAAA records, by c-ares, so that a name server that hangs holds no thread of ours. IPv4
 * first: a machine without IPv6 then loses no time.
 */
export const resolveByDns: Resolve = async (hostname, signal) => {
  const resolver = new Resolver({ timeout: resolveTimeoutMs, tries: resolveTries })
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
    const addresses = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
    if (addresses.length === 0) throw (found[0] as PromiseRejectedResult).reason
    return addresses
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** The real connector. Certificates are checked whatever the environment says. */
export const connectByNetwork: Connect = ({ address, port, hostname, isSecure }, signal) =>
  new Promise((resolve, reject) => {
    const socket = isSecure
      ? connectSecure({
          host: address,
          port,
          ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
          ALPNProtocols: ['http/1.1'],
          rejectUnauthorized: true,
        })
      : connectPlain({ host: address, port })
    const end = (error: Error) => {
      signal.removeEventListener('abort', abort)
      socket.destroy()
      reject(error)
    }
    const abort = () => end(new Error('The connection took too long.'))
    signal.addEventListener('abort', abort, { once: true })
    socket.once('error', end)
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      signal.removeEventListener('abort', abort)
      socket.off('error', end)
      resolve(socket)
    })
  })
