import { type BytesInPieces, type DecodedPieces, decodePieces, decodeWhole } from './charset/decode-pieces.ts'
import { viewedFile } from './charset/saved-view.ts'
import { type FeedContext, FeedNotes, type NaiveZone } from './feed/feed-context.ts'
import type { FeedReading } from './feed/feed-item.ts'
import { webAddress } from './feed/feed-links.ts'
import { readXmlFeed, readXmlFeedPieces } from './feed/read-xml-feed.ts'
import { readJsonFeed } from './json-feed/read-json-feed.ts'
import { readNewsMl } from './newsml-g2/read-newsml.ts'
import { readNinjs } from './ninjs/read-ninjs.ts'
import { readOpml } from './opml/read-opml.ts'
import { instantOf } from './page/words/moments.ts'
import { type PageOptions, speller } from './page/words/spelling.ts'
import type { Reading } from './page-article.ts'
import { detectFormat, type FileFormat } from './read-format.ts'
import type { FileOrigin } from './read-page.ts'
import { readAddressList, readSitemap } from './sitemap/read-sitemap.ts'
import { type ExportEnd, type ExportPiece, readWxr, readWxrPieces } from './wxr/read-wxr.ts'

/** `naive` is the clock that a timestamp without a zone was read from; Tehran's unless told otherwise. */
export interface FeedOptions extends PageOptions {
  naive?: NaiveZone
}

/** Formats that hold items, not one page. */
const READERS = {
  rss: readXmlFeed,
  atom: readXmlFeed,
  'json-feed': readJsonFeed,
  'newsml-g2': readNewsMl,
  ninjs: readNinjs,
  wxr: readWxr,
  sitemap: readSitemap,
  'sitemap-index': readSitemap,
  'address-list': readAddressList,
  opml: readOpml,
} satisfies Partial<Record<FileFormat, (text: string, context: FeedContext) => Reading<FeedReading>>>

export type FeedFormat = keyof typeof READERS

export function isFeedFormat(format: FileFormat): format is FeedFormat {
  return Object.hasOwn(READERS, format)
}

/**
 * Reads arriving news from its bytes, whatever language it is in: charset, format, items, each with its document. Value
 * null, with problems that say why, for anything that is no feed or that attacks its reader. Never throws; time and
 * memory grow in line with the bytes, up to the limits each reader names.
 */
export function readFeed(bytes: Uint8Array, origin: FileOrigin, options: FeedOptions): Reading<FeedReading> {
  const format = detectFormat(bytes, origin)
  if (!isFeedFormat(format)) return NO_FEED
  return readDecoded(decodeWhole(bytes, origin.contentType), format, contextOf(origin, options))
}

/** The same of a feed in pieces; those of RSS and Atom behind the last item that is read are not asked for. */
export function readFeedInPieces(bytes: BytesInPieces, origin: FileOrigin, options: FeedOptions): Reading<FeedReading> {
  const format = detectFormat(bytes.head, origin)
  if (!isFeedFormat(format)) return NO_FEED
  return readDecoded(decodePieces(bytes, origin.contentType), format, contextOf(origin, options))
}

/** An export of WordPress in pieces, post by post; at its end what was met on the way. */
export function* readExportInPieces(
  bytes: BytesInPieces,
  origin: FileOrigin,
  options: FeedOptions,
): Generator<ExportPiece, ExportEnd> {
  const { pieces, problems } = decodePieces(bytes, origin.contentType)
  const end = yield* readWxrPieces(pieces, contextOf(origin, options))
  return { value: end.value, problems: [...problems(), ...end.problems] }
}

const NO_FEED: Reading<FeedReading> = {
  value: null,
  problems: [{ kind: 'no-feed', detail: 'the file is no feed and no list of news' }],
}

function readDecoded(
  { pieces, problems }: DecodedPieces,
  format: FeedFormat,
  context: FeedContext,
): Reading<FeedReading> {
  const texts = unviewed(pieces)
  const reading =
    format === 'rss' || format === 'atom'
      ? readXmlFeedPieces(texts, context)
      : READERS[format]([...texts].join(''), context)
  return { value: reading.value, problems: [...problems(), ...reading.problems] }
}

/** What a browser showed of a feed is put together first; any other text comes as it is. */
function* unviewed(pieces: Iterable<string>): Generator<string> {
  let view: string[] | null = null
  let isFirst = true
  for (const piece of pieces) {
    if (isFirst && viewedFile(piece) !== null) view = []
    isFirst = false
    if (view === null) yield piece
    else view.push(piece)
  }
  if (view !== null) yield viewedFile(view.join('')) ?? ''
}

function contextOf(origin: FileOrigin, options: FeedOptions): FeedContext {
  return {
    base: webAddress(origin.url, null),
    spell: speller(options.spelling),
    now: instantOf(origin.fetchedAt),
    naive: options.naive ?? 'tehran',
    notes: new FeedNotes(),
  }
}
