/** A question to readers, with a plain form: under a story, on the front page, on its own page. */
import { type Html, html } from '#server'
import type { Poll } from '#store'
import { pollAnswerPath } from '../addresses.ts'
import type { Edition } from '../edition/edition.ts'
import type { Words } from '../edition/words/words.ts'

/** Choices to tick and the way to the results; of one that has ended, the way alone. `more` names the class of its place. */
export function pollBox(poll: Poll | null, more: string, { paths, words }: Edition): Html | null {
  if (poll === null) return null
  const { id, question, closedAt } = poll
  const way = html`<a href="${paths.poll(id)}">${closedAt === null ? words.poll.seeResult : words.poll.resultOf}</a>`
  return html`<aside class="${more} poll" aria-labelledby="poll-${id}"><h2 class="heading" id="poll-${id}">${words.poll.heading}</h2>
${closedAt === null ? pollForm(poll, { legend: question, beside: way, words }) : html`<p>${question} ${way}</p>`}</aside>`
}

/** The form alone, with what stands beside its button. */
export function pollForm(
  { id, choices }: Poll,
  { legend, beside, words }: { legend: string; beside: Html | null; words: Words },
): Html {
  return html`<form method="post" action="${pollAnswerPath(id)}"><fieldset><legend>${legend}</legend>${choices.map(
    (choice) => html`<label><input type="radio" name="choice" value="${choice.id}"> ${choice.text}</label>`,
  )}</fieldset><p class="line"><button>${words.poll.send}</button> ${beside}</p></form>`
}
