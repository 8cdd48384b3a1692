import type { Socket } from 'node:net'
import type { Dispatcher } from 'undici'
import { type Connect, connectByNetwork, type Resolve, resolveByDns } from './connect.ts'
import { type OutboundTarget, readOutboundAddress } from './outbound-address.ts'
import { type OutboundAnswer, type OutboundFailure, OutboundProblem, type OutboundRedirect } from './outcome.ts'
import { problemOf } from './problem-of.ts'
import { isPublicAddress } from './public-address.ts'
import { readBody } from './read-body.ts'

/** Unpacked, of one answer. */
const bodyBytesMax = 10 * 1024 * 1024
/** From the first question to the last byte, redirects included. */
const wholeMsMax = 10_000
const redirectsMax = 5
const headerBytesMax = 32 * 1024
/** Addresses of one host that are tried in turn. */
const addressesTriedMax = 4
const connectMsMax = 4_000
const headersNeverSent: readonly string[] = ['host', 'cookie', 'authorization', 'proxy-authorization', 'connection']

export interface OutboundRequest {
  url: string
  method?: 'GET' | 'POST'
  /** Lower-case names. `host`, `cookie`, `authorization` and what belongs to the connection are the guard's affair. */
  headers?: Readonly<Record<string, string>>
  body?: string
  /** Lower than the guard's own limits; higher ones are not had. */
  bytesMax?: number
  timeoutMs?: number
  /** Ends it early, as if its time were over. */
  stopping?: AbortSignal
}

/** The one way out of the house. */
export interface Outbound {
  /** Asks a public web address. Never throws: what went wrong is in the outcome. */
  ask(request: OutboundRequest): Promise<OutboundAnswer | OutboundFailure>
}

/** Everything has a default that is right outside of tests. Nothing of it can be set by the environment. */
export interface OutboundOptions {
  resolve?: Resolve
  connect?: Connect
  /** Which addresses may be connected to. */
  mayReach?: (address: string) => boolean
  /** Sent as `User-Agent`. */
  agent?: string
}

type Guard = Required<OutboundOptions>

/**
 * Makes the guard through which every request of ours leaves. A host is resolved once; if any of its addresses is not
 * public nothing is connected to, otherwise the connection goes to the very address that was checked; every redirect is
 * checked anew. Proxies of the environment are not used, cookies and credentials neither sent nor kept.
 */
export function openOutbound(options: OutboundOptions = {}): Outbound {
  const guard: Guard = {
    resolve: resolveByDns,
    connect: connectByNetwork,
    mayReach: isPublicAddress,
    agent: 'Sanad/0.1',
    ...options,
  }
  return { ask: (request) => askFollowing(guard, request) }
}

async function askFollowing(guard: Guard, request: OutboundRequest): Promise<OutboundAnswer | OutboundFailure> {
  const timeout = AbortSignal.timeout(Math.min(request.timeoutMs ?? wholeMsMax, wholeMsMax))
  const signal = request.stopping === undefined ? timeout : AbortSignal.any([timeout, request.stopping])
  const redirects: OutboundRedirect[] = []
  let asked = request
  let mayHaveArrived = false
  const onConnected = () => {
    mayHaveArrived = true
  }
  try {
    for (;;) {
      const target = readOutboundAddress(asked.url)
      const answer = await askOnce(guard, { request: asked, target, signal, onConnected })
      const { status } = answer
      if (!('location' in answer)) return { outcome: 'answered', ...answer, url: target.url.href, redirects }
      if (redirects.length === redirectsMax)
        throw new OutboundProblem('too-many-redirects', `More than ${redirectsMax} redirects.`)
      const next = readOutboundAddress(utf8Of(answer.location), target.url.href)
      redirects.push({ status, from: target.url.href, to: next.url.href })
      asked = redirected(asked, { status, from: target.url, to: next.url })
    }
  } catch (error) {
    const { reason, message } = problemOf(error, signal)
    const url = redirects.at(-1)?.to ?? request.url
    return { outcome: 'failed', reason, detail: message, mayHaveArrived, url, redirects }
  }
}

/** What is asked after a redirect. Only 307 and 308 carry a body on; what concerns one address stays with its origin. */
function redirected(request: OutboundRequest, { status, from, to }: { status: number; from: URL; to: URL }) {
  if (request.method === 'POST' && status !== 307 && status !== 308)
    throw new OutboundProblem('bad-redirect', `A POST was answered with the redirect ${status}.`)
  if (from.origin === to.origin) return { ...request, url: to.href }
  const kept = Object.entries(request.headers ?? {}).filter(([name]) => !/^if-/.test(name))
  return { ...request, url: to.href, headers: Object.fromEntries(kept) }
}

