import type { Page, PageRequest, PageRoute } from '#server'
import { type Card, type Dossier, key, type PublishedReader } from '#store'
import type { FeedFile } from '../addresses.ts'
import { htmlAnswer, listMaxAgeSeconds, redirectAnswer, type Site, sorryAnswer } from '../answers.ts'
import { cardView } from '../model/cards.ts'
import { dossierPage, dossiersPage } from '../pages/dossier.ts'
import { feedFile, feedFiles, feedItem } from './feeds.ts'
import { withFewPictures } from './lists.ts'

/** Dossiers, the list of them, and the feeds of each (the newest of its articles first). */
export function dossierRoutes(site: Site): PageRoute[] {
  const { dossiers } = site.settings.edition.paths
  return [
    { pattern: dossiers, render: () => listAnswer(site) },
    { pattern: `${dossiers}/:slug`, render: (request) => found(site, request, pageAnswer) },
    ...feedFiles.map((file) => ({
      pattern: `${dossiers}/:slug/${file}`,
      render: (request: PageRequest) => found(site, request, (one, dossier) => feedAnswer(one, dossier, file)),
    })),
  ]
}

async function listAnswer({ published, settings, shelf, now }: Site): Promise<Page> {
  const [dossiers, frame, lastChange] = await Promise.all([published.dossiers(), shelf.frame(), published.lastChange()])
  const body = dossiersPage(dossiers, frame, settings.edition.dates.today(now(), lastChange))
  return htmlAnswer(settings, { body, style: 'dossier', keys: [key.dossiers], maxAgeSeconds: listMaxAgeSeconds })
}

async function found(
  site: Site,
  { params, path }: PageRequest,
  answer: (site: Site, dossier: Dossier) => Promise<Page>,
): Promise<Page> {
  const slug = params.slug ?? ''
  const dossier = await site.published.dossier(slug)
  const keys = [key.dossier(slug)]
  if (dossier === null) return sorryAnswer(404, site.settings, keys)
  if (dossier === 'ended') return sorryAnswer(410, site.settings, keys)
  const file = feedFiles.find((one) => path.endsWith(`/${one}`))
  const { paths } = site.settings.edition
  const own = file === undefined ? paths.dossier(slug) : paths.feed(paths.dossier(slug), file)
  return path === own ? answer(site, dossier) : redirectAnswer(own, keys)
}

async function pageAnswer({ published, settings, shelf, now }: Site, dossier: Dossier): Promise<Page> {
  const [cards, frame, lastChange] = await Promise.all([
    cardsOf(published, dossier),
    shelf.frame(),
    published.lastChange(),
  ])
  const instant = now()
  const views = withFewPictures(cards).map((card) => cardView(card, instant, settings.edition))
  const body = dossierPage({ dossier, cards: views, today: settings.edition.dates.today(instant, lastChange) }, frame)
  const keys = [key.dossier(dossier.slug)]
  return htmlAnswer(settings, { body, style: 'dossier', keys, maxAgeSeconds: listMaxAgeSeconds })
}

async function feedAnswer(site: Site, dossier: Dossier, file: FeedFile): Promise<Page> {
  const cards = await cardsOf(site.published, dossier)
  const newest = cards.toSorted((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
  const { slug, title } = dossier
  const items = newest.map((card) => feedItem(card, site.settings))
  const subject = {
    title: `${title} | ${site.settings.name}`,
    path: site.settings.edition.paths.dossier(slug),
    key: key.dossier(slug),
  }
  return feedFile(site, { ...subject, file, items })
}

/** Its live articles, in its own order. */
async function cardsOf(published: PublishedReader, { codes }: Dossier): Promise<Card[]> {
  if (codes.length === 0) return []
  const cards = new Map((await published.cards({ codes, limit: codes.length })).map((card) => [card.code, card]))
  return codes.flatMap((code) => cards.get(code) ?? [])
}
