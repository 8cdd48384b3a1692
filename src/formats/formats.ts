export { atomContentType, writeAtom } from './atom/write-atom.ts'
export { type BytesInPieces, HEAD_BYTES_MAX } from './charset/decode-pieces.ts'
export { openTextStream, type TextStream } from './charset/text-stream.ts'
export { type DecodedText, decodeText } from './charset.ts'
export { draftFromItem, type ItemIdentity, type ItemToImport, itemOrigin } from './feed/draft-from-item.ts'
export type { FeedFacts, FeedItem, FeedItemReading, FeedMedia, FeedPerson, FeedReading } from './feed/feed-item.ts'
export { draftFromKeptItem, type ItemDraft, type KeptItem } from './feed/item-draft.ts'
export { type ItemPlace, pageFromItem } from './feed/item-page.ts'
export { jsonFeedContentType, writeJsonFeed } from './json-feed/write-json-feed.ts'
export { type Crumb, writeBreadcrumbJsonLd } from './json-ld/write-breadcrumb.ts'
export { type LiveBlogView, writeLiveBlogJsonLd } from './json-ld/write-live-blog.ts'
export {
  JSON_LD_SIZE_BYTES_MAX,
  type NewsArticleView,
  type QuotationView,
  writeNewsArticleJsonLd,
} from './json-ld/write-news-article.ts'
export { writePersonJsonLd } from './json-ld/write-person.ts'
export {
  type FilmView,
  type GalleryView,
  type PhotoView,
  writeImageGalleryJsonLd,
  writePhotoJsonLd,
  writeVideoJsonLd,
} from './json-ld/write-pictures.ts'
export { questionPlace, type WebSiteView, writeWebSiteJsonLd } from './json-ld/write-web-site.ts'
export { type NinjsPicture, type NinjsView, ninjsContentType, writeNinjs } from './ninjs/write-ninjs.ts'
export {
  type OembedView,
  oembedJsonType,
  oembedXmlType,
  writeOembedJson,
  writeOembedXml,
} from './oembed/write-oembed.ts'
export type { PageOptions, Spelling } from './page/words/spelling.ts'
export * from './page-article.ts'
export {
  type DraftComment,
  type DraftOptions,
  draftFromPage,
  type PageDraft,
  type PageToImport,
  type SourcingTime,
} from './page-draft.ts'
export {
  type FeedFormat,
  type FeedOptions,
  isFeedFormat,
  readExportInPieces,
  readFeed,
  readFeedInPieces,
} from './read-feed.ts'
export { detectFormat, type FileFormat, type FileHints } from './read-format.ts'
export { type HtmlPageOptions, readHtmlPage } from './read-html-page.ts'
export { type FileOrigin, readPage } from './read-page.ts'
export { readTextDump } from './read-text-dump.ts'
export { rssContentType, writeRss } from './rss/write-rss.ts'
export {
  NEWS_SITEMAP_ENTRIES_MAX,
  type NewsSitemapEntry,
  type NewsSitemapPublication,
  SITEMAP_ENTRIES_MAX,
  type SitemapEntry,
  sitemapContentType,
  writeNewsSitemap,
  writeSitemap,
  writeSitemapIndex,
} from './sitemap/write-sitemap.ts'
export type { CorrectionNote } from './write-corrections.ts'
export type { FeedItemView, FeedPictureView, FeedView } from './write-feed-view.ts'
export { type ExportEnd, type ExportPiece, openWxr, type WxrReader } from './wxr/read-wxr.ts'
export type { UnreadPost } from './wxr/unread-post.ts'
export { type WxrFile, WxrFiles } from './wxr/wxr-files.ts'
export type { WxrPost, WxrPostReading, WxrSection } from './wxr/wxr-post.ts'
