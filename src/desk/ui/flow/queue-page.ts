import { formatDate, formatDateTime, toPersianDigits } from '#persian'
import { type Fragment, type Html, html } from '#server'
import { type QueueEntry, type QueueName, type QueuePlace, queueNames, queuePlaceName, type StepKind } from '#store'
import { assignmentFields, type WorkForm } from './assignment-form.ts'
import { emptyQueues, flowWords, queueTitles, stageNames, stepDeeds, stepKeys } from './flow-words.ts'

export interface QueueView {
  name: QueueName
  /** Queues this person has. */
  open: readonly QueueName[]
  counts: Record<QueueName, number>
  /** Counted no further. */
  countMax: number
  /** Where the page before ended; null for the first. */
  after: QueuePlace | null
  /** Where the page after begins; null on the last. */
  next: QueuePlace | null
  entries: readonly (QueueEntry & { steps: readonly StepKind[] })[]
  /** Who may be given work; null for who gives none. */
  commission: { form: WorkForm & { headline: string; section: string }; writers: Writers; sections: Sections } | null
  /** Recalls nobody has seen to. */
  recalls: number
  error: string | null
  done: string | null
  now: Date
}

type Writers = readonly { login: string; name: string }[]
type Sections = readonly { slug: string; name: string }[]

/** What waits for whom: one's own, the section's, the chief's. Needs no script; with one there are keys. */
export function queuePage(view: QueueView): Html {
  const { name, open, entries, done } = view
  return html`<div class="flow" data-watch="/desk/queue/changes">
<div class="list-head line"><h1>${flowWords.queue}</h1>
<p class="hint" role="status" data-fresh="چیزی در کارتابل عوض شد؛ فهرست را تازه کنید"><a href="/desk/queue?of=${name}">تازه‌کردن فهرست</a></p></div>
${view.recalls === 0 ? null : html`<p class="alert"><a href="/desk/recalls">${toPersianDigits(String(view.recalls))} فراخوان منتظر رسیدگی است: آنچه مطلبی از ما به آن تکیه دارد عوض شده است.</a></p>`}
${done === null ? null : html`<p class="done" role="status">${done}</p>`}
<nav class="tabs" aria-label="صف‌ها"><ul>${queueNames.filter((one) => open.includes(one)).map((one) => tab(one, view))}</ul></nav>
${entries.length === 0 ? html`<div class="empty"><p>${view.after === null ? emptyQueues[name] : flowWords.pageEmpty}</p></div>` : html`<ol class="manuscripts queue">${entries.map((entry) => entryRow(entry, view))}</ol>`}
${pagesOf(view)}
${view.commission === null ? null : commissionForm(view)}
<p class="hint keys">کلیدها: <kbd>j</kbd> بعدی، <kbd>k</kbd> قبلی، <kbd>o</kbd> باز کردن، <kbd>s</kbd> فرستادن، <kbd>r</kbd> برگرداندن، <kbd>x</kbd> رد کردن، <kbd>b</kbd> پس گرفتن، <kbd>n</kbd> صفحهٔ بعد، <kbd>p</kbd> آغاز صف</p>
</div>`
}

function tab(name: QueueName, { name: current, counts, countMax }: QueueView): Html {
  const count = counts[name]
  const says = toPersianDigits(String(Math.min(count, countMax - 1)))
  return html`<li><a href="/desk/queue?of=${name}"${name === current ? html` aria-current="page"` : null}>${queueTitles[name]}${count === 0 ? null : html` <span class="num">${says}${count === countMax ? '+' : null}</span>`}</a></li>
`
}

/** Which part of the queue this is, and the ways to the rest; nothing where it is all here. */
function pagesOf({ name, entries, next, after, counts, countMax }: QueueView): Html | null {
  const [first, last] = [entries.at(0)?.number, entries.at(-1)?.number]
  if (after === null && next === null) return null
  const all = counts[name] === countMax ? html`بیش از ${toPersianDigits(countMax - 1)}` : toPersianDigits(counts[name])
  return html`<nav class="ways pages" aria-label="صفحه‌های صف">
${first === undefined ? null : html`<p class="hint">${toPersianDigits(first)} تا ${toPersianDigits(last!)} از ${all}</p>`}
<p class="line">${next === null ? null : html`<a class="button secondary" rel="next" data-key="n" title="صفحهٔ بعد (n)" href="/desk/queue?of=${name}&amp;after=${queuePlaceName(next)}">صفحهٔ بعد</a> `}${after === null ? null : html`<a class="button secondary" data-key="p" title="آغاز صف (p)" href="/desk/queue?of=${name}">آغاز صف</a>`}</p>
</nav>
`
}

