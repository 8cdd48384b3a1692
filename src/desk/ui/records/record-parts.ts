import type { EditionCode } from '#article'
import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { ArticleOfRecord, LiveArticleOfRecord, Lookalike, Named } from '#store'
import { wayToArticle } from '../pages/way-to-article.ts'
import { namesMax, recordFacts, recordPath } from './record-list-page.ts'
import type { RecordRoom } from './record-words.ts'

export interface ArticlesView {
  room: RecordRoom
  record: Named
  live: readonly LiveArticleOfRecord[]
  /** Shown with the newest articles only. */
  drafts: readonly ArticleOfRecord[]
  /** Where the list goes on; null at its end. */
  next: string | null
  isNewest: boolean
  mayWriteIn(section: string | null): boolean
  articleUrl(code: number, slug: string, edition?: EditionCode): string
}

/** Articles of a record, the last published first, each with the way to the desk and to readers. */
export function articlesOfRecordPart(view: ArticlesView): Html {
  const { room, record, live, drafts, next, isNewest } = view
  const own = recordPath(room, record.slug)
  return html`<aside id="articles" class="of-record"><h2>مطالب</h2>
${
  live.length === 0
    ? html`<p class="hint">${isNewest ? 'هنوز در هیچ مطلب منتشرشده‌ای نیست.' : 'مطلب پیش‌تری نیست.'}</p>`
    : html`<ol class="manuscripts queue">${live.map(
        (one) => html`<li><h3>${headline(one, view)}</h3>
<p class="facts"><time datetime="${one.publishedAt.toISOString()}">${formatDateTime(one.publishedAt)}</time> <a href="${view.articleUrl(one.code, one.slug, one.edition)}">دیدن در سایت<span class="vh">: ${one.headline}</span></a></p></li>
`,
      )}</ol>`
}
${next === null ? null : html`<p class="ways"><a class="button secondary small" href="${own}?before=${next}#articles" rel="next">مطالب پیش‌تر</a></p>`}${isNewest ? null : html`<p class="ways"><a href="${own}">تازه‌ترین مطالب</a></p>`}
${
  drafts.length === 0
    ? null
    : html`<h2>منتشرنشده</h2><ol class="manuscripts queue">${drafts.map(
        (
          one,
        ) => html`<li><h3>${headline(one, view)}</h3><p class="facts"><span class="state draft">منتشرنشده</span> <span>کد ${toPersianDigits(String(one.code))}</span></p></li>
`,
      )}</ol>`
}</aside>`
}

function headline({ code, headline: text, section }: ArticleOfRecord, { mayWriteIn }: ArticlesView): Html {
  return html`<a href="${wayToArticle(code, mayWriteIn(section))}">${text === '' ? html`<span class="quiet">بی‌تیتر</span>` : text}</a>`
}

/** Others that may be the same record, each with the way to making them one. */
export function lookalikesPart(room: RecordRoom, { slug }: Named, found: readonly Lookalike[]): Html | null {
  if (found.length === 0) return null
  return html`<section class="alike"><h2>${room.alike}</h2><ul class="manuscripts">${found.map(
    (one) => html`<li><h3><a href="${recordPath(room, one.slug)}"><bdi>${one.name}</bdi></a></h3>
${recordFacts(room, one)}
<p><a class="strong" href="${mergerPath(room, slug, one.slug)}">یکی‌کردن با این<span class="vh">: ${one.name}</span></a></p></li>
`,
  )}</ul></section>`
}

/** The way to another record of the same, by part of a name. */
export function mergerSearch(room: RecordRoom, { slug }: Named, words: string): Html {
  return html`<form method="get" action="${recordPath(room, slug)}/merger" role="search" class="find line" aria-label="${room.merge}">
<div class="grow"><label for="q">بخشی از نام آن دیگری</label>
<input id="q" name="q" type="search" value="${words}" maxlength="${namesMax}" autocomplete="off" required></div>
<button class="secondary">یافتن</button></form>`
}

/** Where making one record of two is confirmed: `from` goes into `into`. */
export function mergerPath(room: RecordRoom, into: string, from: string): string {
  return `${recordPath(room, into)}/merger?${new URLSearchParams({ from })}`
}
