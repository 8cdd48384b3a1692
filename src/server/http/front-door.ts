import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { type ReadyReply, stampedBytes } from '../cache/ready-reply.ts'
import { isUncountedRequest, uncountedNames } from '../reads.ts'
import type { Asked, PageAnswers } from './page-answers.ts'

/** Requests longer than this are for the full parser. */
const requestLengthMax = 8_192
/** A connection that says nothing for this long after it was opened is closed. */
const firstBytesMs = 10_000
/** Longer than the 60 s for which proxies (nginx, most load balancers) keep idle connections, so that they close first. */
export const keepAliveMs = 65_000

/**
 * Exactly one whole request without a body, in the plain form every browser, crawler and proxy sends: a strict subset
 * of RFC 9112, so that no two readers can understand it differently.
 */
const plainRequest = /^(?:GET|HEAD) \/[!-~]* HTTP\/1\.1\r\n(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t -~]*\r\n)+\r\n$/

export interface FrontDoor {
  /** Closes the connections that wait; those being answered are closed after their answer. */
  close(): void
  readonly connections: number
}

export interface FrontDoorParts {
  answers: PageAnswers
  /** Told about every answer that was given here. */
  onAnswer(reply: ReadyReply, method: string): void
  /** Answers on the connection itself, as long as it lasts; false when it was not asked for that. */
  takeOver(socket: Socket, asked: Asked): boolean
}

/**
 * Stands before the HTTP parser of `server`. A plain GET or HEAD for a page is answered straight on the socket; at the
 * first request that is anything else the connection is handed, with the bytes read, to Node's own parser, which keeps
 * it. `sanad bench http` measures what this is worth: nearly twice the requests of `ServerResponse`.
 */
export function openFrontDoor(server: Server, parts: FrontDoorParts): FrontDoor {
  const [parseAll] = server.listeners('connection') as ((this: Server, socket: Socket) => void)[]
  if (!parseAll) throw new Error('The HTTP server has no connection listener to hand over to.')
  server.off('connection', parseAll)
  /** Connections not handed over, each with what ends it unless it is being answered. */
  const waiting = new Map<Socket, () => void>()
  const state = { isClosing: false }

  server.on('connection', (socket: Socket) => {
    const endIfIdle = receive(socket, {
      ...parts,
      state,
      leave: () => waiting.delete(socket),
      parseAll: () => parseAll.call(server, socket),
    })
    waiting.set(socket, endIfIdle)
  })

  return {
    close() {
      state.isClosing = true
      // Connections being answered end by themselves when the answer is out.
      for (const endIfIdle of waiting.values()) endIfIdle()
    },
    get connections() {
      return waiting.size
    },
  }
}

interface Reception extends FrontDoorParts {
  state: { isClosing: boolean }
  leave(): void
  parseAll(): void
}

/** Answers on this connection from now on. Returns what ends it, unless an answer is under way. */
function receive(socket: Socket, { answers, onAnswer, takeOver, state, leave, parseAll }: Reception): () => void {
  let isKnown = false
  let isAnswering = false
  let hasEnded = false

  function onData(chunk: Buffer): void {
    if (isAnswering) waitWith(chunk)
    else answer(chunk)
  }

  function answer(chunk: Buffer): void {
    const asked = readPlainRequest(chunk)
    const reply = asked && answers.ready(asked, Date.now())
    const pending = asked && !reply ? answers.ask(asked) : null
    if (asked && reply) send(reply, asked.method)
    else if (asked && pending) sendLater(pending, asked.method)
    else if (asked && takeOver(socket, asked)) letGo()
    else handOver(chunk)
  }

  function sendLater(pending: Promise<ReadyReply>, method: string): void {
    isAnswering = true
    pending.then(
      (reply) => {
        isAnswering = false
        send(reply, method)
        if (socket.isPaused() && !socket.writableNeedDrain) socket.resume()
      },
      () => socket.destroy(),
    )
  }

  /** Whoever asks again before the answer has come is not read until then; few do, so only they pay for the pause. */
  function waitWith(chunk: Buffer): void {
    socket.pause()
    socket.unshift(chunk)
  }

  function send(reply: ReadyReply, method: string): void {
    if (!socket.writable) return
    onAnswer(reply, method)
    const isFlowing = socket.write(stampedBytes(reply, method, Date.now()))
    if (state.isClosing || hasEnded) socket.end()
    else if (!isFlowing) readAfterDrain(socket)
    if (isKnown) return
    isKnown = true
    socket.setTimeout(keepAliveMs)
  }

  /** Nothing more is read here; what comes is thrown away by whoever reads on, or by nobody. */
  function letGo(): void {
    leave()
    socket.setTimeout(0)
    socket.off('data', onData).off('end', onEnd).off('timeout', onTimeout).off('close', leave).off('error', onError)
  }

  function handOver(chunk: Buffer): void {
    letGo()
    socket.pause()
    socket.unshift(chunk)
    parseAll()
    socket.resume()
  }

  /** The client says no more; what it asked for before is still owed. */
  function onEnd(): void {
    hasEnded = true
    endIfIdle()
  }

  function endIfIdle(): void {
    if (!isAnswering) socket.end()
  }

  const onTimeout = () => socket.destroy()
  const onError = () => socket.destroy()
  socket.setTimeout(firstBytesMs)
  socket.on('data', onData).on('end', onEnd).on('timeout', onTimeout).on('close', leave).on('error', onError)
  return endIfIdle
}

