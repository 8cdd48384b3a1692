import { type Html, html, type PageBody } from '#server'
import type { Section } from '#store'
import type { Moment } from '../edition/dates.ts'
import type { Edition } from '../edition/edition.ts'
import type { Words } from '../edition/words/words.ts'
import type { CardView } from '../model/cards.ts'
import { isUnfiltered, type SearchForm, searchAddress, searchFeedAddress } from '../model/search-form.ts'
import { time } from '../parts/cards.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { questionField } from '../parts/search-form.ts'
import type { SiteSettings } from '../settings.ts'
import { ending, shell } from './shell.ts'

/** A piece of a text; marked where a word that was asked for stands. */
export interface MarkedPiece {
  text: string
  isMarked: boolean
}

/** A story that answers. */
export interface FoundView {
  card: CardView
  section: string | null
  headline: readonly MarkedPiece[]
  passage: readonly MarkedPiece[]
}

/** What came of a question. */
export type SearchState =
  /** Nothing was asked yet. */
  | { kind: 'nothing-asked' }
  | {
      kind: 'found'
      found: readonly FoundView[]
      nextPath: string | null
      /** True on the pages after the first. */
      isContinued: boolean
      /** «منظورتان … بود؟» */
      meant: { text: string; isAnswered: boolean } | null
      /** Words that no story says with the others. */
      leftOut: readonly string[]
      /** True when the question was longer than is read. */
      isShortened: boolean
      /** The day back to which stories were read for a phrase, when older ones are left for the next page. */
      readBack: Moment | null
    }
  /** It took too long, or too many ask at once. */
  | { kind: 'too-late' }

export interface SearchView {
  form: SearchForm
  state: SearchState
  /** Days that could not be read. */
  unread: readonly ('from' | 'to')[]
  sections: readonly Section[]
  /** Names of the source and the person the question is narrowed to, where they have one. */
  narrowedTo: readonly { field: 'source' | 'person'; name: string }[]
}

