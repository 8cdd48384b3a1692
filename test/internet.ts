import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer as createRawServer, type Server, type Socket } from 'node:net'
import type { TestContext } from 'node:test'
import type { Connect, ConnectTarget, OutboundOptions, Resolve } from '#server'

/**
 * A small Internet on loopback, for tests of whatever goes out: names have public addresses, and a connection to one of
 * those is led to a server of ours on 127.0.0.1. Every name asked for and every connection is recorded.
 */
export interface TestInternet {
  /** For `openOutbound`. */
  options: Pick<OutboundOptions, 'resolve' | 'connect'>
  /** Every connection that was asked for, also to addresses where nobody answers. */
  attempts: ConnectTarget[]
  /** Every name that was looked up. */
  lookups: string[]
  /** What a name resolves to from now on, or a function that is asked at each lookup. */
  name(hostname: string, addresses: string[] | (() => string[])): void
}

/** Answers HTTP requests; the host asked for is in `request.headers.host`. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => void
/** Speaks bytes, for answers that no HTTP library would give. */
export type Speaking = (socket: Socket) => void

/** Where all the websites of the test Internet are. */
export const publicAddress = '93.184.215.14'

export async function openTestInternet(context: TestContext, answering: Answering): Promise<TestInternet> {
  return overServer(context, createServer(answering))
}

export async function openRawInternet(context: TestContext, speaking: Speaking): Promise<TestInternet> {
  return overServer(context, createRawServer(speaking))
}

async function overServer(context: TestContext, server: Server): Promise<TestInternet> {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    socket.on('error', () => {})
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  context.after(() => {
    for (const socket of open) socket.destroy()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  const { port } = server.address() as AddressInfo
  const attempts: ConnectTarget[] = []
  const lookups: string[] = []
  const names = new Map<string, string[] | (() => string[])>()
  const resolveName: Resolve = async (hostname) => {
    lookups.push(hostname)
    const known = names.get(hostname) ?? [publicAddress]
    return typeof known === 'function' ? known() : known
  }
  const connectRecorded: Connect = async (target) => {
    attempts.push(target)
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port }, () => resolve(socket))
      socket.once('error', reject)
    })
  }
  return {
    options: { resolve: resolveName, connect: connectRecorded },
    attempts,
    lookups,
    name: (hostname, addresses) => void names.set(hostname, addresses),
  }
}
