import { editionCodes, firstEdition } from '#article'
import { type OembedView, oembedJsonType, oembedXmlType, writeOembedJson, writeOembedXml } from '#formats'
import { cardSize } from '#media'
import { toLatinDigits } from '#persian'
import { type Page, type PageRequest, type PageRoute, readId } from '#server'
import { key, type PublishedArticle } from '#store'
import { oembedPath } from '../addresses.ts'
import { fileAnswer, type Site } from '../answers.ts'
import { editionOf } from '../edition/edition.ts'
import { shareCardOf } from '../model/share-card.ts'
import type { SiteSettings } from '../settings.ts'
import { firstLevel } from '../shelf.ts'

const addressLengthMax = 2_000
const cacheSeconds = 3_600
/** Of one network: a messenger's servers ask for many readers. */
const rate = { limit: 600, windowSeconds: 60 }
/** Sections have no key of their own here. */
const guideRefreshSeconds = 600

/** For programs that meet our addresses: what to show of one (oEmbed), and what is where (llms.txt). */
export function machineRoutes(site: Site): PageRoute[] {
  return [
    {
      pattern: oembedPath,
      queryKeys: ['url', 'format', 'maxwidth', 'maxheight'],
      // Everyone may make up addresses; none of them is worth memory.
      cacheable: false,
      rate,
      render: (request) => oembedAnswer(site, request),
    },
    { pattern: '/llms.txt', render: () => guideAnswer(site) },
  ]
}

async function oembedAnswer(site: Site, { query }: PageRequest): Promise<Page> {
  const format = query.get('format') ?? 'json'
  const code = codeIn(query.get('url') ?? '', site.settings)
  const article = code === null ? null : await site.published.article(code)
  if (article === null || 'withdrawnAt' in article || !['json', 'xml'].includes(format)) return nothing
  const view = oembedView(article, site.settings, roomIn(query))
  return format === 'json'
    ? fileAnswer(oembedJsonType, writeOembedJson(view), [])
    : fileAnswer(oembedXmlType, writeOembedXml(view), [])
}

const nothing: Page = {
  status: 404,
  contentType: 'text/plain; charset=utf-8',
  body: 'No article of ours has this address.\n',
  keys: [],
  maxAgeSeconds: 0,
}

const articlePattern = new RegExp(`^/(?:(?:${editionCodes.join('|')})/(?:news|live|print)|n)/([^/]+)(?:/[^/]*)?$`)

/** The code in an address of an article of ours, however it is spelled; null for any other address. */
function codeIn(address: string, { url }: SiteSettings): number | null {
  const asked = address.length > addressLengthMax ? null : URL.parse(address)
  if (asked === null || asked.host !== new URL(url).host || !/^https?:$/.test(asked.protocol)) return null
  const [, digits] = articlePattern.exec(asked.pathname) ?? []
  return digits === undefined ? null : readId(toLatinDigits(decoded(digits)))
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}

/** The width and the height that are asked for at most. */
function roomIn(query: URLSearchParams): { width: number; height: number } {
  const side = (name: string) => {
    const typed = query.get(name) ?? ''
    return /^\d{1,5}$/.test(typed) ? Number(typed) : Number.POSITIVE_INFINITY
  }
  return { width: side('maxwidth'), height: side('maxheight') }
}

function oembedView(
  article: PublishedArticle,
  settings: SiteSettings,
  room: { width: number; height: number },
): OembedView {
  const { name, url } = settings
  const { paths, words } = editionOf(article.edition ?? firstEdition)
  const [author] = article.authors
  const isRetracted = article.corrections.some(({ kind }) => kind === 'retraction')
  const fits = cardSize.width <= room.width && cardSize.height <= room.height
  return {
    title: isRetracted ? words.cards.retractedTitle(article.headline) : article.headline,
    author: author ? { name: author.name, url: url + paths.author(author.slug) } : null,
    provider: { name, url: `${url}/` },
    picture: fits ? { url: url + shareCardOf(article, settings).path, ...cardSize } : null,
    cacheSeconds,
  }
}

/** What is where, in the form that language models look for (llmstxt.org): a heading, a summary, lists of links. */
async function guideAnswer({ published, settings }: Site): Promise<Page> {
  const { name, tagline, url, edition } = settings
  const { paths, words } = edition
  const { lists } = words
  const [sections, standing] = await Promise.all([published.sections(), published.standingPages()])
  const line = (title: string, path: string, note: string) => `- [${oneLine(title)}](${url}${path}): ${note}`
  const body = [
    `# ${oneLine(name)}`,
    `> ${oneLine(tagline)}`,
    'A newsroom that writes in Persian. Every article has a numeric news code that never changes; who carried the story and who said what are told in its JSON-LD and in ninjs. Cite an article by its address, with its date; what was corrected or retracted is said in it.',
    '## News',
    line(lists.latest, paths.latest, 'newest first'),
    line(lists.mostRead, paths.mostRead, 'most read of the day and the week'),
    line(lists.dossiers, paths.dossiers, 'articles that belong together, in an order'),
    line(lists.archive, paths.archive(), 'every day, by the Jalali calendar'),
    line(lists.corrections, paths.corrections, 'every correction and retraction'),
    '## Sections',
    ...firstLevel(sections).map((section) =>
      line(section.name, paths.section(section.slug), 'feeds below the same address'),
    ),
    '## For programs',
    line('JSON Feed', paths.feed(paths.front, 'feed.json'), 'also `feed.xml` (RSS) and `atom.xml`, below every list'),
    line('Sitemap', '/sitemap.xml', 'every article, by month'),
    line('ninjs', '/api/v1/articles/{code}.ninjs', 'one article with its whole text (IPTC ninjs 3.0)'),
    line('Search', `${paths.search}?q=`, 'pages of answers; be gentle'),
    line('OpenAPI', '/api/v1/openapi.json', 'the whole API'),
    '## About',
    ...standing.map((page) => line(page, paths.standing(page), 'what the newsroom says of itself')),
  ]
  return {
    ...fileAnswer('text/plain; charset=utf-8', `${body.join('\n').replace(/\n(##|>|A )/g, '\n\n$1')}\n`, [key.feed]),
    refreshAfterSeconds: guideRefreshSeconds,
  }
}

function oneLine(text: string): string {
  return text.replace(/[\s[\]]+/g, ' ').trim()
}
