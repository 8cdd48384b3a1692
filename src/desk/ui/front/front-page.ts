import { type EditionCode, editions, type FrontPlan, firstEdition } from '#article'
import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { BreakingLine, FrontVersion, Section } from '#store'
import { type BoardParts, boardOf, type CandidatesView, candidatesOf } from './board.ts'
import type { Conflict } from './board-view.ts'
import { doneSentences, pageName, whenInWords, whoInWords } from './front-words.ts'

export interface FrontPageView extends BoardParts {
  edition: EditionCode
  /** Where its own pages and forms are: `/desk/front`. */
  base: string
  /** The editions whose front pages whoever looks may arrange; none where one is on. */
  editions: readonly { name: string; href: string; isThis: boolean }[]
  /** The pages that whoever looks may arrange. */
  pages: readonly { name: string; href: string }[]
  /** The plan as it is being arranged, as the form keeps it. */
  plan: FrontPlan | null
  from: number
  candidates: CandidatesView
  note: string
  at: string
  /** It differs from what is on the site. */
  isChanged: boolean
  conflict: Conflict | null
  /** What was wrong with the last thing asked, in plain words. */
  trouble: string | null
  /** What was done a moment ago, a key of `doneSentences`. */
  done: string
  planned: readonly FrontVersion[]
  versions: readonly FrontVersion[]
  /** The line above every page of the edition, null when none is up; not said on the page of a section. */
  breaking: { line: BreakingLine | null } | null
}

/** The page on which the front page, or the page of a section, is arranged. */
export function frontDeskPage(view: FrontPageView): Html {
  const { breaking } = view
  return html`<div class="front-desk">
<div class="page-head"><h1>${pageName(view)}</h1>${editionsOf(view)}${pagesOf(view)}</div>
${formOf(view)}
${previewFrame(view)}
<div class="around">${breaking && breakingOf(breaking.line, view)}${plannedOf(view)}${historyOf(view)}</div>
${keySheet}
</div>`
}

function editionsOf({ editions: all }: FrontPageView): Html | null {
  if (all.length < 2) return null
  return html`<nav class="pages" aria-label="نسخه‌های سایت">${all.map(({ name, href, isThis }) => html`<a href="${href}"${isThis ? html` aria-current="true"` : null}>${name}</a>`)}</nav>`
}

function pagesOf({ pages, base }: FrontPageView): Html | null {
  if (pages.length < 2) return null
  return html`<nav class="pages" aria-label="صفحه‌هایی که چیده می‌شوند">${pages.map(({ name, href }) => html`<a href="${href}"${href === base ? html` aria-current="page"` : null}>${name}</a>`)}</nav>`
}

function formOf(view: FrontPageView): Html {
  const { plan, from, isChanged, conflict, trouble, done, base } = view
  const told = Object.hasOwn(doneSentences, done) ? doneSentences[done] : null
  return html`<form id="front" method="post" action="${base}" autocomplete="off" data-changed="${String(isChanged)}" data-done="${done}">
<input type="hidden" name="plan" value="${JSON.stringify(plan)}"><input type="hidden" name="from" value="${from}">
<button class="vh" name="do" value="search" tabindex="-1" aria-hidden="true">یافتن</button>
<div id="told" role="status">${told ? html`<p class="told">${told}</p>` : null}${trouble && html`<p class="error">${trouble}</p>`}</div>
${conflict && conflictOf(conflict, view)}
<div class="publish"><p class="state-of">${stateOf(view)}</p>
<button name="do" value="publish" title="Ctrl+Enter">روی سایت ببر</button>
<button class="secondary" name="do" value="look" formaction="${base}/preview" formtarget="preview" data-preview>پیش‌نمایش</button>
<span class="for-script" hidden><button type="button" class="secondary" data-undo title="Ctrl+Z">واگرد</button> <button type="button" class="secondary" data-redo title="Ctrl+Shift+Z">ازنو</button></span>
<details class="when"><summary>زمان و یادداشت</summary>
<label for="at">از کِی (خالی: همین حالا)</label><input id="at" name="at" value="${view.at}" maxlength="100" placeholder="فردا ساعت ۷" autocomplete="off">
<label for="note">یادداشت برای تاریخچه</label><input id="note" name="note" value="${view.note}" maxlength="200" autocomplete="off">
<button class="small secondary" name="do" value="automatic">همه را خودکار کن</button></details></div>
${candidatesOf(view.candidates, view)}
<section class="board" aria-labelledby="b-title"><h2 id="b-title">چیدمان</h2>${boardOf(view)}</section>
</form>`
}

