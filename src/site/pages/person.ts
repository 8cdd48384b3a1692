import { type Html, html, type PageBody } from '#server'
import type { OfficeView, SaidView, WordsView } from '../model/said.ts'
import type { Today } from '../model/times.ts'
import { time } from '../parts/cards.ts'
import { feedLinksOf } from '../parts/feed-links.ts'
import { datedMasthead, type Frame } from '../parts/frame.ts'
import { ending, shell } from './shell.ts'

/** Who somebody is, and what he or she said. */
export interface PersonView {
  name: string
  otherNames: readonly string[]
  offices: readonly OfficeView[]
  path: string
  said: readonly SaidView[]
  olderPath: string | null
  isNewest: boolean
  /** Machine data about the person; safe inside a data block. */
  jsonLd: Html | null
}

export function personPage(view: PersonView, frame: Frame, today: Today): PageBody {
  const { settings } = frame
  const office = view.offices[0]?.title
  return shell({
    settings,
    style: 'voice',
    title: view.name,
    description: `گفته‌های ${view.name}${office ? `، ${office}،` : ''} در خبرهای ${settings.name}`,
    canonical: settings.url + view.path,
    indexed: view.isNewest,
    head: [feedLinksOf(view.path, `${view.name} | ${settings.name}`), ...(view.jsonLd ? [view.jsonLd] : [])],
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list"><h1>${view.name}</h1>
${office && html`<p class="office">${office}</p>`}<p class="line"><span>گفته‌ها در خبرهای ${settings.name}، تازه‌ترین نخست</span>${view.otherNames.length > 0 && html`<span>نام‌های دیگر: ${view.otherNames.join('، ')}</span>`}<a href="${view.path}/feed.xml">خوراک RSS</a>${!view.isNewest && html`<a href="${view.path}">تازه‌ترین‌ها</a>`}</p>
${view.isNewest && officeList(view.offices)}<section><h2 class="unseen">گفته‌ها</h2>
${view.said.length === 0 ? nothingSaid : view.said.map(saidInArticle)}</section>
${view.olderPath && html`<p class="older"><a href="${view.olderPath}" rel="next">گفته‌های قدیمی‌تر</a></p>`}</main>`,
    ending: ending(frame),
  })
}

const nothingSaid = html`<p class="empty">در خبرهایی که اکنون روی سایت است، گفته‌ای از این فرد نیست.</p>`

function officeList(offices: readonly OfficeView[]): Html | null {
  if (offices.length === 0) return null
  const items = offices.map(
    ({ title, when }) => html`<li><span>${title}</span>${when && html`<span>${when}</span>`}</li>`,
  )
  return html`<section class="offices"><h2>سمت‌ها</h2><ul>${items}</ul></section>`
}

function saidInArticle({ headline, href, when, words }: SaidView): Html {
  return html`<article class="said"><h3><a href="${href}">${headline}</a></h3><p class="when">${time(when)}</p>
${words.map(quotation)}</article>`
}

function quotation({ href, text, quoted, mark }: WordsView): Html {
  // What was quoted with its marks has them already.
  const words = quoted === 'quoted' && !text.startsWith('«') ? html`«${text}»` : text
  return html`<blockquote class="words" cite="${href}"><p>${mark && html`<b>${mark}</b> `}<a href="${href}">${words}</a></p></blockquote>`
}
