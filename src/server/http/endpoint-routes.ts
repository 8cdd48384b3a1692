import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint, EndpointBytes, EndpointRequest } from '../endpoint.ts'
import { Refusal } from '../refusal.ts'
import { sendPacked } from './send-packed.ts'

/** The longest form of the desk writes a page about the newsroom: 20,000 letters, six bytes each as forms are sent. */
const formBytesMax = 256 * 1024

const anythingElse = '/*'

/** The endpoint that answers an address which none has, or undefined. */
export function endpointForLost(endpoints: readonly Endpoint[], url: string): Endpoint | undefined {
  return endpoints.find(({ path }) => path.endsWith(anythingElse) && url.startsWith(path.slice(0, -1)))
}

/** The methods that this address is asked with; empty where no endpoint has it. */
export function methodsAt(endpoints: readonly Endpoint[], url: string): string[] {
  const asked = url.replace(/[?#].*$/s, '').split('/')
  const there = endpoints.filter(({ path }) => {
    const parts = path.split('/')
    return parts.length === asked.length && parts.every((part, place) => isMet(part, asked[place]!))
  })
  const methods = new Set<string>(there.map(({ method }) => method))
  if (methods.has('GET')) methods.add('HEAD')
  return [...methods].sort()
}

/** Part of a route pattern: the very word, or `:name` with what follows it. */
function isMet(part: string, word: string): boolean {
  if (!part.startsWith(':')) return part === word
  const after = part.replace(/^:\w+/, '')
  return word.length > after.length && word.endsWith(after)
}

/** Makes framework routes of the endpoints of a room. */
export function addEndpoints(app: FastifyInstance, endpoints: readonly Endpoint[]): void {
  readJson(app)
  passFormsAsText(app)
  for (const endpoint of endpoints) {
    if (endpoint.path.endsWith(anythingElse)) continue
    if (endpoint.bytes) addBytesEndpoint(app, endpoint, endpoint.bytes)
    else addEndpoint(app, endpoint)
  }
}

function addEndpoint(app: FastifyInstance, endpoint: Endpoint): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: {
      ...(endpoint.body ? { body: endpoint.body } : {}),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
    },
    onRequest: async (request) => refuseUnreadable(endpoint, request.headers),
    preValidation: async (request) => {
      if (endpoint.query) readNumbers(request.query as Record<string, unknown>, endpoint.query)
      if (endpoint.body && isUnsent(request.body)) request.body = allowsNothing(endpoint.body) ? unsent() : undefined
    },
    handler: (request, reply) => answerByEndpoint(endpoint, request, reply),
  })
}

/** In a scope of its own: what reads its bodies must not read those of other endpoints. */
function addBytesEndpoint(app: FastifyInstance, endpoint: Endpoint, { bytesMax, admit }: EndpointBytes): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: bytesMax }, (_request, body, done) =>
      done(null, body),
    )
    scope.route({
      method: endpoint.method,
      url: endpoint.path,
      bodyLimit: bytesMax,
      schema: endpoint.query ? { querystring: endpoint.query } : {},
      onRequest: async (request) => {
        const asked = { headers: singleValues(request.headers), cookies: request.cookies, address: request.ip }
        await admit(request.params as Record<string, string>, asked)
      },
      preValidation: async (request) => {
        if (endpoint.query) readNumbers(request.query as Record<string, unknown>, endpoint.query)
      },
      handler: (request, reply) => answerByEndpoint(endpoint, request, reply),
    })
  })
}

/** Hands a request to an endpoint and sends what it answers. */
export async function answerByEndpoint(
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { status, headers = {}, body } = await endpoint.handle(endpointRequest(request))
  reply.code(status).headers(headers)
  if (typeof body === 'object' && body !== null && !reply.hasHeader('content-type')) {
    reply.type('application/json; charset=utf-8')
  }
  if (body === null) return reply.send()
  if (body instanceof Uint8Array || body instanceof Readable) return reply.send(body)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return sendPacked(reply, request.headers['accept-encoding'], text)
}

function endpointRequest(request: FastifyRequest): EndpointRequest {
  return {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    body: unsentBodies.has(request.body as object) ? undefined : request.body,
    headers: singleValues(request.headers),
    cookies: request.cookies,
    address: request.ip,
  }
}

function singleValues(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ])
  return Object.fromEntries(entries)
}

/**
 * A query is text; where its schema wants a number or a boolean, the text is read as one. Bodies are not bent like
 * that: JSON can say what it means.
 */
function readNumbers(query: Record<string, unknown>, schema: object): void {
  const { properties = {} } = schema as { properties?: Record<string, { type?: string }> }
  for (const [name, { type }] of Object.entries(properties)) {
    const text = query[name]
    if (typeof text !== 'string') continue
    if ((type === 'number' || type === 'integer') && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text))
      query[name] = Number(text)
    if (type === 'boolean' && (text === 'true' || text === 'false')) query[name] = text === 'true'
  }
}

/** Refuses what would be read as something else than was meant: packed, in another alphabet, or no JSON for the API. */
function refuseUnreadable(endpoint: Endpoint, headers: IncomingHttpHeaders): void {
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? ''
  if (coding !== '' && coding !== 'identity') throw new Refusal('unsupported-type', { contentEncoding: coding })
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(one)?.[1]).find(Boolean)
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw new Refusal('unsupported-type', { charset })
  }
  const isEmpty = headers['content-length'] === '0' && headers['transfer-encoding'] === undefined
  if (endpoint.body && type !== '' && type.trim() !== 'application/json' && !isEmpty) {
    throw new Refusal('unsupported-type', { contentType: type.trim() })
  }
}

/** Stand-ins that the schema is asked about when no body was sent; the endpoint is handed none of them. */
const unsentBodies = new WeakSet<object>()

function unsent(): object {
  const body = {}
  unsentBodies.add(body)
  return body
}

function isUnsent(body: unknown): boolean {
  return body === undefined || body === ''
}

/** A body may be left out where its schema demands nothing of it. */
function allowsNothing(schema: object): boolean {
  const { required = [] } = schema as { required?: readonly string[] }
  return required.length === 0
}

/**
 * JSON is UTF-8 (RFC 8259, 8.1): bytes that are not are refused, not mended. `content-type: application/json` on a POST
 * that needs no body is common, and harmless.
 */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = readUtf8(body as Buffer)
    if (text === null) done(new Refusal('invalid-request', { detail: 'The body is not UTF-8.' }))
    else if (text === '') done(null, undefined)
    else parse(request, text, done)
  })
}

function readUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A form reaches its endpoint as the text that came. Where a schema asks for an object, as in the API, text is refused. */
function passFormsAsText(app: FastifyInstance): void {
  const options = { parseAs: 'string', bodyLimit: formBytesMax } as const
  app.addContentTypeParser('application/x-www-form-urlencoded', options, (_request, body, done) => done(null, body))
}
