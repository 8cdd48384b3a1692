import {
  atomContentType,
  type FeedItemView,
  type FeedView,
  jsonFeedContentType,
  rssContentType,
  writeAtom,
  writeJsonFeed,
  writeRss,
} from '#formats'
import type { Page, PageRequest, PageRoute } from '#server'
import { type Card, key } from '#store'
import { articlePath, type FeedFile, feedPath, frontPath, shortPath } from '../addresses.ts'
import { fileAnswer, redirectAnswer, type Site, sorryAnswer } from '../answers.ts'
import { touchIconPath } from '../assets.ts'
import { isHeld, widestRendition } from '../model/pictures.ts'
import type { SiteSettings } from '../settings.ts'
import { type FindList, findAuthor, findSection, findSource, findTag, type List } from './lists.ts'

/** Stories in a feed: two days of a busy newsroom, so that a reader who looks once a day misses nothing. */
const feedLength = 100

const writers: Record<FeedFile, { contentType: string; write: (feed: FeedView) => string }> = {
  'feed.xml': { contentType: rssContentType, write: writeRss },
  'atom.xml': { contentType: atomContentType, write: writeAtom },
  'feed.json': { contentType: jsonFeedContentType, write: writeJsonFeed },
}

const files = Object.keys(writers) as FeedFile[]

/** What a feed is of. */
type Subject = Pick<List, 'title' | 'path' | 'query' | 'key'>

/** Feeds of the whole site, and under the address of each section, tag, author and source. */
export function feedRoutes(site: Site): PageRoute[] {
  const whole: Subject = { title: site.settings.name, path: frontPath, query: {}, key: key.feed }
  return files.flatMap((file) => [
    { pattern: `/${file}`, render: () => feedAnswer(site, whole, file) },
    { pattern: `/fa/section/:slug/${file}`, render: ofList(site, findSection, file) },
    { pattern: `/fa/tag/:slug/${file}`, render: ofList(site, findTag, file) },
    { pattern: `/fa/author/:slug/${file}`, render: ofList(site, findAuthor, file) },
    { pattern: `/fa/source/:slug/${file}`, render: ofList(site, findSource, file) },
  ])
}

function ofList(site: Site, find: FindList, file: FeedFile) {
  return async ({ params, path }: PageRequest): Promise<Page> => {
    const list = await find(site, params.slug ?? '')
    if (list === null) return sorryAnswer(404, site.settings, [key.feed])
    const own = feedPath(list.path, file)
    if (path !== own) return redirectAnswer(own, [list.key])
    return feedAnswer(site, { ...list, title: `${list.title} | ${site.settings.name}` }, file)
  }
}

async function feedAnswer({ published, settings, now }: Site, subject: Subject, file: FeedFile): Promise<Page> {
  const cards = await published.cards({ ...subject.query, limit: feedLength })
  const { contentType, write } = writers[file]
  const view: FeedView = {
    title: subject.title,
    description: settings.tagline,
    homeUrl: settings.url + subject.path,
    feedUrl: settings.url + feedPath(subject.path, file),
    language: settings.language,
    publisher: settings.name,
    updatedAt: newestChange(cards) ?? now(),
    iconUrl: settings.url + touchIconPath,
    hubUrl: null,
    items: cards.map((card) => feedItem(card, settings)),
  }
  return fileAnswer(contentType, write(view), [subject.key])
}

/** Named by the short link, which never changes; the address itself carries words that one day may. */
function feedItem(card: Card, { url }: SiteSettings): FeedItemView {
  return {
    id: url + shortPath(card.code),
    url: url + articlePath(card),
    title: card.headline,
    summary: card.lead,
    contentHtml: null,
    authors: card.author === null ? [] : [card.author],
    categories: card.section === null ? [] : [card.section.name],
    publishedAt: card.publishedAt,
    updatedAt: card.updatedAt,
    picture: feedPicture(card.hero, url),
  }
}

function feedPicture(hero: Card['hero'], origin: string): FeedItemView['picture'] {
  if (!isHeld(hero)) return null
  const { path, width, height } = widestRendition(hero)
  const { caption, credit } = hero
  return { url: origin + path, contentType: 'image/webp', sizeBytes: null, width, height, caption, credit }
}

function newestChange(cards: readonly Card[]): Date | null {
  if (cards.length === 0) return null
  return new Date(Math.max(...cards.map(({ updatedAt, publishedAt }) => (updatedAt ?? publishedAt).getTime())))
}
