import type { Page, PageRequest, PageRoute } from '#server'
import { key } from '#store'
import { editionPath, frontPath } from '../addresses.ts'
import { htmlAnswer, listMaxAgeSeconds, redirectAnswer, type Site } from '../answers.ts'
import { type FrontStories, frontStoriesMax, frontView } from '../model/front.ts'
import { todayAt } from '../model/times.ts'
import { frontPage } from '../pages/front.ts'
import { firstLevel } from '../shelf.ts'
import { leadOn, missingSeconds } from './moved.ts'

/** The front page, at the root and under the edition. */
export function frontRoutes(site: Site): PageRoute[] {
  const render = ({ query }: PageRequest) => (query.size === 0 ? front(site) : oldQuery(site, query))
  return [
    { pattern: frontPath, queryKeys: oldNames, render },
    { pattern: editionPath, queryKeys: oldNames, render },
  ]
}

/** What old systems call an article at their root: `/?p=123` (WordPress), `/?newsid=…`, `/?cid=…`. */
const oldNames = ['aid', 'cid', 'id', 'newsid', 'nid', 'p', 'page_id']

/**
 * Where the imported article is that was asked for at the root; to the front page, but not for good, where there is
 * none: an import may bring it yet, and whoever asked too early must not be told of the front page for ever.
 */
async function oldQuery(site: Site, query: URLSearchParams): Promise<Page> {
  return (
    (await leadOn(site, `${frontPath}?${query}`)) ?? {
      ...redirectAnswer(frontPath, []),
      status: 302,
      maxAgeSeconds: missingSeconds,
      refreshAfterSeconds: missingSeconds,
    }
  )
}

async function front({ published, settings, now }: Site): Promise<Page> {
  const sections = firstLevel(await published.sections())
  const [newest, photos, videos, notes, mostRead, lastChange, ...ofSections] = await Promise.all([
    published.cards({ limit: frontStoriesMax.newest }),
    published.cards({ limit: frontStoriesMax.strip, kinds: ['photo'] }),
    published.cards({ limit: frontStoriesMax.strip, kinds: ['video'] }),
    published.cards({ limit: frontStoriesMax.notes, kinds: ['note'] }),
    published.mostRead({ span: 'day', limit: frontStoriesMax.mostRead }),
    published.lastChange(),
    ...sections.map(({ slug }) => published.cards({ limit: frontStoriesMax.section, section: slug })),
  ])
  const stories: FrontStories = {
    newest,
    photos,
    videos,
    notes,
    mostRead: mostRead.map(({ card }) => card),
    sections: sections.map((section, index) => ({ section, cards: ofSections[index]! })),
  }
  const instant = now()
  const body = frontPage(frontView(stories, instant), { settings, sections }, todayAt(instant, lastChange))
  return htmlAnswer({ body, style: 'front', keys: [key.front], maxAgeSeconds: listMaxAgeSeconds })
}