function entryRow(entry: QueueView['entries'][number], { name, after, now }: QueueView): Html {
  const { code, headline, section, stage, step, isLive, hasChanged, assignments, steps } = entry
  const facts: Fragment[] = [
    html`<span class="state">${stageNames[stage]}</span>`,
    html` <span>کد ${toPersianDigits(String(code))}</span>`,
    section === null ? null : html` <span>${section.name}</span>`,
    isLive ? html` <span class="state live">روی سایت است</span>` : null,
    step === null
      ? null
      : html` <span><bdi>${step.by}</bdi>، <time datetime="${step.at.toISOString()}" title="${formatDateTime(step.at)}">${formatDate(step.at, 'relative', { now })}</time></span>`,
    hasChanged && stage !== 'returned' ? html` <span class="waiting">${flowWords.changed}</span>` : null,
  ]
  const back = html`<input type="hidden" name="back" value="${name}">${after === null ? null : html`<input type="hidden" name="after" value="${queuePlaceName(after)}">`}`
  return html`<li>
<h2><a href="/desk/articles/${code}">${titleOf(headline)}</a></h2>
<p class="facts">${facts}</p>
${step?.reason ? html`<p class="words">${step.reason}</p>` : null}
${assignments.map((one) => workLine(one, now))}
<div class="handling">${steps.map((kind, index) => stepControl(kind, { code, headline, back, isFirst: index === 0 }))}<a href="/desk/articles/${code}/flow">${flowWords.flow}<span class="vh">: ${titleOf(headline)}</span></a></div>
</li>
`
}

function titleOf(headline: string): string {
  return headline === '' ? 'بی‌تیتر' : headline
}

function workLine({ name, brief, dueAt }: QueueEntry['assignments'][number], now: Date): Html {
  const isLate = dueAt !== null && dueAt < now
  return html`<p class="facts work"><span>سپرده به <bdi>${name}</bdi></span>${dueAt === null ? null : html` <span${isLate ? html` class="off"` : null}>تا <time datetime="${dueAt.toISOString()}">${formatDateTime(dueAt)}</time>${isLate ? ' (گذشته)' : null}</span>`}${brief === null ? null : html` <span>${brief}</span>`}</p>
`
}

/** A step as a button; one that needs a reason opens a line for it first. */
function stepControl(
  kind: StepKind,
  { code, headline, back, isFirst }: { code: number; headline: string; back: Html; isFirst: boolean },
): Html {
  const hidden = html`<input type="hidden" name="kind" value="${kind}">${back}`
  const deed = html`${stepDeeds[kind]}<span class="vh">: ${titleOf(headline)}</span>`
  const action = `/desk/articles/${code}/flow`
  if (kind !== 'returned' && kind !== 'rejected') {
    const tone = isFirst && kind !== 'taken-back' ? 'small' : 'small secondary'
    return html`<form method="post" action="${action}">${hidden}<button class="${tone}" data-key="${stepKeys[kind]}">${deed}</button></form>`
  }
  const id = `reason-${kind}-${code}`
  return html`<details><summary data-key="${stepKeys[kind]}">${deed}</summary>
<form method="post" action="${action}" class="line">${hidden}<label for="${id}">${flowWords.why}</label><input id="${id}" name="reason" required maxlength="2000" autocomplete="off"><button class="small">${stepDeeds[kind]}</button></form></details>`
}

function commissionForm({ commission, error }: QueueView): Html {
  const { form, writers, sections } = commission!
  return html`<details class="commission"${error === null ? null : html` open`}><summary>${flowWords.commission}</summary>
<form method="post" action="/desk/queue" class="narrow-form">
${error === null ? null : html`<p class="error" id="work-error" role="alert">${error}</p>`}
<div class="field"><label for="headline">${flowWords.headline}</label>
<input id="headline" name="headline" value="${form.headline}" required maxlength="300" autocomplete="off"></div>
<div class="field"><label for="section">${flowWords.section}</label>
<span class="choice"><select id="section" name="section"><option value="">${flowWords.noSection}</option>${sections.map(({ slug, name }) => html`<option value="${slug}"${slug === form.section ? html` selected` : null}>${name}</option>`)}</select></span></div>
${assignmentFields(form, writers)}
<button>سپردن</button>
</form></details>`
}
