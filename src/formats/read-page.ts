import { decodeText } from './charset/decode-text.ts'
import { type PageOptions, unshaped } from './page/words/spelling.ts'
import type { PageOrigin, PageReading, Reading } from './page-article.ts'
import { detectDecoded, type FileFormat } from './read-format.ts'
import { readHtmlPage } from './read-html-page.ts'
import { readTextDump } from './read-text-dump.ts'

/** What is known of a file besides its bytes. */
export type FileOrigin = PageOrigin & { fileName?: string | null }

/** What people call the formats that are not pages. */
const NAMES: Record<Exclude<FileFormat, 'html' | 'text'>, string> = {
  rss: 'an RSS feed',
  atom: 'an Atom feed',
  'json-feed': 'a JSON feed',
  'newsml-g2': 'a NewsML-G2 document',
  ninjs: 'a ninjs item',
  wxr: 'a WordPress export',
  sitemap: 'a sitemap',
  'sitemap-index': 'a list of sitemaps',
  'address-list': 'a list of addresses',
  opml: 'a list of feeds, which are followed by «sanad feed»',
  xml: 'an XML document',
  json: 'a JSON document',
  binary: 'not a text at all (a picture, an archive or another binary file)',
  empty: 'empty',
}

/**
 * Reads a saved page from its bytes: finds the charset, tells HTML from a text dump, and reads the story in it. A file
 * of another format gives null with the problem `unsupported-format` (or `empty-file`). Never throws.
 */
export function readPage(bytes: Uint8Array, origin: FileOrigin, options: PageOptions): Reading<PageReading> {
  const { format, whole } = detectDecoded(bytes, origin)
  if (format !== 'html' && format !== 'text') {
    const kind = format === 'empty' ? 'empty-file' : 'unsupported-format'
    return {
      value: null,
      problems: [{ kind, detail: `the file is ${NAMES[format]}; only saved pages and text dumps are read here` }],
    }
  }
  const { text: found, problems } = whole ?? decodeText(bytes, origin.contentType)
  const text = unshaped(found, options.spelling)
  const reading = format === 'html' ? readHtmlPage(text, origin, options) : readTextDump(text, origin, options)
  return { value: reading.value, problems: [...problems, ...reading.problems] }
}
