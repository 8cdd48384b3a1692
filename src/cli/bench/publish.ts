import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readArguments, wholeNumber } from '../usage.ts'
import { type Asker, openAsker } from './asking.ts'
import { median, percentile, print, rounded } from './figures.ts'
import { type LoadOutcome, putLoad } from './load.ts'
import { inFolder, residentBytes, sanad, startNewsroom } from './processes.ts'

const secondsDefault = 12
const secondsMax = 120
const readers = 32
const section = 'world'
/** How often each place is looked at; what is measured is no finer. */
const lookMs = 3
const visibleMsMax = 10_000
const pauseMs = 150

/** Where readers find what was published, besides its own page. */
const places = { front: '/', section: `/fa/section/${section}`, latest: '/fa/latest', feed: '/feed.xml' } as const
type Place = keyof typeof places | 'article' | 'answered'
type Visible = Record<Place, number>

/**
 * `sanad bench publish [--seconds N]`: from the click on «publish» (the request leaving) to the moment a reader who
 * looks every 3 ms sees the article on its own page, the front, its section, the latest and the feed; while other
 * readers ask for the front and for an article as fast as they can.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { seconds: { type: 'string' } })
  const seconds = Math.min(secondsMax, Math.max(2, wholeNumber(values.seconds, 'seconds', secondsDefault)))
  return inFolder(async (folder) => {
    const data = path.join(folder, 'data')
    const newsroom = await startNewsroom(data)
    const asker = openAsker(newsroom.port, 16)
    try {
      const token = (await sanad(data, ['token', 'create', '--role', 'editor-in-chief'])).trim()
      const publisher = { asker, token }
      for (const load of ['none', 'full'] as const) {
        const { seen, outcomes } = await publishFor(seconds, publisher, load === 'full' ? newsroom.port : null)
        tell(load, seen, outcomes, residentBytes(newsroom.pid))
      }
    } finally {
      asker.close()
      await newsroom.stop()
    }
    return 0
  })
}

interface Publisher {
  asker: Asker
  token: string
}

/** Publishes one article after another until the time is up; with a port, under full read load on it. */
async function publishFor(
  seconds: number,
  publisher: Publisher,
  loadedPort: number | null,
): Promise<{ seen: Visible[]; outcomes: LoadOutcome[] }> {
  const deadline = performance.now() + seconds * 1000
  const loads = loadedPort === null ? [] : [hammer(loadedPort, seconds)]
  const seen: Visible[] = []
  while (performance.now() < deadline) {
    seen.push(await publishOne(publisher, seen.length))
    await sleep(pauseMs)
  }
  return { seen, outcomes: await Promise.all(loads) }
}

function hammer(port: number, seconds: number): Promise<LoadOutcome> {
  const headers = { 'Accept-Encoding': 'gzip, deflate, br, zstd' }
  return putLoad({ url: `http://127.0.0.1:${port}${places.front}`, seconds, connections: readers, headers })
}

export async function publishOne({ asker, token }: Publisher, count: number): Promise<Visible> {
  // Digits are not used: feeds and pages print them in different scripts.
  const mark = `آزمون${[...`${Date.now()}${count}`].map((digit) => 'ابتجحخدرسش'[Number(digit)]).join('')}`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const article = { headline: `${mark} منتشر شد`, lead: 'سنجش زمان انتشار.', body: ['متن خبر آزمایشی.'], section }
  const made = await asker.ask('/api/v1/articles', { method: 'POST', headers, body: JSON.stringify(article) })
  const { code } = answerOf(made, 201) as { code: number }
  const begun = performance.now()
  const looking = Object.entries(places).map(
    async ([place, address]) => [place, await untilSeen(asker, { address, mark, begun })] as const,
  )
  const published = await asker.ask(`/api/v1/articles/${code}/publication`, { method: 'POST', headers, body: '{}' })
  const answered = performance.now() - begun
  const { url } = answerOf(published, 201) as { url: string }
  const ownPage = untilSeen(asker, { address: new URL(url, 'http://localhost').pathname, mark, begun })
  return { ...(Object.fromEntries(await Promise.all(looking)) as Visible), article: await ownPage, answered }
}

function answerOf({ status, body }: { status: number; body: Buffer }, expected: number): unknown {
  if (status !== expected) throw new Error(`The API answered ${status}: ${body.toString().slice(0, 500)}`)
  return JSON.parse(body.toString())
}

async function untilSeen(
  asker: Asker,
  { address, mark, begun }: { address: string; mark: string; begun: number },
): Promise<number> {
  for (;;) {
    const { body } = await asker.ask(address)
    const ms = performance.now() - begun
    if (body.includes(mark)) return ms
    if (ms > visibleMsMax) throw new Error(`${address} did not show the article within ${visibleMsMax} ms.`)
    await sleep(lookMs)
  }
}

function tell(load: 'none' | 'full', seen: Visible[], outcomes: LoadOutcome[], bytes: number | null): void {
  const everywhere = seen.map(({ answered: _answered, ...visible }) => Math.max(...Object.values(visible)))
  const figures = (times: number[]) => ({ medianMs: rounded(median(times)), p99Ms: rounded(percentile(times, 0.99)) })
  const byPlace = (['answered', 'article', 'front', 'section', 'latest', 'feed'] as const).map(
    (place) => [place, figures(seen.map((visible) => visible[place]))] as const,
  )
  print({
    bench: 'publish',
    load,
    publications: seen.length,
    tool: outcomes[0]?.tool,
    readsPerSecond: outcomes[0] && rounded(outcomes[0].requestsPerSecond),
    failedReads: outcomes[0]?.failures,
    everywhere: figures(everywhere),
    ...Object.fromEntries(byPlace),
    residentMegabytes: rounded((bytes ?? Number.NaN) / 1e6),
  })
}
