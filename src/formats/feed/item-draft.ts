/** An item of the wire, as it was kept, as the article it proposes. */
import { type ArticleContent, mendContent, type Picture, readContentSourcing } from '#article'
import { type Hop, resolveSource } from '#sourcing'
import type { FeedItem } from './feed-item.ts'

const tagsMax = 10
/** A summary that begins as the body does, so far, repeats it. */
const repeatChars = 80

/** A kept item: what it said is JSON from the store, of which nothing may be missed. */
export interface KeptItem {
  title: string | null
  link: string | null
  said: Record<string, unknown> | null
  document: object | null
  /** Whom we took it from; `slug` where that is a source of the directory, null where it is only the feed's name. */
  source: { name: string; slug: string | null } | null
  /** Slug of the desk section it is for. */
  section: string | null
  /** Tags besides its own categories, which come after them. */
  tags: readonly string[]
}

export interface ItemDraft {
  content: ArticleContent
  chain: Hop[]
}

/**
 * The article an item proposes: its words in the schema of ours, and the chain through which they came, we taking them
 * from the item's source. Null where it has no headline or no text.
 */
export function draftFromKeptItem(kept: KeptItem): ItemDraft | null {
  const said = (kept.said ?? {}) as Partial<FeedItem>
  const headline = kept.title ?? said.title ?? null
  if (headline === null) return null
  const { value: content } = mendContent({
    kind: 'news',
    kicker: said.kicker ?? null,
    headline,
    subheadline: null,
    lead: leadOf(said),
    document: kept.document,
    hero: pictureOf(said),
    section: kept.section,
    tags: [...new Set([...kept.tags, ...(said.categories ?? [])])].slice(0, tagsMax),
    authors: (said.authors ?? []).flatMap(({ name }) => (name ? [name] : [])),
  })
  if (content === null || (content.document.content.length === 0 && content.lead === null)) return null
  return { content, chain: chainOf(kept, content) }
}

/** A summary that only repeats how the body begins is no lead; one that came alone is the document already. */
function leadOf({ summary_text: summary, content_text: body }: Partial<FeedItem>): string | null {
  if (!summary || typeof body !== 'string') return null
  return body.startsWith(summary.slice(0, repeatChars)) ? null : summary
}

function pictureOf({ media = [] }: Partial<FeedItem>): Picture | null {
  const image = media.find(({ medium }) => medium === 'image')
  if (image === undefined) return null
  const { url: src, caption, credit } = image
  return { media: null, src, width: null, height: null, alt: caption ?? '', caption, credit }
}

/** We took it from the item's source; its own words say whom that took it from. */
function chainOf({ source, link }: KeptItem, content: ArticleContent): Hop[] {
  const { chain } = readContentSourcing(content)
  if (source === null) return chain
  const first = chain[0] === undefined ? null : resolveSource(chain[0].name)
  if (first !== null && (first.slug === source.slug || first.name === source.name)) return chain
  const kind = resolveSource(source.name)?.kind ?? 'agency'
  const own: Hop = { name: source.name, kind, relation: 'reported-by', ...(link === null ? {} : { url: link }) }
  // «خبرنگار ما» in another's text is that other's reporter.
  const others = chain.filter((hop) => hop.kind !== 'own-reporter' && hop.name !== source.name)
  return [own, ...others.map((hop): Hop => (hop.relation === 'reported-by' ? { ...hop, relation: 'quoting' } : hop))]
}
