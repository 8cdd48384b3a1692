import { type EditionCode, editions, firstEdition } from '#article'
import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Manuscript } from '#store'
import { type TimingAlarms, timingAlarmsSection } from '../timings/alarms.ts'
import { type MassChangeAlarms, massChangesSection } from './mass-changes.ts'
import { type BegunHere, type Waiting, waitingSection } from './waiting.ts'
import { wayToArticle } from './way-to-article.ts'

export interface HomeView {
  manuscripts: readonly Manuscript[]
  waiting: readonly Waiting[]
  begun: BegunHere
  /** Who does not write in a section, or in none yet, reads there. */
  mayWriteIn(section: string | null): boolean
  articleUrl(code: number, slug: string, edition?: EditionCode): string
  timings: TimingAlarms
  massChanges: MassChangeAlarms
}

/** The first page of the desk: what nobody may have meant, what did not happen in time, what waits, and the newest work. */
export function homePage(view: HomeView): Html {
  const { manuscripts, waiting, begun, timings, massChanges } = view
  return html`${massChangesSection(massChanges)}${timingAlarmsSection(timings)}<div class="columns home">
${waitingSection({ waiting, begun })}
<section aria-labelledby="newest">
<h1 id="newest">تازه‌ترین مطالب</h1>
${manuscripts.length === 0 ? (begun === null ? nothingYet : emptyState) : html`<ol class="manuscripts">${manuscripts.map((one) => manuscriptRow(one, view))}</ol>`}
</section>
</div>`
}

const emptyState = html`<div class="empty">
<p>هنوز هیچ مطلبی در میز نیست.</p>
<p>با «<a href="/desk/articles">خبر تازه</a>» نوشتن را آغاز کنید.</p>
<p>برای آوردن آرشیو، پرونده‌ها یا پوشهٔ آن را با این فرمان بخوانید؛ آنچه خوانده شود همین‌جا دیده می‌شود:</p>
<pre dir="ltr"><code>bin/sanad import FOLDER --publish</code></pre>
<p>اگر <code dir="ltr">--publish</code> را ننویسید، مطالب پیش‌نویس می‌مانند و خواننده آن‌ها را نمی‌بیند.</p>
</div>`

const nothingYet = html`<div class="empty"><p>هنوز هیچ مطلبی در میز نیست.</p></div>`

/** Named where it is not the first, that nobody takes one edition's work for another's. */
export function editionMark(edition: EditionCode = firstEdition): Html | null {
  return edition === firstEdition ? null : html` <span>نسخهٔ ${editions[edition].persianName}</span>`
}

function manuscriptRow(
  { code, edition, content, publication, revision, savedAt }: Manuscript,
  { articleUrl, mayWriteIn }: Pick<HomeView, 'articleUrl' | 'mayWriteIn'>,
): Html {
  const headline = content.headline
  const at = publication === null ? savedAt : (publication.updatedAt ?? publication.publishedAt)
  const state =
    publication === null
      ? html`<span class="state draft">پیش‌نویس</span>`
      : html`<span class="state live">منتشرشده</span>${publication.revision < revision ? html` <span class="waiting">نسخهٔ تازه‌تری منتظر انتشار است</span>` : null}`
  return html`<li>
<h2><a href="${wayToArticle(code, mayWriteIn(content.section))}">${headline === '' ? 'بی‌تیتر' : headline}</a></h2>
<p class="facts">${state} <span>کد ${toPersianDigits(String(code))}</span>${editionMark(edition)} <time datetime="${at.toISOString()}">${formatDateTime(at)}</time>${publication === null ? null : html` <a href="${articleUrl(code, publication.slug, edition)}">دیدن در سایت</a>`}</p>
</li>
`
}
