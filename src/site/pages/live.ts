/** The page of a running account: its state, what is known so far, and its updates, newest first. */
import { type Html, html, type PageBody } from '#server'
import { articlePath } from '../addresses.ts'
import { liveScriptPath } from '../assets.ts'
import type { Words } from '../edition/words/words.ts'
import type { LiveView } from '../model/live.ts'
import { time } from '../parts/cards.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { liveUpdate } from '../parts/live.ts'
import { openGraph } from '../parts/open-graph.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import { ending, shell } from './shell.ts'

export interface LiveExtras {
  jsonLd: string
  /** Path of the picture for messengers. */
  picture: string
  slug: string
}

/** A running account with its updates, the newest first. */
export function livePage(view: LiveView, frame: Frame, { jsonLd, picture, slug }: LiveExtras): PageBody {
  const { settings } = frame
  const { live: words } = settings.edition.words
  const description = view.summary ?? view.headline
  const canonical = settings.url + view.path
  const shown = { path: picture, alt: view.headline, size: null }
  return shell({
    settings,
    style: 'live',
    title: view.headline,
    description,
    canonical,
    indexed: view.isNewest,
    hasCard: true,
    head: [
      openGraph({ type: 'article', title: view.headline, description, url: canonical, picture: shown }, settings),
      jsonDataBlock(jsonLd),
      html`${view.eventsPath && html`<script type="module" src="${liveScriptPath}"></script>`}`,
    ],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap list"><p class="line"><span class="state${view.ended ? '' : ' on'}" id="state" role="status">${view.ended ? words.ended : words.running}</span>${view.kicker && html`<span>${view.kicker}</span>`}${view.ended && time(view.ended)}</p>
<h1>${view.headline}</h1>
${pinned(view, words)}
<p class="news">${view.isNewest ? html`<a href="${view.path}" id="news">${view.ended ? words.reload : words.seeNewest}</a>` : html`<a href="${view.path}">${words.newest}</a>`}</p>
${updates(view, words)}
${view.olderPath && html`<p class="older"><a href="${view.olderPath}" rel="next">${words.older}</a></p>`}
<p class="line"><a href="${articlePath({ code: view.code, slug, edition: settings.edition.code })}">${words.story}</a></p></main>`,
    ending: ending(frame),
  })
}

function pinned({ summary, keyMoments }: LiveView, words: Words['live']): Html | null {
  if (summary === null && keyMoments.length === 0) return null
  return html`<section class="pinned"><h2>${words.known}</h2>${summary && html`<p>${summary}</p>`}${keyMoments.length > 0 && html`<ul>${keyMoments.map(({ headline, href, at }) => html`<li>${time(at)}<a href="${href}">${headline}</a></li>`)}</ul>`}</section>`
}

function updates({ updates: all, eventsPath }: LiveView, words: Words['live']): Html {
  const content = all.length === 0 ? html`<p class="empty">${words.empty}</p>` : all.map(liveUpdate)
  if (eventsPath === null) return html`<div id="updates">${content}</div>`
  return html`<div id="updates" data-events="${eventsPath}" data-ended="${words.ended}" data-calm="${words.seeNewest}" data-new="${words.fresh}">${content}</div>`
}
