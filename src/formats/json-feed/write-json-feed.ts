import type { FeedItemView, FeedView } from '../write-feed-view.ts'
import { isoInstant } from '../write-instants.ts'

/** Serve as this. */
export const jsonFeedContentType = 'application/feed+json; charset=utf-8'

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). What is not known is left out, not null. */
export function writeJsonFeed(feed: FeedView): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.homeUrl,
    feed_url: feed.feedUrl,
    language: feed.language,
    icon: feed.iconUrl ?? undefined,
    authors: [{ name: feed.publisher }],
    hubs: feed.hubUrl === null ? undefined : [{ type: 'WebSub', url: feed.hubUrl }],
    items: feed.items.map(jsonFeedItem),
  })
}

/** An item must have content: without HTML, its summary or title as text. */
function jsonFeedItem(item: FeedItemView) {
  const { picture } = item
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    summary: item.summary ?? undefined,
    content_html: item.contentHtml ?? undefined,
    content_text: item.contentHtml === null ? (item.summary ?? item.title) : undefined,
    image: picture?.url,
    date_published: isoInstant(item.publishedAt),
    date_modified: item.updatedAt === null ? undefined : isoInstant(item.updatedAt),
    authors: item.authors.length === 0 ? undefined : item.authors.map((name) => ({ name })),
    tags: item.categories.length === 0 ? undefined : item.categories,
    attachments: picture === null ? undefined : [attachment(picture)],
  }
}

function attachment({ url, contentType, sizeBytes, caption }: NonNullable<FeedItemView['picture']>) {
  return { url, mime_type: contentType, title: caption ?? undefined, size_in_bytes: sizeBytes ?? undefined }
}
