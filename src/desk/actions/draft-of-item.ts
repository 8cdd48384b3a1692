import { type ArticleContent, mendContent, type Picture, readContentSourcing } from '#article'
import { type Hop, resolveSource } from '#sourcing'
import type { StoryCopy } from '#store'

const tagsMax = 10

/** What an item says (`FeedItem` of #formats, as it is kept), as far as an article is made of it. */
interface SaidItem {
  kicker?: string | null
  summary_text?: string | null
  content_text?: string | null
  categories?: string[]
  authors?: { name: string | null }[]
  media?: { url: string; medium: string | null; caption: string | null; credit: string | null }[]
}

/**
 * The article an item proposes: its words in the schema of ours, and the chain through which they came, we taking them
 * from the item's source. Null where it has no headline or no text.
 */
export function draftOfItem(copy: StoryCopy): { content: ArticleContent; chain: Hop[] } | null {
  if (copy.title === null) return null
  const said = (copy.said ?? {}) as SaidItem
  const { value: content } = mendContent({
    kind: 'news',
    kicker: said.kicker ?? null,
    headline: copy.title,
    subheadline: null,
    lead: leadOf(said),
    document: copy.document,
    hero: pictureOf(said),
    section: copy.section,
    tags: [...new Set(said.categories ?? [])].slice(0, tagsMax),
    authors: (said.authors ?? []).flatMap(({ name }) => (name ? [name] : [])),
  })
  if (content === null || (content.document.content.length === 0 && content.lead === null)) return null
  return { content, chain: chainOf(copy, content) }
}

/** A summary that only repeats how the body begins is no lead. */
function leadOf({ summary_text: summary, content_text: body }: SaidItem): string | null {
  if (!summary) return null
  return typeof body === 'string' && body.startsWith(summary.slice(0, 80)) ? null : summary
}

function pictureOf({ media = [] }: SaidItem): Picture | null {
  const image = media.find(({ medium }) => medium === 'image')
  if (image === undefined) return null
  const { url: src, caption, credit } = image
  return { media: null, src, width: null, height: null, alt: caption ?? '', caption, credit }
}

/** We took it from the item's source; its own words say whom that took it from. */
function chainOf({ source, sourceSlug, link }: StoryCopy, content: ArticleContent): Hop[] {
  const { chain } = readContentSourcing(content)
  if (source === '') return chain
  const first = chain[0] === undefined ? null : resolveSource(chain[0].name)
  if (first !== null && (first.slug === sourceSlug || first.name === source)) return chain
  const kind = resolveSource(source)?.kind ?? 'agency'
  const own: Hop = { name: source, kind, relation: 'reported-by', ...(link === null ? {} : { url: link }) }
  // «خبرنگار ما» in another's text is that other's reporter.
  const others = chain.filter((hop) => hop.kind !== 'own-reporter' && hop.name !== source)
  return [own, ...others.map((hop): Hop => (hop.relation === 'reported-by' ? { ...hop, relation: 'quoting' } : hop))]
}
