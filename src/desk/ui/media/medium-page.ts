import type { EditionCode } from '#article'
import { formatDate, formatDateTime, toPersianDigits } from '#persian'
import { type Fragment, type Html, html } from '#server'
import type { Medium, MediumUse } from '#store'
import { addressOfMedium } from '../../present/medium.ts'
import { wayToArticle } from '../pages/way-to-article.ts'
import { durationInDigits } from './library-page.ts'
import { mediaWords } from './media-words.ts'

/** What stands in the form of one medium, as written. */
export interface MediumForm {
  version: string
  alt: string
  caption: string
  credit: string
  rights: string
  rightsEnd: string
  focusX: string
  focusY: string
}

export interface MediumView {
  medium: Medium
  form: MediumForm
  fault: { field: string; sentence: string } | null
  /** What was done a moment ago. */
  done: string | null
  uses: readonly MediumUse[]
  mayDescribe: boolean
  mayCut: boolean
  /** Who does not write reads. */
  mayWrite: boolean
  mayRemove: boolean
  articleUrl(code: number, slug: string, edition?: EditionCode): string
  now: Date
}

/** One picture or film: how it looks, what is said of it, where it is used. */
export function mediumPage(view: MediumView): Html {
  const { medium, done, fault, mayDescribe, mayCut } = view
  const isFilm = medium.mime.startsWith('video/')
  return html`<div class="library" data-hash="${medium.hash}" data-version="${medium.version}">
<p class="trail"><a href="/desk/media">${mediaWords.title}</a></p>
<h1><bdi>${medium.name || (isFilm ? 'ویدیو' : 'عکس')}</bdi></h1>
${done === null ? null : html`<p class="fresh news" role="status">${done}</p>`}
${fault?.field === 'stale' ? html`<div class="alert" role="alert"><p>${fault.sentence}</p>${theirs(medium)}</div>` : null}
<div class="one">
<div>${isFilm ? film(medium) : picture(view)}
${facts(medium)}
${usesList(view)}
</div>
<div>${mayDescribe ? words(view) : said(medium)}
${isFilm && mayDescribe ? filmTools(medium) : null}
${!isFilm && mayCut ? cutting(medium) : null}
${view.mayRemove ? removal(view) : null}
</div>
</div>
</div>`
}

/** The marker is drawn by numbers, so that it needs neither a script nor a style of its own. */
function picture({ medium, form }: MediumView): Html {
  const { hash, alt, width, height } = medium
  return html`<div class="whole" data-picture>
<img src="/media/${hash}/1080.webp" alt="${alt ?? ''}"${width === null || height === null ? null : html` width="${width}" height="${height}"`}>
<svg class="marks" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><rect class="part" width="0" height="0"/></svg>
<svg class="marks" aria-hidden="true"><circle class="point" cx="${form.focusX}%" cy="${form.focusY}%" r="11"/></svg>
</div>`
}

function film(medium: Medium): Html {
  const { poster } = medium
  return html`<video class="film" data-film controls preload="none"${poster === null ? null : html` poster="/media/${poster}/1080.webp"`} src="${addressOfMedium(medium)}"></video>`
}

function facts({ mime, width, height, seconds, sizeBytes, keptAt, keptBy, origin, cutFrom, hash }: Medium): Html {
  const size = toPersianDigits((sizeBytes / 1024 / 1024).toFixed(1)).replace('.', '٫')
  return html`<dl class="told">
<div><dt>نوع</dt> <dd><bdi>${mime.split('/')[1]!.toUpperCase()}</bdi></dd></div>
${width === null || height === null ? null : html`<div><dt>ابعاد</dt> <dd>${toPersianDigits(`${width} × ${height}`)}</dd></div>`}
${seconds === null ? null : html`<div><dt>زمان</dt> <dd>${durationInDigits(seconds)}</dd></div>`}
<div><dt>حجم</dt> <dd>${size} مگابایت</dd></div>
<div><dt>افزوده</dt> <dd><time datetime="${keptAt.toISOString()}">${formatDateTime(keptAt)}</time>، <bdi>${keptBy.replace(/^\w+:/, '')}</bdi></dd></div>
${origin === null ? null : html`<div><dt>از نشانی</dt> <dd><bdi dir="ltr">${origin}</bdi></dd></div>`}
${cutFrom === null ? null : html`<div><dt>بریده از</dt> <dd><a href="/desk/media/${cutFrom}">عکس کامل</a></dd></div>`}
<div><dt>شناسه</dt> <dd><bdi dir="ltr">${hash.slice(0, 16)}</bdi></dd></div>
</dl>`
}

function usesList({ uses, mayWrite, articleUrl }: MediumView): Html {
  return html`<section aria-labelledby="uses"><h2 id="uses">کجا به کار رفته</h2>
${
  uses.length === 0
    ? html`<p class="quiet">هیچ مطلبی این را نشان نمی‌دهد.</p>`
    : html`<ul class="uses">${uses.map(({ code, headline, slug }) => html`<li><a href="${wayToArticle(code, mayWrite)}">${headline || 'بی‌تیتر'}</a> <span class="quiet">${slug === null ? 'پیش‌نویس یا برداشته‌شده' : html`<a href="${articleUrl(code, slug)}">در سایت</a>`}</span></li>`)}</ul>`
}
</section>`
}

