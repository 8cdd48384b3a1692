import { rssContentType, writeRss } from '#formats'
import type { Page, PageRequest, PageRoute } from '#server'
import { key, type PersonFacts, type SaidInArticle } from '#store'
import { articlePath, shortPath } from '../addresses.ts'
import { fileAnswer, htmlAnswer, listMaxAgeSeconds, redirectAnswer, type Site, sorryAnswer } from '../answers.ts'
import { touchIconPath } from '../assets.ts'
import { personJsonLd } from '../model/machine-views.ts'
import { inLettersOf } from '../model/names.ts'
import { officeViews, saidView } from '../model/said.ts'
import { personPage } from '../pages/person.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import type { SiteSettings } from '../settings.ts'
import { readCursor, writeCursor } from './lists.ts'

/** Articles on one page of what somebody said. */
const pageLength = 20
const feedLength = 50

/** What one person said: a page, and a feed. */
export function personRoutes(site: Site): PageRoute[] {
  const { feed, person } = site.settings.edition.paths
  return [
    { pattern: person(':slug'), queryKeys: ['before'], render: ofPerson(site, person, personAnswer) },
    { pattern: feed(person(':slug'), 'feed.xml'), render: ofPerson(site, feedPathIn(site), feedAnswer) },
  ]
}

function feedPathIn({ settings }: Pick<Site, 'settings'>): (slug: string) => string {
  const { feed, person } = settings.edition.paths
  return (slug) => feed(person(slug), 'feed.xml')
}

type Answering = (site: Site, person: PersonFacts, request: PageRequest) => Promise<Page>

/** `pathOf` is the one address; other spellings, and slugs that were merged away, lead there. */
function ofPerson(site: Site, pathOf: (slug: string) => string, answer: Answering) {
  return async (request: PageRequest): Promise<Page> => {
    const slug = request.params.slug ?? ''
    const found = await site.published.person(slug)
    if (found === null) return sorryAnswer(404, site.settings, [key.person(slug)])
    const person = inLettersOf(site.settings.edition, found)
    const own = pathOf(person.slug)
    return request.path === own ? answer(site, person, request) : redirectAnswer(own, [key.person(person.slug)])
  }
}

async function personAnswer(site: Site, person: PersonFacts, request: PageRequest): Promise<Page> {
  const { published, settings, shelf, now } = site
  const { dates, paths } = settings.edition
  const typed = request.query.get('before')
  const before = typed === null ? null : readCursor(typed)
  if (typed !== null && before === null) return sorryAnswer(404, settings, [])
  const [said, frame, lastChange] = await Promise.all([
    published.said({ person: person.slug, limit: pageLength + 1, ...(before && { before }) }),
    shelf.frame(),
    published.lastChange(),
  ])
  const shown = said.slice(0, pageLength)
  const path = paths.person(person.slug)
  const instant = now()
  const view = {
    name: person.name,
    otherNames: person.otherNames,
    offices: officeViews(person, settings.edition),
    path,
    said: shown.map((one) => saidView(one, instant, settings.edition)),
    olderPath: said.length > pageLength ? `${path}?before=${writeCursor(shown.at(-1)!)}` : null,
    isNewest: before === null,
    jsonLd: before === null ? jsonDataBlock(personJsonLd(person, settings)) : null,
  }
  const body = personPage(view, frame, dates.today(instant, lastChange))
  return htmlAnswer(settings, {
    body,
    style: 'voice',
    keys: [key.person(person.slug)],
    maxAgeSeconds: listMaxAgeSeconds,
  })
}

async function feedAnswer({ published, settings, now }: Site, person: PersonFacts): Promise<Page> {
  const said = await published.said({ person: person.slug, limit: feedLength })
  const { url, edition } = settings
  const feed = writeRss({
    title: `${person.name} | ${settings.name}`,
    description: edition.words.people.saidBy(person.name),
    homeUrl: url + edition.paths.person(person.slug),
    feedUrl: url + feedPathIn({ settings })(person.slug),
    language: edition.language,
    publisher: settings.name,
    updatedAt: said[0]?.updatedAt ?? said[0]?.publishedAt ?? now(),
    iconUrl: url + touchIconPath,
    hubUrl: null,
    items: said.map((one) => feedItem(one, settings)),
  })
  return fileAnswer(rssContentType, feed, [key.person(person.slug)])
}

function feedItem(article: SaidInArticle, { url, edition }: SiteSettings) {
  const { code, headline, section, publishedAt, updatedAt, said } = article
  return {
    id: url + shortPath(code),
    url: url + articlePath(article),
    title: headline,
    summary: said
      .map(({ words, sentence }) => (words === null ? sentence : edition.words.people.quoted(words)))
      .join('\n'),
    contentHtml: null,
    authors: [],
    categories: section === null ? [] : [section.name],
    publishedAt,
    updatedAt,
    picture: null,
  }
}
