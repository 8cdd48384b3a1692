/** The page of a running account: its state, what is known so far, and its updates, newest first. */
import { type Html, html, type PageBody } from '#server'
import { articlePath } from '../addresses.ts'
import { liveScriptPath } from '../assets.ts'
import type { LiveView } from '../model/live.ts'
import { time } from '../parts/cards.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { liveUpdate } from '../parts/live.ts'
import { jsonDataBlock } from '../parts/trusted.ts'
import { ending, shell } from './shell.ts'

export interface LiveExtras {
  jsonLd: string
  /** Path of the picture for messengers. */
  picture: string
  slug: string
}

const endedWords = 'این گزارش زنده پایان یافته است'

export function livePage(view: LiveView, frame: Frame, { jsonLd, picture, slug }: LiveExtras): PageBody {
  const { settings } = frame
  return shell({
    settings,
    style: 'live',
    title: view.headline,
    description: view.summary ?? view.headline,
    canonical: settings.url + view.path,
    indexed: view.isNewest,
    hasCard: true,
    head: [
      html`<meta property="og:type" content="article">
<meta property="og:title" content="${view.headline}">
<meta property="og:url" content="${settings.url + view.path}">
<meta property="og:image" content="${settings.url + picture}">`,
      jsonDataBlock(jsonLd),
      html`${view.eventsPath && html`<script type="module" src="${liveScriptPath}"></script>`}`,
    ],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap list"><p class="line"><span class="state${view.ended ? '' : ' on'}" id="state" role="status">${view.ended ? endedWords : 'گزارش زنده'}</span>${view.kicker && html`<span>${view.kicker}</span>`}${view.ended && time(view.ended)}</p>
<h1>${view.headline}</h1>
${pinned(view)}
<p class="news">${view.isNewest ? html`<a href="${view.path}" id="news">${view.ended ? 'بازخوانی صفحه' : 'دیدن تازه‌ترین‌ها'}</a>` : html`<a href="${view.path}">تازه‌ترین به‌روزرسانی‌ها</a>`}</p>
${updates(view)}
${view.olderPath && html`<p class="older"><a href="${view.olderPath}" rel="next">به‌روزرسانی‌های پیش‌تر</a></p>`}
<p class="line"><a href="${articlePath({ code: view.code, slug })}">متن کامل خبر، منبع و برچسب‌ها</a></p></main>`,
    ending: ending(frame),
  })
}

function pinned({ summary, keyMoments }: LiveView): Html | null {
  if (summary === null && keyMoments.length === 0) return null
  return html`<section class="pinned"><h2>آنچه تا اینجا می‌دانیم</h2>${summary && html`<p>${summary}</p>`}${keyMoments.length > 0 && html`<ul>${keyMoments.map(({ headline, href, at }) => html`<li>${time(at)}<a href="${href}">${headline}</a></li>`)}</ul>`}</section>`
}

function updates({ updates: all, eventsPath }: LiveView): Html {
  const content = all.length === 0 ? html`<p class="empty">هنوز به‌روزرسانی‌ای نیامده است.</p>` : all.map(liveUpdate)
  if (eventsPath === null) return html`<div id="updates">${content}</div>`
  return html`<div id="updates" data-events="${eventsPath}" data-ended="${endedWords}" data-calm="دیدن تازه‌ترین‌ها" data-new="به‌روزرسانی تازه؛ دیدن">${content}</div>`
}
