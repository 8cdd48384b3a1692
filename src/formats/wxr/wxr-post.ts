/** One post of a WordPress export, with what an archive needs of it besides its words. */
import type { FeedContext } from '../feed/feed-context.ts'
import { readFeedDate } from '../feed/feed-dates.ts'
import type { FeedItemReading } from '../feed/feed-item.ts'
import { boundedId, percentDecoded, webAddress } from '../feed/feed-links.ts'
import { mediaOf } from '../feed/feed-media.ts'
import { personOf } from '../feed/feed-people.ts'
import { lineOf, sniffedText } from '../feed/feed-text.ts'
import { itemReading } from '../feed/item-parts.ts'
import type { DraftComment } from '../page-draft.ts'
import { attributeOf, childOf, childrenOf, numberOfChild, textIn, textOfChild } from '../xml/xml-parts.ts'
import type { XmlElement } from '../xml/xml-tree.ts'
import { type MarkupFiles, NO_FILES, wordPressMarkup } from './wordpress-markup.ts'
import { type CommentCounts, readComments, type WrittenComments } from './wxr-comments.ts'
import type { WxrFile, WxrFiles } from './wxr-files.ts'
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
  /** Slug of the section its editors called the main one (Yoast, Rank Math). */
  mainSection: string | null
  tags: string[]
  /** Address of the file, of an attachment. */
  file: string | null
  /** Number of the attachment that is its first picture. */
  pictureNumber: number | null
  /** The line under the headline, where a plug-in keeps one. */
  subtitle: string | null
  /** `video`, `gallery`, `aside`, …; null for the usual one. */
  format: string | null
  /** Slugs it had before. */
  oldSlugs: string[]
  isSticky: boolean
  hasPassword: boolean
  comments: CommentCounts
  meta: Record<string, string>
}

export interface WxrPostReading extends FeedItemReading {
  post: WxrPost
  /** What readers said of it, published there or waiting, in the order it was sent. */
  comments: DraftComment[]
  /** What of that does not come, in words. */
  lostComments: string[]
  /** Names of short codes whose contents no export holds. */
  lostCodes: string[]
}

/** A post as it is written in the export, without its comments, and these. */
export interface WrittenPost {
  item: XmlElement
  comments: WrittenComments
}

/** What the export says besides the post: its terms, and its files where they were read before. */
export interface WxrWhole {
  terms: WxrTerms
  files: WxrFiles | null
}

/** Identity and address of a post. */
export function identityOf(item: XmlElement, context: FeedContext): { id: string | null; link: string | null } {
  return {
    id: boundedId(textOfChild(item, 'guid') ?? numberOfChild(item, 'wp:post_id')?.toString() ?? null),
    link: webAddress(textOfChild(item, 'link'), item.base ?? context.base),
  }
}

export function wxrPost(
  { item, comments: written }: WrittenPost,
  whole: WxrWhole,
  context: FeedContext,
): WxrPostReading {
  const { terms } = whole
  const lost = new Set<string>()
  const { comments, losses } = readComments(written)
  const post = postFacts(item, { terms, counts: written.counts }, context)
  const reading = itemReading(
    {
      ...identityOf(item, context),
      title: textOf(textOfChild(item, 'title')),
      published: instantIn(item, 'wp:post_date_gmt', 'pubdate', 'wp:post_date'),
      updated: instantIn(item, 'wp:post_modified_gmt', 'wp:post_modified'),
      summary: textOf(textOfChild(item, 'excerpt:encoded', 'description')),
      content: bodyOf(item, { context, files: filesOf(whole.files, post.number), onLost: (name) => lost.add(name) }),
      people: peopleOf(item, whole, context),
      contributors: [],
      categories: [...post.sections.map(({ name }) => name), ...post.tags],
      media: post.file === null ? [] : [mediaOf({ url: post.file })],
      language: item.language,
      commentsCount: post.comments.approved,
    },
    context,
  )
  const kicker = wordsIn(post.meta, KICKERS, context)
  const { document } = reading
  return { item: { ...reading.item, kicker }, document, post, comments, lostComments: losses, lostCodes: [...lost] }
}

function textOf(markup: string | null) {
  return markup === null ? null : sniffedText(markup, null)
}

interface BodySurroundings {
  context: FeedContext
  files: MarkupFiles
  onLost: (name: string) => void
}

