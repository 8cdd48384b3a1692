import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Endpoint, type EndpointAnswer, type EndpointRequest, Refusal } from '#server'
import {
  denySubscription,
  findFeed,
  findSubscription,
  type HubSubscription,
  hearHub,
  recordVisit,
  takeFeed,
  verifySubscription,
} from '#store'
import { keepFeed } from '../keep/keep-feed.ts'
import { sortArrivals } from '../keep/sort-arrivals.ts'
import type { MayPublish } from '../rules/route-arrivals.ts'
import type { PollParts } from './poll-parts.ts'
import { hubPath } from './subscribe.ts'

const pushedBytesMax = 10 * 1024 * 1024
const leaseSecondsMin = 300
const leaseSecondsMax = 30 * 24 * 3_600
const challengeLengthMax = 2_000
const callbackPattern = /^[\w-]{43}$/
/** WebSub, 8: the algorithms a hub may sign with. */
const algorithms: readonly string[] = ['sha1', 'sha256', 'sha384', 'sha512']

export type HubParts = Pick<PollParts, 'database' | 'now'> & { mayPublish: MayPublish }

/** Where hubs ask whether we subscribed, and send what is new. An address nobody was told answers 404. */
export function hubEndpoints(parts: HubParts): Endpoint[] {
  const path = `${hubPath}:callback`
  const admit = async (params: Record<string, string>) => {
    await subscriptionOf(parts, params)
  }
  return [
    { method: 'GET', path, handle: (request) => answerHub(parts, request) },
    { method: 'POST', path, bytes: { bytesMax: pushedBytesMax, admit }, handle: (request) => takePush(parts, request) },
  ]
}

async function subscriptionOf({ database }: HubParts, params: Record<string, string>): Promise<HubSubscription> {
  const callback = params.callback ?? ''
  const subscription = callbackPattern.test(callback) ? await findSubscription(database, callback) : null
  if (subscription === null) throw new Refusal('not-found')
  return subscription
}

/** The hub asks whether it was really us who subscribed (WebSub, 5.3), or says that it will not (5.2). */
async function answerHub(parts: HubParts, { params, query }: EndpointRequest): Promise<EndpointAnswer> {
  const subscription = await subscriptionOf(parts, params)
  const { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge, 'hub.lease_seconds': lease } = query
  if (mode === 'denied' && topic === subscription.topic) {
    await denySubscription(parts.database, subscription.feedId)
    return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '' }
  }
  const isOurs = mode === 'subscribe' && topic === subscription.topic
  if (!isOurs || typeof challenge !== 'string' || challenge.length > challengeLengthMax) throw new Refusal('not-found')
  const seconds = Number(typeof lease === 'string' && /^\d{1,9}$/.test(lease) ? lease : leaseSecondsMax)
  const kept = Math.min(Math.max(seconds, leaseSecondsMin), leaseSecondsMax)
  await verifySubscription(parts.database, subscription.feedId, kept)
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: challenge }
}

/** The hub sends the feed. What is not signed with our secret is taken with thanks and thrown away (WebSub, 8). */
async function takePush(parts: HubParts, { params, headers, body }: EndpointRequest): Promise<EndpointAnswer> {
  const { database, now } = parts
  const subscription = await subscriptionOf(parts, params)
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const accepted = { status: 202, body: null }
  if (!isSigned(bytes, headers['x-hub-signature'], subscription.secret)) return accepted
  const feed = await takeFeed(database, subscription.feedId)
  // A hub goes on until its lease ends; a feed that rests is not heard.
  if (feed === null || (await findFeed(database, feed.id))?.rest) return accepted
  const from = performance.now()
  const came = { bytes, address: feed.address, contentType: headers['content-type'] ?? null, receivedAt: now() }
  await keepFeed(database, feed.id, came, async (transaction, { reading, kept, problems }) => {
    const newItems = kept.filter(({ outcome }) => outcome === 'new').length
    await hearHub(transaction, feed.id)
    await recordVisit(transaction, feed.id, {
      way: 'push',
      outcome: reading === null ? 'failed' : 'read',
      failure: reading === null ? 'no-feed' : null,
      facts: reading === null ? { detail: problems[0]?.detail } : null,
      newItems,
      changedItems: kept.length - newItems,
      sizeBytes: bytes.length,
      tookMs: performance.now() - from,
    })
  })
  await sortArrivals(database, parts.mayPublish)
  return accepted
}

function isSigned(bytes: Buffer, header: string | undefined, secret: string): boolean {
  const [, algorithm = '', given = ''] = /^(\w{4,6})=([0-9a-f]{40,128})$/i.exec(header ?? '') ?? []
  if (!algorithms.includes(algorithm.toLowerCase())) return false
  const expected = createHmac(algorithm.toLowerCase(), secret).update(bytes).digest()
  const said = Buffer.from(given, 'hex')
  return said.length === expected.length && timingSafeEqual(said, expected)
}
