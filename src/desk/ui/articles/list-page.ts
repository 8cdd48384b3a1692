import type { EditionCode } from '#article'
import { formatDateTime, toPersianDigits } from '#persian'
import { type Fragment, type Html, html } from '#server'
import type { ArticleEntry } from '#store'
import { editorWords, kindNames } from '../editor-words.ts'
import { stageNames } from '../flow/flow-words.ts'
import { editionMark } from '../pages/home.ts'
import { wayToArticle } from '../pages/way-to-article.ts'
import { timingNames } from '../timings/timing-words.ts'
import { newArticleForm } from './new-article-form.ts'

export const tabs = ['mine', 'desk', 'live', 'all'] as const
export type Tab = (typeof tabs)[number]

export function isTab(value: string): value is Tab {
  return (tabs as readonly string[]).includes(value)
}

const tabNames: Record<Tab, string> = {
  mine: 'پیش‌نویس‌های من',
  desk: 'منتشرنشده‌ها',
  live: 'منتشرشده‌ها',
  all: 'همه',
}

const emptySentences: Record<Tab, string> = {
  mine: 'پیش‌نویس بازی ندارید. با «خبر تازه» نوشتن را آغاز کنید.',
  desk: 'هیچ مطلبی منتظر انتشار نیست.',
  live: 'هنوز مطلبی منتشر نشده است.',
  all: 'هنوز هیچ مطلبی در میز نیست.',
}

export interface ArticlesView {
  asked: { tab: Tab; section: string; words: string; below: number | null }
  entries: readonly ArticleEntry[]
  /** Code below which the list goes on; null at its end. */
  next: number | null
  sections: readonly { slug: string; name: string }[]
  /** Those that are on. */
  editions: readonly EditionCode[]
  /** Who does not write reads. */
  mayWrite: boolean
  mayWriteIn(section: string | null): boolean
  mayPublishIn(section: string | null): boolean
  articleUrl(code: number, slug: string, edition?: EditionCode): string
}

/** The lists of the desk: what I write, what waits, what is live. */
export function articlesPage(view: ArticlesView): Html {
  const { asked, entries, next, sections, mayWrite } = view
  const shown = tabs.filter((tab) => mayWrite || tab !== 'mine')
  return html`<div class="list-head line">
<h1>مطالب</h1>
${mayWrite ? newArticleForm(view.editions) : null}
</div>
<nav class="tabs" aria-label="فهرست‌ها"><ul>${shown.map((tab) => html`<li><a href="${address({ ...asked, tab, below: null })}"${tab === asked.tab ? html` aria-current="page"` : null}>${tabNames[tab]}</a></li>`)}</ul></nav>
<form method="get" action="/desk/articles" role="search" class="find line" aria-label="جست‌وجو در مطالب">
<input type="hidden" name="tab" value="${asked.tab}">
<div class="grow"><label for="q">واژه‌های تیتر یا کد خبر</label>
<input id="q" name="q" type="search" value="${asked.words}" maxlength="200"></div>
<div><label for="section">بخش</label>
<span class="choice"><select id="section" name="section">
<option value="">همهٔ بخش‌ها</option>
${sections.map(({ slug, name }) => html`<option value="${slug}"${slug === asked.section ? html` selected` : null}>${name}</option>`)}
</select></span></div>
<button class="secondary">یافتن</button>
</form>
${entries.length === 0 ? emptyState(asked) : html`<ol class="manuscripts">${entries.map((entry) => entryRow(entry, view))}</ol>`}
<p class="ways">${next === null ? null : html`<a class="button secondary" href="${address({ ...asked, below: next })}" rel="next">مطالب پیشین</a>`}${asked.below === null ? null : html` <a href="${address({ ...asked, below: null })}">بازگشت به آغاز فهرست</a>`}</p>`
}

function address({ tab, section, words, below }: ArticlesView['asked']): string {
  const query = new URLSearchParams({ tab })
  if (section !== '') query.set('section', section)
  if (words !== '') query.set('q', words)
  if (below !== null) query.set('below', String(below))
  return `/desk/articles?${query}`
}

/** What is not in this list may be in another: the question is asked again of all of them. */
function emptyState(asked: ArticlesView['asked']): Html {
  const { tab, words, section } = asked
  const isNarrowed = words !== '' || section !== ''
  const everywhere = { ...asked, tab: 'all' as const, below: null }
  return html`<div class="empty"><p>${isNarrowed ? 'با این جست‌وجو مطلبی در این فهرست پیدا نشد.' : emptySentences[tab]}</p>
${isNarrowed && tab !== 'all' ? html`<p><a href="${address(everywhere)}">همین جست‌وجو در همهٔ مطالب</a></p>` : null}${isNarrowed ? html`<p><a href="/desk/articles?tab=${tab}">برداشتن جست‌وجو</a></p>` : null}</div>`
}

function entryRow(entry: ArticleEntry, view: ArticlesView): Html {
  const { articleUrl } = view
  const { edition, code, kicker, headline, kind, section, filedIn, savedAt, savedBy, publication, choices } = entry
  const mayWrite = view.mayWriteIn(filedIn)
  return html`<li>
${kicker === null ? null : html`<p class="kicker">${kicker}</p>`}
<h2><a href="${wayToArticle(code, mayWrite)}">${headline === '' ? html`<span class="quiet">بی‌تیتر</span>` : headline}</a></h2>
<p class="facts">${stateOf(entry)} <span>کد ${toPersianDigits(String(code))}</span>${editionMark(edition)}${kind === 'news' ? null : html` <span>${kindNames[kind as keyof typeof kindNames] ?? kind}</span>`}${section === null ? null : html` <span>${section}</span>`} <span><bdi>${savedBy}</bdi>، <time datetime="${savedAt.toISOString()}">${formatDateTime(savedAt)}</time></span>${choices > 0 ? html` <span class="waiting">دو نسخه منتظر انتخاب است</span>` : null}${publication === null ? null : html` <a href="${articleUrl(code, publication.slug, edition)}">دیدن در سایت</a>`}${view.mayPublishIn(filedIn) && kind === 'live' && publication !== null ? html` <a href="/desk/articles/${code}/live">${editorWords.tellLive}<span class="vh">: ${headline === '' ? 'بی‌تیتر' : headline}</span></a>` : null}${mayWrite ? html` <a href="/desk/articles/${code}/flow">گردش کار<span class="vh">: ${headline === '' ? 'بی‌تیتر' : headline}</span></a>` : null}</p>
${planned(entry)}</li>
`
}

/** Who is to write it by when, and what is to happen to it at an instant. */
function planned({ work, coming }: ArticleEntry): Html | null {
  if (work.length + coming.length === 0) return null
  const time = (at: Date) => html`<time datetime="${at.toISOString()}">${formatDateTime(at)}</time>`
  return html`<p class="facts">${coming.map(({ kind, at }) => html`<span class="waiting">${timingNames[kind]}: ${time(at)}</span> `)}${work.map(({ name, dueAt }) => html`<span>سپرده به <bdi>${name}</bdi>${dueAt === null ? null : html` تا ${time(dueAt)}`}</span> `)}</p>
`
}

function stateOf({ publication, hasNews, stage }: ArticleEntry): Fragment {
  const waits = stage === null ? null : html` <span class="waiting">${stageNames[stage]}</span>`
  if (publication === null)
    return waits === null
      ? html`<span class="state draft">پیش‌نویس</span>`
      : html`<span class="state draft">${stageNames[stage!]}</span>`
  return html`<span class="state live">منتشرشده</span>${waits}${hasNews ? html` <span class="waiting">تغییر منتشرنشده دارد</span>` : null}`
}
