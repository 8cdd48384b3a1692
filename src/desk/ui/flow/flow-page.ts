import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { Assignment, Remark, Stage, Step, StepKind } from '#store'
import type { Check } from '../../actions/flow/checklist.ts'
import { instant } from '../timings/timing-page.ts'
import { assignmentFields, type WorkForm } from './assignment-form.ts'
import { checklistSection } from './checklist-section.ts'
import { endNames, stageNames, stepDeeds, stepsDone, flowWords as words } from './flow-words.ts'
import { remarkSection } from './remark-list.ts'
import { type TranslationsView, translationSection } from './translation-section.ts'

export interface FlowView {
  code: number
  headline: string
  section: string | null
  stage: Stage
  /** Something was written since it came there. */
  hasChanged: boolean
  /** Version of the working copy, that what is sent is what was looked at. */
  version: number
  steps: readonly Step[]
  /** Steps this person may take now. */
  open: readonly StepKind[]
  assignments: readonly Assignment[]
  remarks: readonly Remark[]
  checks: readonly Check[]
  mayArrange: boolean
  /** The same in other editions. */
  editions: TranslationsView
  /** Work this person may end, and how. */
  mayEnd(assignment: Assignment): readonly ('done' | 'cancelled')[]
  writers: readonly { login: string; name: string }[]
  form: WorkForm & { reason: string }
  error: { of: 'step' | 'work'; sentence: string } | null
  done: string | null
}

/** The way of one article through the newsroom: where it stands, what may be done, who makes what for it. Needs no script. */
export function flowPage(view: FlowView): Html {
  const { code, headline, section, stage, done, assignments, steps } = view
  return html`<div class="reading">
<p><a href="/desk/articles/${code}">${headline === '' ? 'بی‌تیتر' : headline}</a></p>
<h1>${words.flow}</h1>
${done === null ? null : html`<p class="done" role="status">${done}</p>`}
<p class="facts"><span class="state">${stageNames[stage.kind]}</span> <span>کد ${toPersianDigits(String(code))}</span> <span>${section ?? words.noSection}</span>${view.hasChanged ? html` <span class="waiting">${words.changed}</span>` : null}</p>
${checklistSection(view)}
${stepSection(view)}
<section aria-labelledby="work"><h2 id="work">${words.work}</h2>
${assignments.length === 0 ? html`<p class="hint">${words.noWork}</p>` : html`<ul class="people">${assignments.map((one) => workRow(one, view))}</ul>`}
${giveForm(view)}
</section>
${remarkSection(view)}
${translationSection(view.editions)}
<section aria-labelledby="history"><h2 id="history">${words.history}</h2>
${steps.length === 0 ? html`<p class="hint">${words.noSteps}</p>` : html`<ol class="people">${steps.map(stepRow)}</ol>`}
</section>
</div>`
}

function stepSection({ code, open, version, form, error }: FlowView): Html {
  if (open.length === 0) return html`<p class="hint">${words.nothing}</p>`
  const fault = error?.of === 'step' ? error.sentence : null
  const needsReason = open.some((kind) => kind === 'returned' || kind === 'rejected')
  return html`<form method="post" action="/desk/articles/${code}/flow">
<input type="hidden" name="version" value="${version}">
<div class="field"><label for="reason">${needsReason ? 'یادداشت؛ برای برگرداندن و رد کردن، دلیل' : words.note}</label>
<textarea id="reason" name="reason" rows="3" maxlength="2000"${fault === null ? null : html` aria-invalid="true" aria-describedby="reason-error"`}>
${form.reason}</textarea>
${fault === null ? null : html`<p class="error" id="reason-error" role="alert">${fault}</p>`}</div>
<p class="line">${open.map((kind, index) => html`<button name="kind" value="${kind}"${index === 0 ? null : html` class="secondary"`}>${stepDeeds[kind]}</button> `)}</p>
</form>`
}

function workRow(assignment: Assignment, { code, mayEnd }: FlowView): Html {
  const { id, to, brief, dueAt, madeBy, madeAt, end } = assignment
  const names = { done: words.done, cancelled: words.cancel }
  const ways = end === null ? mayEnd(assignment) : []
  return html`<li>
<p><strong><bdi>${to.name}</bdi></strong>${brief === null ? null : html`: ${brief}`}</p>
<p class="facts">${dueAt === null ? null : html`<span>تا ${instant(dueAt)}</span> `}<span><bdi>${madeBy}</bdi>، <time datetime="${madeAt.toISOString()}">${formatDateTime(madeAt)}</time></span>${end === null ? null : html` <span>${endNames[end.kind]}، <time datetime="${end.at.toISOString()}">${formatDateTime(end.at)}</time></span>`}</p>
${ways.length === 0 ? null : html`<form method="post" action="/desk/articles/${code}/assignments/${id}/end" class="line">${ways.map((kind) => html`<button class="small secondary" name="kind" value="${kind}">${names[kind]}<span class="vh">: ${to.name}</span></button> `)}</form>`}
</li>
`
}

function giveForm({ code, writers, form, error }: FlowView): Html | null {
  if (writers.length === 0) return null
  const fault = error?.of === 'work' ? error.sentence : null
  return html`<details${fault === null ? null : html` open`}><summary>${words.give}</summary>
<form method="post" action="/desk/articles/${code}/assignments">
${fault === null ? null : html`<p class="error" role="alert">${fault}</p>`}
${assignmentFields(form, writers)}
<button>سپردن</button>
</form></details>`
}

function stepRow({ kind, revision, reason, madeAt, madeBy }: Step): Html {
  return html`<li><p><bdi>${madeBy}</bdi> ${stepsDone[kind]}</p>
<p class="facts"><time datetime="${madeAt.toISOString()}">${formatDateTime(madeAt)}</time> <span>نسخهٔ ${toPersianDigits(revision)}</span></p>
${reason === null ? null : html`<p class="words">${reason}</p>`}</li>
`
}
