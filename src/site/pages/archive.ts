/** The pages of the archive by date: years, a year, a month, a day. */
import { type Html, html, type PageBody } from '#server'
import type { Today } from '../edition/dates.ts'
import type { Edition } from '../edition/edition.ts'
import type { CalendarDay, Span } from '../model/archive.ts'
import type { CardView } from '../model/cards.ts'
import { rowCard } from '../parts/cards.ts'
import { datedMasthead, type Frame } from '../parts/frame.ts'
import { type Link, link } from '../parts/links.ts'
import { ending, shell } from './shell.ts'

/** What every page of the archive has: where it stands between wider and neighbouring spans. */
export interface ArchiveView {
  title: string
  /** The same span in the other calendar; null on the list of years. */
  otherName: string | null
  path: string
  /** From the whole archive down to what holds this page. */
  above: readonly Link[]
  previous: Link | null
  next: Link | null
  /** False for spans without news and for later pages of a long day. */
  indexed: boolean
  content: Html
}

/** A page of the archive by date. */
export function archivePage(view: ArchiveView, frame: Frame, today: Today): PageBody {
  const { settings } = frame
  const words = settings.edition.words.archive
  return shell({
    settings,
    style: 'archive',
    title: view.title,
    description: words.describe(view.title, settings.name),
    canonical: settings.url + view.path,
    indexed: view.indexed,
    head: [],
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list">${view.above.length > 0 && html`<nav aria-label="${words.place}"><ul class="near">${view.above.map((to) => html`<li>${link(to)}</li>`)}</ul></nav>`}<h1>${view.title}</h1>
${view.otherName && html`<p class="line"><span>${view.otherName}</span></p>`}
${view.content}
${around(view, words.around)}</main>`,
    ending: ending(frame),
  })
}

/** The way to the list of years. */
export function wholeArchive({ paths, words }: Edition): Link {
  return { name: words.lists.archive, href: paths.archive() }
}

/** Years or months, each with how much it holds. */
export function spanList(spans: readonly Span[], { words }: Edition): Html {
  if (spans.length === 0) return html`<p class="empty">${words.archive.empty}</p>`
  return html`<ul class="spans">${spans.map(({ name, href, count }) => html`<li>${href ? html`<a href="${href}">${name}</a>` : name}${count && html`<small>${count}</small>`}</li>`)}</ul>`
}

/** A month as a calendar on the wall: weeks from Saturday, each day with how much it holds. */
export function monthCalendar(
  weeks: readonly (readonly (CalendarDay | null)[])[],
  caption: string,
  { dates }: Edition,
): Html {
  return html`<table class="days"><caption class="unseen">${caption}</caption>
<thead><tr>${dates.weekdays.map(({ name, letter }) => html`<th scope="col"><i aria-hidden="true">${letter}</i><span>${name}</span></th>`)}</tr></thead>
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
export function dayStories(cards: readonly CardView[], olderPath: string | null, { words }: Edition): Html {
  if (cards.length === 0) return html`<p class="empty">${words.archive.emptyDay}</p>`
  return html`<section><h2 class="unseen">${words.lists.stories}</h2><div class="rows">${cards.map(rowCard)}</div></section>
${olderPath && html`<p class="older"><a href="${olderPath}" rel="next">${words.archive.earlierThatDay}</a></p>`}`
}

function around({ previous, next }: ArchiveView, label: string): Html | null {
  if (!previous && !next) return null
  return html`<nav class="around" aria-label="${label}">${previous && html`<a href="${previous.href}" rel="prev">${previous.name}</a>`}${next && html`<a href="${next.href}" rel="next">${next.name}</a>`}</nav>`
}