/** A client that asks but does not read is not read either. */
function readAfterDrain(socket: Socket): void {
  socket.pause()
  socket.once('drain', () => socket.resume())
}

/** Reads one plain request, or null when the bytes are anything else (part of a request, several, one with a body). */
export function readPlainRequest(chunk: Buffer): Asked | null {
  if (chunk.length > requestLengthMax) return null
  const text = chunk.toString('latin1')
  if (!plainRequest.test(text)) return null
  const urlStart = text.indexOf(' ') + 1
  const urlEnd = text.indexOf(' ', urlStart)
  const asked: Asked = {
    method: urlStart === 4 ? 'GET' : 'HEAD',
    url: text.slice(urlStart, urlEnd),
    acceptEncoding: undefined,
    ifNoneMatch: undefined,
    userAgent: undefined,
    isUncounted: false,
  }
  return readHeaders(text, urlEnd + ' HTTP/1.1\r\n'.length, asked) ? asked : null
}

/** Takes what matters from the headers; false when one of them is for the full parser. */
function readHeaders(text: string, start: number, asked: Asked): boolean {
  let hosts = 0
  for (let line = start; text.charCodeAt(line) !== 13; line = text.indexOf('\r\n', line) + 2) {
    const colon = text.indexOf(':', line)
    if (!isTellingLength(colon - line)) continue
    const name = text.slice(line, colon).toLowerCase()
    if (name === 'host') hosts += 1
    else if (name === 'accept-encoding') asked.acceptEncoding = joined(asked.acceptEncoding, valueAt(text, colon))
    else if (name === 'if-none-match') asked.ifNoneMatch = joined(asked.ifNoneMatch, valueAt(text, colon))
    else if (name === 'last-event-id') asked.lastEventId = valueAt(text, colon)
    else if (name === 'user-agent') asked.userAgent = valueAt(text, colon)
    else if (isUncountedBy(name, text, colon)) asked.isUncounted = true
    else if (name === 'connection') {
      if (valueAt(text, colon).toLowerCase() !== 'keep-alive') return false
    } else if (forFullParser.has(name)) return false
  }
  return hosts === 1
}

/** Headers with which browsers say that a page is fetched before anybody asked for it, or again. */
function isUncountedBy(name: string, text: string, colon: number): boolean {
  return uncountedNames.has(name) && isUncountedRequest(name, valueAt(text, colon))
}

/** With a body, with a handshake, or with conditions: not plain. */
const forFullParser = new Set(['content-length', 'transfer-encoding', 'expect', 'upgrade'])
const tellingLengths = new Set(
  [
    ...['host', 'accept-encoding', 'if-none-match', 'last-event-id', 'connection', 'user-agent'],
    ...[...uncountedNames, ...forFullParser],
  ].map((name) => name.length),
)

function isTellingLength(length: number): boolean {
  return tellingLengths.has(length)
}

function valueAt(text: string, colon: number): string {
  return text.slice(colon + 1, text.indexOf('\r\n', colon)).trim()
}

function joined(before: string | undefined, value: string): string {
  return before === undefined ? value : `${before}, ${value}`
}
