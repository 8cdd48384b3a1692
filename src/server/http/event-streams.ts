import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { securityHeaders } from '../cache/headers.ts'
import { Refusal } from '../refusal.ts'

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

interface Listener {
  response: ServerResponse
  lastId: number
}

/**
 * Server-sent events (HTML Standard, 9.2) for many listeners: what is told is read once and written to all, a crowd
 * that comes back asks the store once, and `Last-Event-ID` brings what was missed.
 */
export function createEventStreams({ pattern, subjectOf, missed }: EventStreamsOptions): EventStreams {
  const bySubject = new Map<string, Set<Listener>>()
  const asked = new Map<string, Map<number, Promise<StreamEvent[]>>>()
  let listeners = 0

  function missedShared(subject: string, afterId: number): Promise<StreamEvent[]> {
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
  }

  function listen(subject: string, response: ServerResponse, afterId: number): void {
    const listener = { response, lastId: afterId }
    const others = bySubject.get(subject) ?? new Set()
    bySubject.set(subject, others.add(listener))
    listeners += 1
    response.on('close', () => {
      listeners -= 1
      others.delete(listener)
      if (others.size === 0 && bySubject.get(subject) === others) bySubject.delete(subject)
    })
    response.on('error', () => {})
    missedShared(subject, afterId).then(
      (events) => write(listener, events),
      () => response.destroy(),
    )
  }

  async function notify(subject: string): Promise<void> {
    // Who comes after this is not among those present, and must not be answered with what was true before it.
    asked.delete(subject)
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
    for (const present of bySubject.values()) for (const { response } of present) response.write(':\n\n')
  }, heartbeatMs)
  heartbeat.unref()

  return {
    addTo(app) {
      app.get(pattern, async (request, reply) => {
        const subject = subjectOf(request.params as Record<string, string>)
        if (subject === null) throw new Refusal('not-found')
        if (listeners >= listenersMax) throw new Refusal('overloaded')
        const { after } = request.query as { after?: unknown }
        const afterId = readId(request.headers['last-event-id'] ?? after)
        reply.hijack()
        reply.raw.writeHead(200, {
          ...securityHeaders,
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        })
        const retryMs = retryMsMin + Math.floor(Math.random() * (retryMsMax - retryMsMin))
        reply.raw.write(`retry: ${retryMs}\n\n`)
        listen(subject, reply.raw, afterId)
      })
    },
    notify,
    subjects: () => [...bySubject.keys()],
    get listeners() {
      return listeners
    },
    close() {
      clearInterval(heartbeat)
      for (const present of bySubject.values()) for (const { response } of present) response.end()
    },
  }
}

function write(listener: Listener, events: readonly StreamEvent[]): void {
  const { response } = listener
  if (response.writableLength > unreadBytesMax) {
    response.destroy()
    return
  }
  let text = ''
  for (const event of events) {
    if (event.id !== 0 && event.id <= listener.lastId) continue
    if (event.id !== 0) listener.lastId = event.id
    text += written(event)
  }
  if (text !== '') response.write(text)
}

/** Each line of the data is a field of its own; a field cannot hold the end of a line. */
function written({ id, name, data }: StreamEvent): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `${id === 0 ? '' : `id: ${id}\n`}event: ${name}\n${lines.join('')}\n`
}

function readId(value: unknown): number {
  const text = typeof value === 'string' ? value : ''
  return text.length <= idLengthMax && /^\d+$/.test(text) ? Number(text) : 0
}
