/** The pages of the archive by date: years, a year, a month, a day. */
import { weekdayNames } from '#persian'
import { type Html, html, type PageBody } from '#server'
import { archivePath } from '../addresses.ts'
import type { CalendarDay, Span } from '../model/archive.ts'
import type { CardView } from '../model/cards.ts'
import type { Today } from '../model/times.ts'
import { rowCard } from '../parts/cards.ts'
import { datedMasthead, type Frame } from '../parts/frame.ts'
import { type Link, link } from '../parts/links.ts'
import { ending, shell } from './shell.ts'

/** What every page of the archive has: where it stands between wider and neighbouring spans. */
export interface ArchiveView {
  title: string
  /** The same span in the Gregorian calendar; null on the list of years. */
  gregorian: string | null
  path: string
  /** From the whole archive down to what holds this page. */
  above: readonly Link[]
  previous: Link | null
  next: Link | null
  /** False for spans without news and for later pages of a long day. */
  indexed: boolean
  content: Html
}

export function archivePage(view: ArchiveView, frame: Frame, today: Today): PageBody {
  const { settings } = frame
  return shell({
    settings,
    style: 'archive',
    title: view.title,
    description: `${view.title}: بایگانی خبرهای ${settings.name} به تاریخ`,
    canonical: settings.url + view.path,
    indexed: view.indexed,
    head: [],
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list">${view.above.length > 0 && html`<nav aria-label="جای این صفحه در بایگانی"><ul class="near">${view.above.map((to) => html`<li>${link(to)}</li>`)}</ul></nav>`}<h1>${view.title}</h1>
${view.gregorian && html`<p class="line"><span>${view.gregorian}</span></p>`}
${view.content}
${around(view)}</main>`,
    ending: ending(frame),
  })
}

export const wholeArchive: Link = { name: 'بایگانی', href: archivePath() }

export function spanList(spans: readonly Span[]): Html {
  if (spans.length === 0) return emptyArchive
  return html`<ul class="spans">${spans.map(({ name, href, count }) => html`<li>${href ? html`<a href="${href}">${name}</a>` : name}${count && html`<small>${count}</small>`}</li>`)}</ul>`
}

/** A month as a calendar on the wall: weeks from Saturday, each day with how much it holds. */
export function monthCalendar(weeks: readonly (readonly (CalendarDay | null)[])[], caption: string): Html {
  return html`<table class="days"><caption class="unseen">${caption}</caption>
<thead><tr>${weekdayNames.map((name) => html`<th scope="col"><i aria-hidden="true">${name[0]!}</i><span>${name}</span></th>`)}</tr></thead>
<tbody>${weeks.map((week) => html`<tr>${week.map(calendarCell)}</tr>`)}</tbody></table>`
}

function calendarCell(day: CalendarDay | null): Html {
  if (day === null) return html`<td></td>`
  const date = html`<time datetime="${day.iso}">${day.name}</time>`
  const content = day.href
    ? html`<a href="${day.href}" title="${day.fullName}">${date}<small>${day.count}</small></a>`
    : date
  return day.isToday ? html`<td aria-current="date">${content}</td>` : html`<td>${content}</td>`
}

/** The stories of a day, newest first. */
export function dayStories(cards: readonly CardView[], olderPath: string | null): Html {
  if (cards.length === 0) return emptyDay
  return html`<section><h2 class="unseen">فهرست خبرها</h2><div class="rows">${cards.map(rowCard)}</div></section>
${olderPath && html`<p class="older"><a href="${olderPath}" rel="next">خبرهای پیش‌تر همین روز</a></p>`}`
}

const emptyArchive = html`<p class="empty">هنوز خبری منتشر نشده است. نخستین خبر که منتشر شود، روزش در همین بایگانی می‌آید.</p>`
const emptyDay = html`<p class="empty">در این روز خبری منتشر نشده است. روزهای دیگر را از همین بالا یا پایین صفحه بیابید.</p>`

function around({ previous, next }: ArchiveView): Html | null {
  if (!previous && !next) return null
  return html`<nav class="around" aria-label="پیش و پس">${previous && html`<a href="${previous.href}" rel="prev">${previous.name}</a>`}${next && html`<a href="${next.href}" rel="next">${next.name}</a>`}</nav>`
}
