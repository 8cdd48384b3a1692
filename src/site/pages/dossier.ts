/** A dossier: what it is about, then its articles in their order. And the list of all dossiers. */
import { toHtml, toPlainText } from '#article'
import { toPersianDigits } from '#persian'
import { type Html, html, type PageBody } from '#server'
import type { Dossier, DossierLine } from '#store'
import { dossierPath, dossiersPath } from '../addresses.ts'
import { bodyPictures } from '../model/body.ts'
import type { CardView } from '../model/cards.ts'
import { fullMoment, type Today } from '../model/times.ts'
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

export function dossierPage({ dossier, cards, today }: DossierView, frame: Frame): PageBody {
  const { settings } = frame
  const { slug, title, intro, changedAt } = dossier
  const path = dossierPath(slug)
  return shell({
    settings,
    style: 'dossier',
    title: `پرونده: ${title}`,
    description: toPlainText(intro).slice(0, descriptionLengthMax).toWellFormed() || title,
    canonical: settings.url + path,
    indexed: true,
    head: feedLinksOf(path, `${title} | ${settings.name}`),
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list"><p class="over"><a href="${dossiersPath}">پرونده</a></p><h1>${title}</h1>
<p class="line"><span>${articlesIn(cards.length)}</span><span>آخرین ویرایش: ${time(fullMoment(changedAt))}</span><a href="${path}/feed.xml">خوراک RSS</a></p>
${intro.content.length > 0 && html`<div class="body intro">${bodyMarkup(toHtml(intro, bodyPictures('')))}</div>`}
${cards.length === 0 ? emptyDossier : html`<h2 class="unseen">خبرهای پرونده</h2><ol class="parts">${cards.map((card) => html`<li>${rowCard(card)}</li>`)}</ol>`}</main>`,
    ending: ending(frame),
  })
}

export function dossiersPage(lines: readonly DossierLine[], frame: Frame, today: Today): PageBody {
  const { settings } = frame
  return shell({
    settings,
    style: 'dossier',
    title: 'پرونده‌ها',
    description: `خبرهایی که به هم بسته‌اند، یکجا و به ترتیب، در ${settings.name}`,
    canonical: settings.url + dossiersPath,
    indexed: true,
    head: [],
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list"><h1>پرونده‌ها</h1>
${lines.length === 0 ? html`<p class="empty">هنوز پرونده‌ای ساخته نشده است. تازه‌ترین خبرها را در صفحهٔ نخست ببینید.</p>` : html`<ul class="all">${lines.map(lineOf)}</ul>`}</main>`,
    ending: ending(frame),
  })
}

const emptyDossier = html`<p class="empty">خبرهای این پرونده هنوز منتشر نشده‌اند.</p>`

function lineOf({ slug, title, count, changedAt }: DossierLine): Html {
  return html`<li><a href="${dossierPath(slug)}">${title}</a><small>${articlesIn(count)}</small>${time(fullMoment(changedAt))}</li>`
}

function articlesIn(count: number): string {
  return count === 0 ? 'بی خبر' : `${toPersianDigits(count)} خبر`
}
