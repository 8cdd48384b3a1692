import type { Page, PageRequest, PageRoute } from '#server'
import { key, type PersonFacts, type SaidInArticle } from '#store'
import { articlePath, type FeedFile, shortPath } from '../addresses.ts'
import { htmlAnswer, listMaxAgeSeconds, redirectAnswer, type Site, sorryAnswer } from '../answers.ts'
import { personJsonLd } from '../model/machine-views.ts'
import { inLettersOf } from '../model/names.ts'
import { officeViews, saidView } from '../model/said.ts'
import { personPage } from '../pages/person.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import type { SiteSettings } from '../settings.ts'
import { feedFile, feedFiles } from './feeds.ts'
import { readCursor, writeCursor } from './lists.ts'

/** Articles on one page of what somebody said. */
const pageLength = 20
const feedLength = 50

/** What one person said: a page, and its feeds. */
export function personRoutes(site: Site): PageRoute[] {
  const { feed, person } = site.settings.edition.paths
  return [
    { pattern: person(':slug'), queryKeys: ['before'], render: ofPerson(site, person, personAnswer) },
    ...feedFiles.map((file) => ({
      pattern: feed(person(':slug'), file),
      render: ofPerson(site, (slug) => feed(person(slug), file), feedIn(file)),
    })),
  ]
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

function feedIn(file: FeedFile): Answering {
  return async (site, person) => {
    const { published, settings } = site
    const { paths, words } = settings.edition
    const said = await published.said({ person: person.slug, limit: feedLength })
    return feedFile(site, {
      title: `${person.name} | ${settings.name}`,
      description: words.people.saidBy(person.name),
      path: paths.person(person.slug),
      file,
      items: said.map((one) => feedItem(one, settings)),
      key: key.person(person.slug),
    })
  }
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