function stateOf({ isChanged, board, section }: FrontPageView): Html {
  if (isChanged) return html`<strong class="unsaved">تغییرها هنوز روی سایت نیست.</strong>`
  if (board.isAutomatic && section !== null)
    return html`این صفحه اکنون فهرست تازه‌ترین خبرهای بخش است. خبری بنشانید تا چنین چیده شود.`
  return board.isAutomatic ? html`صفحه خودش چیده می‌شود.` : html`همین چیدمان روی سایت است.`
}

function conflictOf({ theirs, rows }: Conflict, view: FrontPageView): Html {
  const who = theirs === null ? '' : `${whoInWords(theirs.madeBy)}، ${whenInWords(theirs.takesEffectAt, view.now)}`
  return html`<section class="conflict" role="alert" aria-labelledby="x-title"><h2 id="x-title">در این میان ${pageName(view)} عوض شده است</h2>
<p>چیدمان شما این‌جاست و چیزی از دست نرفته است. بگویید کدام بماند.</p>
<div class="scroll" tabindex="0" role="region" aria-label="دو چیدمان کنار هم"><table><thead><tr><th scope="col">کادر</th><th scope="col">روی سایت <span class="facts"><bdi>${who}</bdi></span></th><th scope="col">چیدمان شما</th></tr></thead>
<tbody>${rows.map(({ name, theirs: there, mine }) => html`<tr><th scope="row">${name}</th><td>${linesOf(there)}</td><td>${linesOf(mine)}</td></tr>`)}</tbody></table></div>
<div class="deeds"><button name="do" value="publish">چیدمان من روی سایت برود</button><button class="secondary" name="do" value="adopt">آنچه روی سایت است بماند</button><button class="secondary" name="do" value="look">ویرایش را ادامه می‌دهم</button></div></section>`
}

function linesOf(lines: readonly string[]): Html {
  return lines.length === 0
    ? html`<p class="hint">هیچ</p>`
    : html`<ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`
}

function previewFrame(view: FrontPageView): Html {
  return html`<section class="preview" aria-labelledby="p-title"><h2 id="p-title">پیش‌نمایش</h2>
<p class="deeds"><label><input type="radio" name="width" id="phone" checked> گوشی</label> <label><input type="radio" name="width" id="desktop"> رایانه</label></p>
<div class="frame" tabindex="0" role="group" aria-label="پیش‌نمایش، با پیمایش"><iframe name="preview" src="${view.base}/preview" title="${pageName(view)}، چنان‌که خواننده می‌بیند" sandbox="allow-same-origin"></iframe></div></section>`
}

function breakingOf(breaking: BreakingLine | null, { base, edition, now }: FrontPageView): Html {
  const above = edition === firstEdition ? '' : ` نسخهٔ ${editions[edition].persianName}`
  return html`<section aria-labelledby="f-title"><h2 id="f-title">خبر فوری</h2>
${
  breaking === null
    ? html`<p class="hint">یک خط بالای همهٔ صفحه‌های${above || ' سایت'}، فقط وقتی که واقعاً خبری فوری هست.</p>`
    : html`<p class="up" dir="auto">${breaking.text}</p><p class="facts"><span>تا ${whenInWords(breaking.expiresAt, now)}</span> <span><bdi>${whoInWords(breaking.madeBy)}</bdi></span></p><form method="post" action="${base}/breaking/end"><button class="small secondary">بردار</button></form>`
}
<form method="post" action="${base}/breaking">
<label for="text">خبر در یک خط</label><input id="text" name="text" dir="auto" maxlength="140" required autocomplete="off">
<label for="code">کد خبر یا گزارش زنده (اگر هست)</label><input id="code" name="code" maxlength="15" inputmode="numeric" autocomplete="off">
<label for="expires">تا کِی</label><input id="expires" name="expires" maxlength="100" value="دو ساعت بعد" required autocomplete="off">
<button class="small">${breaking === null ? 'بالای صفحه‌ها ببر' : 'به‌جایش بگذار'}</button></form></section>`
}

