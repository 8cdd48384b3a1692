/** One post of a WordPress export, with what an archive needs of it besides its words. */
import type { FeedContext } from '../feed/feed-context.ts'
import { readFeedDate } from '../feed/feed-dates.ts'
import type { FeedItemReading } from '../feed/feed-item.ts'
import { webAddress } from '../feed/feed-links.ts'
import { mediaOf } from '../feed/feed-media.ts'
import { personOf } from '../feed/feed-people.ts'
import { lineOf, sniffedText } from '../feed/feed-text.ts'
import { itemReading } from '../feed/item-parts.ts'
import { attributeOf, childOf, childrenOf, textIn, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import { wordPressMarkup } from './wordpress-markup.ts'
import { type CommentCounts, commentsIn, type WxrComment } from './wxr-comments.ts'
import type { WxrTerms } from './wxr-terms.ts'

/** Members of a post's own data that are kept, and characters of each. */
const META_MAX = 200
const META_CHARS_MAX = 4_000

/** Where a post is filed; the path from the top section down to it. */
export interface WxrSection {
  slug: string
  name: string
  path: string[]
}

/** A post, a page, an attachment or whatever a plug-in keeps as posts. */
export interface WxrPost {
  /** `wp:post_id`: the number in its short address (`?p=`). */
  number: number | null
  /** `post`, `page`, `attachment`, `nav_menu_item`, `revision`, … */
  type: string
  /** `publish`, `draft`, `pending`, `private`, `future`, `trash`, `inherit`, … */
  status: string
  slug: string | null
  parent: number | null
  sections: WxrSection[]
  tags: string[]
  /** Address of the file, of an attachment. */
  file: string | null
  /** Number of the attachment that is its first picture. */
  pictureNumber: number | null
  isSticky: boolean
  hasPassword: boolean
  comments: CommentCounts
  meta: Record<string, string>
}

export interface WxrPostReading extends FeedItemReading {
  post: WxrPost
  /** What readers said of it, published there or waiting, in the order it was sent. */
  comments: WxrComment[]
}

export function wxrPost(item: XmlElement, terms: WxrTerms, context: FeedContext): WxrPostReading {
  const { comments, counts } = commentsIn(item)
  const post = postFacts(item, { terms, counts }, context)
  const reading = itemReading(
    {
      id: textOfChild(item, 'guid') ?? (post.number === null ? null : String(post.number)),
      title: textOf(textOfChild(item, 'title')),
      link: webAddress(textOfChild(item, 'link'), item.base ?? context.base),
      published: instantIn(item, 'wp:post_date_gmt', 'pubdate', 'wp:post_date'),
      updated: instantIn(item, 'wp:post_modified_gmt', 'wp:post_modified'),
      summary: textOf(textOfChild(item, 'excerpt:encoded', 'description')),
      content: bodyOf(item, context),
      people: peopleOf(item, terms, context),
      contributors: [],
      categories: [...post.sections.map(({ name }) => name), ...post.tags],
      media: post.file === null ? [] : [mediaOf({ url: post.file })],
      language: item.language,
      commentsCount: post.comments.approved,
    },
    context,
  )
  return { ...reading, post, comments }
}

function textOf(markup: string | null) {
  return markup === null ? null : sniffedText(markup, null)
}

function bodyOf(item: XmlElement, context: FeedContext) {
  const markup = textOfChild(item, 'content:encoded')
  return markup === null ? null : { markup: wordPressMarkup(markup), isHtml: true, base: item.base ?? context.base }
}

/** What WordPress makes of «0000-00-00» in `pubDate`: drafts have it. */
const NO_DATE = '1999-11-30T00:00:00Z'

/** The first date that is one; «0000-00-00 00:00:00» stands for none. Dates in `_gmt` have no zone, and are UTC. */
function instantIn(item: XmlElement, ...names: string[]): string | null {
  for (const name of names) {
    const written = textOfChild(item, name)
    if (written === null || written.startsWith('0000')) continue
    const naive = name.endsWith('_gmt') ? 'utc' : 'tehran'
    const moment = readFeedDate(written, { now: null, naive })
    if (moment !== null && moment.at > '1971' && moment.at !== NO_DATE) return moment.at
  }
  return null
}

function peopleOf(item: XmlElement, terms: WxrTerms, context: FeedContext) {
  const login = textOfChild(item, 'dc:creator')
  const person = login === null ? null : personOf(terms.authors.get(login) ?? login, context.spell.name)
  return person === null ? [] : [person]
}

interface PostSurroundings {
  terms: WxrTerms
  counts: CommentCounts
}

function postFacts(item: XmlElement, { terms, counts }: PostSurroundings, context: FeedContext): WxrPost {
  const meta = metaOf(item)
  const picture = meta._thumbnail_id
  const line = (words: string): string => lineOf(sniffedText(words, null), context.spell.text) ?? ''
  const all = childrenOf(item, 'category')
  // Version 1.0 wrote each term twice: once for feed readers, without its domain.
  const told = all.filter((category) => attributeOf(category, 'domain') !== null)
  const filed = told.length > 0 ? told : all
  return {
    number: numberIn(item, 'wp:post_id'),
    type: textOfChild(item, 'wp:post_type') ?? 'post',
    status: textOfChild(item, 'wp:status') ?? 'publish',
    slug: decodedSlug(textOfChild(item, 'wp:post_name')),
    parent: numberIn(item, 'wp:post_parent') || null,
    sections: filed.filter((one) => isSection(one)).map((one) => sectionOf(one, terms, line)),
    tags: filed
      .filter((one) => isTag(one))
      .map((one) => line(textIn(one)))
      .filter((tag) => tag !== ''),
    file: webAddress(textOfChild(item, 'wp:attachment_url'), context.base),
    pictureNumber: picture !== undefined && /^\d{1,15}$/.test(picture) ? Number(picture) : null,
    isSticky: textOfChild(item, 'wp:is_sticky') === '1',
    hasPassword: textOfChild(item, 'wp:post_password') !== null,
    comments: counts,
    meta,
  }
}

function isSection(category: XmlElement): boolean {
  return (attributeOf(category, 'domain') ?? 'category') === 'category'
}

function isTag(category: XmlElement): boolean {
  return /^(?:post_)?tag$/.test(attributeOf(category, 'domain') ?? '')
}

function sectionOf(category: XmlElement, terms: WxrTerms, line: (words: string) => string): WxrSection {
  const name = line(textIn(category))
  const slug = decodedSlug(attributeOf(category, 'nicename')) ?? name
  const path = terms.pathOf(slug).map(line)
  return { slug, name, path: path.length > 0 ? path : [name] }
}

function metaOf(item: XmlElement): Record<string, string> {
  const members: [string, string][] = []
  for (const meta of childrenOf(item, 'wp:postmeta')) {
    const key = textOfChild(meta, 'wp:meta_key')
    if (key !== null && members.length < META_MAX)
      members.push([key.slice(0, 200), textIn(childOf(meta, 'wp:meta_value')).slice(0, META_CHARS_MAX)])
  }
  return Object.assign(Object.create(null), Object.fromEntries(members)) as Record<string, string>
}

function numberIn(item: XmlElement, name: string): number | null {
  const written = textOfChild(item, name)
  return written !== null && /^\d{1,15}$/.test(written) ? Number(written) : null
}

/** WordPress keeps Persian slugs percent-encoded. */
function decodedSlug(written: string | null): string | null {
  if (written === null) return null
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