/** The search form, and under it what was found. */
export function searchPage(view: SearchView, frame: Frame): PageBody {
  const { settings } = frame
  const { edition } = settings
  const { lists, search } = edition.words
  const { form } = view
  const title = form.q === '' ? lists.search : search.ofText(quoted(form.q, edition.words))
  return shell({
    settings,
    style: 'search',
    title,
    description: search.describe(settings.name),
    canonical: settings.url + edition.paths.search,
    indexed: false,
    head: view.state.kind === 'found' ? feedLink(searchFeedAddress(edition, form), title) : [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap list"><h1>${form.q === '' ? lists.search : search.of(html`<bdi>${quoted(form.q, edition.words)}</bdi>`)}</h1>
${formOf(view, edition)}
${stateOf(view, settings)}</main>`,
    ending: ending(frame),
  })
}

/** In quotation marks, unless it has its own. */
function quoted(question: string, { people }: Words): string {
  return /[«»"“”„‟]/.test(question) ? question : people.quoted(question)
}

function feedLink(address: string, title: string): Html {
  return html`<link rel="alternate" type="application/rss+xml" title="${title}" href="${address}">`
}

function formOf({ form, unread, sections, narrowedTo }: SearchView, edition: Edition): Html {
  const { paths, words } = edition
  const { search } = words
  const sectionOptions = sections.map(({ slug, name, parent }) =>
    option(slug, parent === null ? name : `– ${name}`, form.section),
  )
  const kindOptions = Object.entries(search.kinds).map(([kind, name]) => option(kind, name, form.kind))
  return html`<form class="searching" role="search" action="${paths.search}"><p class="ask">${questionField(form.q, words)}</p>
<details${isUnfiltered(form) && form.sort === '' ? '' : html` open`}><summary>${search.narrow}</summary><div class="narrow">
<label>${search.section}<select name="section"><option value="">${search.everySection}</option>${sectionOptions}</select></label>
<label>${search.kind}<select name="kind"><option value="">${search.everyKind}</option>${kindOptions}</select></label>
${dayField('from', search, { form, unread })}${dayField('to', search, { form, unread })}
<label>${search.order}<select name="sort"><option value="">${search.best}</option>${option('newest', search.newest, form.sort)}</select></label>
</div></details>${narrowedTo.map(({ field, name }) => narrowed(form, { field, name }, edition))}</form>`
}

function option(value: string, name: string, chosen: string): Html {
  return value === chosen
    ? html`<option value="${value}" selected>${name}</option>`
    : html`<option value="${value}">${name}</option>`
}

function dayField(
  name: 'from' | 'to',
  words: Words['search'],
  { form, unread }: Pick<SearchView, 'form' | 'unread'>,
): Html {
  const id = `${name}-note`
  const isUnread = unread.includes(name)
  const invalid = isUnread ? html` aria-invalid="true" aria-describedby="${id}"` : ''
  return html`<label>${words[name]}<input name="${name}" value="${form[name]}" placeholder="${words.dayExample}" maxlength="20" autocomplete="off"${invalid}>${isUnread && html`<small id="${id}">${words.dayUnread}</small>`}</label>`
}

/** Stays in the form until the reader lets go of it. */
function narrowed(form: SearchForm, { field, name }: SearchView['narrowedTo'][number], edition: Edition): Html {
  const { search } = edition.words
  return html`<p class="narrowed">${search[field]} <b>${name}</b> <a href="${searchAddress(edition, { ...form, [field]: '' })}">${search.letGo}</a><input type="hidden" name="${field}" value="${form[field]}"></p>`
}

function stateOf({ form, state }: SearchView, settings: SiteSettings): Html {
  const { search } = settings.edition.words
  switch (state.kind) {
    case 'nothing-asked':
      return html`<div class="empty"><h2>${search.help}</h2><ul>
${search.helpLines.map((line, index) => html`${index > 0 && '\n'}<li>${line}</li>`)}</ul></div>`
    case 'too-late':
      return html`<div class="empty"><p>${search.tooLate}</p><p>${search.tooLateNow}</p></div>`
    case 'found':
      return foundList(form, state, settings)
  }
}

function foundList(form: SearchForm, state: Extract<SearchState, { kind: 'found' }>, settings: SiteSettings): Html {
  const { edition } = settings
  const { search } = edition.words
  const { found, nextPath, isContinued, readBack } = state
  const notes = html`${state.isShortened && html`<p class="told">${search.shortened}</p>`}${meantLine(form, state, edition)}`
  const on =
    nextPath &&
    html`<span class="older"><a href="${nextPath}" rel="next">${readBack ? search.readOn : search.more}</a></span>`
  const back = readBack && html`<p class="told">${search.readBack(time(readBack))}</p>`
  if (found.length === 0 && nextPath)
    return html`${notes}${back}<p class="line">${on}</p>${isContinued ? '' : html`<div class="empty"><ul><li>${search.withoutQuotes}</li></ul></div>`}`
  if (found.length === 0)
    return html`${notes}${isContinued ? html`<p class="empty">${search.noMore}</p>` : nothingFound(form, settings)}`
  return html`${notes}<section><h2 class="unseen">${search.answers}</h2><ol class="rows">${found.map(foundRow)}</ol></section>
${back}<p class="line">${on}<a href="${searchFeedAddress(edition, form)}">${search.feed}</a></p>`
}

function meantLine(
  form: SearchForm,
  { meant, leftOut }: Extract<SearchState, { kind: 'found' }>,
  edition: Edition,
): Html | null {
  const { search, people } = edition.words
  const named = (text: string) => html`<bdi>${quoted(text, edition.words)}</bdi>`
  if (meant !== null) {
    const instead = html`<a href="${searchAddress(edition, { ...form, q: meant.text })}">${named(meant.text)}</a>`
    return meant.isAnswered
      ? html`<p class="told">${search.meantAndAnswered(named(form.q), instead)}</p>`
      : html`<p class="told">${search.meant(instead)}</p>`
  }
  if (leftOut.length === 0) return null
  const words = leftOut.map(people.quoted).join(search.and)
  return html`<p class="told">${search.leftOut(html`<bdi>${words}</bdi>`)}</p>`
}

function foundRow({ card, section, headline, passage }: FoundView): Html {
  return html`<li class="card found">${card.kicker && html`<p class="kicker">${card.kicker}</p>`}<h3><a href="${card.href}">${marked(headline)}</a>${card.mark && html` <span class="mark">${card.mark}</span>`}</h3><p class="passage">${marked(passage)}</p><p class="line">${time(card.when)}${section && html`<span>${section}</span>`}</p></li>`
}

/** Escaped piece by piece: only our own marks are markup. */
function marked(pieces: readonly MarkedPiece[]): Html[] {
  return pieces.map(({ text, isMarked }) => (isMarked ? html`<mark>${text}</mark>` : html`${text}`))
}

function nothingFound(form: SearchForm, { name, edition }: SiteSettings): Html {
  const { lists, search } = edition.words
  return html`<div class="empty"><p>${search.nothing(name)}</p><ul>
<li>${search.lookAgain}</li>
${/[«“"]/.test(form.q) && html`<li>${search.withoutQuotes}</li>`}
${!isUnfiltered(form) && html`<li><a href="${searchAddress(edition, { ...emptyForm, q: form.q })}">${search.withoutLimits}</a></li>`}
<li>${search.perhapsIn(html`<a href="${edition.paths.latest}">${lists.latest}</a>`)}</li></ul></div>`
}

const emptyForm: SearchForm = { q: '', section: '', kind: '', source: '', person: '', from: '', to: '', sort: '' }