function plannedOf({ planned, base }: FrontPageView): Html | null {
  if (planned.length === 0) return null
  return html`<section aria-labelledby="t-title"><h2 id="t-title">در راه</h2><ul class="versions">${planned.map(
    (
      one,
    ) => html`<li><p><strong>${formatDateTime(one.takesEffectAt)}</strong> ${one.note && html`<span>${one.note}</span>`} <span class="facts"><bdi>${whoInWords(one.madeBy)}</bdi></span></p>
<form method="post" action="${base}/versions/${one.id}/cancel"><button class="small secondary">لغو<span class="vh">: ${formatDateTime(one.takesEffectAt)}</span></button></form></li>`,
  )}</ul></section>`
}

function historyOf(view: FrontPageView): Html {
  const { versions, from, now, base } = view
  return html`<section aria-labelledby="h-title"><h2 id="h-title">تاریخچه</h2>
<form method="get" action="${base}/then" class="asking"><label for="then">${pageName(view)} در این زمان چه بود؟</label><input id="then" name="at" maxlength="100" placeholder="امروز ساعت ۱۴:۰۵" required autocomplete="off"><button class="small secondary">نشان بده</button></form>
${versions.length === 0 ? html`<p class="hint">هنوز کسی صفحه را نچیده است.</p>` : null}
<ol class="versions">${versions.map(
    (
      one,
      index,
    ) => html`<li><p><a href="${base}/then?at=${one.takesEffectAt.toISOString()}">${whenInWords(one.takesEffectAt, now)}</a> <span>${one.note ?? (one.plan === null ? 'خودکار' : `${toPersianDigits(String(one.plan.boxes.reduce((sum, { placed }) => sum + placed.length, 0)))} خبر نشانده`)}</span> <span class="facts"><bdi>${whoInWords(one.madeBy)}</bdi></span></p>
${index === 0 ? html`<span class="facts">اکنون</span>` : html`<form method="post" action="${base}/versions/${one.id}/restore"><input type="hidden" name="from" value="${from}"><button class="small secondary">برگردان<span class="vh">: ${formatDateTime(one.takesEffectAt)}</span></button></form>`}</li>`,
  )}</ol></section>`
}

const keySheet = html`<details class="keys"><summary>کلیدها (؟)</summary><p class="hint"><kbd>j</kbd> <kbd>k</kbd> خبر بعدی و پیشین · <kbd>Alt</kbd>+<kbd>↑</kbd> <kbd>↓</kbd> جابه‌جا کردن، از کادری به کادر دیگر هم · <kbd>p</kbd> سنجاق یا نگه‌داشتن · <kbd>Delete</kbd> برداشتن · <kbd>/</kbd> جست‌وجو · <kbd>Enter</kbd> نشاندن در کادر برگزیده · <kbd>Ctrl</kbd>+<kbd>Z</kbd> واگرد · <kbd>Ctrl</kbd>+<kbd>Shift</kbd>+<kbd>Z</kbd> ازنو · <kbd>Ctrl</kbd>+<kbd>Enter</kbd> روی سایت بردن</p></details>`

export interface ThenView {
  at: Date
  version: FrontVersion | null
  section: Section | null
  edition: EditionCode
  base: string
}

/** How the page looked at an instant. */
export function thenPage(view: ThenView): Html {
  const { at, version, section, base } = view
  const name = pageName(view)
  const by =
    version === null
      ? null
      : html` چیدهٔ <bdi>${whoInWords(version.madeBy)}</bdi>، از ${formatDateTime(version.takesEffectAt)}.`
  const unarranged = section === null ? 'صفحه در آن زمان خودش چیده می‌شد.' : 'صفحه در آن زمان فهرست تازه‌ترین خبرها بود.'
  return html`<div class="front-desk then">
<p class="trail"><a href="${base}">${name}</a></p>
<h1>${name} در ${formatDateTime(at)}</h1>
<p>${version === null ? unarranged : by} پربازدیدها شمرده می‌شوند و نگه داشته نمی‌شوند؛ آن کادر این‌جا خالی است.</p>
<form method="get" action="${base}/then" class="asking"><label for="then">زمانی دیگر</label><input id="then" name="at" maxlength="100" required autocomplete="off"><button class="small secondary">نشان بده</button></form>
<div class="frame wide-frame"><iframe src="${base}/then/page?at=${at.toISOString()}" title="${name} در ${formatDateTime(at)}" sandbox="allow-same-origin"></iframe></div>
</div>`
}
