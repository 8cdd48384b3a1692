import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { bodyOf } from '../cache/ready-reply.ts'
import type { Endpoint } from '../endpoint.ts'
import { problemContentType, writeProblem } from '../problem.ts'
import { Refusal, type RefusalCode } from '../refusal.ts'
import { answerByEndpoint, endpointForLost, methodsAt } from './endpoint-routes.ts'
import { canonicalPath } from './page-address.ts'
import { type Asked, errorStatuses, type PageAnswers } from './page-answers.ts'

/** What the framework complains about, as refusals of ours. */
const frameworkCodes: Record<string, RefusalCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-request',
  FST_ERR_VALIDATION: 'invalid-request',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
}

/** As long as the redirects of the site's own pages. */
const movedCacheControl = 'public, max-age=300'

/** How everything that goes wrong is answered: readers get a page, programs get `problem+json`, nobody gets a trace. */
export const answerErrors = { add, framework, malformed }

function add(app: FastifyInstance, answers: PageAnswers, endpoints: readonly Endpoint[]): void {
  app.setNotFoundHandler(async (request, reply) => {
    const canonical = canonicalAddress(request.url)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const moved = isRead && wantsPage(request) ? await movedTo(request, answers) : null
    if (moved !== null) return reply.header('cache-control', movedCacheControl).redirect(moved, 301)
    if (isRead && canonical !== null && canonical !== request.url) return reply.redirect(canonical, 301)
    const lost = wantsPage(request) ? endpointForLost(endpoints, request.url) : undefined
    if (lost !== undefined) return answerByEndpoint(lost, request, reply)
    const methods = methodsAt(endpoints, request.url)
    if (methods.length > 0) reply.header('allow', methods.join(', '))
    const refusal = new Refusal(methods.length > 0 ? 'method-not-allowed' : 'not-found')
    return answerRefusal(refusal, request, reply, answers)
  })
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.code === 'internal') request.log.error({ err: error, id: request.id }, 'a request failed')
    return answerRefusal(refusal, request, reply, answers)
  })
}

/**
 * Where the room that has pages says that this unknown address leads now; null when it knows nothing of it. It is asked
 * at `/moved?from=`, a page like any other, with the path and query as they were sent.
 */
async function movedTo(request: FastifyRequest, answers: PageAnswers): Promise<string | null> {
  const from = new URLSearchParams({ from: readable(request.url) })
  const answer = await answers.ask({ ...askedOf(request), acceptEncoding: 'identity', url: `/moved?${from}` })
  if (answer?.status !== 301) return null
  const place = answer.headers.indexOf('location')
  return place === -1 ? null : (answer.headers[place + 1] as string)
}

/** Letters beyond ASCII as letters, so that a long Persian slug is no longer than it reads. */
function readable(url: string): string {
  return url.replace(/(?:%[89a-f][0-9a-f])+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes)
    } catch {
      return bytes
    }
  })
}

/** Complaints of the router, which come before any route is chosen. */
function framework(error: FastifyError, request: FastifyRequest, reply: FastifyReply, answers: PageAnswers): void {
  answerRefusal(refusalOf(error), request, reply, answers).then(undefined, () => reply.raw.destroy())
}

/** The address with its path in the one true form, when only the path's form differs; null when there is none. */
function canonicalAddress(url: string): string | null {
  const mark = url.indexOf('?')
  const path = canonicalPath(mark === -1 ? url : url.slice(0, mark))
  return path === null ? null : path + (mark === -1 ? '' : url.slice(mark))
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { code = '', statusCode, validation, validationContext } = error as Partial<FastifyError>
  const known = frameworkCodes[code]
  if (known === 'invalid-request' && validation) {
    const faults = validation.map((fault) => ({
      at: `${validationContext ?? 'body'}${fault.instancePath}`,
      fault: faultOf(fault),
    }))
    return new Refusal(known, { faults })
  }
  if (known === 'invalid-request') return new Refusal(known, { faults: [{ at: 'body', fault: unreadable[code] }] })
  if (known) return new Refusal(known)
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Refusal('invalid-request')
  return new Refusal('internal')
}

/** Bodies that no schema was asked about. */
const unreadable: Record<string, string> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'is empty; JSON was announced',
  FST_ERR_CTP_INVALID_JSON_BODY: 'is not JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'is not as long as was announced',
}

/** The validator's words, with the name or the values they leave out. */
function faultOf({ message, params }: NonNullable<FastifyError['validation']>[number]): string | undefined {
  const { additionalProperty, allowedValues } = params
  if (typeof additionalProperty === 'string') return `${message}: ${additionalProperty}`
  return Array.isArray(allowedValues) ? `${message}: ${allowedValues.join(', ')}` : message
}

async function answerRefusal(
  refusal: Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
  answers: PageAnswers,
): Promise<FastifyReply> {
  const { retryAfterSeconds } = refusal.facts
  if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds)
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer')
  reply.header('cache-control', 'no-store').code(refusal.status)
  const shown = wantsPage(request) && errorStatuses.find((status) => status === refusal.status)
  if (!shown) {
    return reply.type(problemContentType).send(writeProblem(refusal, request.id))
  }
  const page = await answers.failure(shown, askedOf(request))
  for (let place = 0; place < page.headers.length; place += 2) {
    reply.header(page.headers[place] as string, page.headers[place + 1])
  }
  return reply.code(page.status).send(request.method === 'HEAD' ? undefined : bodyOf(page))
}

function askedOf(request: FastifyRequest): Asked {
  return {
    method: request.method,
    url: request.url,
    acceptEncoding: request.headers['accept-encoding'] as string,
    ifNoneMatch: undefined,
    userAgent: undefined,
    isUncounted: true,
  }
}

/** Programs say so by the address they use or by what they accept. */
function wantsPage(request: FastifyRequest): boolean {
  if (request.url.startsWith('/api/')) return false
  const accept = request.headers.accept ?? ''
  return accept.includes('text/html') || !accept.includes('json')
}

const malformedStatuses: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Bytes that are no HTTP: a short answer without a body, and the connection is closed. */
function malformed(error: Error, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const status = malformedStatuses[(error as NodeJS.ErrnoException).code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy())
}
