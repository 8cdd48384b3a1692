/** What is read most, as a numbered list. */
import { html, type PageBody } from '#server'
import type { Today } from '../edition/dates.ts'
import type { CardView } from '../model/cards.ts'
import { time } from '../parts/cards.ts'
import { datedMasthead, type Frame } from '../parts/frame.ts'
import { ending, shell } from './shell.ts'

export interface MostReadView {
  title: string
  /** Absolute path with its query. */
  path: string
  /** The last day and the last week; the one shown has no address. */
  spans: readonly Choice[]
  /** Everything, then the sections of the first level; the one shown has no address. */
  sections: readonly Choice[]
  places: readonly { card: CardView; isRising: boolean }[]
}

export interface Choice {
  name: string
  href: string | null
}

/** What was read most, in a day or a week, in all or one section. */
export function mostReadPage(view: MostReadView, frame: Frame, today: Today): PageBody {
  const { settings } = frame
  const { paths, words } = settings.edition
  return shell({
    settings,
    style: 'list',
    title: view.title,
    description: words.mostRead.describe(settings.name),
    canonical: settings.url + view.path,
    indexed: view.path === paths.mostRead,
    head: [],
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list"><h1>${view.title}</h1>
<p class="line"><span>${words.mostRead.how}</span></p>
<ul class="near">${view.spans.map(choice)}</ul>
<ul class="near">${view.sections.map(choice)}</ul>
${view.places.length === 0 ? html`<p class="empty">${words.mostRead.empty}</p>` : html`<ol class="ranked rows">${view.places.map(({ card, isRising }) => html`<li><div><a href="${card.href}">${card.headline}</a>${card.mark && html` <span class="mark">${card.mark}</span>`}<p>${time(card.when)}${isRising && html` <b class="rising">${words.mostRead.rising}</b>`}</p></div></li>`)}</ol>`}</main>`,
    ending: ending(frame),
  })
}

function choice({ name, href }: Choice) {
  return html`<li>${href ? html`<a href="${href}">${name}</a>` : html`<span aria-current="true">${name}</span>`}</li>`
}
