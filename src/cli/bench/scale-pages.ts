import { tehranParts } from '#persian'
import type { PageRoute } from '#server'
import { articlePath, listCursor, pageAt } from '#site'
import type { Card, PublishedReader } from '#store'

/** Where pages come from, and the words that stand in most articles. */
interface Archive {
  published: PublishedReader
  routes: readonly PageRoute[]
  common: readonly string[]
}

/** Addresses of each kind of page, spread over the whole archive; each page is made when its function is called. */
export async function archivedPages(
  { published, routes, common }: Archive,
  samples: number,
): Promise<Map<string, (() => Promise<void>)[]>> {
  const cards = await spreadCards(published, samples)
  // The oldest tenth: beyond page 3,000 of a section in an archive of a million.
  const oldest = cards.slice(-Math.ceil(samples / 10))
  const sections = (await published.sections()).map(({ slug }) => `/fa/section/${slug}`)
  const months = await sitemapParts(routes)
  const spread = (list: readonly string[]) => Array.from({ length: samples }, (_, place) => list[place % list.length]!)
  const addresses: Record<string, string[]> = {
    article: cards.map(articlePath),
    front: spread(['/']),
    latest: spread(['/fa/latest']),
    'section, first page': spread(sections),
    'section, far back': spread(oldest.flatMap((card) => sections.map((path) => `${path}?before=${listCursor(card)}`))),
    'archive day': cards.map(archiveDay),
    'search, words of a headline': cards.map(({ headline }) => searchFor(headline.split(' ').slice(0, 3).join(' '))),
    'search, a common word': spread(common.map(searchFor)),
    feed: spread(['/feed.xml']),
    'sitemap index': spread(['/sitemap.xml']),
    'sitemap of a month': spread(months),
  }
  return new Map(
    Object.entries(addresses).map(([kind, list]) => [kind, list.map((address) => () => makePage(routes, address))]),
  )
}

async function makePage(routes: readonly PageRoute[], address: string): Promise<void> {
  const page = await pageAt(routes, address)
  if (page?.status !== 200) throw new Error(`${address} answered ${page?.status ?? 'nothing'}.`)
}

/** Articles at even distances from the newest to the oldest. */
async function spreadCards(published: PublishedReader, samples: number): Promise<Card[]> {
  const months = (await published.months()).toSorted((one, other) => (one.month < other.month ? 1 : -1))
  const total = months.reduce((sum, { count }) => sum + count, 0)
  const cards: Card[] = []
  let passed = 0
  for (const { month, count } of months) {
    while (cards.length < samples && ((cards.length + 0.5) / samples) * total < passed + count) {
      const share = (((cards.length + 0.5) / samples) * total - passed) / count
      const end = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1))
      const publishedAt = new Date(end.getTime() - share * 27 * 86_400_000)
      const [card] = await published.cards({ limit: 1, before: { publishedAt, code: 1 } })
      if (card === undefined) break
      cards.push(card)
    }
    passed += count
  }
  return cards
}

function searchFor(text: string): string {
  return `/fa/search?${new URLSearchParams({ q: text })}`
}

function archiveDay({ publishedAt }: Card): string {
  const { jy, jm, jd } = tehranParts(publishedAt)
  return `/fa/archive/${jy}/${jm}/${jd}`
}

async function sitemapParts(routes: readonly PageRoute[]): Promise<string[]> {
  const index = (await pageAt(routes, '/sitemap.xml'))?.body ?? ''
  return [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1]!).pathname)
}
