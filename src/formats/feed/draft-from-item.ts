import type { Problem, Reading } from '../page-article.ts'
import { type DraftOptions, draftFromPage, type PageDraft } from '../page-draft.ts'
import type { WxrPost, WxrPostReading } from '../wxr/wxr-post.ts'
import type { FeedItem, FeedItemReading } from './feed-item.ts'
import { percentDecoded } from './feed-links.ts'
import { type ItemPlace, pageFromItem } from './item-page.ts'

/** An item of a feed, or a post of an archive, and the file it came in. */
export interface ItemToImport {
  /** Where the file lies; items without an identity of their own are named by it and by their place. */
  file: string
  place: number
  reading: FeedItemReading & { post?: WxrPost } & Partial<
      Pick<WxrPostReading, 'comments' | 'lostComments' | 'lostCodes'>
    >
  site: ItemPlace
  /** SHA-256 (hex) of what it said there, by which it is known again. */
  bytesHash: string
}

/** What an item is known by, before it is read or after. */
export interface ItemIdentity {
  file: string
  place: number
  item: Pick<FeedItem, 'id' | 'link'>
  post?: Pick<WxrPost, 'number'> | undefined
}

/** Statuses of posts that readers could see where they come from. */
const seen = new Set(['publish', 'future'])

/**
 * What an article would be made of, or null (with the reasons). A post that was not published where it comes from is
 * kept as a draft, whatever its date; a cancelled item makes no article.
 */
export function draftFromItem(item: ItemToImport, options: DraftOptions): Reading<PageDraft> {
  const { reading, site } = item
  if (reading.item.status === 'canceled') {
    const detail = 'The item was cancelled by whoever sent it, so no article was made.'
    return { value: null, problems: [{ kind: 'canceled', detail }] }
  }
  const { file, place, bytesHash } = item
  const page = { origin: itemOrigin({ file, place, ...reading }), bytesHash }
  const { value, problems } = draftFromPage(page, { value: pageFromItem(reading, site), problems: [] }, options)
  if (value === null) return { value, problems }
  const waits = obstacleOf(reading)
  value.problems.push(...lossesOf(reading))
  const { comments = [] } = reading
  const draft: PageDraft = { ...value, alsoAt: otherAddresses(reading), ...(waits === null ? {} : { waits }) }
  return { value: comments.length === 0 ? draft : { ...draft, comments }, problems }
}

/** What does not come with an item that comes. */
function lossesOf({ lostCodes = [], lostComments = [] }: ItemToImport['reading']): Problem[] {
  const names = lostCodes.slice(0, 10).map((name) => `[${name}]`)
  const codes = { kind: 'short-codes', detail: `Short codes of plug-ins show nothing here: ${names.join(' ')}` }
  const comments = { kind: 'comments-lost', detail: `Of its comments, ${lostComments.join('; ')}` }
  return [...(names.length > 0 ? [codes] : []), ...(lostComments.length > 0 ? [comments] : [])]
}

/** Where an item came from, the same at every import: its own identity when that is an address, else its place. */
export function itemOrigin({ file, place, item, post }: ItemIdentity): string {
  if (item.id !== null && /^(?:https?|tag|urn):/i.test(item.id)) return item.id
  return item.link ?? `${file}#${post?.number ?? item.id ?? place}`
}

function obstacleOf({ item, post }: ItemToImport['reading']): Problem | null {
  if (item.status === 'withheld')
    return { kind: 'withheld', detail: 'The item is under embargo, so the article was kept as a draft.' }
  if (post === undefined) return null
  if (!seen.has(post.status)) {
    const detail = `The post was not published where it comes from («${post.status}»), so the article was kept as a draft.`
    return { kind: 'unpublished-there', detail }
  }
  if (!post.hasPassword) return null
  return { kind: 'behind-password', detail: 'The post was behind a password, so the article was kept as a draft.' }
}

/** WordPress answers to a post's number as well, and to the slugs it had; its identity is often its first address. */
function otherAddresses({ item, post }: ItemToImport['reading']): string[] {
  if (item.link === null || post === undefined || post.number === null) return []
  const short = new URL(`/?p=${post.number}`, item.link).href
  const first = /^https?:/i.test(item.id ?? '') ? [item.id!] : []
  const renamed = post.oldSlugs.flatMap((slug) => addressWith(slug, post.slug, item.link!) ?? [])
  return [...new Set([short, ...first, ...renamed])].filter((address) => address !== item.link)
}

/** The address of a post as it was when it had another slug. */
function addressWith(old: string, slug: string | null, link: string): string | null {
  const url = new URL(link)
  const parts = url.pathname.split('/')
  const at = parts.findLastIndex((part) => part !== '')
  if (at < 0 || slug === null || percentDecoded(parts[at]!) !== slug || old.includes('/')) return null
  parts[at] = encodeURIComponent(old)
  url.pathname = parts.join('/')
  return url.href
}
