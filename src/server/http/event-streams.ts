import type { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { securityHeaders } from '../cache/headers.ts'
import { Refusal } from '../refusal.ts'
import type { Asked } from './page-answers.ts'

/** One thing told to those who listen. */
export interface StreamEvent {
  /** Grows from event to event; 0 for what is no part of the sequence and may be told again. */
  id: number
  /** Name that the browser's `EventSource` listens for. */
  name: string
  data: string
}

export interface EventStreamsOptions {
  /** Route pattern, such as `/fa/live/:code/events`. */
  pattern: string
  /** What is listened to under an address; null when there is nothing. */
  subjectOf(params: Record<string, string>): string | null
  /** What was told about a subject after this id, oldest first. */
  missed(subject: string, afterId: number): Promise<StreamEvent[]>
}

export interface EventStreams {
  addTo(app: FastifyInstance): void
  /**
   * Takes over a connection on which a stream was asked for, and answers it; false when something else was asked. It
   * never sees the HTTP parser, with which each of ten thousand listeners would cost three times the memory.
   */
  takeOver(socket: Socket, asked: Asked): boolean
  /** Something may have been told about this subject: everybody who listens gets what she has not heard. */
  notify(subject: string): Promise<void>
  /** What somebody listens to now. */
  subjects(): string[]
  readonly listeners: number
  close(): void
}

const listenersMax = 15_000
const idLengthMax = 15
/** Proxies cut connections on which nothing is said for a minute. */
const heartbeatMs = 25_000
/** After a restart everybody comes back: spread over these milliseconds. */
const retryMsMin = 2_000
const retryMsMax = 12_000
/** Who falls further behind is let go; her browser comes back and hears what she missed. */
const unreadBytesMax = 256 * 1024
const writtenAtOnce = 500
/** Everybody who comes back at once asks for the same: one question serves them for this long. */
const sharedMs = 1_000

const streamHeaders = {
  ...securityHeaders,
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
}
/** The answer lasts as long as the connection. */
const bareHead = `HTTP/1.1 200 OK\r\n${Object.entries({ ...streamHeaders, connection: 'close' })
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')}\r\n`

interface Listener {
  /** An answer of the framework, or the connection itself. */
  outlet: Writable
  lastId: number
}

/**
 * Server-sent events (HTML Standard, 9.2) for many listeners: what is told is read once and written to all, a crowd
 * that comes back asks the store once, and `Last-Event-ID` brings what was missed.
 */
export function createEventStreams({ pattern, subjectOf, missed }: EventStreamsOptions): EventStreams {
  const bySubject = new Map<string, Set<Listener>>()
  const shared = shareQuestions(missed)
  const address = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)
  let listeners = 0

  function listen(subject: string, outlet: Writable, afterId: number): void {
    const listener = { outlet, lastId: afterId }
    const others = bySubject.get(subject) ?? new Set()
    bySubject.set(subject, others.add(listener))
    listeners += 1
    outlet.on('close', () => {
      listeners -= 1
      others.delete(listener)
      if (others.size === 0 && bySubject.get(subject) === others) bySubject.delete(subject)
    })
    outlet.on('error', () => {})
    outlet.write(`retry: ${retryMsMin + Math.floor(Math.random() * (retryMsMax - retryMsMin))}\n\n`)
    shared.ask(subject, afterId).then(
      (events) => write(listener, events),
      () => outlet.destroy(),
    )
  }

  async function notify(subject: string): Promise<void> {
    // Who comes after this is not among those present, and must not be answered with what was true before it.
    shared.forget(subject)
    const present = [...(bySubject.get(subject) ?? [])]
    if (present.length === 0) return
    const oldest = present.reduce((least, { lastId }) => Math.min(least, lastId), Number.POSITIVE_INFINITY)
    const events = await missed(subject, oldest)
    for (let from = 0; from < present.length; from += writtenAtOnce) {
      for (const listener of present.slice(from, from + writtenAtOnce)) write(listener, events)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  const heartbeat = setInterval(() => {
    for (const present of bySubject.values()) for (const { outlet } of present) outlet.write(':\n\n')
  }, heartbeatMs)
  heartbeat.unref()

  return {
    addTo(app) {
      app.get(pattern, async (request, reply) => {
        const subject = subjectOf(request.params as Record<string, string>)
        if (subject === null) throw new Refusal('not-found')
        if (listeners >= listenersMax) throw new Refusal('overloaded')
        const { after } = request.query as { after?: unknown }
        const afterId = readEventId(request.headers['last-event-id'] ?? after)
        reply.hijack()
        reply.raw.writeHead(200, streamHeaders)
        listen(subject, reply.raw, afterId)
      })
    },
    takeOver(socket, { method, url, lastEventId }) {
      const [path = '', query = ''] = url.split('?', 2)
      const params = method === 'GET' ? address.exec(path)?.groups : undefined
      const subject = params === undefined ? null : subjectOf({ ...params })
      if (subject === null || listeners >= listenersMax) return false
      socket.on('end', () => socket.end()).resume()
      socket.write(bareHead)
      listen(subject, socket, readEventId(lastEventId ?? new URLSearchParams(query).get('after')))
      return true
    },
    notify,
    subjects: () => [...bySubject.keys()],
    get listeners() {
      return listeners
    },
    close() {
      clearInterval(heartbeat)
      for (const present of bySubject.values()) for (const { outlet } of present) outlet.end()
    },
  }
}

/** Everybody who comes back at once asks for the same, and one question serves them. */
function shareQuestions(missed: EventStreamsOptions['missed']) {
  const asked = new Map<string, Map<number, Promise<StreamEvent[]>>>()
  return {
    ask(subject: string, afterId: number): Promise<StreamEvent[]> {
      const sharing = asked.get(subject) ?? new Map<number, Promise<StreamEvent[]>>()
      asked.set(subject, sharing)
      const known = sharing.get(afterId)
      if (known) return known
      const asking = missed(subject, afterId)
      sharing.set(afterId, asking)
      const forget = () => {
        sharing.delete(afterId)
        if (sharing.size === 0 && asked.get(subject) === sharing) asked.delete(subject)
      }
      setTimeout(forget, sharedMs).unref()
      asking.catch(forget)
      return asking
    },
    forget: (subject: string) => asked.delete(subject),
  }
}

function write(listener: Listener, events: readonly StreamEvent[]): void {
  const { outlet } = listener
  if (outlet.writableLength > unreadBytesMax) {
    outlet.destroy()
    return
  }
  let text = ''
  for (const event of events) {
    if (event.id !== 0 && event.id <= listener.lastId) continue
    if (event.id !== 0) listener.lastId = event.id
    text += written(event)
  }
  if (text !== '') outlet.write(text)
}

/** Each line of the data is a field of its own; a field cannot hold the end of a line. */
function written({ id, name, data }: StreamEvent): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `${id === 0 ? '' : `id: ${id}\n`}event: ${name}\n${lines.join('')}\n`
}

function readEventId(value: unknown): number {
  const text = typeof value === 'string' ? value : ''
  return text.length <= idLengthMax && /^\d+$/.test(text) ? Number(text) : 0
}
