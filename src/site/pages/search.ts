import { type Html, html, type PageBody } from '#server'
import type { Section } from '#store'
import { latestPath, searchPath } from '../addresses.ts'
import type { CardView } from '../model/cards.ts'
import { isUnfiltered, type SearchForm, searchAddress, searchFeedAddress } from '../model/search-form.ts'
import { time } from '../parts/cards.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { questionField } from '../parts/search-form.ts'
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

export function searchPage(view: SearchView, frame: Frame): PageBody {
  const { settings } = frame
  const { form } = view
  const title = form.q === '' ? 'جست‌وجو' : `جست‌وجوی ${quoted(form.q)}`
  return shell({
    settings,
    style: 'search',
    title,
    description: `جست‌وجو در خبرهای ${settings.name}`,
    canonical: settings.url + searchPath,
    indexed: false,
    head: view.state.kind === 'found' ? feedLink(form, title) : [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap list"><h1>${form.q === '' ? 'جست‌وجو' : html`جست‌وجوی <bdi>${quoted(form.q)}</bdi>`}</h1>
${formOf(view)}
${stateOf(view, settings.name)}</main>`,
    ending: ending(frame),
  })
}

/** In quotation marks, unless it has its own. */
function quoted(question: string): string {
  return /[«»"“”„‟]/.test(question) ? question : `«${question}»`
}

function feedLink(form: SearchForm, title: string): Html {
  return html`<link rel="alternate" type="application/rss+xml" title="${title}" href="${searchFeedAddress(form)}">`
}

const kinds = {
  news: 'خبر',
  report: 'گزارش',
  interview: 'گفت‌وگو',
  note: 'یادداشت',
  photo: 'عکس',
  video: 'فیلم',
  live: 'گزارش زنده',
}

function formOf({ form, unread, sections, narrowedTo }: SearchView): Html {
  const sectionOptions = sections.map(({ slug, name, parent }) =>
    option(slug, parent === null ? name : `– ${name}`, form.section),
  )
  const kindOptions = Object.entries(kinds).map(([kind, name]) => option(kind, name, form.kind))
  return html`<form class="searching" role="search" action="${searchPath}"><p class="ask">${questionField(form.q)}</p>
<details${isUnfiltered(form) && form.sort === '' ? '' : html` open`}><summary>محدود کردن و ترتیب</summary><div class="narrow">
<label>بخش<select name="section"><option value="">همهٔ بخش‌ها</option>${sectionOptions}</select></label>
<label>نوع<select name="kind"><option value="">همهٔ نوع‌ها</option>${kindOptions}</select></label>
${dayField('from', 'از روز', { form, unread })}${dayField('to', 'تا روز', { form, unread })}
<label>ترتیب<select name="sort"><option value="">نزدیک‌ترین پاسخ</option>${option('newest', 'تازه‌ترین', form.sort)}</select></label>
</div></details>${narrowedTo.map(({ field, name }) => narrowed(form, field, name))}</form>`
}

function option(value: string, name: string, chosen: string): Html {
  return value === chosen
    ? html`<option value="${value}" selected>${name}</option>`
    : html`<option value="${value}">${name}</option>`
}

function dayField(name: 'from' | 'to', label: string, { form, unread }: Pick<SearchView, 'form' | 'unread'>): Html {
  const id = `${name}-note`
  const isUnread = unread.includes(name)
  const invalid = isUnread ? html` aria-invalid="true" aria-describedby="${id}"` : ''
  return html`<label>${label}<input name="${name}" value="${form[name]}" placeholder="۱۴۰۳/۰۱/۰۱" maxlength="20" autocomplete="off"${invalid}>${isUnread && html`<small id="${id}">این روز را نخواندیم و در نظر نگرفتیم؛ سال و ماه و روز را مانند ۱۴۰۳/۰۱/۳۱ بنویسید.</small>`}</label>`
}

/** Stays in the form until the reader lets go of it. */
function narrowed(form: SearchForm, field: 'source' | 'person', name: string): Html {
  const label = field === 'source' ? 'تنها از منبع' : 'تنها با گفته‌های'
  return html`<p class="narrowed">${label} <b>${name}</b> <a href="${searchAddress({ ...form, [field]: '' })}">برداشتن</a><input type="hidden" name="${field}" value="${form[field]}"></p>`
}

function stateOf({ form, state }: SearchView, newsroom: string): Html {
  switch (state.kind) {
    case 'nothing-asked':
      return help
    case 'too-late':
      return html`<div class="empty"><p>این پرسش بیش از اندازه طول کشید و نیمه‌کاره رها شد. چیزی خراب نشده است.</p><p>کمی دیگر دوباره بکوشید، یا با واژه‌ای خاص‌تر یا بازه‌ای کوتاه‌تر بجویید.</p></div>`
    case 'found':
      return foundList(form, state, newsroom)
  }
}

function foundList(form: SearchForm, state: Extract<SearchState, { kind: 'found' }>, newsroom: string): Html {
  const { found, nextPath, isContinued } = state
  const notes = html`${state.isShortened && html`<p class="told">پرسش بلندتر از آن بود که همهٔ آن خوانده شود؛ آغازش را جُستیم.</p>`}${meantLine(form, state)}`
  if (found.length === 0) return html`${notes}${isContinued ? end : nothingFound(form, newsroom)}`
  return html`${notes}<section><h2 class="unseen">پاسخ‌ها</h2><ol class="rows">${found.map(foundRow)}</ol></section>
<p class="line">${nextPath && html`<span class="older"><a href="${nextPath}" rel="next">پاسخ‌های بیشتر</a></span>`}<a href="${searchFeedAddress(form)}">خوراک RSS این جست‌وجو</a></p>`
}

function meantLine(form: SearchForm, { meant, leftOut }: Extract<SearchState, { kind: 'found' }>): Html | null {
  if (meant !== null) {
    const instead = html`<a href="${searchAddress({ ...form, q: meant.text })}"><bdi>${quoted(meant.text)}</bdi></a>`
    return meant.isAnswered
      ? html`<p class="told">برای <bdi>${quoted(form.q)}</bdi> چیزی پیدا نشد؛ منظورتان ${instead} بود؟ پاسخ‌های آن را می‌بینید.</p>`
      : html`<p class="told">منظورتان ${instead} بود؟</p>`
  }
  if (leftOut.length === 0) return null
  const words = leftOut.map((word) => `«${word}»`).join(' و ')
  return html`<p class="told">خبری نیست که <bdi>${words}</bdi> هم در آن باشد؛ پاسخ‌های بقیهٔ پرسش را می‌بینید.</p>`
}

function foundRow({ card, section, headline, passage }: FoundView): Html {
  return html`<li class="card found">${card.kicker && html`<p class="kicker">${card.kicker}</p>`}<h3><a href="${card.href}">${marked(headline)}</a>${card.mark && html` <span class="mark">${card.mark}</span>`}</h3><p class="passage">${marked(passage)}</p><p class="line">${time(card.when)}${section && html`<span>${section}</span>`}</p></li>`
}

/** Escaped piece by piece: only our own marks are markup. */
function marked(pieces: readonly MarkedPiece[]): Html[] {
  return pieces.map(({ text, isMarked }) => (isMarked ? html`<mark>${text}</mark>` : html`${text}`))
}

function nothingFound(form: SearchForm, newsroom: string): Html {
  return html`<div class="empty"><p>در خبرهای ${newsroom} پاسخی برای این پرسش نیست.</p><ul>
<li>املای واژه‌ها را یک بار دیگر ببینید، یا واژهٔ کمتری بنویسید.</li>
${form.q.includes('«') && html`<li>عبارت را بی گیومه بجویید.</li>`}
${!isUnfiltered(form) && html`<li><a href="${searchAddress({ ...emptyForm, q: form.q })}">همین پرسش را بی‌محدودیت بجویید.</a></li>`}
<li>شاید در <a href="${latestPath}">تازه‌ترین خبرها</a> باشد.</li></ul></div>`
}

const emptyForm: SearchForm = { q: '', section: '', kind: '', source: '', person: '', from: '', to: '', sort: '' }

const end = html`<p class="empty">پاسخ دیگری نیست.</p>`

const help = html`<div class="empty"><h2>چطور بجوییم؟</h2><ul>
<li>چند واژه بنویسید: خبری می‌آید که همه را داشته باشد. نیم‌فاصله، همزه، شکل «ی» و «ک»، و رقم فارسی یا لاتین فرقی نمی‌کند.</li>
<li>برای عبارتی که باید پشت سر هم بیاید گیومه بگذارید: <b>«سازمان ملل متحد»</b></li>
<li>پیش از واژه‌ای که نمی‌خواهید خط تیره بگذارید: <b>پرسپولیس <bdi>-استقلال</bdi></b></li>
<li>کد خبر شما را یک‌راست به خود خبر می‌برد.</li></ul></div>`
