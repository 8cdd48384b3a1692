import type { Page, PageRequest, PageRoute } from '#server'
import { key } from '#store'
import { htmlAnswer, listMaxAgeSeconds, type Site, sorryAnswer } from '../answers.ts'
import type { Paths } from '../edition/paths.ts'
import { cardView } from '../model/cards.ts'
import { type Choice, mostReadPage } from '../pages/most-read.ts'
import { firstLevel } from '../shelf.ts'

/** Places of the list. */
const placesMax = 20

/** What is read most: `?span=week`, `?section=sport`. */
export function mostReadRoutes(site: Site): PageRoute[] {
  const pattern = site.settings.edition.paths.mostRead
  return [{ pattern, queryKeys: ['section', 'span'], render: (request) => answer(site, request) }]
}

async function answer({ published, settings, shelf, now }: Site, { query }: PageRequest): Promise<Page> {
  const { edition } = settings
  const { dates, paths, words } = edition
  const sections = firstLevel(await published.sections())
  const span = query.get('span') ?? 'day'
  const slug = query.get('section')
  const section = sections.find((one) => one.slug === slug) ?? null
  if ((span !== 'day' && span !== 'week') || (slug !== null && section === null)) return sorryAnswer(404, settings, [])
  const [ranked, frame, lastChange] = await Promise.all([
    published.mostRead({ span, limit: placesMax, ...(section && { section: section.slug }) }),
    shelf.frame(),
    published.lastChange(),
  ])
  const to = (name: string, wanted: { span: string; section: string | null }): Choice => ({
    name,
    href: wanted.span === span && wanted.section === slug ? null : addressOf(paths, wanted),
  })
  const instant = now()
  const view = {
    title: section ? words.mostRead.ofSection(section.name) : words.lists.mostRead,
    path: addressOf(paths, { span, section: slug }),
    spans: (['day', 'week'] as const).map((one) => to(words.mostRead[one], { span: one, section: slug })),
    sections: [
      to(words.frame.allSections, { span, section: null }),
      ...sections.map((one) => to(one.name, { span, section: one.slug })),
    ],
    places: ranked.map(({ card, isRising }) => ({ card: cardView(card, instant, edition), isRising })),
  }
  const body = mostReadPage(view, frame, dates.today(instant, lastChange))
  return htmlAnswer(settings, { body, style: 'list', keys: [key.mostRead], maxAgeSeconds: listMaxAgeSeconds })
}

/** In the order in which the server writes queries, so that the address is the page's own. */
function addressOf({ mostRead }: Paths, { span, section }: { span: string; section: string | null }): string {
  const query = new URLSearchParams()
  if (section !== null) query.set('section', section)
  if (span !== 'day') query.set('span', span)
  return query.size === 0 ? mostRead : `${mostRead}?${query}`
}
