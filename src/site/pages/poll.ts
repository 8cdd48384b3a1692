/** One question to readers and what they answered; bars are `meter`, so that nothing here needs a script. */
import { type Html, html, type PageBody } from '#server'
import { articlePath } from '../addresses.ts'
import type { Edition } from '../edition/edition.ts'
import type { PosedPoll } from '../model/posed-poll.ts'
import { time } from '../parts/cards.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { pollForm } from '../parts/poll.ts'
import { ending, shell } from './shell.ts'

/** What has just been done: answered, answered before, nothing ticked, too early, too late. */
export type Voted = 'yes' | 'again' | 'none' | 'early' | 'late'

/** A poll alone on its page; `voted` is what became of an answer just given. */
export function pollPage(poll: PosedPoll, frame: Frame, voted: Voted | null): PageBody {
  const { settings } = frame
  const { edition } = settings
  const { paths } = edition
  const { poll: words } = edition.words
  const { question, standing, place } = poll
  const canAnswer = standing === 'open' && voted !== 'yes' && voted !== 'again'
  return shell({
    settings,
    style: 'poll',
    title: words.title(question),
    description: words.describe(settings.name, question),
    canonical: settings.url + paths.poll(poll.id),
    indexed: voted === null,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap list poll">${typeof place === 'number' && html`<p class="near"><a href="${articlePath({ code: place, slug: '', edition: edition.code })}">${words.story}</a></p>`}
<h1>${question}</h1>
<p class="line">${termOf(poll, edition)}</p>
${voted && html`<p class="told" role="status">${words.voted[voted]}</p>`}
${canAnswer && pollForm(poll, { legend: words.yourAnswer, beside: null, edition })}
${standing === 'coming' ? html`<ul class="choices">${poll.choices.map(({ text }) => html`<li>${text}</li>`)}</ul>` : results(poll, edition)}
${standing === 'coming' ? null : html`<p class="notice">${words.notice}</p>`}</main>`,
    ending: ending(frame),
  })
}

/** Since when it has been asked, and until when it is, or was. */
function termOf({ standing, until, madeAt, openedAt, opensAt, closesAt, closedAt }: PosedPoll, edition: Edition): Html {
  const { dates, words } = edition
  const moment = (instant: Date) => time(dates.full(instant))
  if (standing === 'coming') return html`<span>${words.poll.opens(moment(opensAt!))}</span>`
  const since = html`<span>${words.poll.since(moment(openedAt ?? opensAt ?? madeAt))}</span>`
  if (standing === 'ended') return html`${since} <span>${words.poll.ended(moment((closedAt ?? closesAt)!))}</span>`
  return html`${since}${until && html` <span>${words.poll.until(moment(until))}</span>`}`
}

function results({ choices }: PosedPoll, { dates, words: { poll: words } }: Edition): Html {
  const total = choices.reduce((sum, { votes }) => sum + votes, 0)
  if (total === 0) return html`<h2>${words.result}</h2><p class="empty">${words.nobodyYet}</p>`
  return html`<h2>${words.resultCount(total)}</h2>
<ul class="bars">${choices.map(({ text, votes }) => {
    const percent = Math.round((votes * 100) / total)
    return html`<li><span>${text}</span> <span>${words.percent(percent)} <small>(${dates.number(votes)})</small></span> <meter min="0" max="100" value="${percent}" aria-label="${text}">${words.percent(percent)}</meter></li>`
  })}</ul>`
}
