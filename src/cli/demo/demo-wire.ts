import { layFeedToRest, takeUpFeed } from '#desk'
import { type Database, findFeedAt, inTransaction, readSetting, recordVisit, writeSetting } from '#store'
import { foldArrivals, keepFeed } from '#wire'
import { type WorldFeed, wireFeeds } from '#world'

const minuteMs = 60_000
const contentType = 'application/feed+json'
/** Takes the feeds up; nobody can sign in as it. */
const actor = { id: 'demo', role: 'administrator' } as const

/**
 * Fills the wire of an example newsroom that was filled and has no wire yet, as of `now`, in the way polling fills it;
 * a newsroom that is none stays as it is. The feeds are paused: nobody is ever asked. After a break in the middle it
 * begins anew, and nothing stands twice.
 */
export async function fillDemoWire(database: Database, now: Date): Promise<void> {
  const demo = (await readSetting(database, 'demo')) as { filledAt: string; wireFilledAt?: string | null } | null
  if (demo?.wireFilledAt !== null) return
  const ids = await takeUpPaused(database)
  for (const { feed, untilMinutesAgo } of oldestFirst()) {
    const id = ids[wireFeeds.indexOf(feed)]!
    await bring(database, id, { address: feed.address, bytes: documentOf(feed, untilMinutesAgo, now), now })
  }
  await foldArrivals(database)
  await writeSetting(database, 'demo', { ...demo, wireFilledAt: now.toISOString() })
}

/** In one transaction, so that no feed is due for a moment. */
function takeUpPaused(database: Database): Promise<number[]> {
  return inTransaction(database, async (transaction) => {
    const ids: number[] = []
    for (const { address, source, section } of wireFeeds) {
      const wish = { address, name: source, source, section }
      const { id } = (await findFeedAt(transaction, address)) ?? (await takeUpFeed(transaction, actor, wish))
      await layFeedToRest(transaction, actor, id, 'paused')
      ids.push(id)
    }
    return ids
  })
}

/** The feeds as they grew: each as it stood when an item came into it, over all feeds in order. */
function oldestFirst(): { feed: WorldFeed; untilMinutesAgo: number }[] {
  const moments = wireFeeds.flatMap((feed) =>
    feed.items.map(({ publishedMinutesAgo }) => ({ feed, untilMinutesAgo: publishedMinutesAgo })),
  )
  return moments.sort((one, other) => other.untilMinutesAgo - one.untilMinutesAgo)
}

interface Document {
  address: string
  bytes: Buffer
  now: Date
}

async function bring(database: Database, feedId: number, { address, bytes, now }: Document): Promise<void> {
  const came = { bytes, address, contentType, receivedAt: now }
  await keepFeed(database, feedId, came, async (transaction, { kept }) => {
    if (kept.length === 0) return
    const counts = { newItems: kept.length, changedItems: 0, sizeBytes: bytes.length, tookMs: 0 }
    await recordVisit(transaction, feedId, { way: 'push', outcome: 'read', failure: null, facts: null, ...counts })
  })
}

/** The feed as such an agency serves it (JSON Feed 1.1), at that many minutes before now. */
function documentOf({ address, source, items }: WorldFeed, minutesAgo: number, now: Date): Buffer {
  const home = new URL('/', address).href
  const written = items
    .filter(({ publishedMinutesAgo }) => publishedMinutesAgo >= minutesAgo)
    .map(({ name, title, paragraphs, publishedMinutesAgo }) => ({
      id: `${home}news/${name}`,
      url: `${home}news/${name}`,
      title,
      content_text: paragraphs.join('\n\n'),
      date_published: new Date(now.getTime() - publishedMinutesAgo * minuteMs).toISOString(),
    }))
  const document = { version: 'https://jsonfeed.org/version/1.1', title: source, home_page_url: home, language: 'fa' }
  return Buffer.from(JSON.stringify({ ...document, items: written.toReversed() }))
}
