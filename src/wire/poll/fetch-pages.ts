import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type PageReading, readPage } from '#formats'
import type { OutboundAnswer } from '#server'
import {
  claimWantedPages,
  closeHost,
  enrichArrival,
  inTransaction,
  keepBytes,
  readArrivals,
  recordPage,
  rememberedRobots,
  rememberRobots,
  takeHostTurn,
  type WantedPage,
} from '#store'
import { type PollParts, robotsAgent } from './poll-parts.ts'
import { readRobots, robotsBytesMax } from './robots.ts'

const triesMax = 3
/** Between two pages of one host, unless its robots.txt asks for more. */
const pageGapSeconds = 2
const pageWaitSecondsMax = 40
const busySeconds = 120
const packed = promisify(gzip)

/** What became of the page of an item. */
export interface FetchedPage {
  itemId: number
  outcome: 'read' | 'failed' | 'later'
  failure: string | null
}

/**
 * Fetches the pages of items whose feeds have summaries only: as robots.txt allows, in their host's turn, one after the
 * other, none begun after `untilMs`. What the page says is added to the item; what the feed said stays as a version.
 */
export async function fetchPages(
  parts: PollParts,
  { limit, untilMs }: { limit: number; untilMs: number },
): Promise<FetchedPage[]> {
  const fetched: FetchedPage[] = []
  while (fetched.length < limit && !parts.stopping?.aborted && parts.now().getTime() < untilMs) {
    const [wanted] = await claimWantedPages(parts.database, { limit: 1, triesMax })
    if (wanted === undefined) break
    fetched.push(await fetchPage(parts, wanted))
  }
  return fetched
}

async function fetchPage(parts: PollParts, wanted: WantedPage): Promise<FetchedPage> {
  const { database, outbound, wait } = parts
  const url = URL.parse(wanted.link)
  if (url === null) return end(parts, wanted, 'bad-address')
  const robots = await robotsOf(parts, url.origin)
  if (robots === null) return later(parts, wanted, 'no-robots')
  if (!robots.allows(url.pathname + url.search)) return end(parts, wanted, 'robots-forbid')
  const gapSeconds = Math.max(pageGapSeconds, robots.delaySeconds)
  const turn = await takeHostTurn(database, url.host, { gapSeconds, waitSecondsMax: pageWaitSecondsMax })
  if (turn === null) return later(parts, wanted, 'host-busy')
  await wait(turn * 1_000)
  const answer = await outbound.ask({ url: wanted.link, headers: { accept: 'text/html, */*;q=0.5' } })
  if (answer.outcome === 'failed') return later(parts, wanted, answer.reason)
  if (answer.status === 429 || answer.status >= 500) {
    await closeHost(database, url.host, busySeconds)
    return later(parts, wanted, 'http-status')
  }
  if (answer.status !== 200) return end(parts, wanted, 'http-status')
  return read(parts, wanted, answer)
}

async function read(
  parts: PollParts,
  wanted: WantedPage,
  { body, headers, url }: OutboundAnswer,
): Promise<FetchedPage> {
  const contentType = headers['content-type'] ?? null
  const origin = { url, fetchedAt: parts.now().toISOString(), contentType }
  const { value } = readPage(body, origin, { spelling: 'house' })
  if (value === null || value.page.kind === 'deleted' || value.page.body.length === 0) {
    return end(parts, wanted, 'no-article')
  }
  const bytesHash = createHash('sha256').update(body).digest()
  const gzipped = await packed(body)
  await inTransaction(parts.database, async (transaction) => {
    const [item] = await readArrivals(transaction, [wanted.id])
    if (item === undefined) return
    await keepBytes(transaction, { hash: bytesHash, address: url, contentType, sizeBytes: body.length, gzipped })
    const published = value.page.published
    await enrichArrival(transaction, wanted.id, {
      title: value.page.title,
      publishedAt: published === null ? null : new Date(published),
      said: enriched(item.said, value, url),
      document: value.document,
      bytesHash,
    })
    await recordPage(transaction, wanted.id, { outcome: 'read', failure: null, bytesHash })
  })
  return { itemId: wanted.id, outcome: 'read', failure: null }
}

/** What the page adds: its text, and whatever the feed left open. The feed's own words for the headline stay. */
function enriched(said: Record<string, unknown>, { page }: PageReading, address: string): object {
  const dated = said.published ? said : page
  return {
    ...said,
    // Where its text was had: such a version is none that its feed gave.
    page: address,
    kicker: said.kicker ?? page.kicker,
    title: said.title ?? page.title,
    published: dated.published,
    ...(dated.published_precision === 'day' ? { published_precision: 'day' } : {}),
    author: said.author ?? page.author,
    summary_text: page.lead ?? said.summary_text,
    content_text: page.body.join('\n\n'),
  }
}

/** Not now, perhaps later: it is tried again until its tries are used up. */
async function later(parts: PollParts, { id, tries }: WantedPage, failure: string): Promise<FetchedPage> {
  const isOver = tries >= triesMax
  await recordPage(parts.database, id, { outcome: isOver ? 'failed' : null, failure, bytesHash: null })
  return { itemId: id, outcome: isOver ? 'failed' : 'later', failure }
}

async function end(parts: PollParts, { id }: WantedPage, failure: string): Promise<FetchedPage> {
  await recordPage(parts.database, id, { outcome: 'failed', failure, bytesHash: null })
  return { itemId: id, outcome: 'failed', failure }
}

/** The robots.txt of a host (RFC 9309, 2.3.1): where there is none all is allowed; null where it could not be had. */
export async function robotsOf({ database, outbound }: Pick<PollParts, 'database' | 'outbound'>, origin: string) {
  const known = await rememberedRobots(database, origin)
  if (known !== undefined) return known === null ? null : readRobots(known, robotsAgent)
  const answer = await outbound.ask({ url: `${origin}/robots.txt`, bytesMax: robotsBytesMax })
  const isThere = answer.outcome === 'answered' && answer.status >= 200 && answer.status < 300
  const isAbsent = answer.outcome === 'answered' && answer.status >= 400 && answer.status < 500 && answer.status !== 429
  const body = isThere ? new TextDecoder().decode(answer.body).replaceAll('\u0000', '') : isAbsent ? '' : null
  await rememberRobots(database, origin, body)
  return body === null ? null : readRobots(body, robotsAgent)
}
