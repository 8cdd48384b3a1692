import type { Problem, Reading } from '../page-article.ts'
import { type DraftOptions, draftFromPage, type PageDraft } from '../page-draft.ts'
import type { WxrPost, WxrPostReading } from '../wxr/wxr-post.ts'
import type { FeedItemReading } from './feed-item.ts'
import { percentDecoded } from './feed-links.ts'
import { type ItemPlace, pageFromItem } from './item-page.ts'

/** An item of a feed, or a post of an archive, and the file it came in. */
export interface ItemToImport {
  /** Where the file lies; items without an identity of their own are named by it and by their place. */
  file: string
  place: number
  reading: FeedItemReading & { post?: WxrPost; comments?: WxrPostReading['comments']; lostCodes?: string[] }
  site: ItemPlace
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
  const { comments = [] } = reading
  const said = [reading.item, reading.post ?? null, reading.document, ...comments]
  const bytes = new TextEncoder().encode(JSON.stringify(said))
  const page = { origin: itemOrigin(item), bytes }
  const { value, problems } = draftFromPage(page, { value: pageFromItem(reading, site), problems: [] }, options)
  if (value === null) return { value, problems }
  const waits = obstacleOf(reading)
  if (reading.lostCodes !== undefined && reading.lostCodes.length > 0) {
    const names = reading.lostCodes.slice(0, 10).map((name) => `[${name}]`)
    value.problems.push({
      kind: 'short-codes',
      detail: `Short codes of plug-ins show nothing here: ${names.join(' ')}`,
    })
  }
  const draft: PageDraft = { ...value, alsoAt: otherAddresses(reading), ...(waits === null ? {} : { waits }) }
  return { value: comments.length === 0 ? draft : { ...draft, comments }, problems }
}

/** Where an item came from, the same at every import: its own identity when that is an address, else its place. */
export function itemOrigin({ file, place, reading: { item, post } }: ItemToImport): string {
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
