import { toLatinDigits } from '#persian'
import { type Page, type PageRequest, type PageRoute, readId } from '#server'
import { type Correction, key, type LoggedCorrection } from '#store'
import { articlePath, type FeedFile } from '../addresses.ts'
import { htmlAnswer, listMaxAgeSeconds, redirectAnswer, type Site, sorryAnswer } from '../answers.ts'
import { correctionKinds, logLine, wholeCorrectionView } from '../model/corrections.ts'
import { correctionLogPage, correctionPage } from '../pages/corrections.ts'
import type { SiteSettings } from '../settings.ts'
import { feedFile, feedFiles, feedLength } from './feeds.ts'
import { pageLength } from './lists.ts'

/** Everything that was put right after publication, by everyone to be read and by nobody to be removed. */
export function correctionRoutes(site: Site): PageRoute[] {
  const { corrections, feed: feedPath } = site.settings.edition.paths
  return [
    { pattern: corrections, queryKeys: ['kind', 'before'], render: (request) => log(site, request) },
    ...feedFiles.map((file) => ({
      pattern: feedPath(corrections, file),
      queryKeys: ['kind'],
      render: (request: PageRequest) => feed(site, request, file),
    })),
    { pattern: `${corrections}/:id`, render: (request) => one(site, request) },
  ]
}

async function log(site: Site, { query }: PageRequest): Promise<Page> {
  const { published, settings, shelf, now } = site
  const { dates, paths, words } = settings.edition
  const kind = readKind(query)
  const typed = query.get('before')
  const after = typed === null ? undefined : readId(toLatinDigits(typed))
  if (kind === null || after === null) return sorryAnswer(404, settings, [])
  const [corrections, frame, lastChange] = await Promise.all([
    published.corrections({ limit: pageLength + 1, ...(kind && { kind }), ...(after && { after }) }),
    shelf.frame(),
    published.lastChange(),
  ])
  const shown = corrections.slice(0, pageLength)
  const suffix = kind ? `?kind=${kind}` : ''
  const path = paths.corrections + suffix
  const view = {
    filters: [
      { name: words.corrections.all, href: kind ? paths.corrections : null },
      ...correctionKinds.map((one) => ({
        name: words.corrections.kinds[one],
        href: one === kind ? null : `${paths.corrections}?kind=${one}`,
      })),
    ],
    lines: shown.map((line) => logLine(line, settings.edition)),
    olderPath: corrections.length > pageLength ? `${path}${suffix ? '&' : '?'}before=${shown.at(-1)!.id}` : null,
    path,
    feedPath: paths.feed(paths.corrections, 'feed.xml') + suffix,
    isNewest: typed === null,
  }
  const body = correctionLogPage(view, frame, dates.today(now(), lastChange))
  return htmlAnswer(settings, { body, style: 'log', keys: [key.corrections], maxAgeSeconds: listMaxAgeSeconds })
}

async function one(site: Site, { params, path }: PageRequest): Promise<Page> {
  const { published, settings, shelf } = site
  const { paths, words } = settings.edition
  const id = readId(toLatinDigits(params.id ?? ''))
  const correction = id === null ? null : await published.correction(id)
  if (correction === null) return sorryAnswer(404, settings, [key.corrections])
  const own = paths.correction(correction.id)
  if (path !== own) return redirectAnswer(own, [key.corrections])
  const { article } = correction
  const view = {
    correction: wholeCorrectionView(correction, settings.edition),
    path: own,
    headline: article.headline,
    article: article.isLive ? { name: words.corrections.readStory, href: articlePath(article) } : null,
  }
  const body = correctionPage(view, await shelf.frame())
  return htmlAnswer(settings, { body, style: 'log', keys: [key.corrections], maxAgeSeconds: listMaxAgeSeconds })
}

async function feed(site: Site, { query }: PageRequest, file: FeedFile): Promise<Page> {
  const { published, settings } = site
  const { edition } = settings
  const kind = readKind(query)
  if (kind === null) return sorryAnswer(404, settings, [])
  const corrections = await published.corrections({ limit: feedLength, ...(kind && { kind }) })
  return feedFile(site, {
    title: `${edition.words.corrections.log} | ${settings.name}`,
    path: edition.paths.corrections,
    query: kind ? `?kind=${kind}` : '',
    file,
    items: corrections.map((correction) => feedItem(correction, settings)),
    key: key.corrections,
  })
}

function feedItem({ id, kind, note, at, article }: LoggedCorrection, settings: SiteSettings) {
  const { paths, words } = settings.edition
  const url = settings.url + paths.correction(id)
  return {
    id: url,
    url,
    title: `${words.corrections.kinds[kind]}: ${article.headline}`,
    summary: note,
    contentHtml: null,
    authors: [],
    categories: [words.corrections.kinds[kind]],
    publishedAt: at,
    updatedAt: null,
    picture: null,
  }
}

/** Undefined when none was asked for, null for a kind that there is not. */
function readKind(query: URLSearchParams): Correction['kind'] | undefined | null {
  const typed = query.get('kind')
  return typed === null ? undefined : (correctionKinds.find((kind) => kind === typed) ?? null)
}
