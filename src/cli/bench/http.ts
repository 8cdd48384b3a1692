import { mkdir, writeFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { userInfo } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tell } from '../compose.ts'
import { readArguments, wholeNumber } from '../usage.ts'
import { median, print, rounded } from './figures.ts'
import { putLoad } from './load.ts'
import {
  type Child,
  childrenOf,
  findProgram,
  freePort,
  inFolder,
  processorSeconds,
  start,
  startNewsroom,
  untilAnswers,
} from './processes.ts'

const rounds = 3
const secondsDefault = 4
const secondsMax = 60
const connections = 64
/** What a browser sends, so that reading it is part of the work. */
const askedWith = {
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'fa,en-US;q=0.7,en;q=0.3',
}
/** Long enough for a page that proved hot to be packed as small as it gets. */
const settleMs = 3_500

interface Served {
  name: 'sanad' | 'nginx' | 'node'
  url: string
  /** The process that does the work, for its processor time. */
  workerPid: number
}

interface Answer {
  headers: IncomingMessage['headers']
  body: Buffer
}

/**
 * `sanad bench http [--seconds N]`: a cached article, as `sanad serve` answers it, against nginx (one worker, where it
 * is on the path) and against a bare node:http server, all sending the same bytes with the same headers; by turns,
 * three rounds.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { seconds: { type: 'string' } })
  const seconds = Math.min(secondsMax, Math.max(1, wholeNumber(values.seconds, 'seconds', secondsDefault)))
  return inFolder(async (folder) => {
    const children: Child[] = []
    try {
      const newsroom = await startNewsroom(path.join(folder, 'data'))
      children.push(newsroom)
      const address = await anArticle(newsroom.port)
      const answer = await settledAnswer(newsroom.port, address)
      const sanad: Served = { name: 'sanad', url: urlOf(newsroom.port, address), workerPid: newsroom.pid }
      const others = [await nginxIfItStarts(folder, address, answer), await startBare(folder, address, answer)]
      children.push(...others.flatMap((other) => (other ? [other.child] : [])))
      const servers = [sanad, ...others.flatMap((other) => (other ? [other.served] : []))]
      await compare(servers, seconds, answer.body.length)
    } finally {
      await Promise.all(children.map((child) => child.stop()))
    }
    return 0
  })
}

async function compare(servers: Served[], seconds: number, bodyBytes: number): Promise<void> {
  const speeds = new Map<string, number[]>(servers.map(({ name }) => [name, []]))
  const costs = new Map<string, number[]>(servers.map(({ name }) => [name, []]))
  let tool = ''
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, url, workerPid } of servers) {
      const before = processorSeconds(workerPid)
      const outcome = await putLoad({ url, seconds, connections, headers: askedWith })
      const after = processorSeconds(workerPid)
      const cost = before === null || after === null ? null : ((after - before) * 1e6) / outcome.requests
      tool = outcome.tool
      speeds.get(name)!.push(outcome.requestsPerSecond)
      if (cost !== null) costs.get(name)!.push(cost)
      print({ bench: 'http', round, server: name, ...outcome, processorMicrosecondsPerRequest: cost && rounded(cost) })
    }
  }
  const speedOf = (name: string) => (speeds.has(name) ? median(speeds.get(name)!) : null)
  const costOf = (name: string) => (costs.get(name)?.length ? rounded(median(costs.get(name)!)) : null)
  const ratio = (one: number | null, other: number | null) => (one && other ? rounded(one / other) : null)
  print({
    bench: 'http',
    tool,
    bodyBytes,
    connections,
    medianRequestsPerSecond: { sanad: speedOf('sanad'), nginx: speedOf('nginx'), node: speedOf('node') },
    medianProcessorMicroseconds: { sanad: costOf('sanad'), nginx: costOf('nginx'), node: costOf('node') },
    ratioToNginx: ratio(speedOf('sanad'), speedOf('nginx')),
    ratioToNginxByProcessorTime: ratio(costOf('nginx'), costOf('sanad')),
    ratioToBareNode: ratio(speedOf('sanad'), speedOf('node')),
  })
}

/** The address of an article that is live. */
async function anArticle(port: number): Promise<string> {
  const { body } = await ask(urlOf(port, '/feed.xml'), {})
  const link = /<link>[^<]*?(\/fa\/news\/\d+\/[^<]+)<\/link>/.exec(body.toString())?.[1]
  if (!link) throw new Error('The feed names no article.')
  return new URL(link, 'http://localhost').pathname
}

