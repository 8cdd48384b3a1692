import { firstEdition } from '#article'
import { toLatinDigits } from '#persian'
import { type Page, type PageRequest, type PageRoute, readId, type StreamEvent } from '#server'
import { key, type PublishedReader } from '#store'
import { articlePath, liveEventsPath } from '../addresses.ts'
import { htmlAnswer, redirectAnswer, type Site, sorryAnswer, takenDownAnswer } from '../answers.ts'
import { editionOf, pathsOfArticle } from '../edition/edition.ts'
import { liveJsonLd, liveView, updatesPerPage, updateView } from '../model/live.ts'
import { shareCardOf } from '../model/share-card.ts'
import { livePage } from '../pages/live.ts'
import { liveUpdate } from '../parts/live.ts'

/** A running account changes while it is read. */
const maxAgeSeconds = 5
/** Updates told at once to somebody who was away: a page of them; who missed more loads the page again. */
const missedMax = 40

/** Running accounts: `/fa/live/{code}`, and its older pages. */
export function liveRoutes(site: Site): PageRoute[] {
  const pattern = site.settings.edition.paths.live(':code')
  return [{ pattern, queryKeys: ['before'], render: (request) => answer(site, request) }]
}

async function answer(site: Site, { params, path, query }: PageRequest): Promise<Page> {
  const { published, settings, shelf } = site
  const code = readId(toLatinDigits(params.code ?? ''))
  const typed = query.get('before')
  const before = typed === null ? null : readId(toLatinDigits(typed))
  if (code === null || (typed !== null && before === null)) return sorryAnswer(404, settings, [])
  const keys = [key.article(code), key.live(code)]
  const article = await published.article(code)
  if (article === null) return sorryAnswer(404, settings, keys)
  if ('withdrawnAt' in article) return takenDownAnswer(article, settings, keys)
  if (article.kind !== 'live') return redirectAnswer(articlePath(article), keys)
  const own = pathsOfArticle(article).live(code)
  if (path !== own) return redirectAnswer(own, keys)
  const [account, frame] = await Promise.all([
    published.liveAccount(code, { limit: updatesPerPage + 1, ...(before !== null && { before }) }),
    shelf.frame(),
  ])
  const body = livePage(liveView(article, account, { before, edition: settings.edition }), frame, {
    jsonLd: liveJsonLd(article, account, settings),
    picture: shareCardOf(article, settings).path,
    slug: article.slug,
  })
  return htmlAnswer(settings, { body, style: 'live', keys, maxAgeSeconds, reading: code })
}

/** How those who listen to running accounts hear of them; `missed` is asked by the server. */
export const liveEvents = {
  pattern: liveEventsPath(':code'),
  subjectOf: (params: Record<string, string>): string | null => {
    const code = readId(toLatinDigits(params.code ?? ''))
    return code === null ? null : key.live(code)
  },
  /** What was told after an update, as pieces of the page; then what was taken off, and whether it is over. */
  async missed(published: PublishedReader, subject: string, afterId: number): Promise<StreamEvent[]> {
    const code = Number(subject.slice(key.live(0).length - 1))
    const [updates, { removed, endedAt, edition = firstEdition }] = await Promise.all([
      published.liveUpdatesAfter(code, afterId, missedMax),
      published.liveState(code),
    ])
    const told = updates.map((update) => ({
      id: update.id,
      name: 'update',
      data: liveUpdate(updateView(code, update, editionOf(edition))).markup,
    }))
    return [
      ...told,
      ...(removed.length > 0 ? [{ id: 0, name: 'removed', data: removed.join(' ') }] : []),
      ...(endedAt ? [{ id: 0, name: 'ended', data: endedAt.toISOString() }] : []),
    ]
  },
}
