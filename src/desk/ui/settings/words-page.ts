import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { ListedWord } from '#store'
import { type WordFile, wordsMax } from '../../actions/settings/house-words.ts'
import { inputField } from '../fields.ts'
import { heading } from '../page.ts'
import { outcome, settingsTrail } from './settings-page.ts'

/** Lines of a file that are shown because they were not taken; of more it is said how many. */
const problemsShown = 20

export interface WordsView {
  /** Whether the other settings are hers too. */
  maySettle: boolean
  words: readonly ListedWord[]
  /** Of the whole dictionary. */
  count: number
  find: string
  /** Where the page after begins; null on the last. */
  next: number | null
  done: string
  /** What was written and is no word. */
  wrong: string | null
  file: FileOutcome | null
}

/** What became of a file. */
export type FileOutcome =
  | { kind: 'taken'; added: number; known: number; problems: WordFile['problems'] }
  | { kind: 'unread' }
  | { kind: 'too-much' }

const home = '/desk/settings/words'

/** The dictionary of the newsroom: searched, added to, taken from. */
export function wordsPage({ words, count, find, next, done, wrong, file, maySettle }: WordsView): Html {
  const error =
    wrong === null ? undefined : 'یک واژه بنویسید، از حرف‌های فارسی یا لاتین و بی‌فاصله؛ نیم‌فاصله در آن رواست.'
  return html`<div class="reading settings">
${maySettle ? settingsTrail : null}
${heading('واژه‌نامهٔ تحریریه', html`نام‌ها و واژه‌هایی که ویرایشگر نباید نادرست بداند. نویسندگان هم از «یاری فارسی» در ویرایشگر واژه می‌افزایند.`)}
${outcome(done, null)}
${file === null ? null : fileSaid(file)}
<form method="post" action="${home}" class="find line" novalidate>
<div class="grow">${inputField({ name: 'word', label: 'واژهٔ تازه', type: 'text', autocomplete: 'off', lengthMax: 60, value: wrong ?? '', error })}</div>
<button>افزودن</button>
</form>
<section aria-labelledby="words">
<h2 id="words">${toPersianDigits(count)} واژه</h2>
<form action="${home}" class="find line" role="search">
<div class="grow">${inputField({ name: 'q', label: 'جست‌وجو در واژه‌ها', type: 'text', autocomplete: 'off', lengthMax: 60, value: find, optional: true })}</div>
<button class="secondary">جست‌وجو</button>
</form>
${words.length === 0 ? nothing(find) : html`<ul class="people">${words.map(wordRow)}</ul>`}
${next === null ? null : html`<p class="ways"><a class="button secondary" href="${home}?${new URLSearchParams({ ...(find === '' ? {} : { q: find }), before: String(next) }).toString()}">واژه‌های پیشین</a></p>`}
</section>
<section aria-labelledby="file">
<h2 id="file">از پرونده و به پرونده</h2>
<form method="post" action="${home}/file" enctype="multipart/form-data">
<div class="field"><label for="list">پروندهٔ متنی</label>
<input id="list" name="list" type="file" accept=".txt,.dic,.csv,text/plain" required aria-describedby="list-hint">
<p class="hint" id="list-hint">هر واژه در یک سطر؛ سطرِ خالی و سطری که با # آغاز شود خوانده نمی‌شود. واژه‌نامه تا ${toPersianDigits(wordsMax)} واژه جا دارد.</p></div>
<button>افزودن از پرونده</button>
</form>
${count === 0 ? null : html`<p class="ways"><a class="button secondary" href="${home}/list.txt">بارگیری همهٔ واژه‌ها</a></p>`}
</section>
</div>`
}

function wordRow({ id, word, addedAt, addedBy }: ListedWord): Html {
  return html`<li class="line"><div><p class="strong"><bdi>${word}</bdi></p>
<p class="facts"><span>${byWhom(addedBy)}</span> <time datetime="${addedAt.toISOString()}">${formatDateTime(addedAt)}</time></p></div>
<form method="post" action="${home}/removal"><input type="hidden" name="word" value="${word}"><button class="plain" id="word-${id}" aria-label="برداشتن ${word}">برداشتن</button></form></li>
`
}

/** Programs are named by their key; what was there before words had owners is the settings’. */
function byWhom(addedBy: string): Html {
  if (addedBy === 'setting:language') return html`از تنظیم‌های پیشین`
  const key = /^token:(.*)$/.exec(addedBy)?.[1]
  return key === undefined ? html`<bdi>${addedBy}</bdi>` : html`برنامهٔ <bdi>${key}</bdi>`
}

function nothing(find: string): Html {
  return find === ''
    ? html`<p class="empty">هنوز واژه‌ای نیست. نامی را که ویرایشگر نادرست می‌داند بالا بنویسید، یا در «یاری فارسی» ویرایشگر «به واژه‌نامهٔ تحریریه بیفزا» را بزنید.</p>`
    : html`<p class="empty">واژه‌ای با «<bdi>${find}</bdi>» نیست. <a href="${home}">همهٔ واژه‌ها</a></p>`
}

function fileSaid(file: FileOutcome): Html {
  if (file.kind === 'unread')
    return html`<div class="alert" role="alert"><p>پرونده‌ای خوانده نشد. پرونده‌ای متنی تا ۵۰۰ کیلوبایت برگزینید و دوباره بفرستید.</p></div>`
  if (file.kind === 'too-much')
    return html`<div class="alert" role="alert"><p>چیزی افزوده نشد: واژه‌نامه تا ${toPersianDigits(wordsMax)} واژه جا دارد و با این پرونده بیشتر می‌شد.</p></div>`
  const { added, known, problems } = file
  const rest = problems.length - problemsShown
  return html`<div class="done" role="status"><p>${toPersianDigits(added)} واژه افزوده شد${known === 0 ? null : html`؛ ${toPersianDigits(known)} واژه از پیش بود`}.</p>
${
  problems.length === 0
    ? null
    : html`<p>این سطرها یک واژه نیست و افزوده نشد:</p>
<ul>${problems.slice(0, problemsShown).map(({ line, text }) => html`<li>سطر ${toPersianDigits(line)}: <bdi>${text}</bdi></li>`)}</ul>
${rest <= 0 ? null : html`<p>و ${toPersianDigits(rest)} سطر دیگر.</p>`}`
}</div>`
}
