import { hash } from 'node:crypto'
import type { OutboundAnswer, OutboundFailure, OutboundRedirect } from '#server'
import {
  closeHost,
  type Database,
  type DueFeed,
  describeFeed,
  type FeedVisit,
  inTransaction,
  moveFeed,
  postponeFeed,
  recordVisit,
  restFeed,
  takeHostTurn,
} from '#store'
import { type KeptFeed, keepFeed } from '../keep/keep-feed.ts'
import { feedSelf } from './feed-self.ts'
import type { PollParts } from './poll-parts.ts'
import { readRetryAfter, secondsAfterFailure, secondsAfterSuccess } from './when-next.ts'

/** Between two questions to one host. */
const hostGapSeconds = 1
const hostWaitSecondsMax = 20
const postponedSeconds = 60
/** Longest a host that is too busy (429, 503) is left in peace when it does not say how long, and when it does. */
const busySecondsDefault = 120
const busySecondsMax = 3_600

const accepted =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'

/** What became of one look at a feed; null: its host was busy, and it was put off. */
export type PolledFeed = FeedVisit & { feedId: number; address: string; problems: { kind: string; detail: string }[] }

/**
 * Asks a feed once, as gently as can be: in its host's turn, and only for what is new. What it brings is kept, what went
 * wrong recorded, and the next time settled, all in one transaction. Never throws for what a feed does.
 */
export async function pollFeed(parts: PollParts, feed: DueFeed): Promise<PolledFeed | null> {
  const { database, outbound, wait, now } = parts
  const host = URL.parse(feed.address)?.host ?? feed.address
  const turn = await takeHostTurn(database, host, { gapSeconds: hostGapSeconds, waitSecondsMax: hostWaitSecondsMax })
  if (turn === null) {
    await postponeFeed(database, feed.id, postponedSeconds)
    return null
  }
  await wait(turn * 1_000)
  const from = performance.now()
  const { stopping } = parts
  const answer = await outbound.ask({
    url: feed.address,
    headers: conditionsOf(feed),
    ...(stopping ? { stopping } : {}),
  })
  if (stopping?.aborted) {
    await postponeFeed(database, feed.id, 0)
    return null
  }
  const visit = await settle(parts, { feed, answer, at: now(), from })
  return { ...visit, feedId: feed.id, address: feed.address }
}

function conditionsOf({ etag, lastModified }: DueFeed): Record<string, string> {
  return {
    accept: accepted,
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  }
}

interface Asked {
  feed: DueFeed
  answer: OutboundAnswer | OutboundFailure
  at: Date
  /** `performance.now()` when it was asked. */
  from: number
}

type Settled = FeedVisit & { problems: { kind: string; detail: string }[] }

async function settle(parts: PollParts, asked: Asked): Promise<Settled> {
  const { feed, answer } = asked
  if (answer.outcome === 'failed') return fail(parts, asked, answer.reason, { detail: answer.detail, at: answer.url })
  if (answer.status === 304) return stay(parts, asked)
  if (answer.status === 410) return end(parts, asked)
  if (answer.status < 200 || answer.status > 299) return failBusy(parts, asked, answer)
  if (feed.bytesHash?.equals(hash('sha256', answer.body, 'buffer'))) return stay(parts, asked)
  if (answer.body.length === 0) return fail(parts, asked, 'no-feed', { detail: 'The answer is empty.' })
  return take(parts, { ...asked, feed, answer })
}

/** Nothing new, and nothing to read. */
async function stay(parts: PollParts, { feed, answer, from }: Asked): Promise<Settled> {
  const visit = visitOf({ outcome: 'unchanged', from })
  await inTransaction(parts.database, async (transaction) => {
    await recordVisit(transaction, feed.id, visit, {
      dueInSeconds: secondsAfterSuccess(feed, parts.chance()),
      etag: feed.etag,
      lastModified: feed.lastModified,
      bytesHash: feed.bytesHash,
    })
    await followMoves(transaction, feed, answer.redirects)
  })
  return { ...visit, problems: [] }
}