/** Servers write Persian addresses into `Location` as bare UTF-8; headers are read as Latin-1. */
function utf8Of(location: string): string {
  const isLatin = [...location].every((letter) => letter <= '\u00ff')
  try {
    return isLatin ? new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(location, 'latin1')) : location
  } catch {
    return location
  }
}

interface Hop {
  request: OutboundRequest
  target: OutboundTarget
  signal: AbortSignal
  onConnected: () => void
}

type HopAnswer = Pick<OutboundAnswer, 'status' | 'headers' | 'body'> | { status: number; location: string }

async function askOnce(guard: Guard, { request, target, signal, onConnected }: Hop): Promise<HopAnswer> {
  const { Client } = await import('undici')
  const socket = await connectChecked(guard, target, signal)
  onConnected()
  let isGiven = false
  const give = (callback: (error: null, socket: Socket) => void) => {
    isGiven = true
    callback(null, socket)
  }
  const client = new Client(target.url.origin, {
    // Once: a second try would be a second connection, and that one nobody has checked.
    connect: (_options, callback) => {
      // Later: the client does not expect to be answered while it asks.
      setImmediate(() => (isGiven ? callback(new Error('The connection was cut off.'), null) : give(callback)))
    },
    maxHeaderSize: headerBytesMax,
    headersTimeout: wholeMsMax,
    bodyTimeout: wholeMsMax,
    pipelining: 1,
    allowH2: false,
  })
  try {
    const answer = await client.request({
      path: target.url.pathname + target.url.search,
      method: request.method ?? 'GET',
      headers: { ...headersOf(request), 'user-agent': guard.agent, 'accept-encoding': 'gzip, br' },
      body: request.body ?? null,
      signal,
    })
    return await receive(answer, Math.min(request.bytesMax ?? bodyBytesMax, bodyBytesMax), signal)
  } finally {
    // The socket goes with it: one question, one connection.
    client.destroy().catch(() => {})
    socket.destroy()
  }
}

function headersOf({ headers = {} }: OutboundRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !headersNeverSent.includes(name.toLowerCase())))
}

async function receive(
  { statusCode: status, headers: came, body }: Dispatcher.ResponseData,
  bytesMax: number,
  signal: AbortSignal,
): Promise<HopAnswer> {
  // Whatever is not read to its end is ended with the connection, and says so.
  body.on('error', () => {})
  const { location } = came
  if ([301, 302, 303, 307, 308].includes(status)) {
    if (typeof location === 'string' && location !== '') return { status, location }
    throw new OutboundProblem('bad-redirect', `A redirect (${status}) that leads to no one address.`)
  }
  const headers = Object.fromEntries(
    Object.entries(came).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(', ')]])),
  )
  if (status === 204 || status === 304) return { status, headers, body: Buffer.alloc(0) }
  return { status, headers, body: await readBody(body, headers['content-encoding'], { bytesMax, signal }) }
}

/** A connection to an address of the host that was checked, along with all its other addresses, a moment ago. */
async function connectChecked(guard: Guard, target: OutboundTarget, signal: AbortSignal): Promise<Socket> {
  const { hostname, port, isLiteral, url } = target
  const addresses = isLiteral ? [hostname] : await addressesOf(guard, hostname, signal)
  const forbidden = addresses.find((address) => !guard.mayReach(address))
  if (forbidden !== undefined)
    throw new OutboundProblem('non-public-address', `${hostname} is at ${forbidden}, which is not public.`)
  let failure: unknown
  for (const address of addresses.slice(0, addressesTriedMax)) {
    signal.throwIfAborted()
    const limited = AbortSignal.any([signal, AbortSignal.timeout(connectMsMax)])
    try {
      const target = { address, port, hostname, isSecure: url.protocol === 'https:' }
      return await abortable(guard.connect(target, limited), limited)
    } catch (error) {
      failure ??= error
    }
  }
  signal.throwIfAborted()
  throw problemOf(failure, signal)
}

async function addressesOf({ resolve }: Guard, hostname: string, signal: AbortSignal): Promise<readonly string[]> {
  let addresses: readonly string[] = []
  try {
    addresses = await abortable(resolve(hostname, signal), signal)
  } catch (error) {
    if (signal.aborted) throw error
  }
  if (addresses.length === 0) throw new OutboundProblem('unknown-host', `${hostname} has no address.`)
  return addresses
}

/** The promise, or the signal's end when that comes first; what comes too late is let go. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
