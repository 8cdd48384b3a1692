import { formatDateTime, toPersianDigits } from '#persian'
import { type Fragment, type Html, html } from '#server'
import type { Medium, MediumQuery } from '#store'
import { type UnusedDays, unusedDaysChoices } from '../../actions/media/remove-medium.ts'
import { mediaWords } from './media-words.ts'

export interface MediaAsked {
  words: string
  kind: MediumQuery['kind']
  state: MediumQuery['state']
  below: number | null
}

export interface LibraryView {
  asked: MediaAsked
  media: readonly Medium[]
  /** In how many articles each is used. */
  uses: ReadonlyMap<string, number>
  /** Where the list goes on; null at its end. */
  next: number | null
  /** What is wrong with the address that was sent, and the address. */
  fault: string | null
  address: string
  mayWrite: boolean
  /** For how long what nothing shows is kept; null for those who do not decide it. */
  unusedDays: { chosen: UnusedDays } | null
  now: Date
}

const kindNames = { any: 'همه', picture: 'عکس', film: 'ویدیو' } as const
const stateNames = {
  any: 'همه',
  'without-alt': 'بی توصیف',
  unused: 'به کار نرفته',
  ended: 'حق نشر پایان یافته',
} as const

/** Everything the newsroom may show, the newest first. */
export function libraryPage(view: LibraryView): Html {
  const { asked, media, next, mayWrite, unusedDays } = view
  return html`<div class="library">
<h1>${mediaWords.title}</h1>
${mayWrite ? bringIn(view) : null}
${search(asked)}
${media.length === 0 ? emptyState(asked) : html`<ol class="media">${media.map((medium) => card(medium, view))}</ol>`}
<p class="ways">${next === null ? null : html`<a class="button secondary" href="${address({ ...asked, below: next })}" rel="next">پیش‌ترها</a>`}${asked.below === null ? null : html` <a href="${address({ ...asked, below: null })}">بازگشت به تازه‌ترین‌ها</a>`}</p>
${unusedDays === null ? null : policy(unusedDays.chosen)}
</div>`
}

function bringIn({ fault, address: written }: LibraryView): Html {
  return html`<section class="bring" aria-label="افزودن به کتابخانه">
<div class="drop" data-drop>
<p>${mediaWords.drop}</p>
<p><label class="button" for="files">${mediaWords.choose}</label><input class="vh" id="files" type="file" multiple accept="image/jpeg,image/png,image/webp,image/gif,video/mp4,video/webm"></p>
<p class="hint">${mediaWords.limits}</p>
<noscript><p class="hint">${mediaWords.needsScript}</p></noscript>
<ul class="sending" data-sending aria-live="polite"></ul>
</div>
<form method="post" action="/desk/media/from-address" class="by-address">
<div class="field"><label for="url">${mediaWords.address}</label>
<input id="url" name="url" type="url" inputmode="url" dir="ltr" value="${written}" maxlength="2000" required autocomplete="off" spellcheck="false"${fault === null ? null : html` aria-invalid="true" aria-describedby="url-error"`}>
${fault === null ? null : html`<p class="error" id="url-error" role="alert">${fault}</p>`}</div>
<button class="secondary">${mediaWords.fetch}</button>
</form>
</section>`
}

function search(asked: MediaAsked): Html {
  return html`<form method="get" action="/desk/media" role="search" class="find line" aria-label="جست‌وجو در کتابخانه">
<div class="grow"><label for="q">واژه‌های نام، شرح، توصیف یا اعتبار <kbd>/</kbd></label>
<input id="q" name="q" type="search" value="${asked.words}" maxlength="200"></div>
${select('kind', 'نوع', { value: asked.kind, names: kindNames })}
${select('state', 'وضع', { value: asked.state, names: stateNames })}
<button class="secondary">یافتن</button>
</form>`
}

