/** An item of a feed or of an archive as a page that was read: so that both become articles by one way. */
import { type ArticleDocument, type Block, blockTexts } from '#article'
import { codeOfAddress } from '../page/survey/story-address.ts'
import { readCredits } from '../page/words/credits.ts'
import { wordKey } from '../page/words/plain-line.ts'
import type { PageArticle, PageReading } from '../page-article.ts'
import type { WxrFile } from '../wxr/wxr-files.ts'
import type { WxrPost } from '../wxr/wxr-post.ts'
import type { FeedItemReading } from './feed-item.ts'

/** Longer summaries are the text itself. */
const LEAD_CHARS_MAX = 700
const PICTURES_MAX = 200

/** What stands around an item. */
export interface ItemPlace {
  /** The site's own name, which is no source of its own stories. */
  siteName: string | null
  /** The first picture, where it is known from elsewhere. */
  picture?: WxrFile | null
}

/** The item as a page: its first category is the section, its summary the lead where it is not the text's own beginning. */
export function pageFromItem(reading: FeedItemReading & { post?: WxrPost }, place: ItemPlace): PageReading {
  const { item, post } = reading
  const lead = leadOf(reading)
  const images = imagesOf(reading, place.picture ?? null)
  const document = withoutRepeats(reading.document, lead, images[0]?.src ?? null)
  const body = blockTexts(document)
  const credits = readCredits({ title: item.title, lead, texts: body, ownName: place.siteName, lines: item.sources })
  const filed = filingOf(reading)
  const page: PageArticle = {
    kind: kindOf(post?.format ?? null, images.length >= 4 && body.join('').length < images.length * 80),
    url: item.link,
    code: post?.number?.toString() ?? (item.link === null ? null : codeOfAddress(item.link)),
    kicker: item.kicker,
    title: item.title,
    subtitle: post?.subtitle ?? null,
    lead,
    body,
    published: item.published,
    updated: item.updated === item.published ? null : item.updated,
    section: filed.path.at(-1) ?? null,
    section_path: filed.path,
    tags: filed.tags,
    author: item.author,
    sources: credits.sources,
    comments_count: item.comments_count,
    image: images[0] ?? null,
    images,
  }
  const names = item.authors.flatMap(({ name }) => name ?? [])
  if (names.length > 1) page.authors = names
  if (item.published_precision === 'day') page.published_precision = 'day'
  return { page, document, chain: credits.chain }
}

/** Of the formats of WordPress those that are kinds of articles here. */
function kindOf(format: string | null, isPictures: boolean): PageArticle['kind'] {
  if (format === 'video') return 'video'
  return isPictures || format === 'gallery' || format === 'image' ? 'gallery' : 'article'
}

function filingOf({ item, post }: FeedItemReading & { post?: WxrPost }): { path: string[]; tags: string[] } {
  if (post === undefined) return { path: item.categories.slice(0, 1), tags: [...new Set(item.categories.slice(1))] }
  const deepest = [...post.sections].sort((one, other) => other.path.length - one.path.length)[0]
  const main = post.sections.find(({ slug }) => slug === post.mainSection) ?? deepest
  return { path: main?.path ?? [], tags: [...new Set(post.tags)] }
}

/** A summary beside a text; one that is cut out of the text's beginning says nothing of its own. */
function leadOf({ item }: FeedItemReading): string | null {
  const { summary_text: summary, content_text: content } = item
  if (summary === null || content === null || summary.length > LEAD_CHARS_MAX || summary.includes('\n\n')) return null
  const key = wordKey(summary)
  const [first = ''] = content.split('\n\n', 1)
  if (key === wordKey(first)) return summary
  return key === '' || wordKey(content).startsWith(key) ? null : summary
}

function imagesOf({ item }: FeedItemReading, picture: WxrFile | null): PageArticle['images'] {
  const told = item.media
    .filter(({ medium }) => medium === 'image')
    .map(({ url, caption, title }) => ({ src: url, caption: caption ?? title }))
  if (picture === null) return told.slice(0, PICTURES_MAX)
  const same = told.find(({ src }) => sizeless(src) === sizeless(picture.url))
  const { url, alt, credit } = picture
  const first = { src: url, caption: picture.caption ?? same?.caption ?? null, alt, credit }
  return [first, ...told.filter((one) => one !== same)].slice(0, PICTURES_MAX)
}

/** The text without the lead as its first paragraph, and without the picture that stands at the head of the article. */
function withoutRepeats(document: ArticleDocument, lead: string | null, hero: string | null): ArticleDocument {
  const isRepeat = (block: Block, place: number): boolean => {
    if (block.type === 'image' && hero !== null && place <= 1) return sizeless(block.attrs.src ?? '') === sizeless(hero)
    if (block.type === 'image') return block.attrs.src === hero
    if (place > 1 || lead === null || block.type !== 'paragraph') return false
    return wordKey(block.content.map(({ text }) => text).join('')) === wordKey(lead)
  }
  return { type: 'doc', content: document.content.filter((block, place) => !isRepeat(block, place)) }
}

/** WordPress keeps a picture in several sizes, told by the end of its name. */
function sizeless(address: string): string {
  return address.replace(/(?:-\d{2,5}x\d{2,5}|-scaled)(?=\.[a-z]{3,5}$)/i, '')
}
