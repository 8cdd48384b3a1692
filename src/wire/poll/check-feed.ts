import { decodeText, type Problem } from '#formats'
import type { Outbound, OutboundReason, OutboundRedirect } from '#server'
import { isListOfFeeds } from '../keep/list-of-feeds.ts'
import { readApart } from '../keep/read-apart.ts'
import { feedSelf } from './feed-self.ts'

const itemsShown = 5
const headBytesMax = 256 * 1024
const feedsFoundMax = 20

/** What is found at an address, before it is taken up. Nothing is kept. */
export interface CheckedFeed {
  address: string
  outcome: 'feed' | 'list-of-feeds' | 'page-with-feeds' | 'nothing' | 'failed'
  /** Why nothing was had: a reason of the outbound guard, or `http-status` with the status. */
  failure: OutboundReason | 'http-status' | null
  status: number | null
  /** Where it stands for good, when permanent redirects led there. */
  redirects: OutboundRedirect[]
  title: string | null
  home: string | null
  hub: string | null
  items: number
  newest: string | null
  /** Items that carry their whole text: the rest have summaries only. */
  itemsWithText: number
  sample: { title: string | null; link: string | null; published: string | null }[]
  /** Feeds that a page or a list of feeds names, where the address is one of those. */
  feeds: { address: string; title: string | null }[]
  problems: Problem[]
  sizeBytes: number
  tookMs: number
}

/** Asks an address once, and says what feed is there, or what feeds the page there names. */
export async function checkFeed(outbound: Outbound, address: string, now: Date): Promise<CheckedFeed> {
  const from = performance.now()
  const answer = await outbound.ask({ url: address })
  const checked: CheckedFeed = { ...nothing, address, redirects: answer.redirects, tookMs: performance.now() - from }
  if (answer.outcome === 'failed') return { ...checked, outcome: 'failed', failure: answer.reason }
  const { status, headers, body, url } = answer
  if (status !== 200) return { ...checked, outcome: 'failed', failure: 'http-status', status }
  const contentType = headers['content-type'] ?? null
  const read = await readApart(body, { url, fetchedAt: now.toISOString(), contentType })
  const seen = { ...checked, status, sizeBytes: body.length, problems: read.problems }
  if (read.value === null) {
    const feeds = feedsNamedIn(decodeText(body.subarray(0, headBytesMax), contentType).text, url)
    return { ...seen, outcome: feeds.length > 0 ? 'page-with-feeds' : 'nothing', feeds }
  }
  if (isListOfFeeds(body, contentType)) {
    const feeds = read.value.items.flatMap(({ item }) =>
      item.link === null ? [] : [{ address: item.link, title: item.title }],
    )
    return { ...seen, outcome: 'list-of-feeds', feeds: feeds.slice(0, feedsFoundMax) }
  }
  const { title, home, hub } = feedSelf(read.value.feed, { headers, url })
  const items = read.value.items.map(({ item }) => item)
  return {
    ...seen,
    outcome: 'feed',
    title,
    home,
    hub,
    items: items.length,
    newest: items.reduce<string | null>((newest, { published }) => later(newest, published), null),
    itemsWithText: items.filter(({ content_text }) => content_text !== null).length,
    sample: items.slice(0, itemsShown).map(({ title, link, published }) => ({ title, link, published })),
  }
}

const nothing: Omit<CheckedFeed, 'address' | 'redirects' | 'tookMs'> = {
  outcome: 'nothing',
  failure: null,
  status: null,
  title: null,
  home: null,
  hub: null,
  items: 0,
  newest: null,
  itemsWithText: 0,
  sample: [],
  feeds: [],
  problems: [],
  sizeBytes: 0,
}

function later(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one
}

/** Feeds that the head of a page names (`<link rel="alternate" type="application/rss+xml" …>`). */
function feedsNamedIn(html: string, url: string): CheckedFeed['feeds'] {
  const found = new Map<string, string | null>()
  for (const [tag] of html.matchAll(/<link\b[^>]{1,2000}>/gi)) {
    if (!/rel\s*=\s*["']?[^"'>]*alternate/i.test(tag)) continue
    if (!/type\s*=\s*["']?application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)/i.test(tag)) continue
    const href = attributeOf(tag, 'href')
    const address = href === null ? null : URL.parse(href.replaceAll('&amp;', '&'), url)
    if (address !== null && /^https?:$/.test(address.protocol)) found.set(address.href, attributeOf(tag, 'title'))
  }
  return [...found].slice(0, feedsFoundMax).map(([address, title]) => ({ address, title }))
}

function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? null
}
