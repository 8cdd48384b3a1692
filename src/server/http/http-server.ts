import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fastifyCookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { securityHeaders } from '../cache/headers.ts'
import { PageCache } from '../cache/page-cache.ts'
import type { Config } from '../config.ts'
import type { Endpoint } from '../endpoint.ts'
import { createLog, type Logger } from '../log.ts'
import { createMetrics, type Metrics } from '../metrics.ts'
import type { PageRoute } from '../page.ts'
import { createReadTally } from '../reads.ts'
import { Refusal } from '../refusal.ts'
import { addEndpoints } from './endpoint-routes.ts'
import { answerErrors } from './error-answers.ts'
import type { EventStreams } from './event-streams.ts'
import { type FileRoute, sendFile } from './files.ts'
import { type FrontDoor, keepAliveMs, openFrontDoor } from './front-door.ts'
import { addHealthRoutes, type Check } from './health.ts'
import { nodeListener } from './node-listener.ts'
import { type Asset, createPageAnswers, type ErrorPage } from './page-answers.ts'

export interface ServerParts {
  config: Pick<Config, 'port' | 'host' | 'publicUrl'>
  pages: readonly PageRoute[]
  /** The reader's page for 404, 410, 500 and the like. */
  errorPage: ErrorPage
  assets?: readonly Asset[]
  files?: readonly FileRoute[]
  /** The API. */
  endpoints?: readonly Endpoint[]
  /** What readers listen to. */
  streams?: EventStreams
  /** What `/readyz` asks. */
  checks?: Readonly<Record<string, Check>>
  log?: Logger
  cacheSizeBytesMax?: number
}

export interface SanadServer {
  app: FastifyInstance
  cache: PageCache
  metrics: Metrics
  log: Logger
  /** What was read since the last time this was asked, by `Page.reading`. */
  takeReads(): Map<string, number>
  /** Opens the port; resolves with the origin that answers, such as `http://127.0.0.1:3000`. */
  listen(): Promise<string>
  /** Stops accepting, lets what is under way finish for 5 s at most, and closes. Safe to call twice. */
  close(): Promise<void>
}

const headersMsMax = 10_000
/** A photograph of 20 MB over a slow line takes its time. */
const requestMsMax = 120_000
const headerBytesMax = 16 * 1024
const bodyBytesMax = 1024 * 1024
/** Ten thousand live readers, and as many again. */
const connectionsMax = 20_000
const requestsWithoutEndMs = 2_000
const closeMsMax = 5_000
const parameterLengthMax = 1_000

/** Puts the server together: front door, page cache, framework, health, metrics. Nothing listens yet. */
export async function createServer(parts: ServerParts): Promise<SanadServer> {
  const log = parts.log ?? createLog()
  const onFailure = (path: string, err: unknown) => log.error({ path, err }, 'a page could not be rendered')
  const cache = new PageCache({ sizeBytesMax: parts.cacheSizeBytesMax, onRenderFailure: onFailure })
  const reads = createReadTally()
  const answers = createPageAnswers({
    cache,
    pages: parts.pages,
    assets: parts.assets ?? [],
    errorPage: parts.errorPage,
    always: transportSecurity(parts.config.publicUrl),
    reads,
    onFailure,
  })
  const state = { isClosing: false }
  const sockets = new Set<Socket>()
  const metrics = createMetrics(cache, () => sockets.size)
  let door: FrontDoor | undefined

  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    bodyLimit: bodyBytesMax,
    trustProxy: 'loopback',
    return503OnClosing: false,
    routerOptions: { maxParamLength: parameterLengthMax },
    frameworkErrors: (error, request, reply) => answerErrors.framework(error, request, reply, answers),
    serverFactory: (handler) => {
      const listener = nodeListener({ answers, fallback: handler, onAnswer: metrics.countAnswer })
      const server = openServer(listener, sockets)
      door = openFrontDoor(server, {
        answers,
        takeOver: (socket, asked) => parts.streams?.takeOver(socket, asked) ?? false,
        onAnswer: (reply, method) =>
          metrics.countAnswer(reply.status, method === 'HEAD' ? reply.headLength : reply.bytes.length),
      })
      return server
    },
  }) as unknown as FastifyInstance

  addEveryAnswer(app, parts.config.publicUrl, metrics)
  answerErrors.add(app, answers, parts.endpoints ?? [])
  addHealthRoutes(app, { checks: parts.checks ?? {}, isClosing: () => state.isClosing })
  addMetricsRoute(app, metrics)
  for (const route of parts.files ?? []) addFileRoute(app, route)
  await app.register(fastifyCookie)
  addEndpoints(app, parts.endpoints ?? [])
  parts.streams?.addTo(app)

  return {
    app,
    cache,
    metrics,
    log,
    takeReads: reads.take,
    listen: () =>
      app.listen({ port: parts.config.port, host: parts.config.host, listenTextResolver: () => 'listening' }),
    close: once(async () => {
      state.isClosing = true
      await closeInTime(app, door, sockets)
      cache.close()
      metrics.close()
    }),
  }
}

function openServer(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  sockets: Set<Socket>,
): Server {
  const server = createHttpServer(
    {
      headersTimeout: headersMsMax,
      requestTimeout: requestMsMax,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: requestsWithoutEndMs,
      maxHeaderSize: headerBytesMax,
      noDelay: true,
    },
    listener,
  )
  server.maxConnections = connectionsMax
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('clientError', answerErrors.malformed)
  server.on('connect', (_request, socket) => answerErrors.malformed(new Error('CONNECT'), socket as Socket))
  return server
}

/** Headers of every framework answer, its time, and a log line for what went wrong or took long. */
function addEveryAnswer(app: FastifyInstance, publicUrl: string, metrics: Metrics): void {
  const always = { ...securityHeaders, ...transportSecurity(publicUrl) }
  app.addHook('onRequest', async (_request: FastifyRequest, reply: FastifyReply) => {
    for (const [name, value] of Object.entries(always)) reply.header(name, value)
  })
  app.addHook('onSend', async (_request: FastifyRequest, reply: FastifyReply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    const ms = reply.elapsedTime
    const route = request.routeOptions.url ?? 'none'
    metrics.countRoute(route, reply.statusCode, ms / 1000)
    const isQuiet = route === 'none' || route === '/healthz' || route === '/readyz' || route === '/metrics'
    if (isQuiet) return
    app.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(ms * 10) / 10, id: request.id },
      'answered',
    )
  })
}

/** A site that is served over TLS says so for a year; one that is not must not. */
function transportSecurity(publicUrl: string): Record<string, string> {
  return publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}
}

/** Figures are for the machine's own network: an address that is public is told there is nothing here. */
function addMetricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async (request, reply) => {
    if (!isPrivateAddress(request.ip)) throw new Refusal('not-found')
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '')
  return /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd])/i.test(plain)
}

function addFileRoute(app: FastifyInstance, route: FileRoute): void {
  app.get(route.pattern, async (request, reply) => {
    const found = await route.find(request.params as Record<string, string>)
    if (!found) throw new Refusal('not-found')
    return sendFile(request, reply, found)
  })
}

async function closeInTime(app: FastifyInstance, door: FrontDoor | undefined, sockets: Set<Socket>): Promise<void> {
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy()
  }, closeMsMax)
  const closed = app.close()
  door?.close()
  await closed
  clearTimeout(timer)
}

function once(task: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | undefined
  return () => {
    begun ??= task()
    return begun
  }
}