function bodyOf(item: XmlElement, { context, files, onLost }: BodySurroundings) {
  const markup = textOfChild(item, 'content:encoded')
  return markup === null
    ? null
    : {
        markup: wordPressMarkup(markup, files, onLost),
        isHtml: true,
        base: item.base ?? context.base ?? webAddress(textOfChild(item, 'link'), null),
      }
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

function filesOf(files: WxrFiles | null, number: number | null): MarkupFiles {
  if (files === null) return NO_FILES
  const named = (numbers: readonly number[]): WxrFile[] => numbers.flatMap((one) => files.byNumber.get(one) ?? [])
  return { named, own: () => named((number === null ? undefined : files.ofPost.get(number)) ?? []) }
}

/** Several authors are terms of a plug-in (Co-Authors Plus); else whoever saved the post wrote it. */
function peopleOf(item: XmlElement, { terms, files }: WxrWhole, context: FeedContext) {
  const together = childrenOf(item, 'category')
    .filter((category) => attributeOf(category, 'domain') === 'author')
    .map((category) => [attributeOf(category, 'nicename')?.replace(/^cap-/, '') ?? '', textIn(category)])
    .map((keys) =>
      keys.map((key) => terms.authors.get(key) ?? files?.guests.get(key)).find((name) => name !== undefined),
    )
    .flatMap((name) => (name === undefined ? [] : (personOf(name, context.spell.name) ?? [])))
  if (together.length > 0) return together
  const login = textOfChild(item, 'dc:creator')
  const person = login === null ? null : personOf(terms.authors.get(login) ?? login, context.spell.name)
  return person === null ? [] : [person]
}

/** What a post is, and where it stood in its newsroom. */
export function sortOf(item: XmlElement): Pick<WxrPost, 'type' | 'status'> {
  return { type: textOfChild(item, 'wp:post_type') ?? 'post', status: textOfChild(item, 'wp:status') ?? 'publish' }
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
    number: numberOfChild(item, 'wp:post_id'),
    ...sortOf(item),
    slug: decodedSlug(textOfChild(item, 'wp:post_name')),
    parent: numberOfChild(item, 'wp:post_parent') || null,
    sections: filed.filter((one) => isSection(one)).map((one) => sectionOf(one, terms, line)),
    mainSection: mainSectionOf(meta, terms),
    tags: filed
      .filter((one) => isTag(one))
      .map((one) => line(textIn(one)))
      .filter((tag) => tag !== ''),
    file: webAddress(textOfChild(item, 'wp:attachment_url'), context.base),
    pictureNumber: picture !== undefined && /^\d{1,15}$/.test(picture) ? Number(picture) : null,
    subtitle: wordsIn(meta, SUBTITLES, context),
    format: formatOf(all),
    oldSlugs: oldSlugsOf(item),
    isSticky: textOfChild(item, 'wp:is_sticky') === '1',
    hasPassword: textOfChild(item, 'wp:post_password') !== null,
    comments: counts,
    meta,
  }
}

/** Where plug-ins and themes of newsrooms keep the lines above and below a headline. */
const KICKERS = [
  'rotitr',
  'rootitr',
  'rutitr',
  'ro_titr',
  'roo_titr',
  'ru_titr',
  'roytitr',
  'kicker',
  '_kicker',
  'rotitle',
  'wpcf-rotitr',
  'post_kicker',
]
const SUBTITLES = [
  'newspack_post_subtitle',
  'wps_subtitle',
  'kia_subtitle',
  '_secondary_title',
  '_subtitle',
  'subtitle',
  'sub_title',
  'subheading',
  '_subheading',
  'zirtitr',
  'zir_titr',
  'wpcf-zirtitr',
]
const MAIN_SECTIONS = ['_yoast_wpseo_primary_category', 'rank_math_primary_category', '_primary_category']
/** Old slugs kept of one post. */
const OLD_SLUGS_MAX = 50

function wordsIn(meta: Record<string, string>, names: readonly string[], context: FeedContext): string | null {
  for (const name of names) {
    const words = lineOf(sniffedText(meta[name] ?? '', null), context.spell.text)
    // What PHP wrote for its own reading is no line of words.
    if (words !== null && !/^[aOis]:\d+[:;]/.test(meta[name]!)) return words
  }
  return null
}

function mainSectionOf(meta: Record<string, string>, terms: WxrTerms): string | null {
  for (const name of MAIN_SECTIONS) {
    const slug = meta[name] === undefined ? null : terms.slugOf(meta[name])
    if (slug !== null) return slug
  }
  return null
}

function formatOf(categories: readonly XmlElement[]): string | null {
  const format = categories.find((category) => attributeOf(category, 'domain') === 'post_format')
  return /^post-format-([a-z]{3,20})$/.exec((format && attributeOf(format, 'nicename')) ?? '')?.[1] ?? null
}

function oldSlugsOf(item: XmlElement): string[] {
  const slugs = childrenOf(item, 'wp:postmeta')
    .filter((meta) => textOfChild(meta, 'wp:meta_key') === '_wp_old_slug')
    .flatMap((meta) => decodedSlug(textOfChild(meta, 'wp:meta_value')) ?? [])
  return [...new Set(slugs)].slice(0, OLD_SLUGS_MAX)
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

/** WordPress keeps Persian slugs percent-encoded. */
export function decodedSlug(written: string | null): string | null {
  return written === null ? null : percentDecoded(written)
}
