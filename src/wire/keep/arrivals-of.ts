import { createHash } from 'node:crypto'
import type { FeedItemReading, FeedReading } from '#formats'
import type { Arrival } from '#store'

/** Items of one document that are kept; feeds list the newest first. */
const itemsMax = 1_000
/** A longer identity is kept as its digest. */
const identityLengthMax = 300

/** What is told of a document besides its items. */
export interface ArrivedDocument {
  feedId: number
  bytesHash: Buffer
}

/**
 * What a feed's document brings, oldest first. An item is the same whenever the feed gives it the same id (without one,
 * the same link; without that, the same words); ids are the feed's own, so that no feed can overwrite another's items.
 */
export function arrivalsOf({ feedId, bytesHash }: ArrivedDocument, { items }: FeedReading): Arrival[] {
  const kept = items.slice(0, itemsMax)
  const shared = sharedIds(kept)
  return kept
    .map((reading) => ({
      origin: `feed:${feedId}:${bounded(identityOf(reading, shared))}`,
      feedId,
      bytesHash,
      fingerprint: fingerprintOf(reading),
      title: reading.item.title,
      link: reading.item.link,
      publishedAt: reading.item.published === null ? null : new Date(reading.item.published),
      said: reading.item,
      document: reading.document,
    }))
    .reverse()
}

/** Ids that a careless feed gives to items which stand at different places. */
function sharedIds(items: readonly FeedItemReading[]): Set<string> {
  const links = new Map<string, string | null>()
  const shared = new Set<string>()
  for (const { item } of items) {
    if (item.id === null) continue
    if (links.has(item.id) && links.get(item.id) !== item.link) shared.add(item.id)
    links.set(item.id, item.link)
  }
  return shared
}

function identityOf({ item }: FeedItemReading, shared: ReadonlySet<string>): string {
  if (item.id !== null) return shared.has(item.id) ? `${item.id} ${item.link}` : item.id
  return item.link ?? `#${digest([item.title, item.summary_text, item.content_text])}`
}

function bounded(identity: string): string {
  const clean = identity.replaceAll('\u0000', '')
  return clean.length <= identityLengthMax ? clean : `#${digest(clean)}`
}

/** What must differ for an item to have changed: its words, not its counters or where its pictures are served from. */
function fingerprintOf({ item, document }: FeedItemReading): Buffer {
  const { title, kicker, link, summary_text, content_text, status, version } = item
  const said = [title, kicker, link, summary_text, content_text ?? document, status, version]
  return createHash('sha256').update(JSON.stringify(said)).digest()
}

function digest(words: unknown): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex')
}
