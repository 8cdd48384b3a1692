/** A running account as its page prints it. */
import { toHtml, toPlainText } from '#article'
import { writeLiveBlogJsonLd } from '#formats'
import type { Html } from '#server'
import type { LiveAccount, LiveUpdate, PublishedArticle } from '#store'
import { liveEventsPath } from '../addresses.ts'
import { touchIconPath } from '../assets.ts'
import type { Moment } from '../edition/dates.ts'
import type { Edition } from '../edition/edition.ts'
import { bodyMarkup } from '../parts/trusted.ts'
import type { SiteSettings } from '../settings.ts'
import { bodyPictures } from './body.ts'

/** Updates on one page. */
export const updatesPerPage = 20

export interface LiveView {
  code: number
  path: string
  headline: string
  kicker: string | null
  /** Pinned: what is known so far. */
  summary: string | null
  /** Null while it goes on. */
  ended: Moment | null
  keyMoments: { headline: string; href: string; at: Moment }[]
  updates: UpdateView[]
  /** Where the updates after those of this page are told as they come; null on older pages and when it is over. */
  eventsPath: string | null
  olderPath: string | null
  isNewest: boolean
}

export interface UpdateView {
  id: number
  headline: string | null
  at: Moment
  body: Html
  isKey: boolean
  /** Leads to this very update, also when it has moved to an older page. */
  href: string
  /** What that link is called. */
  linkName: string
}

/** `account` holds one update more than a page when there are older ones. */
export function liveView(
  article: PublishedArticle,
  account: LiveAccount,
  { before, edition }: { before: number | null; edition: Edition },
): LiveView {
  const { dates } = edition
  const path = edition.paths.live(article.code)
  const shown = account.updates.slice(0, updatesPerPage)
  const hasOlder = account.updates.length > updatesPerPage
  const isFollowed = account.endedAt === null && before === null
  return {
    code: article.code,
    path,
    headline: article.headline,
    kicker: article.kicker,
    summary: article.lead,
    ended: account.endedAt && dates.full(account.endedAt),
    keyMoments: account.keyMoments.map(({ id, headline, at }) => ({
      headline: headline!,
      href: updatePath(article.code, id, edition),
      at: dates.full(at),
    })),
    updates: shown.map((update) => updateView(article.code, update, edition)),
    eventsPath: isFollowed ? `${liveEventsPath(article.code)}?after=${account.lastId}` : null,
    olderPath: hasOlder ? `${path}?before=${shown.at(-1)!.id}` : null,
    isNewest: before === null,
  }
}

export function updateView(
  code: number,
  { id, headline, document, isKey, at }: LiveUpdate,
  edition: Edition,
): UpdateView {
  const { dates, words } = edition
  return {
    id,
    headline,
    at: dates.full(at),
    body: bodyMarkup(toHtml(document, bodyPictures('', words))),
    isKey,
    href: updatePath(code, id, edition),
    linkName: words.live.linkHere,
  }
}

/** The page that begins with an update holds it for good, whatever follows it. */
function updatePath(code: number, id: number, { paths }: Edition): string {
  return `${paths.live(code)}?before=${id + 1}#u${id}`
}

export function liveJsonLd(article: PublishedArticle, account: LiveAccount, settings: SiteSettings): string {
  const { url, name, edition } = settings
  return writeLiveBlogJsonLd({
    url: url + edition.paths.live(article.code),
    headline: article.headline,
    description: article.lead,
    language: edition.language,
    publisher: { name, url: `${url}/`, logoUrl: url + touchIconPath },
    publishedAt: article.publishedAt,
    changedAt: account.updates[0]?.at ?? article.updatedAt ?? article.publishedAt,
    endedAt: account.endedAt,
    updates: account.updates.map(({ id, headline, document, at }) => ({
      url: url + updatePath(article.code, id, edition),
      headline,
      text: toPlainText(document),
      at,
    })),
  })
}
