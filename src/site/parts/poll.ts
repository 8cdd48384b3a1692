/** A question to readers, with a plain form: under a story, on the front page, on its own page. */
import { type Html, html } from '#server'
import type { Edition } from '../edition/edition.ts'
import type { PosedPoll } from '../model/posed-poll.ts'
import { time } from './cards.ts'

/**
 * Choices to tick and the way to the results; of one that has ended, the way alone; of one that is to open, when.
 * `more` names the class of its place.
 */
export function pollBox(poll: PosedPoll | null, more: string, edition: Edition): Html | null {
  if (poll === null) return null
  const { dates, paths, words } = edition
  const { id, question, standing, until } = poll
  const moment = until && time(dates.full(until))
  const way = html`<a href="${paths.poll(id)}">${standing === 'ended' ? words.poll.resultOf : words.poll.seeResult}</a>`
  const shown = {
    coming: () =>
      html`<p><a href="${paths.poll(id)}">${question}</a></p><p class="line"><span>${words.poll.opens(moment!)}</span></p>`,
    open: () =>
      html`${pollForm(poll, { legend: question, beside: way, edition })}${moment && html`<p class="line"><span>${words.poll.until(moment)}</span></p>`}`,
    ended: () => html`<p>${question} ${way}</p>`,
  }[standing]
  return html`<aside class="${more} poll" aria-labelledby="poll-${id}"><h2 class="heading" id="poll-${id}">${words.poll.heading}</h2>
${shown()}</aside>`
}

/** The form alone, with what stands beside its button. */
export function pollForm(
  { id, choices }: PosedPoll,
  { legend, beside, edition }: { legend: string; beside: Html | null; edition: Edition },
): Html {
  const { paths, words } = edition
  return html`<form method="post" action="${paths.pollAnswer(id)}"><fieldset><legend>${legend}</legend>${choices.map(
    (choice) => html`<label><input type="radio" name="choice" value="${choice.id}"> ${choice.text}</label>`,
  )}</fieldset><p class="line"><button>${words.poll.send}</button> ${beside}</p></form>`
}
