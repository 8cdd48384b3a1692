import { escapeHtml } from '#article'
import type { FeedItemView, FeedPictureView, FeedView } from '../write-feed-view.ts'
import { rfc822Instant } from '../write-instants.ts'
import { element, textElement, type XmlMarkup, xmlDocument } from '../write-xml.ts'

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/** Serve as this. */
export const rssContentType = 'application/rss+xml; charset=utf-8'

/** RSS 2.0 with the modules that news readers use: Atom links, Content, Dublin Core, Media RSS. */
export function writeRss(feed: FeedView): string {
  const channel = element(
    'channel',
    {},
    element('title', {}, feed.title),
    element('link', {}, feed.homeUrl),
    element('description', {}, escapeHtml(feed.description)),
    element('language', {}, feed.language),
    element('lastBuildDate', {}, rfc822Instant(feed.updatedAt)),
    element('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.feedUrl }),
    feed.hubUrl === null ? null : element('atom:link', { rel: 'hub', href: feed.hubUrl }),
    feed.iconUrl === null ? null : channelImage(feed, feed.iconUrl),
    ...feed.items.map(rssItem),
  )
  return xmlDocument(element('rss', { version: '2.0', ...namespaces }, channel))
}

function channelImage(feed: FeedView, iconUrl: string): XmlMarkup {
  const members = [element('url', {}, iconUrl), element('title', {}, feed.title), element('link', {}, feed.homeUrl)]
  return element('image', {}, ...members)
}

/** `description` holds HTML by custom, so a plain summary is escaped once as HTML and once as XML. */
function rssItem(item: FeedItemView): XmlMarkup {
  return element(
    'item',
    {},
    element('title', {}, item.title),
    element('link', {}, item.url),
    element('guid', { isPermaLink: item.id === item.url ? 'true' : 'false' }, item.id),
    element('pubDate', {}, rfc822Instant(item.publishedAt)),
    textElement('description', item.summary === null ? null : escapeHtml(item.summary)),
    textElement('content:encoded', item.contentHtml),
    ...item.authors.map((author) => textElement('dc:creator', author)),
    ...item.categories.map((category) => textElement('category', category)),
    ...(item.picture === null ? [] : rssPicture(item.picture)),
  )
}

/** An enclosure must say its length; 0 is the custom for one that is not known. */
function rssPicture(picture: FeedPictureView): XmlMarkup[] {
  const { url, contentType, sizeBytes, width, height } = picture
  const enclosure = element('enclosure', { url, length: String(sizeBytes ?? 0), type: contentType })
  const media = element(
    'media:content',
    {
      url,
      type: contentType,
      medium: 'image',
      fileSize: sizeBytes === null ? null : String(sizeBytes),
      width: width === null ? null : String(width),
      height: height === null ? null : String(height),
    },
    textElement('media:description', picture.caption),
    textElement('media:credit', picture.credit),
  )
  return [enclosure, media]
}
