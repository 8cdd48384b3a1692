import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { askSubscription, denySubscription, feedsToSubscribe } from '#store'
import type { PollParts } from './poll-parts.ts'

/** Asked for; hubs give what they like. */
const leaseSeconds = 10 * 24 * 3_600
const subscriptionsTogether = 4
const hubTimeoutMs = 5_000

/** Where hubs speak to us. */
export const hubPath = '/wire/hub/'

/**
 * Asks hubs for what feeds named there bring (WebSub, 5.1), where no subscription stands or it runs out within a day.
 * Only a newsroom that the Internet can reach asks. Returns how many were asked for.
 */
export async function renewSubscriptions(parts: PollParts): Promise<number> {
  const { database, outbound, publicUrl } = parts
  if (!isReachable(publicUrl)) return 0
  const wanted = await feedsToSubscribe(database, subscriptionsTogether)
  for (const { feedId, hub, topic } of wanted) {
    const secrets = { callback: newSecret(), secret: newSecret() }
    const { callback, secret } = await askSubscription(database, { feedId, hub, topic, ...secrets })
    const form = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.callback': publicUrl + hubPath + callback,
      'hub.secret': secret,
      'hub.lease_seconds': String(leaseSeconds),
    })
    const answer = await outbound.ask({
      url: hub,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      timeoutMs: hubTimeoutMs,
    })
    const isTaken = answer.outcome === 'answered' && answer.status >= 200 && answer.status < 300
    // It is asked again in a week; until then the feed is polled as ever.
    if (!isTaken) await denySubscription(database, feedId)
  }
  return wanted.length
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function isReachable(publicUrl: string): boolean {
  const hostname = URL.parse(publicUrl)?.hostname ?? 'localhost'
  return hostname.includes('.') && isIP(hostname) === 0
}
