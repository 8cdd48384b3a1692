import type { IncomingMessage, ServerResponse } from 'node:http'
import { securityHeaders } from '../cache/headers.ts'
import { bodyOf, type ReadyReply } from '../cache/ready-reply.ts'
import { isUncountedRequest, uncountedNames } from '../reads.ts'
import { clientAddress } from './client-address.ts'
import type { Asked, PageAnswers } from './page-answers.ts'

/** Longer addresses are refused: a Persian slug of 120 letters, percent-encoded, has 720. */
const urlLengthMax = 4_096

export interface NodeListenerParts {
  answers: PageAnswers
  /** The framework, for everything that is no page. */
  fallback: (request: IncomingMessage, response: ServerResponse) => void
  onAnswer(status: number, bytes: number): void
}

/** Answers pages on connections that left the front door, from the same memory, and hands the rest to the framework. */
export function nodeListener(parts: NodeListenerParts): (request: IncomingMessage, response: ServerResponse) => void {
  const { answers, fallback, onAnswer } = parts

  function write(response: ServerResponse, reply: ReadyReply): void {
    const isHead = response.req.method === 'HEAD'
    onAnswer(reply.status, isHead ? 0 : reply.bytes.length - reply.headLength)
    response.writeHead(reply.status, reply.headers)
    if (isHead) response.end()
    else response.end(bodyOf(reply))
  }

  return function listen(request, response) {
    const asked = readAsked(request)
    if (asked.url.length > urlLengthMax) {
      answers.failure(414, asked).then((reply) => write(response, reply))
      return
    }
    if (asked.method !== 'GET' && asked.method !== 'HEAD') {
      if (answers.has(asked.url)) refuseMethod(request, response)
      else fallback(request, response)
      return
    }
    const reply = answers.ready(asked, Date.now())
    if (reply) return write(response, reply)
    const pending = answers.ask(asked)
    if (pending) pending.then((answer) => write(response, answer))
    else fallback(request, response)
  }
}

function readAsked(request: IncomingMessage): Asked {
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    acceptEncoding: request.headers['accept-encoding'] as string | undefined,
    ifNoneMatch: request.headers['if-none-match'],
    userAgent: request.headers['user-agent'],
    isUncounted: [...uncountedNames].some((name) => {
      const value = request.headers[name]
      return typeof value === 'string' && isUncountedRequest(name, value)
    }),
    address: clientAddress(request),
  }
}

/** Pages are read only. The body that came along is let through unread, so that the connection stays usable. */
function refuseMethod(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  const status = request.method === 'OPTIONS' ? 204 : 405
  response.writeHead(status, { allow: 'GET, HEAD, OPTIONS', 'cache-control': 'no-store', ...securityHeaders })
  response.end()
}
