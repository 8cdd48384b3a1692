import { type ArticleContent, blockTexts, mendContent, type Picture } from '#article'
import { type Hop, readSourcing, resolveSource } from '#sourcing'
import type { ArrivedItem } from '#store'
import type { Decision } from './decide.ts'

const tagsMax = 10

/** What an article made of an item would say; null where the item has no headline or no text. */
export function draftOfArrival(
  item: ArrivedItem,
  { section, tags }: Pick<Decision, 'section' | 'tags'>,
): { content: ArticleContent; chain: Hop[] } | null {
  const said = item.said as SaidItem
  if (item.title === null && said.title == null) return null
  const hasBody = typeof said.content_text === 'string'
  const lead =
    hasBody && said.summary_text && !said.content_text!.startsWith(said.summary_text) ? said.summary_text : null
  const { value: content } = mendContent({
    kind: 'news',
    kicker: said.kicker ?? null,
    headline: said.title ?? item.title,
    subheadline: null,
    lead,
    document: item.document,
    hero: pictureOf(said),
    section: section ?? item.section,
    tags: [...new Set([...tags, ...(said.categories ?? [])])].slice(0, tagsMax),
    authors: (said.authors ?? []).flatMap(({ name }) => (name ? [name] : [])),
  })
  if (content === null || (content.document.content.length === 0 && content.lead === null)) return null
  return { content, chain: chainOf(item, content) }
}

/** The parts of a kept item (`FeedItem` of #formats, as JSON) that an article is made of. */
interface SaidItem {
  title?: string | null
  kicker?: string | null
  summary_text?: string | null
  content_text?: string | null
  categories?: string[]
  authors?: { name: string | null }[]
  media?: { url: string; medium: string | null; caption: string | null; credit: string | null }[]
}

function pictureOf({ media = [] }: SaidItem): Picture | null {
  const image = media.find(({ medium }) => medium === 'image')
  if (image === undefined) return null
  const { url: src, caption, credit } = image
  return { media: null, src, width: null, height: null, alt: caption ?? '', caption, credit }
}

/** We took it from the feed's source; the text says whom that took it from. */
function chainOf({ source, link }: ArrivedItem, { headline, lead, document }: ArticleContent): Hop[] {
  const body = [lead ?? '', ...blockTexts(document)].filter(Boolean).join('\n')
  const { chain } = readSourcing({ title: headline, body })
  if (source === null) return chain
  const first = chain[0] === undefined ? null : (resolveSource(chain[0].name)?.slug ?? null)
  if (first === source.slug) return chain
  const kind = resolveSource(source.name)?.kind ?? 'agency'
  const own: Hop = { name: source.name, kind, relation: 'reported-by', ...(link === null ? {} : { url: link }) }
  // «خبرنگار ما» in another's text is that other's reporter.
  const others = chain.filter((hop) => hop.kind !== 'own-reporter')
  return [own, ...others.map((hop): Hop => (hop.relation === 'reported-by' ? { ...hop, relation: 'quoting' } : hop))]
}
