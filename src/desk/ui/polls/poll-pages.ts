import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import { type Poll, pollStanding } from '#store'
import { choiceField, errorSummary, inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'
import { doneSentences, fieldNames, placeOptions, standingNames } from './poll-words.ts'
import { termSentences, timeFields } from './times-page.ts'

export const pollsPath = '/desk/polls'

export interface WrittenPoll {
  question: string
  /** One a line. */
  choices: string
  place: string
  code: string
  opens: string
  closes: string
}

export interface PollsView {
  polls: readonly Poll[]
  /** Id to go on below; null at the end. */
  next: number | null
  written: WrittenPoll
  problems: readonly { field: keyof WrittenPoll; sentence: string }[]
  done: string
  now: Date
}

/** Polls, the newest first, and under them the form for a new one. */
export function pollsPage({ polls, next, written, problems, done, now }: PollsView): Html {
  const said = Object.hasOwn(doneSentences, done) ? doneSentences[done] : undefined
  return html`<div class="reading">
${heading('نظرسنجی‌ها', 'پرسش از خوانندگان: هر مرورگر یک پاسخ، و از پاسخ‌دهنده چیزی نگه داشته نمی‌شود. نتیجه، نظر همهٔ مردم نیست؛ نظر کسانی است که پاسخ داده‌اند.')}
${said === undefined ? null : html`<p class="done" role="status">${said}</p>`}
${errorSummary(problems.map(({ field }) => ({ field, label: fieldNames[field] })))}
${polls.length === 0 ? html`<p class="empty">هنوز نظرسنجی‌ای نیست؛ نخستین پرسش را همین پایین بسازید.</p>` : html`<ul class="people">${polls.map((poll) => row(poll, now))}</ul>`}
${next === null ? null : html`<p class="ways"><a class="button secondary" href="${pollsPath}?below=${next}" rel="next">قدیمی‌ترها</a></p>`}
${newForm(written, problems)}
</div>`
}

function row(poll: Poll, now: Date): Html {
  const { id, question, choices, madeAt, place } = poll
  const standing = pollStanding(poll, now)
  const total = choices.reduce((sum, { votes }) => sum + votes, 0)
  return html`<li><h2><a href="/fa/poll/${id}">${question}</a></h2>
<p class="facts"><span class="state${standing === 'open' ? ' live' : ''}">${standingNames[standing]}</span> ${termSentences(poll, standing).map((sentence) => html`<span>${sentence}</span> `)}<span>${placeName(place)}</span> <span>${toPersianDigits(String(total))} پاسخ</span> <span><time datetime="${madeAt.toISOString()}">${formatDateTime(madeAt)}</time></span></p>
<p class="hint">${choices.map(({ text, votes }, index) => html`${index > 0 ? '، ' : null}${text} (${toPersianDigits(String(votes))})`)}</p>
${standing === 'ended' ? null : html`<p><a class="button small secondary" href="${pollsPath}/${id}/times">زمان آغاز و پایان<span class="vh">: ${question}</span></a></p>`}
<details><summary>جابه‌جایی و پایان</summary>
<form method="post" action="${pollsPath}/${id}/place">${placeFields({ place: place === null ? 'none' : place === 'front' ? 'front' : 'article', code: typeof place === 'number' ? String(place) : '' }, `-${id}`, undefined)}<button class="secondary">جابه‌جا شود</button></form>
${standing !== 'ended' && html`<form method="post" action="${pollsPath}/${id}/closing"><p class="hint">پس از پایان، دیگر پاسخی شمرده نمی‌شود و باز هم نمی‌شود.</p><button class="secondary">پایان رأی‌گیری</button></form>`}</details></li>`
}

function placeName(place: Poll['place']): Html | string {
  if (place === null) return 'تنها در صفحهٔ خودش'
  return place === 'front' ? 'صفحهٔ نخست' : html`زیر <a href="/n/${place}">خبر ${toPersianDigits(String(place))}</a>`
}

function placeFields(
  { place, code }: Pick<WrittenPoll, 'place' | 'code'>,
  suffix: string,
  error: string | undefined,
): Html {
  return html`${choiceField({ name: 'place', id: `place${suffix}`, label: fieldNames.place, value: place, options: placeOptions })}
${inputField({ name: 'code', id: `code${suffix}`, label: fieldNames.code, type: 'text', autocomplete: 'off', lengthMax: 20, value: code, error, optional: true, direction: 'ltr' })}`
}

function newForm(written: WrittenPoll, problems: PollsView['problems']): Html {
  const errorOf = (field: keyof WrittenPoll) => problems.find((one) => one.field === field)?.sentence
  return html`<section aria-labelledby="new"><h2 id="new">نظرسنجی تازه</h2>
<form method="post" action="${pollsPath}" novalidate>
${inputField({ name: 'question', label: fieldNames.question, type: 'text', autocomplete: 'off', lengthMax: 400, value: written.question, error: errorOf('question') })}
${textField({ name: 'choices', label: fieldNames.choices, rows: 4, lengthMax: 2_000, value: written.choices, error: errorOf('choices'), hint: 'هر گزینه در یک سطر؛ دو تا هشت گزینه. پس از ساختن، پرسش و گزینه‌ها دگرگون نمی‌شود.' })}
${placeFields(written, '', errorOf('code'))}
${timeFields(written, problems)}
<button>ساختن نظرسنجی</button>
</form></section>`
}
