import { firstEdition, type Numbered } from '#article'
import { toLatinDigits } from '#persian'
import type { Page, PageBody, PageRequest, PageRoute } from '#server'
import type { PublishedArticle } from '#store'
import { articlePath } from '../addresses.ts'
import {
  articleKeys,
  htmlAnswer,
  redirectAnswer,
  refreshedAt,
  type Site,
  sorryAnswer,
  storyMaxAgeSeconds,
  takenDownAnswer,
} from '../answers.ts'
import { pathsOfArticle } from '../edition/edition.ts'
import { articleView } from '../model/article-view.ts'
import { articleJsonLd } from '../model/machine-views.ts'
import { posedPoll } from '../model/posed-poll.ts'
import { articlePage } from '../pages/article.ts'
import { printPage } from '../pages/print.ts'
import { filmJsonLd, galleryJsonLd, isGallery } from '../photos/photos.ts'
import { transcriptsOf } from '../photos/transcripts.ts'

/** Digits of the longest news code: some newsrooms make theirs from the date and the minute. */
const codeLengthMax = 15

/** Articles by code: at their own address, under the short link, for print. Any other spelling leads there by a 301. */
export function articleRoutes(site: Site): PageRoute[] {
  const own = answering(site, { pathOf: articlePath, press: ownPage, isRead: true })
  const print = answering(site, {
    pathOf: (article) => pathsOfArticle(article).print(article.code),
    press: printView,
    isRead: false,
  })
  const { root } = site.settings.edition.paths
  return [
    { pattern: `${root}/news/:code/:slug`, render: own },
    { pattern: `${root}/news/:code`, render: own },
    { pattern: `${root}/print/:code`, render: print },
  ]
}

/** The short link of every article, whatever its edition. */
export function shortLinkRoutes(site: Site): PageRoute[] {
  return [{ pattern: '/n/:code', render: answering(site, { pathOf: articlePath, press: ownPage, isRead: true }) }]
}

/** An edition that was turned off shows nothing; its articles wait. */
function isOn({ editions }: Site, { edition = firstEdition }: Pick<Numbered, 'edition'>): boolean {
  return editions.some(({ settings }) => settings.edition.code === edition)
}

interface Pressed {
  body: PageBody
  /** When the page says something else by itself; null where it does not. */
  until: Date | null
}

interface Face {
  /** The one address under which it may be read. */
  pathOf: (article: PublishedArticle) => string
  press: (site: Site, article: PublishedArticle) => Promise<Pressed>
  /** Whoever is shown it has read the article, for the list of the most read. */
  isRead: boolean
}

function answering(site: Site, { pathOf, press, isRead }: Face) {
  return async ({ params, path }: PageRequest): Promise<Page> => {
    const code = readCode(params.code ?? '')
    if (code === null) return sorryAnswer(404, site.settings, [])
    const keys = articleKeys(code)
    const article = await site.published.article(code)
    if (article === null || !isOn(site, article)) return sorryAnswer(404, site.settings, keys)
    if ('withdrawnAt' in article) return takenDownAnswer(article, site.settings, keys)
    if (path !== pathOf(article)) return redirectAnswer(pathOf(article), keys)
    const now = site.now()
    const { body, until } = await press(site, article)
    const page = htmlAnswer(site.settings, {
      body,
      style: 'article',
      keys,
      ...(isRead && { reading: code }),
      maxAgeSeconds: storyMaxAgeSeconds(article.updatedAt ?? article.publishedAt, now),
    })
    return refreshedAt(page, until, now)
  }
}

async function ownPage({ published, shelf, settings, now }: Site, article: PublishedArticle): Promise<Pressed> {
  const [frame, boxes, corrections, transcripts, asked] = await Promise.all([
    shelf.frame(),
    shelf.boxes(article.section?.slug ?? null),
    article.corrections.length > 0 ? published.correctionsOf(article.code) : [],
    transcriptsOf(published, article),
    // One question more for every page would halve how many a second are made.
    article.hasPoll ? published.pollAt(article.code) : null,
  ])
  const view = articleView(article, settings, { corrections, transcripts })
  const film = filmJsonLd(article, transcripts, settings)
  const jsonLd = [
    articleJsonLd(article, view.wordCount, settings),
    ...(isGallery(article) ? [galleryJsonLd(article, settings)] : []),
    ...(film === null ? [] : [film]),
  ]
  const poll = asked && posedPoll(asked, now())
  return { body: articlePage(view, frame, { boxes, poll, jsonLd }), until: poll?.until ?? null }
}

async function printView({ shelf, settings }: Site, article: PublishedArticle): Promise<Pressed> {
  return { body: printPage(articleView(article, settings), await shelf.frame()), until: null }
}

/** A news code in Latin, Persian or Arabic digits; null for anything else. */
function readCode(typed: string): number | null {
  if (typed.length > codeLengthMax) return null
  const latin = toLatinDigits(typed)
  return /^\d+$/.test(latin) && Number(latin) > 0 ? Number(latin) : null
}
