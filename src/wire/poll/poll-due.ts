import { claimDueFeeds, takeFeed } from '#store'
import { sortArrivals } from '../keep/sort-arrivals.ts'
import type { MayPublish } from '../rules/route-arrivals.ts'
import { type FetchedPage, fetchPages } from './fetch-pages.ts'
import { type PolledFeed, pollFeed } from './poll-feed.ts'
import type { PollParts } from './poll-parts.ts'
import { renewSubscriptions } from './subscribe.ts'

/** Feeds that are asked at once. */
const together = 8
/** A process that dies in the middle gives its feeds back after this. */
const leaseSeconds = 300
const pagesTogether = 10

/** What one round of polling did. */
export interface PollRound {
  feeds: PolledFeed[]
  pages: FetchedPage[]
  routed: number
}

export interface RoundOptions {
  /** No new work is begun after this. */
  untilMs: number
  mayPublish: MayPublish
  /** Told of each feed as soon as it was asked. */
  onFeed?: (feed: PolledFeed) => void
}

/**
 * One round: asks the feeds that are due, fetches pages that are wanted, asks the rules about what came, and renews
 * subscriptions. Any number of processes may run rounds at once; each feed is asked by one of them.
 */
export async function pollDue(parts: PollParts, { untilMs, mayPublish, onFeed }: RoundOptions): Promise<PollRound> {
  const round: PollRound = { feeds: [], pages: [], routed: 0 }
  const isOver = () => parts.stopping?.aborted || parts.now().getTime() >= untilMs
  while (!isOver()) {
    const due = await claimDueFeeds(parts.database, { limit: together, leaseSeconds })
    if (due.length === 0) break
    const polled = await Promise.all(due.map((feed) => pollFeed(parts, feed)))
    for (const feed of polled) {
      if (feed === null) continue
      round.feeds.push(feed)
      onFeed?.(feed)
    }
    round.routed += await sortArrivals(parts.database, mayPublish)
  }
  round.pages = await fetchPages(parts, { limit: pagesTogether, untilMs })
  round.routed += await sortArrivals(parts.database, mayPublish)
  if (!isOver()) await renewSubscriptions(parts)
  return round
}

/** Asks one feed now, due or not; null when there is no such feed, or its host is busy. */
export async function pollNow(parts: PollParts, feedId: number): Promise<PolledFeed | null> {
  const feed = await takeFeed(parts.database, feedId)
  return feed === null ? null : pollFeed(parts, feed)
}
