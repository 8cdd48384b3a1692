import { defaultFrontPlan, type FrontPlan, type FrontTitles } from '#article'
import type { Page, PageBody, PageRequest, PageRoute } from '#server'
import { key, type Poll, readFrontLists, type Section } from '#store'
import { htmlAnswer, listMaxAgeSeconds, redirectAnswer, refreshedAt, type Site } from '../answers.ts'
import type { Edition } from '../edition/edition.ts'
import { frontView } from '../model/front.ts'
import { posedPoll } from '../model/posed-poll.ts'
import { frontPage } from '../pages/front.ts'
import type { Frame } from '../parts/frame.ts'
import { firstLevel } from '../shelf.ts'
import type { FrontSource } from './arranged.ts'
import { leadOn, missingSeconds } from './moved.ts'

/** The front page, under its edition; that of the first at the root, too. */
export function frontRoutes(site: Site): PageRoute[] {
  const render = ({ query }: PageRequest) => (query.size === 0 ? front(site) : oldQuery(site, query))
  const { front: canonical, root } = site.settings.edition.paths
  return [...new Set([canonical, root])].map((pattern) => ({ pattern, queryKeys: oldNames, render }))
}

/** What old systems call an article at their root: `/?p=123` (WordPress), `/?newsid=…`, `/?cid=…`. */
const oldNames = ['aid', 'cid', 'id', 'newsid', 'nid', 'p', 'page_id']

/**
 * Where the imported article is that was asked for at the root; to the front page, but not for good, where there is
 * none: an import may bring it yet, and whoever asked too early must not be told of the front page for ever.
 */
async function oldQuery(site: Site, query: URLSearchParams): Promise<Page> {
  return (
    (await leadOn(site, `/?${query}`)) ?? {
      ...redirectAnswer(site.settings.edition.paths.front, []),
      status: 302,
      maxAgeSeconds: missingSeconds,
      refreshAfterSeconds: missingSeconds,
    }
  )
}

export interface FrontWish {
  source: FrontSource
  /** All there are. */
  sections: readonly Section[]
  /** Null: it lays itself out. */
  plan: FrontPlan | null
  instant: Date
  /** What stands around it. */
  frame: Frame
  /** The question that stands on the front page. */
  poll: Poll | null
}

/** What stands over the boxes of a front page that lays itself out. */
export function frontTitlesOf({ words: { lists, search } }: Edition): FrontTitles {
  const { latest, photo, video, mostRead } = lists
  return { newest: latest, photo, video, note: search.kinds.note, 'most-read': mostRead }
}

/** The front page of a plan at an instant, as HTML. */
export async function renderFront(wish: FrontWish): Promise<PageBody> {
  const { source, sections, plan, instant, frame, poll } = wish
  const { edition } = frame.settings
  const laidOut = plan ?? defaultFrontPlan(firstLevel(sections), frontTitlesOf(edition))
  const [lists, lastChange] = await Promise.all([readFrontLists(source, laidOut), source.lastChange()])
  const view = frontView({ plan: laidOut, lists, sections, edition }, instant)
  const today = edition.dates.today(instant, lastChange)
  return frontPage(view, frame, { today, poll: poll && posedPoll(poll, instant) })
}

async function front({ published, settings, now, shelf }: Site): Promise<Page> {
  const instant = now()
  const [{ version, until }, frame, poll, sections] = await Promise.all([
    published.frontAt(instant),
    shelf.frame(),
    published.pollAt('front'),
    published.sections(),
  ])
  const plan = version?.plan ?? null
  const body = await renderFront({ source: published, sections, plan, instant, frame, poll })
  const page = htmlAnswer(settings, { body, style: 'front', keys: [key.front], maxAgeSeconds: listMaxAgeSeconds })
  return refreshedAt(refreshedAt(page, until, instant), poll && posedPoll(poll, instant).until, instant)
}
