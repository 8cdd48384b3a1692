import { toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Feed, Recall, Section, Story, StoryStatus } from '#store'
import { wayToArticle } from '../pages/way-to-article.ts'
import { storyRow } from './story-row.ts'
import { emptySentences, ownRecallSentences, recallSentences, statusNames, whenInWords } from './wire-words.ts'

/** What the address of the list asks for. */
export interface WireFilter {
  status: StoryStatus
  feed: string
  section: string
  words: string
  hours: string
  below: string
}

export interface WireView {
  filter: WireFilter
  stories: readonly Story[]
  next: number | null
  counts: Record<StoryStatus, number>
  feeds: readonly Feed[]
  sections: readonly Section[]
  recalls: readonly Recall[]
  mayWrite: boolean
  /** Whether the feeds may be seen to. */
  mayArrange: boolean
  now: Date
}

const statuses: readonly StoryStatus[] = ['new', 'watched', 'taken', 'ignored']
const spans: readonly [hours: string, label: string][] = [
  ['', 'همه'],
  ['1', 'یک ساعت گذشته'],
  ['6', 'شش ساعت گذشته'],
  ['24', 'یک روز گذشته'],
  ['168', 'یک هفتهٔ گذشته'],
]

/** The inbox of the wire: what came in, each story once. */
export function wirePage(view: WireView): Html {
  const { filter, stories, next, recalls, now, mayWrite } = view
  const here = addressOf(filter)
  return html`<div class="wire" data-watch="/desk/wire/changes">
<div class="list-head line"><h1>سیم</h1>${view.mayArrange ? html`<a class="button small secondary" href="/desk/wire/feeds">خوراک‌ها</a>` : null}</div>
<p class="fresh" role="status" data-fresh="چیز تازه‌ای رسیده است؛ فهرست را تازه کنید"><a href="${here}">تازه‌کردن فهرست</a></p>
${recalls.length === 0 ? null : recallBox(recalls, view)}
<nav class="tabs" aria-label="وضعیت خبرها"><ul>${statuses.map((status) => tab(status, view))}</ul></nav>
${filterForm(view)}
${stories.length === 0 ? html`<p class="empty">${isNarrowed(filter) ? 'با این جست‌وجو خبری پیدا نشد.' : emptySentences[filter.status]}</p>` : html`<ol class="stories">${stories.map((story) => storyRow({ story, now, back: here, mayWrite, sections: view.sections }))}</ol>`}
${next === null ? null : html`<p class="more"><a class="button secondary" href="${addressOf({ ...filter, below: String(next) })}">خبرهای پیش‌تر</a></p>`}
<p class="hint keys">کلیدها: <kbd>j</kbd> بعدی، <kbd>k</kbd> قبلی، <kbd>o</kbd> باز کردن، <kbd>t</kbd> به میز، <kbd>w</kbd> زیر نظر، <kbd>i</kbd> کنار، <kbd>n</kbd> برگرداندن به تازه‌ها</p>
</div>`
}

/** The address of the list as it is asked for; nothing stands in it that is as always. */
export function addressOf({ status, feed, section, words, hours, below }: WireFilter): string {
  const query = new URLSearchParams()
  if (status !== 'new') query.set('status', status)
  for (const [name, value] of Object.entries({ feed, section, q: words, hours, below })) {
    if (value !== '') query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? '/desk/wire' : `/desk/wire?${text}`
}

function isNarrowed({ feed, section, words, hours }: WireFilter): boolean {
  return [feed, section, words, hours].some((value) => value !== '')
}

function tab(status: StoryStatus, { filter, counts }: WireView): Html {
  const address = addressOf({ ...filter, status, below: '' })
  return html`<li><a href="${address}"${status === filter.status ? html` aria-current="page"` : null}>${statusNames[status]}${counts[status] === 0 ? null : html` <span class="num">${toPersianDigits(String(counts[status]))}</span>`}</a></li>
`
}

function filterForm({ filter, feeds, sections }: WireView): Html {
  const choice = (name: string, label: string, value: string, options: readonly (readonly [string, string])[]) =>
    html`<div><label for="${name}">${label}</label><span class="choice"><select id="${name}" name="${name}">${options.map(([key, text]) => html`<option value="${key}"${key === value ? html` selected` : null}>${text}</option>`)}</select></span></div>`
  const all: readonly [string, string] = ['', 'همه']
  return html`<form class="filters" method="get" action="/desk/wire" role="search">
<input type="hidden" name="status" value="${filter.status}">
<div><label for="q">واژه‌ها</label><input id="q" name="q" type="search" value="${filter.words}" maxlength="200" autocomplete="off"></div>
${choice('feed', 'خوراک', filter.feed, [all, ...feeds.map(({ id, name }) => [String(id), name] as const)])}
${choice('section', 'بخش', filter.section, [all, ...sections.map(({ slug, name }) => [slug, name] as const)])}
${choice('hours', 'زمان', filter.hours, spans)}
<button class="secondary">یافتن</button>
</form>`
}

function recallBox(recalls: readonly Recall[], { now, mayWrite }: WireView): Html {
  return html`<section class="alert recalls" aria-labelledby="recalls">
<h2 id="recalls">فراخوان: آنچه از منبع آورده‌ایم عوض شده است</h2>
<ul>${recalls.map(
    ({ id, kind, raisedAt, item, cause, article }) => html`<li>
<p><strong>${item === null ? ownRecallSentences[kind] : recallSentences[kind]}</strong>: ${item === null ? html`«${cause?.headline}»` : html`<bdi>${item.source}</bdi>، «${item.title}»`} <time datetime="${raisedAt.toISOString()}" class="quiet">${whenInWords(raisedAt, now)}</time></p>
<p>مطلب ما: <a href="${wayToArticle(article.code, mayWrite)}">${article.headline}</a> <span class="quiet">کد ${toPersianDigits(String(article.code))}، ${article.isLive ? 'منتشرشده' : 'پیش‌نویس'}</span></p>
${mayWrite ? html`<form method="post" action="/desk/wire/recalls/${id}"><button class="small secondary">رسیدگی شد<span class="vh">: ${article.headline}</span></button></form>` : null}
</li>`,
  )}</ul>
<p><a href="/desk/recalls">همهٔ فراخوان‌ها</a></p>
</section>`
}
