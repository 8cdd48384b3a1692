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
import { articlePath, type FeedFile, shortPath } from '../addresses.ts'
import { fileAnswer, redirectAnswer, type Site, sorryAnswer } from '../answers.ts'
import { touchIconPath } from '../assets.ts'
import { isHeld, widestRendition } from '../model/pictures.ts'
import type { SiteSettings } from '../settings.ts'
import { type FindList, findAuthor, findSection, findSource, findTag, type List, lastingLists } from './lists.ts'

/** Stories in a feed: two days of a busy newsroom, so that a reader who looks once a day misses nothing. */
export const feedLength = 100

const writers: Record<FeedFile, { contentType: string; write: (feed: FeedView) => string }> = {
  'feed.xml': { contentType: rssContentType, write: writeRss },
  'atom.xml': { contentType: atomContentType, write: writeAtom },
  'feed.json': { contentType: jsonFeedContentType, write: writeJsonFeed },
}

export const feedFiles = Object.keys(writers) as FeedFile[]

/** What a feed is of. */
type Subject = Pick<List, 'title' | 'path' | 'query' | 'key'>

/** Feeds of the whole site, and under the address of each section, tag, author and source; those of people stand with them. */
export function feedRoutes(site: Site): PageRoute[] {
  const { edition } = site.settings
  const { paths } = edition
  // Named when they are asked for: a newsroom may take another name.
  const whole = (): Subject => ({ title: site.settings.name, path: paths.front, query: {}, key: key.feed })
  const lasting = lastingLists(edition).filter(({ hasFeed }) => hasFeed)
  const named = (list: Subject): Subject => ({ ...list, title: `${list.title} | ${site.settings.name}` })
  return feedFiles.flatMap((file) => [
    ...lasting.map((list) => ({
      pattern: paths.feed(list.path, file),
      render: () => feedAnswer(site, named(list), file),
    })),
    { pattern: paths.feed(paths.front, file), render: () => feedAnswer(site, whole(), file) },
    { pattern: paths.feed(paths.section(':slug'), file), render: ofList(site, findSection, file) },
    { pattern: paths.feed(paths.tag(':slug'), file), render: ofList(site, findTag, file) },
    { pattern: paths.feed(paths.author(':slug'), file), render: ofList(site, findAuthor, file) },
    { pattern: paths.feed(paths.source(':slug'), file), render: ofList(site, findSource, file) },
  ])
}

function ofList(site: Site, find: FindList, file: FeedFile) {
  return async ({ params, path }: PageRequest): Promise<Page> => {
    const list = await find(site, params.slug ?? '')
    if (list === null) return sorryAnswer(404, site.settings, [key.feed])
    const own = site.settings.edition.paths.feed(list.path, file)
    if (path !== own) return redirectAnswer(own, [list.key])
    return feedAnswer(site, { ...list, title: `${list.title} | ${site.settings.name}` }, file)
  }
}

async function feedAnswer(site: Site, subject: Subject, file: FeedFile): Promise<Page> {
  const cards = await site.published.cards({ ...subject.query, limit: feedLength })
  const items = cards.map((card) => feedItem(card, site.settings))
  return feedFile(site, { title: subject.title, path: subject.path, key: subject.key, file, items })
}

/** A feed as its page: `path` is that of the list it is of. */
export interface FeedParts {
  title: string
  /** Of what is told in it; the newsroom's own where left out. */
  description?: string
  path: string
  file: FeedFile
  /** Of the feed's own address, with its question mark. */
  query?: string
  /** Newest first. */
  items: readonly FeedItemView[]
  /** Surrogate key. */
  key: string
}

export function feedFile({ settings, now }: Site, parts: FeedParts): Page {
  const { title, description = settings.tagline, path, file, query = '', items, key } = parts
  const { contentType, write } = writers[file]
  const view: FeedView = {
    title,
    description,
    homeUrl: settings.url + path + query,
    feedUrl: settings.url + settings.edition.paths.feed(path, file) + query,
    language: settings.edition.language,
    publisher: settings.name,
    updatedAt: newestChange(items) ?? now(),
    iconUrl: settings.url + touchIconPath,
    hubUrl: null,
    items,
  }
  return fileAnswer(contentType, write(view), [key])
}

/** Named by the short link, which never changes; the address itself carries words that one day may. */
export function feedItem(card: Card, { url, edition }: SiteSettings): FeedItemView {
  return {
    id: url + shortPath(card.code),
    url: url + articlePath(card),
    title: card.isRetracted ? edition.words.cards.retractedTitle(card.headline) : card.headline,
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

function newestChange(items: readonly FeedItemView[]): Date | null {
  if (items.length === 0) return null
  return new Date(Math.max(...items.map(({ updatedAt, publishedAt }) => (updatedAt ?? publishedAt).getTime())))
}
