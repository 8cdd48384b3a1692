import { formatDateTime } from '#persian'
import { type Html, html } from '#server'
import type { Poll, PollStanding } from '#store'
import { errorSummary, inputField } from '../fields.ts'
import { fieldHints, fieldNames } from './poll-words.ts'

export interface WrittenTimes {
  opens: string
  closes: string
}

export type TimesField = keyof WrittenTimes

export interface TimesProblem {
  field: TimesField
  /** What is wrong with it. */
  sentence: string
}

export interface TimesView {
  poll: Poll
  standing: PollStanding
  written: WrittenTimes
  problems: readonly TimesProblem[]
}

/** When a poll opens and closes, with a form to set both. */
export function pollTimesPage({ poll, standing, written, problems }: TimesView): Html {
  return html`<div class="reading">
<p><a href="/desk/polls">نظرسنجی‌ها</a></p>
<h1>زمان نظرسنجی</h1>
<p class="intro">${poll.question}</p>
${errorSummary(problems.map(({ field }) => ({ field, label: fieldNames[field] })))}
<p class="hint">${termSentences(poll, standing).map((sentence, index) => html`${index > 0 ? '؛ ' : null}${sentence}`)}</p>
${
  standing === 'ended'
    ? html`<p class="hint">رأی‌گیری پایان یافته است و دیگر باز نمی‌شود؛ برای پرسشی تازه، نظرسنجی تازه‌ای بسازید.</p>`
    : html`<form method="post" action="/desk/polls/${poll.id}/times" novalidate>
${timeFields(written, problems, standing === 'coming' ? ['opens', 'closes'] : ['closes'])}
<p class="ways line"><button>ذخیرهٔ زمان</button> <a class="button secondary" href="/desk/polls">بازگشت</a></p>
</form>`
}
</div>`
}

/** Fields of an opening and a closing. */
export function timeFields(
  written: WrittenTimes,
  problems: readonly { field: string; sentence: string }[],
  fields: readonly TimesField[] = ['opens', 'closes'],
): Html {
  return html`${fields.map((name) =>
    inputField({
      ...{ name, label: fieldNames[name], hint: fieldHints[name], value: written[name] },
      ...{ type: 'text', autocomplete: 'off', lengthMax: 200, optional: true },
      error: problems.find(({ field }) => field === name)?.sentence,
    }),
  )}`
}

/** «از … باز می‌شود», «تا … باز است»; nothing of what is not set. */
export function termSentences(
  { opensAt, openedAt, closesAt, closedAt }: Poll,
  standing: PollStanding,
): readonly Html[] {
  const moment = (at: Date) => html`<time datetime="${at.toISOString()}">${formatDateTime(at)}</time>`
  const opened = openedAt ?? opensAt
  const ended = closedAt ?? closesAt
  return [
    ...(opened === null
      ? []
      : [standing === 'coming' ? html`از ${moment(opened)} باز می‌شود` : html`از ${moment(opened)} باز شد`]),
    ...(ended === null
      ? []
      : [standing === 'ended' ? html`در ${moment(ended)} پایان یافت` : html`تا ${moment(ended)} باز است`]),
  ]
}
