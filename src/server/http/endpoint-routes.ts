import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint, EndpointRequest } from '../endpoint.ts'

/** A form of the desk has a few short fields. */
const formBytesMax = 16 * 1024

/** Makes framework routes of the endpoints of a room. */
export function addEndpoints(app: FastifyInstance, endpoints: readonly Endpoint[]): void {
  readEmptyJsonAsNothing(app)
  passFormsAsText(app)
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: {
        ...(endpoint.body ? { body: endpoint.body } : {}),
        ...(endpoint.query ? { querystring: endpoint.query } : {}),
      },
      preValidation: async (request) => {
        if (endpoint.query) readNumbers(request.query as Record<string, unknown>, endpoint.query)
      },
      handler: (request, reply) => answer(endpoint, request, reply),
    })
  }
}

async function answer(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status, headers = {}, body } = await endpoint.handle(endpointRequest(request))
  reply.code(status).headers(headers)
  if (typeof body === 'object' && body !== null && !reply.hasHeader('content-type')) {
    reply.type('application/json; charset=utf-8')
  }
  return body === null ? reply.send() : reply.send(body)
}

function endpointRequest(request: FastifyRequest): EndpointRequest {
  return {
    params: request.params as Record<string, string>,
    query: request.query as Record<string, unknown>,
    body: request.body,
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

/** `content-type: application/json` on a POST that needs no body is common, and harmless. */
function readEmptyJsonAsNothing(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined)
    else parse(request, body as string, done)
  })
}

/** A form reaches its endpoint as the text that came. Where a schema asks for an object, as in the API, text is refused. */
function passFormsAsText(app: FastifyInstance): void {
  const options = { parseAs: 'string', bodyLimit: formBytesMax } as const
  app.addContentTypeParser('application/x-www-form-urlencoded', options, (_request, body, done) => done(null, body))
}
