import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { DossierLine } from '#store'
import { errorSummary, inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'

/** A dossier as the form holds it. */
export interface WrittenDossier {
  /** Empty for one that has no address yet. */
  slug: string
  title: string
  /** Paragraphs with an empty line between them; null for one that only the API can write: longer, or with marks. */
  intro: string | null
  /** News codes, one a line, in their order; a headline may follow. */
  articles: string
}

export type DossierProblem = { field: 'title' | 'articles' | 'intro'; sentence: string }

const titleLengthMax = 200
/** As much as a field of the desk holds. */
export const textLengthMax = 2_000

const path = '/desk/dossiers'

/** The dossiers there are. */
export function dossiersPage(lines: readonly DossierLine[]): Html {
  return html`<div class="reading">
${heading('پرونده‌ها', 'خبرهایی که به هم بسته‌اند، به ترتیبی که شما می‌چینید و با یک نشانی.')}
<p class="ways"><a class="button" href="${path}/new">پروندهٔ تازه</a></p>
${lines.length === 0 ? html`<p class="hint">هنوز پرونده‌ای نیست. با «پروندهٔ تازه» نخستین را بسازید: عنوان، چند سطر مقدمه و کد خبرها کافی است.</p>` : html`<ul class="plain-list">${lines.map(lineOf)}</ul>`}
</div>`
}

function lineOf({ slug, title, count, changedAt }: DossierLine): Html {
  return html`<li><a href="${path}/${encodeURIComponent(slug)}"><bdi>${title}</bdi></a> <span class="quiet">${toPersianDigits(count)} خبر · <time datetime="${changedAt.toISOString()}">${formatDateTime(changedAt)}</time></span></li>
`
}

/** The form of one dossier, new or known. */
export function dossierPage(written: WrittenDossier, problems: readonly DossierProblem[], done: string | null): Html {
  const { slug, title, intro, articles } = written
  const own = `${path}/${encodeURIComponent(slug)}`
  const error = (field: DossierProblem['field']) => problems.find((problem) => problem.field === field)?.sentence
  const labels = { title: 'عنوان', intro: 'مقدمه', articles: 'خبرها' }
  return html`<div class="reading">
${heading(slug === '' ? 'پروندهٔ تازه' : `پرونده: ${title}`, slug === '' ? null : html`<a href="/fa/dossier/${slug}">در سایت</a>`)}
${done === null ? null : html`<p class="fresh" role="status">${done}</p>`}
${errorSummary(problems.map(({ field }) => ({ field, label: labels[field] })))}
<form method="post" action="${slug === '' ? path : own}">
${inputField({ name: 'title', label: labels.title, type: 'text', autocomplete: 'off', value: title, error: error('title'), lengthMax: titleLengthMax })}
${intro === null ? html`<p class="hint">مقدمهٔ این پرونده بلند است یا نشانه‌گذاری دارد؛ آن را برنامه‌ها ویرایش می‌کنند و اینجا دست نمی‌خورد.</p>` : textField({ name: 'intro', label: labels.intro, value: intro, rows: 5, hint: 'میان بندها یک سطر خالی بگذارید.', error: error('intro'), lengthMax: textLengthMax })}
${textField({ name: 'articles', label: labels.articles, value: articles, rows: 10, hint: 'هر سطر یک کد خبر، به ترتیبی که خوانده شود. آنچه پس از کد بیاید خوانده نمی‌شود. خبری که هنوز منتشر نشده، با انتشارش پیدا می‌شود.', error: error('articles'), lengthMax: textLengthMax })}
<button>${slug === '' ? 'ساختن پرونده' : 'ذخیره'}</button>
</form>
${slug === '' ? null : removal(own)}
<p class="ways aside"><a href="${path}">همهٔ پرونده‌ها</a></p>
</div>`
}

function removal(own: string): Html {
  return html`<details class="remove"><summary>برداشتن پرونده</summary>
<p class="hint">نشانی پرونده از این پس می‌گوید که برداشته شده است؛ خبرهایش سر جای خود می‌مانند.</p>
<form method="post" action="${own}/remove"><button class="secondary">پرونده را بردار</button></form></details>`
}