/** The article's answer once it is packed as small as it gets. */
async function settledAnswer(port: number, address: string): Promise<Answer> {
  for (let count = 0; count < 20; count += 1) await ask(urlOf(port, address), askedWith)
  await sleep(settleMs / 2)
  await ask(urlOf(port, address), askedWith)
  await sleep(settleMs / 2)
  const answer = await ask(urlOf(port, address), askedWith)
  if (answer.headers['content-encoding'] !== 'br') throw new Error('The article did not come in brotli.')
  return answer
}

function urlOf(port: number, address: string): string {
  return `http://127.0.0.1:${port}${address}`
}

async function startBare(
  folder: string,
  address: string,
  { headers, body }: Answer,
): Promise<{ child: Child; served: Served }> {
  const [bodyFile, headersFile] = [path.join(folder, 'body'), path.join(folder, 'headers.json')]
  await writeFile(bodyFile, body)
  await writeFile(headersFile, JSON.stringify(Object.entries(copied(headers)).flat()))
  const port = await freePort()
  const program = path.join(import.meta.dirname, 'bare-server.ts')
  const child = start(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    program,
    String(port),
    bodyFile,
    headersFile,
  ])
  await untilAnswers(child, port, '/')
  return { child, served: { name: 'node', url: urlOf(port, address), workerPid: child.pid } }
}

/** An nginx that is too old or not allowed to start is told about, and left out. */
async function nginxIfItStarts(...what: Parameters<typeof startNginx>): ReturnType<typeof startNginx> {
  try {
    return await startNginx(...what)
  } catch (error) {
    tell(`nginx is left out: ${(error as Error).message}`)
    return null
  }
}

async function startNginx(
  folder: string,
  address: string,
  answer: Answer,
): Promise<{ child: Child; served: Served } | null> {
  const program = findProgram('nginx')
  if (program === null) return null
  const port = await freePort()
  const file = path.join(folder, 'static', decodeURIComponent(address))
  await mkdir(path.dirname(file), { recursive: true })
  await mkdir(path.join(folder, 'nginx'), { recursive: true })
  await writeFile(file, answer.body)
  const settings = path.join(folder, 'nginx/nginx.conf')
  await writeFile(settings, nginxSettings(folder, port, answer.headers))
  const child = start(program, [
    '-c',
    settings,
    '-p',
    path.join(folder, 'nginx'),
    '-e',
    path.join(folder, 'nginx/error.log'),
  ])
  await untilAnswers(child, port, address)
  return {
    child,
    served: { name: 'nginx', url: urlOf(port, address), workerPid: childrenOf(child.pid)[0] ?? child.pid },
  }
}

/** nginx at its best for one static file: one worker, sendfile, open files remembered, no log, endless keep-alive. */
function nginxSettings(folder: string, port: number, headers: Answer['headers']): string {
  const { 'content-type': type, ...rest } = copied(headers)
  const added = Object.entries(rest)
    .filter(([name]) => name !== 'content-length' && name !== 'etag')
    .map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/nginx/${kind};`,
  )
  return [
    userInfo().uid === 0 ? 'user root;' : '',
    'worker_processes 1; daemon off;',
    `pid ${folder}/nginx/nginx.pid; error_log ${folder}/nginx/error.log;`,
    'events { worker_connections 1024; }',
    'http {',
    ...temporary,
    'access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100;',
    `types { } default_type "${type}";`,
    `server { listen 127.0.0.1:${port}; root "${folder}/static"; ${added.join(' ')} }`,
    '}',
  ].join('\n')
}

/** What all three send; the rest (Date, Connection) each makes itself. */
function copied(headers: Answer['headers']): Record<string, string> {
  const own = ['date', 'connection', 'keep-alive', 'transfer-encoding']
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (own.includes(name) ? [] : [[name, String(value)]])),
  )
}

function ask(url: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { ...headers, connection: 'keep-alive' }, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }))
      response.on('error', reject)
    }).on('error', reject)
  })
}
