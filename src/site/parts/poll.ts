/** A question to readers, with a plain form: under a story, on the front page, on its own page. */
import { type Html, html } from '#server'
import type { Poll } from '#store'
import { pollAnswerPath, pollPath } from '../addresses.ts'

/** Choices to tick and the way to the results; of one that has ended, the way alone. `more` names the class of its place. */
export function pollBox(poll: Poll | null, more: string): Html | null {
  if (poll === null) return null
  const { id, question, closedAt } = poll
  const way = html`<a href="${pollPath(id)}">${closedAt === null ? 'دیدن نتیجه' : 'نتیجهٔ نظرسنجی'}</a>`
  return html`<aside class="${more} poll" aria-labelledby="poll-${id}"><h2 class="heading" id="poll-${id}">نظرسنجی</h2>
${closedAt === null ? pollForm(poll, { legend: question, beside: way }) : html`<p>${question} ${way}</p>`}</aside>`
}

/** The form alone, with what stands beside its button. */
export function pollForm({ id, choices }: Poll, { legend, beside }: { legend: string; beside: Html | null }): Html {
  return html`<form method="post" action="${pollAnswerPath(id)}"><fieldset><legend>${legend}</legend>${choices.map(
    (choice) => html`<label><input type="radio" name="choice" value="${choice.id}"> ${choice.text}</label>`,
  )}</fieldset><p class="line"><button>ثبت پاسخ</button> ${beside}</p></form>`
}
