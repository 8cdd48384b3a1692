import type { Page, PageRequest, PageRoute } from '#server'
import { key, type MostReadQuery } from '#store'
import { mostReadPath } from '../addresses.ts'
import { htmlAnswer, listMaxAgeSeconds, type Site, sorryAnswer } from '../answers.ts'
import { cardView } from '../model/cards.ts'
import { todayAt } from '../model/times.ts'
import { type Choice, mostReadPage } from '../pages/most-read.ts'
import { firstLevel } from '../shelf.ts'

/** Places of the list. */
const placesMax = 20

const spanNames: Record<MostReadQuery['span'], string> = { day: 'در ۲۴ ساعت گذشته', week: 'در هفتهٔ گذشته' }

/** What is read most: `?span=week`, `?section=sport`. */
export function mostReadRoutes(site: Site): PageRoute[] {
  return [{ pattern: mostReadPath, queryKeys: ['section', 'span'], render: (request) => answer(site, request) }]
}

async function answer({ published, settings, shelf, now }: Site, { query }: PageRequest): Promise<Page> {
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
    href: wanted.span === span && wanted.section === slug ? null : addressOf(wanted),
  })
  const instant = now()
  const view = {
    title: section ? `پربازدیدهای ${section.name}` : 'پربازدیدها',
    path: addressOf({ span, section: slug }),
    spans: (['day', 'week'] as const).map((one) => to(spanNames[one], { span: one, section: slug })),
    sections: [
      to('همهٔ بخش‌ها', { span, section: null }),
      ...sections.map((one) => to(one.name, { span, section: one.slug })),
    ],
    places: ranked.map(({ card, isRising }) => ({ card: cardView(card, instant), isRising })),
  }
  const body = mostReadPage(view, frame, todayAt(instant, lastChange))
  return htmlAnswer({ body, style: 'list', keys: [key.mostRead], maxAgeSeconds: listMaxAgeSeconds })
}

/** In the order in which the server writes queries, so that the address is the page's own. */
function addressOf({ span, section }: { span: string; section: string | null }): string {
  const query = new URLSearchParams()
  if (section !== null) query.set('section', section)
  if (span !== 'day') query.set('span', span)
  return query.size === 0 ? mostReadPath : `${mostReadPath}?${query}`
}
