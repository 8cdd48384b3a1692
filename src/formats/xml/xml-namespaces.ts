/** Names of the vocabularies that feeds are made of, whatever prefix a document gives them. */

/** The prefix by which our readers call each namespace; '' for the RSS family, whose documents mix them all. */
const OURS: Record<string, string> = {
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://purl.org/rss/1.0': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  // Names that Atom had before it was called so; some generators kept them.
  'http://purl.org/echo': 'atom',
  'http://purl.org/pie': 'atom',
  'http://example.com/necho': 'atom',
  'http://example.com/newformat': 'atom',
  'uri/of/echo/namespace': 'atom',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0/modules/slash': 'slash',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://purl.org/rss/1.0/modules/taxonomy': 'taxo',
  'http://purl.org/syndication/thread/1.0': 'thr',
  'http://wellformedweb.org/commentapi': 'wfw',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.georss.org/georss': 'georss',
  'http://www.w3.org/2003/01/geo/wgs84_pos': 'geo',
  'http://www.opengis.net/gml': 'gml',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://iptc.org/std/nar/2006-10-01': 'nar',
  'http://iptc.org/std/nitf/2006-10-18': 'nitf',
  'http://www.sitemaps.org/schemas/sitemap/0.9': 'sm',
  'http://www.google.com/schemas/sitemap/0.84': 'sm',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://www.google.com/schemas/sitemap-image/1.1': 'image',
  'http://www.google.com/schemas/sitemap-video/1.1': 'video',
  'http://webns.net/mvcb': 'admin',
  'http://backend.userland.com/creativecommonsrssmodule': 'creativecommons',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/math/mathml': 'math',
}

/** Prefixes that documents use by custom, even where they forgot to declare them. */
const CUSTOMARY = new Set(Object.values(OURS).filter((prefix) => prefix !== ''))

/** WordPress gives its two namespaces a new address with each version of the export. */
const VERSIONED: [RegExp, string][] = [
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt$/, 'excerpt'],
  [/^https?:\/\/wordpress\.org\/export\/[\d.]+$/, 'wp'],
]

/** Our prefix for a namespace; null when none of our readers knows it. */
export function prefixOf(namespace: string): string | null {
  const address = namespace
    .trim()
    .toLowerCase()
    .replace(/[/#]+$/, '')
  if (address === '') return ''
  const ours = OURS[address] ?? OURS[address.replace(/^https:/, 'http:')]
  if (ours !== undefined) return ours
  return VERSIONED.find(([pattern]) => pattern.test(address))?.[1] ?? null
}

export function isCustomary(prefix: string): boolean {
  return CUSTOMARY.has(prefix) || prefix === 'wp' || prefix === 'excerpt'
}