async function take(parts: PollParts, asked: Asked & { answer: OutboundAnswer }): Promise<Settled> {
  const { feed, answer, at, from } = asked
  const { body, headers, url } = answer
  let visit = visitOf({ outcome: 'read', from })
  const came = { bytes: body, address: url, contentType: headers['content-type'] ?? null, receivedAt: at }
  const { reading, problems } = await keepFeed(parts.database, feed.id, came, async (transaction, kept) => {
    if (kept.reading === null) return
    visit = { ...visit, ...countsOf(kept), sizeBytes: body.length, tookMs: performance.now() - from }
    await recordVisit(transaction, feed.id, visit, {
      dueInSeconds: secondsAfterSuccess(feed, parts.chance()),
      etag: headers.etag ?? null,
      lastModified: headers['last-modified'] ?? null,
      bytesHash: kept.bytesHash,
    })
    await describeFeed(transaction, feed.id, feedSelf(kept.reading.feed, { headers, url }))
    await followMoves(transaction, feed, answer.redirects)
  })
  if (reading === null) {
    const [problem] = problems
    const failure = problem?.kind === 'list-of-feeds' ? problem.kind : 'no-feed'
    return fail(parts, asked, failure, { detail: problem?.detail ?? 'This is no feed.', problem: problem?.kind })
  }
  return { ...visit, problems }
}

function countsOf({ kept }: KeptFeed) {
  const newItems = kept.filter(({ outcome }) => outcome === 'new').length
  return { newItems, changedItems: kept.length - newItems }
}

/** The feed's own place says that it is gone for good: it is not asked again until somebody wakes it. */
async function end(parts: PollParts, { feed, from }: Asked): Promise<Settled> {
  const visit = visitOf({ outcome: 'failed', from, failure: 'gone', facts: { status: 410 } })
  await inTransaction(parts.database, async (transaction) => {
    await recordVisit(transaction, feed.id, visit)
    await restFeed(transaction, feed.id, { kind: 'gone', madeBy: 'wire' })
  })
  return { ...visit, problems: [] }
}

async function failBusy(parts: PollParts, asked: Asked, { status, headers, url }: OutboundAnswer): Promise<Settled> {
  const retryAfterSeconds = readRetryAfter(headers['retry-after'], asked.at)
  if (status === 429 || status === 503) {
    const seconds = Math.min(retryAfterSeconds ?? busySecondsDefault, busySecondsMax)
    await closeHost(parts.database, URL.parse(url)?.host ?? url, seconds)
  }
  return fail(parts, asked, 'http-status', { status, at: url, retryAfterSeconds })
}

type Failing = Record<string, unknown> & { retryAfterSeconds?: number | null }

async function fail(parts: PollParts, { feed, from }: Asked, failure: string, facts: Failing): Promise<Settled> {
  const visit = visitOf({ outcome: 'failed', from, failure, facts })
  const failed = { failures: feed.failures + 1, retryAfterSeconds: facts.retryAfterSeconds ?? null }
  await inTransaction(parts.database, (transaction) =>
    recordVisit(transaction, feed.id, visit, {
      dueInSeconds: secondsAfterFailure(feed, failed, parts.chance()),
      etag: feed.etag,
      lastModified: feed.lastModified,
      bytesHash: feed.bytesHash,
    }),
  )
  return { ...visit, problems: [] }
}

function visitOf({
  outcome,
  from,
  failure = null,
  facts = null,
}: {
  outcome: FeedVisit['outcome']
  from: number
  failure?: string | null
  facts?: object | null
}): FeedVisit {
  const tookMs = performance.now() - from
  return { way: 'poll', outcome, failure, facts, newItems: 0, changedItems: 0, sizeBytes: 0, tookMs }
}

/** Takes over where permanent redirects led, up to the first one that was not permanent. */
async function followMoves(database: Database, feed: DueFeed, redirects: readonly OutboundRedirect[]): Promise<void> {
  const end = redirects.findIndex(({ status }) => status !== 301 && status !== 308)
  const to = redirects.slice(0, end === -1 ? redirects.length : end).at(-1)?.to
  if (to !== undefined && to !== feed.address) await moveFeed(database, feed.id, to)
}
