import type { FeedItemView, FeedView } from '../write-feed-view.ts'
import { isoInstant } from '../write-instants.ts'
import { element, textElement, type XmlMarkup, xmlDocument } from '../write-xml.ts'

/** Serve as this. */
export const atomContentType = 'application/atom+xml; charset=utf-8'

/** Atom 1.0 (RFC 4287). */
export function writeAtom(feed: FeedView): string {
  const root = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
    element('id', {}, feed.feedUrl),
    element('title', {}, feed.title),
    textElement('subtitle', feed.description),
    element('updated', {}, isoInstant(feed.updatedAt)),
    element('author', {}, element('name', {}, feed.publisher)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.feedUrl }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.homeUrl }),
    feed.hubUrl === null ? null : element('link', { rel: 'hub', href: feed.hubUrl }),
    textElement('icon', feed.iconUrl),
    ...feed.items.map(atomEntry),
  )
  return xmlDocument(root)
}

function atomEntry(item: FeedItemView): XmlMarkup {
  return element(
    'entry',
    {},
    element('id', {}, item.id),
    element('title', {}, item.title),
    element('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    item.picture === null ? null : enclosure(item.picture),
    element('published', {}, isoInstant(item.publishedAt)),
    element('updated', {}, isoInstant(item.updatedAt ?? item.publishedAt)),
    ...item.authors.map((author) => element('author', {}, element('name', {}, author))),
    ...item.categories.map((category) => element('category', { term: category })),
    textElement('summary', item.summary),
    item.contentHtml === null ? null : element('content', { type: 'html' }, item.contentHtml),
  )
}

function enclosure({ url, contentType, sizeBytes }: NonNullable<FeedItemView['picture']>): XmlMarkup {
  const length = sizeBytes === null ? null : String(sizeBytes)
  return element('link', { rel: 'enclosure', type: contentType, length, href: url })
}
