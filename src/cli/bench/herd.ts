import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readArguments, wholeNumber } from '../usage.ts'
import { type Asker, openAsker } from './asking.ts'
import { percentile, print, rounded } from './figures.ts'
import { putLoad } from './load.ts'
import { inFolder, sanad, startNewsroom } from './processes.ts'

const readersDefault = 2_000
/** A machine gives about 28,000 ports to connections to one address. */
const readersMax = 12_000
const rounds = 5
const usualConnections = 8
const spike = 20
const secondsEach = 4
const lookMs = 5

/**
 * `sanad bench herd [--readers N]`: N readers, each over a connection of her own, ask for one article in the moment it is
 * published anew, five times over: how often the page is made, and how long the slowest waits. Then as many readers as
 * usual, and twenty times as many, ask for it as fast as they can. Nobody may go without an answer.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { readers: { type: 'string' } })
  const readers = Math.min(readersMax, Math.max(1, wholeNumber(values.readers, 'readers', readersDefault)))
  return inFolder(async (folder) => {
    const data = path.join(folder, 'data')
    const newsroom = await startNewsroom(data, ['--no-demo'])
    const asker = openAsker(newsroom.port, readers)
    const editor = openAsker(newsroom.port, 1)
    try {
      const token = (await sanad(data, ['token', 'create', '--role', 'editor-in-chief'])).trim()
      const article = await publishArticle(editor, token)
      await askAll(asker, article.address, readers)
      for (let round = 1; round <= rounds; round += 1) await measureHerd({ asker, editor, readers, article, round })
      await measureSpike(newsroom.port, article.address)
      return 0
    } finally {
      asker.close()
      editor.close()
      await newsroom.stop()
    }
  })
}

interface Herded {
  address: string
  /** Publishes it again with another headline. */
  change(round: number): Promise<void>
}

async function publishArticle(editor: Asker, token: string): Promise<Herded> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const send = async (method: string, address: string, body: object, more: Record<string, string> = {}) => {
    const answer = await editor.ask(address, { method, headers: { ...headers, ...more }, body: JSON.stringify(body) })
    if (answer.status >= 300) throw new Error(`${address} answered ${answer.status}: ${answer.body}`)
    return JSON.parse(answer.body.toString()) as { code: number; revision: number; url: string }
  }
  const text = { lead: 'سنجش هجوم خوانندگان.', body: ['متن خبر آزمایشی.'] }
  let { code, revision } = await send('POST', '/api/v1/articles', { headline: 'خبر داغ', ...text })
  const { url } = await send('POST', `/api/v1/articles/${code}/publication`, {})
  return {
    address: new URL(url, 'http://localhost').pathname,
    async change(round) {
      const said = { headline: headlineOf(round), ...text }
      const saved = await send('PUT', `/api/v1/articles/${code}`, said, { 'if-match': `"${revision}"` })
      revision = saved.revision
      await send('POST', `/api/v1/articles/${code}/publication`, {})
    },
  }
}

function headlineOf(round: number): string {
  return `خبر داغ، بار ${'آ'.repeat(round)}`
}

function askAll(asker: Asker, address: string, readers: number) {
  const headers = { 'accept-encoding': 'br' }
  return Promise.all(Array.from({ length: readers }, () => asker.ask(address, { headers }).catch(() => null)))
}

interface Herd {
  asker: Asker
  editor: Asker
  readers: number
  article: Herded
  round: number
}

async function measureHerd({ asker, editor, readers, article, round }: Herd): Promise<void> {
  const before = await pagesMade(editor)
  const [answers] = await Promise.all([askAll(asker, article.address, readers), article.change(round)])
  while (!(await editor.ask(article.address)).body.includes(headlineOf(round))) await sleep(lookMs)
  const answered = answers.filter((answer) => answer?.status === 200)
  const times = answered.map((answer) => answer!.ms)
  print({
    bench: 'herd',
    round,
    readers,
    unanswered: readers - answered.length,
    timesMade: (await pagesMade(editor)) - before,
    p99Ms: rounded(percentile(times, 0.99)),
    maxMs: rounded(Math.max(...times)),
  })
}

async function pagesMade(asker: Asker): Promise<number> {
  const { body } = await asker.ask('/metrics')
  return Number(/^sanad_page_cache_renders (\d+)$/m.exec(body.toString())?.[1])
}

async function measureSpike(port: number, address: string): Promise<void> {
  const headers = { 'Accept-Encoding': 'gzip, deflate, br, zstd' }
  for (const connections of [usualConnections, usualConnections * spike]) {
    const url = `http://127.0.0.1:${port}${address}`
    print({
      bench: 'herd',
      round: 'spike',
      connections,
      ...(await putLoad({ url, seconds: secondsEach, connections, headers })),
    })
  }
}