function words({ medium, form, fault, now }: MediumView): Html {
  const isFilm = medium.mime.startsWith('video/')
  const isEnded = medium.rightsEnd !== null && medium.rightsEnd <= now
  const dateFault = fault?.field === 'rightsEnd' ? fault.sentence : null
  return html`<form method="post" action="/desk/media/${medium.hash}" class="words">
<input type="hidden" name="version" value="${form.version}">
${
  isFilm
    ? null
    : html`<div class="field"><label for="alt">توصیف برای کسی که عکس را نمی‌بیند</label>
<textarea id="alt" name="alt" rows="2" maxlength="2000" aria-describedby="alt-hint">${form.alt}</textarea>
<p class="hint" id="alt-hint">بی آن مطلب منتشر نمی‌شود. آنچه در عکس دیده می‌شود را بنویسید، نه آنچه دربارهٔ آن می‌دانید.</p></div>`
}
<div class="field"><label for="caption">شرح</label>
<textarea id="caption" name="caption" rows="3" maxlength="2000">${form.caption}</textarea></div>
${line('credit', 'عکاس یا سازنده', form.credit)}
${line('rights', 'حق نشر', form.rights)}
<div class="field"><label for="rightsEnd">پایان حق نشر</label>
<input id="rightsEnd" name="rightsEnd" type="text" value="${form.rightsEnd}" maxlength="60" autocomplete="off" placeholder="۱۴۰۵/۱۲/۲۹" aria-describedby="end-hint"${dateFault === null ? null : html` aria-invalid="true"`}>
${dateFault === null ? null : html`<p class="error" role="alert">${dateFault}</p>`}
<p class="hint" id="end-hint">${isEnded ? `در ${formatDate(medium.rightsEnd!, 'long')} پایان یافته است و دیگر منتشر نمی‌شود.` : 'از این روز به بعد با آن چیزی منتشر نمی‌شود. خالی: بی پایان.'}</p></div>
${isFilm ? html`<input type="hidden" name="focusX" value="50"><input type="hidden" name="focusY" value="50">` : focus(form)}
<button accesskey="s">ذخیره <kbd>Ctrl S</kbd></button>
</form>`
}

function line(name: string, label: string, value: string): Html {
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="text" value="${value}" maxlength="300" autocomplete="off"></div>
`
}

function focus({ focusX, focusY }: MediumForm): Html {
  return html`<fieldset class="focus"><legend>نقطهٔ کانونی</legend>
<p class="hint">هنگام بریدن عکس برای کارت‌ها این نقطه در قاب می‌ماند. روی عکس بزنید، یا با کلیدهای جهت جابه‌جا کنید.</p>
<div class="line"><div class="grow"><label for="focusX">از چپ</label><input id="focusX" name="focusX" type="range" min="0" max="100" step="1" value="${focusX}" dir="ltr"></div>
<div class="grow"><label for="focusY">از بالا</label><input id="focusY" name="focusY" type="range" min="0" max="100" step="1" value="${focusY}" dir="ltr"></div></div>
</fieldset>`
}

function cutting({ hash }: Medium): Html {
  const part = (name: string, label: string, value: number) =>
    html`<div><label for="cut-${name}">${label}</label><input id="cut-${name}" name="${name}" type="number" dir="ltr" min="0" max="100" step="0.1" value="${value}" required></div>`
  return html`<details class="tool" data-cut><summary>بریدن بخشی از عکس</summary>
<form method="post" action="/desk/media/${hash}/cut">
<p class="hint">روی عکس قاب بکشید، یا عددها را به درصد بنویسید. بریده، عکس تازه‌ای می‌شود و عکس کامل می‌ماند.</p>
<div class="parts">${part('x', 'از چپ', 10)}${part('y', 'از بالا', 10)}${part('width', 'پهنا', 80)}${part('height', 'بلندا', 80)}</div>
<button class="secondary">بریدن</button>
</form></details>`
}

function filmTools({ transcript }: Medium): Html {
  return html`<section class="tool" data-film-tools><h2>تصویر روی ویدیو</h2>
<p class="hint">ویدیو را پخش کنید، در قاب دلخواه نگه دارید و دکمه را بزنید.</p>
<p><button type="button" class="secondary" data-frame>این قاب، تصویر روی ویدیو شود</button></p>
<h2>متن گفته‌های ویدیو</h2>
<div class="field"><label for="transcript">برای کسی که نمی‌شنود، و برای جست‌وجو</label>
<textarea id="transcript" rows="8" maxlength="100000">${transcript ?? ''}</textarea></div>
<p><button type="button" class="secondary" data-transcript>ذخیرهٔ متن</button></p>
<p role="status" data-status></p>
<noscript><p class="hint">${mediaWords.needsScript}</p></noscript>
</section>`
}

function said({ alt, caption, credit, rights }: Medium): Html {
  const rows: [string, string | null][] = [
    ['توصیف', alt],
    ['شرح', caption],
    ['عکاس یا سازنده', credit],
    ['حق نشر', rights],
  ]
  return html`<dl class="told">${rows.map(([name, text]) => html`<div><dt>${name}</dt> <dd>${text ?? '—'}</dd></div>`)}</dl>`
}

function theirs({ alt, caption, credit }: Medium): Fragment {
  return html`<dl class="told"><div><dt>توصیف</dt> <dd>${alt ?? '—'}</dd></div><div><dt>شرح</dt> <dd>${caption ?? '—'}</dd></div><div><dt>عکاس یا سازنده</dt> <dd>${credit ?? '—'}</dd></div></dl>`
}

function removal({ medium, uses }: MediumView): Html {
  if (uses.length > 0) return html`<p class="hint">تا نسخه‌ای از یک مطلب این را نشان می‌دهد، برداشته نمی‌شود.</p>`
  return html`<details class="tool"><summary>برداشتن از کتابخانه</summary>
<p class="hint">پرونده و هرچه از آن ساخته شده برای همیشه پاک می‌شود.</p>
<form method="post" action="/desk/media/${medium.hash}/removal"><button class="secondary">برای همیشه بردار</button></form></details>`
}
