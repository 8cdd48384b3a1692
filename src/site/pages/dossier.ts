/** A dossier: what it is about, then its articles in their order. And the list of all dossiers. */
import { toHtml, toPlainText } from '#article'
import { type Html, html, type PageBody } from '#server'
import type { Dossier, DossierLine } from '#store'
import type { Today } from '../edition/dates.ts'
import type { Edition } from '../edition/edition.ts'
import { bodyPictures } from '../model/body.ts'
import type { CardView } from '../model/cards.ts'
import { rowCard, time } from '../parts/cards.ts'
import { feedLinksOf } from '../parts/feed-links.ts'
import { datedMasthead, type Frame } from '../parts/frame.ts'
import { bodyMarkup } from '../parts/trusted.ts'
import { ending, shell } from './shell.ts'

const descriptionLengthMax = 200

export interface DossierView {
  dossier: Dossier
  /** In their order. */
  cards: readonly CardView[]
  today: Today
}

/** A dossier: its articles in their order. */
export function dossierPage({ dossier, cards, today }: DossierView, frame: Frame): PageBody {
  const { settings } = frame
  const { dates, paths, words } = settings.edition
  const { slug, title, intro, changedAt } = dossier
  const path = paths.dossier(slug)
  return shell({
    settings,
    style: 'dossier',
    title: words.dossier.titled(title),
    description: toPlainText(intro).slice(0, descriptionLengthMax).toWellFormed() || title,
    canonical: settings.url + path,
    indexed: true,
    head: feedLinksOf(paths, path, `${title} | ${settings.name}`),
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list"><p class="over"><a href="${paths.dossiers}">${words.dossier.one}</a></p><h1>${title}</h1>
<p class="line"><span>${words.dossier.count(cards.length)}</span><span>${words.dossier.changed} ${time(dates.full(changedAt))}</span><a href="${path}/feed.xml">${words.lists.feed}</a></p>
${intro.content.length > 0 && html`<div class="body intro">${bodyMarkup(toHtml(intro, bodyPictures('', words)))}</div>`}
${cards.length === 0 ? html`<p class="empty">${words.dossier.empty}</p>` : html`<h2 class="unseen">${words.dossier.stories}</h2><ol class="parts">${cards.map((card) => html`<li>${rowCard(card)}</li>`)}</ol>`}</main>`,
    ending: ending(frame),
  })
}

/** The list of dossiers. */
export function dossiersPage(lines: readonly DossierLine[], frame: Frame, today: Today): PageBody {
  const { settings } = frame
  const { paths, words } = settings.edition
  return shell({
    settings,
    style: 'dossier',
    title: words.lists.dossiers,
    description: words.dossier.describeAll(settings.name),
    canonical: settings.url + paths.dossiers,
    indexed: true,
    head: [],
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list"><h1>${words.lists.dossiers}</h1>
${lines.length === 0 ? html`<p class="empty">${words.dossier.none}</p>` : html`<ul class="all">${lines.map((line) => lineOf(line, settings.edition))}</ul>`}</main>`,
    ending: ending(frame),
  })
}

function lineOf({ slug, title, count, changedAt }: DossierLine, { dates, paths, words }: Edition): Html {
  return html`<li><a href="${paths.dossier(slug)}">${title}</a><small>${words.dossier.count(count)}</small>${time(dates.full(changedAt))}</li>`
}
