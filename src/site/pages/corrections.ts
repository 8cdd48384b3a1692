/** The public log of corrections, and the page of one correction. */
import { html, type PageBody } from '#server'
import type { Today } from '../edition/dates.ts'
import type { CorrectionView, LogLine } from '../model/corrections.ts'
import { time } from '../parts/cards.ts'
import { changeList, logLineOf } from '../parts/corrections.ts'
import { feedLinksOf } from '../parts/feed-links.ts'
import { compactMasthead, datedMasthead, type Frame } from '../parts/frame.ts'
import { type Link, link } from '../parts/links.ts'
import { ending, shell } from './shell.ts'

export interface CorrectionLogView {
  /** «همه», then each kind; the one shown has no address. */
  filters: readonly { name: string; href: string | null }[]
  lines: readonly LogLine[]
  olderPath: string | null
  /** Absolute path with the filter, without the page. */
  path: string
  feedPath: string
  isNewest: boolean
}

/** The public log of corrections. */
export function correctionLogPage(view: CorrectionLogView, frame: Frame, today: Today): PageBody {
  const { settings } = frame
  const { paths, words: all } = settings.edition
  const { corrections: words } = all
  return shell({
    settings,
    style: 'log',
    title: words.log,
    description: words.describe(settings.name),
    canonical: settings.url + view.path,
    indexed: view.isNewest,
    head: feedLinksOf(paths, paths.corrections, `${words.log} | ${settings.name}`),
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list"><h1>${words.log}</h1>
<p class="line"><span>${words.how}</span> <a href="${view.feedPath}">${all.lists.feed}</a></p>
<ul class="near">${view.filters.map(({ name, href }) => html`<li>${href ? html`<a href="${href}">${name}</a>` : html`<span aria-current="true">${name}</span>`}</li>`)}</ul>
${view.lines.length === 0 ? html`<p class="empty">${words.empty}</p>` : view.lines.map((line) => logLineOf(line, all))}
${view.olderPath && html`<p class="older"><a href="${view.olderPath}" rel="next">${words.older}</a></p>`}</main>`,
    ending: ending(frame),
  })
}

export interface CorrectionPageView {
  correction: CorrectionView
  path: string
  headline: string
  /** Null for an article that was taken down. */
  article: Link | null
}

/** One correction: its note, and every word that reads differently since. */
export function correctionPage({ correction, path, headline, article }: CorrectionPageView, frame: Frame): PageBody {
  const { settings } = frame
  const { paths, words: all } = settings.edition
  const { corrections: words } = all
  const title = `${correction.label}: ${headline}`
  return shell({
    settings,
    style: 'log',
    title,
    description: correction.note,
    canonical: settings.url + path,
    indexed: true,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap list"><ul class="near"><li><a href="${paths.corrections}">${words.log}</a></li></ul>
<article class="entry"><h1>${title}</h1><p class="line">${time(correction.at)}</p><p>${correction.note}</p>
${correction.changes.length > 0 ? html`<section><h2>${words.changes}</h2>${changeList(correction.changes)}</section>` : html`<p class="mark">${words.noteAlone}</p>`}
<p>${article ? link(article) : words.storyGone}</p></article></main>`,
    ending: ending(frame),
  })
}
