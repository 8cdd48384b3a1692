import { type Html, html, type PageBody } from '#server'
import type { Today } from '../edition/dates.ts'
import type { Words } from '../edition/words/words.ts'
import type { OfficeView, SaidView, WordsView } from '../model/said.ts'
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

/** A person and all that she said in articles. */
export function personPage(view: PersonView, frame: Frame, today: Today): PageBody {
  const { settings } = frame
  const { paths, words: all } = settings.edition
  const { people: words } = all
  const office = view.offices[0]?.title
  return shell({
    settings,
    style: 'voice',
    title: view.name,
    description: words.describe(view.name, office, settings.name),
    canonical: settings.url + view.path,
    indexed: view.isNewest,
    head: [feedLinksOf(paths, view.path, `${view.name} | ${settings.name}`), ...(view.jsonLd ? [view.jsonLd] : [])],
    masthead: datedMasthead(frame, null, today),
    main: html`<main id="main" class="wrap list"><h1>${view.name}</h1>
${office && html`<p class="office">${office}</p>`}<p class="line"><span>${words.said(settings.name)}</span>${view.otherNames.length > 0 && html`<span>${words.otherNames} ${view.otherNames.join(all.comma)}</span>`}<a href="${view.path}/feed.xml">${all.lists.feed}</a>${!view.isNewest && html`<a href="${view.path}">${all.lists.newest}</a>`}</p>
${view.isNewest && officeList(view.offices, words)}<section><h2 class="unseen">${words.sayings}</h2>
${view.said.length === 0 ? html`<p class="empty">${words.empty}</p>` : view.said.map((one) => saidInArticle(one, words))}</section>
${view.olderPath && html`<p class="older"><a href="${view.olderPath}" rel="next">${words.older}</a></p>`}</main>`,
    ending: ending(frame),
  })
}

function officeList(offices: readonly OfficeView[], { offices: heading }: Words['people']): Html | null {
  if (offices.length === 0) return null
  const items = offices.map(
    ({ title, when }) => html`<li><span>${title}</span>${when && html`<span>${when}</span>`}</li>`,
  )
  return html`<section class="offices"><h2>${heading}</h2><ul>${items}</ul></section>`
}

function saidInArticle({ headline, href, when, words: said }: SaidView, words: Words['people']): Html {
  return html`<article class="said"><h3><a href="${href}">${headline}</a></h3><p class="when">${time(when)}</p>
${said.map((one) => quotation(one, words))}</article>`
}

function quotation({ href, text, quoted, mark }: WordsView, words: Words['people']): Html {
  // What was quoted with its marks has them already.
  const said = quoted === 'quoted' && !/^[«“]/.test(text) ? words.quoted(text) : text
  return html`<blockquote class="words" cite="${href}"><p>${mark && html`<b>${mark}</b> `}<a href="${href}">${said}</a></p></blockquote>`
}