function select(name: string, label: string, { value, names }: { value: string; names: Record<string, string> }): Html {
  return html`<div><label for="${name}">${label}</label><span class="choice"><select id="${name}" name="${name}">${Object.entries(names).map(([key, text]) => html`<option value="${key}"${key === value ? html` selected` : null}>${text}</option>`)}</select></span></div>
`
}

function address({ words, kind, state, below }: MediaAsked): string {
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  if (kind !== 'any') query.set('kind', kind)
  if (state !== 'any') query.set('state', state)
  if (below !== null) query.set('below', String(below))
  return query.size === 0 ? '/desk/media' : `/desk/media?${query}`
}

function emptyState({ words, kind, state }: MediaAsked): Html {
  const isNarrowed = words !== '' || kind !== 'any' || state !== 'any'
  if (isNarrowed)
    return html`<div class="empty"><p>با این جست‌وجو چیزی در کتابخانه پیدا نشد.</p><p><a href="/desk/media">دیدن همه</a></p></div>`
  return html`<div class="empty"><p>کتابخانه هنوز خالی است. نخستین عکس را در کادر بالا رها کنید.</p></div>`
}

function card(medium: Medium, { uses, now }: LibraryView): Html {
  const { hash, name, caption, alt, keptAt } = medium
  const said = caption ?? alt ?? name
  return html`<li>
<a href="/desk/media/${hash}">
<span class="face">${face(medium)}</span>
<span class="said">${said === '' ? 'بی‌نام' : html`<bdi>${said}</bdi>`}</span>
</a>
<p class="facts"><time datetime="${keptAt.toISOString()}">${formatDateTime(keptAt)}</time>${badges(medium, { used: uses.get(hash) ?? 0, now })}</p>
</li>
`
}

function face({ hash, mime, poster, seconds }: Medium): Fragment {
  const isFilm = mime.startsWith('video/')
  const shown = isFilm ? poster : hash
  const length = isFilm
    ? html`<span class="length">${mediaWords.film}${seconds === null ? null : ` ${durationInDigits(seconds)}`}</span>`
    : null
  return html`${shown === null ? null : html`<img src="/media/${shown}/360.webp" alt="" loading="lazy" decoding="async">`}${length}`
}

/** «۳:۰۷» */
export function durationInDigits(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return toPersianDigits(`${minutes}:${String(seconds % 60).padStart(2, '0')}`)
}

function badges({ mime, alt, rightsEnd }: Medium, { used, now }: { used: number; now: Date }): Fragment {
  const isSilent = mime.startsWith('image/') && (alt ?? '') === ''
  const isEnded = rightsEnd !== null && rightsEnd <= now
  return html`${used === 0 ? html` <span>${mediaWords.unused}</span>` : html` <span>${mediaWords.uses(used)}</span>`}${isSilent ? html` <span class="waiting">${mediaWords.noAlt}</span>` : null}${isEnded ? html` <span class="ended">${mediaWords.ended}</span>` : null}`
}

function policy(chosen: UnusedDays): Html {
  const label = (days: UnusedDays) =>
    days === null ? 'همیشه می‌مانند' : `پس از ${toPersianDigits(String(days))} روز برداشته می‌شوند`
  return html`<details class="policy"><summary>آنچه به کار نمی‌رود</summary>
<form method="post" action="/desk/media/unused" class="line">
<div><label for="days">عکس‌ها و ویدیوهایی که هیچ مطلبی آن‌ها را نشان نداده است</label>
<span class="choice"><select id="days" name="days">${unusedDaysChoices.map((days) => html`<option value="${String(days ?? '')}"${days === chosen ? html` selected` : null}>${label(days)}</option>`)}</select></span></div>
<button class="secondary">ذخیره</button>
</form>
<p class="hint">هر برداشتنی در دفتر رویدادها می‌ماند. آنچه نسخه‌ای از یک مطلب نشانش می‌دهد هرگز برداشته نمی‌شود.</p>
</details>`
}
