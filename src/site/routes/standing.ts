import type { Page, PageRoute } from '#server'
import { key, type StandingPageName, standingPageNames } from '#store'
import { htmlAnswer, type Site, sorryAnswer } from '../answers.ts'
import { standingPage } from '../pages/standing.ts'

const maxAgeSeconds = 300

/** Pages about the newsroom: each answers once somebody has written it. */
export function standingRoutes(site: Site): PageRoute[] {
  return standingPageNames.map((name) => ({
    pattern: site.settings.edition.paths.standing(name),
    render: () => answer(site, name),
  }))
}

async function answer({ published, settings, shelf }: Site, name: StandingPageName): Promise<Page> {
  const keys = [key.standingPage(name)]
  const [page, frame] = await Promise.all([published.standingPage(name), shelf.frame()])
  if (page === null) return sorryAnswer(404, settings, keys)
  return htmlAnswer(settings, {
    body: standingPage(page, frame, settings.edition.paths.standing(name)),
    style: 'article',
    keys,
    maxAgeSeconds,
  })
}
