import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { createSilentLog } from '../log.ts'
import type { Page, PageRoute } from '../page.ts'
import { createServer, type SanadServer, type ServerParts } from './http-server.ts'

/** For tests: a real server on a free port of 127.0.0.1, and the ways to speak with it. */
export interface LoopbackServer extends SanadServer {
  origin: string
  port: number
  /** One request on a connection of its own. */
  ask(path: string, options?: AskOptions): Promise<Answer>
  /** Writes bytes as they are, 20 ms apart, and returns all that came back until the other side was quiet or closed. */
  speak(...parts: (string | Buffer)[]): Promise<string>
}

export interface AskOptions {
  method?: string
  headers?: Record<string, string>
  body?: string
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
}

const quietMs = 250
const betweenMs = 20

export async function serveOnLoopback(pages: PageRoute[], parts: Partial<ServerParts> = {}): Promise<LoopbackServer> {
  const server = await createServer({
    config: { port: 0, host: '127.0.0.1', publicUrl: 'http://localhost' },
    pages,
    errorPage: (status) => page({ status: 404, body: `<p>خطای ${status}</p>`, keys: ['sorry'] }),
    log: createSilentLog(),
    ...parts,
  })
  const origin = await server.listen()
  const port = Number(new URL(origin).port)
  return {
    ...server,
    origin,
    port,
    ask: (path, options = {}) => ask(port, path, options),
    speak: (...said) => speak(port, said),
  }
}

/** A page with whatever matters to the test. */
export function page(parts: Partial<Page>): Page {
  return { status: 200, contentType: 'text/html; charset=utf-8', body: 'سلام', keys: [], maxAgeSeconds: 60, ...parts }
}

function ask(port: number, path: string, { method = 'GET', headers = {}, body }: AskOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes, text: bytes.toString() })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

function speak(port: number, said: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const heard: Buffer[] = []
    let timer: NodeJS.Timeout | undefined
    const done = () => {
      clearTimeout(timer)
      clearInterval(saying)
      socket.destroy()
      resolve(Buffer.concat(heard).toString('latin1'))
    }
    const waitForQuiet = () => {
      clearTimeout(timer)
      if (said.length === 0) timer = setTimeout(done, quietMs)
    }
    const saying = setInterval(() => {
      const next = said.shift()
      if (next !== undefined && socket.writable) socket.write(next)
      if (next !== undefined) waitForQuiet()
    }, betweenMs)
    socket.on('data', (chunk) => {
      heard.push(chunk)
      waitForQuiet()
    })
    socket.on('close', done)
    socket.on('error', (error) => (heard.length > 0 ? done() : reject(error)))
  })
}
