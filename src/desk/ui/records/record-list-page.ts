import { type Html, html } from '#server'
import type { SourceKind } from '#sourcing'
import type { RecordEntry } from '#store'
import { articlesInWords, type RecordRoom, sourceKindNames } from './record-words.ts'

export interface AskedRecords {
  words: string
  sort: 'newest' | 'name'
  /** Null for all. */
  sourceKind: SourceKind | null
  /** Id after which the list goes on. */
  after: number | null
}

export interface RecordListView {
  room: RecordRoom
  asked: AskedRecords
  entries: readonly RecordEntry[]
  /** Id after which the list goes on; null at its end. */
  next: number | null
  mayChange: boolean
}

export const namesMax = 200

/** Sources, or people who speak: looked through, searched. */
export function recordListPage(view: RecordListView): Html {
  const { room, asked, entries, next, mayChange } = view
  return html`<div class="list-head line"><h1>${room.title}</h1>
${mayChange && room.addPath !== null ? html`<p><a class="button" href="${room.addPath}">منبع تازه</a></p>` : null}</div>
<p class="intro">${room.intro}</p>
<form method="get" action="${room.path}" role="search" class="find line" aria-label="جست‌وجو در ${room.title}">
<div class="grow"><label for="q">نام</label>
<input id="q" name="q" type="search" value="${asked.words}" maxlength="${namesMax}" autocomplete="off"></div>
${room.kind === 'source' ? select('kind', 'نوع', asked.sourceKind ?? '', [['', 'همهٔ نوع‌ها'], ...Object.entries(sourceKindNames)]) : null}
${select('sort', 'ترتیب', asked.sort, [
  ['newest', 'تازه‌ترین نخست'],
  ['name', 'الفبا'],
])}
<button class="secondary">یافتن</button>
</form>
${
  entries.length === 0
    ? emptyState(view)
    : html`<ol class="manuscripts queue records">${entries.map(
        (entry) => html`<li><h2><a href="${recordPath(room, entry.slug)}"><bdi>${entry.name}</bdi></a></h2>
${recordFacts(room, entry)}</li>
`,
      )}</ol>`
}
<p class="ways">${next === null ? null : html`<a class="button secondary" href="${addressOf(room, { ...asked, after: next })}" rel="next">${room.title} بعدی</a>`}${asked.after === null ? null : html` <a href="${addressOf(room, { ...asked, after: null })}">بازگشت به آغاز فهرست</a>`}</p>
${entries.length === 0 ? null : html`<p class="hint keys">کلیدها: <kbd>j</kbd> بعدی، <kbd>k</kbd> قبلی، <kbd>o</kbd> باز کردن</p>`}`
}

function select(name: string, label: string, value: string, options: readonly (readonly [string, string])[]): Html {
  return html`<div><label for="${name}">${label}</label>
<span class="choice"><select id="${name}" name="${name}">
${options.map(([key, text]) => html`<option value="${key}"${key === value ? html` selected` : null}>${text}</option>`)}
</select></span></div>`
}

function emptyState({ room, asked, mayChange }: RecordListView): Html {
  const isNarrowed = asked.words !== '' || asked.sourceKind !== null
  return html`<div class="empty"><p>${isNarrowed ? room.notFound : room.empty}</p>
${isNarrowed && mayChange && room.addPath !== null ? html`<p>اگر در دفتر نیست، <a class="strong" href="${room.addPath}">آن را بیفزایید</a>.</p>` : null}${isNarrowed ? html`<p><a href="${room.path}">برداشتن جست‌وجو</a></p>` : null}</div>`
}

function addressOf({ path }: RecordRoom, { words, sort, sourceKind, after }: AskedRecords): string {
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  if (sourceKind !== null) query.set('kind', sourceKind)
  if (sort !== 'newest') query.set('sort', sort)
  if (after !== null) query.set('after', String(after))
  const asked = query.toString()
  return asked === '' ? path : `${path}?${asked}`
}

/** Address of one record at the desk. */
export function recordPath({ path }: RecordRoom, slug: string): string {
  return `${path}/${encodeURIComponent(slug)}`
}

/** What tells a record from another of the same name. */
export function recordFacts({ sitePath }: RecordRoom, entry: RecordEntry): Html {
  const { kind, office, otherNames, articles, slug, name } = entry
  const what = kind === null ? office : sourceKindNames[kind]
  return html`<p class="facts">${what === null ? null : html`<span>${what}</span> `}<span>${articles === 0 ? 'بی مطلب منتشرشده' : articlesInWords(articles)}</span>${otherNames.length === 0 ? null : html` <span>نام‌های دیگر: ${namesInLine(otherNames)}</span>`} <a href="${sitePath}/${encodeURIComponent(slug)}">دیدن در سایت<span class="vh">: ${name}</span></a></p>`
}

/** Names after one another, each in the direction of its own letters. */
export function namesInLine(names: readonly string[]): Html {
  return html`${names.map((name, index) => html`${index === 0 ? null : '، '}<bdi>${name}</bdi>`)}`
}
