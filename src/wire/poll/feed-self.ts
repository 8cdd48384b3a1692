import type { FeedFacts } from '#formats'
import type { FeedSelf } from '#store'

const nameLengthMax = 300

interface Answered {
  headers: Readonly<Record<string, string>>
  /** Where the feed was had. */
  url: string
}

/**
 * What a feed says of itself: name, home page, its hub and the topic it is known by there (WebSub, 4: `Link` headers come
 * before what stands in the document). A topic at another host than the feed's own is not believed.
 */
export function feedSelf(facts: FeedFacts, { headers, url }: Answered): FeedSelf {
  const links = readLinks(headers.link ?? '')
  const topic = webUrl(links.get('self') ?? facts.self, url)
  const isOwn = topic !== null && new URL(topic).host === new URL(url).host
  return {
    title: facts.title?.slice(0, nameLengthMax) ?? null,
    home: webUrl(facts.link, url),
    hub: webUrl(links.get('hub') ?? facts.hub, url),
    topic: isOwn ? topic : null,
  }
}

function webUrl(text: string | null | undefined, base: string): string | null {
  const url = text ? URL.parse(text, base) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

/** The first address of each relation in a `Link` header (RFC 8288). */
function readLinks(header: string): Map<string, string> {
  const links = new Map<string, string>()
  for (const [, address, parameters] of header.matchAll(/<([^>]{1,2000})>((?:\s*;\s*[^,;]{1,500})*)/g)) {
    const names = /;\s*rel\s*=\s*"?([^";]+)/i.exec(parameters ?? '')?.[1] ?? ''
    for (const name of names.toLowerCase().trim().split(/\s+/)) if (!links.has(name)) links.set(name, address!)
  }
  return links
}
