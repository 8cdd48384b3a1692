import { formatDate, formatDateTime, formatTime, toPersianDigits } from '#persian'
import { type Fragment, type Html, html } from '#server'
import type { Timing, TimingKind } from '#store'
import { endNames, failureReasons, timingNames, timingRights, timingWords as words } from './timing-words.ts'

export interface TimingView {
  code: number
  headline: string
  timings: readonly Timing[]
  /** Kinds this person may set. */
  kinds: readonly TimingKind[]
  /** Kinds this person may take back. */
  endable: readonly TimingKind[]
  /** Number of the newest revision, and whether something was written since. */
  revision: number
  isPending: boolean
  form: TimingForm
  /** What was done a moment ago. */
  done: 'set' | 'cancelled' | null
  now: Date
}

export interface TimingForm {
  kind: TimingKind
  when: string
  note: string
  /** A sentence that says what is wrong with it. */
  error: string | null
  /** A second person should set it: whoever may is asked whether she overrules that, with the note as her reason. */
  overruling: Overruling
}

export type Overruling = 'unasked' | 'offered' | 'chosen'

/** What is to happen to an article at an instant: to see, to set, to take back. Needs no script. */
export function timingPage(view: TimingView): Html {
  const { code, headline, timings, done } = view
  const open = timings
    .filter(({ end }) => end === null)
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
  const past = timings.filter(({ end }) => end !== null)
  return html`<div class="reading">
<p><a href="/desk/articles/${code}">${headline === '' ? 'بی‌تیتر' : headline}</a></p>
<h1>${words.title}</h1>
${done === null ? null : html`<p class="alert" role="status">${words[done]}</p>`}
<section aria-labelledby="open"><h2 id="open">${words.open}</h2>
${open.length === 0 ? html`<p class="hint">${words.noneOpen}</p>` : html`<ul class="people">${open.map((one) => openRow(one, view))}</ul>`}
</section>
${view.kinds.length === 0 ? null : setSection(view)}
${past.length === 0 ? null : html`<section aria-labelledby="past"><h2 id="past">${words.past}</h2><ul class="people">${past.map(pastRow)}</ul></section>`}
</div>`
}

function openRow({ id, kind, dueAt, revision, note, madeBy }: Timing, view: TimingView): Html {
  const { code, endable, isPending, now } = view
  const isOlder = revision !== null && (revision < view.revision || isPending)
  const needsReason = kind === 'embargo'
  return html`<li>
<p><strong>${timingNames[kind]}</strong> ${fromNow(dueAt, now)}</p>
<p class="facts">${revision === null ? null : html`<span>نسخهٔ ${toPersianDigits(revision)}</span> `}<span><bdi>${madeBy}</bdi></span>${note === null ? null : html` <span>${note}</span>`}</p>
${isOlder ? html`<p class="hint waiting">${words.changed}</p>` : null}
${
  endable.includes(kind)
    ? html`<form method="post" action="/desk/articles/${code}/timing/${id}/cancel" class="line">
${needsReason ? html`<label for="reason-${id}">${words.releaseReason}</label><input id="reason-${id}" name="reason" required maxlength="2000">` : null}
<button class="small secondary">${needsReason ? words.release : words.cancel}<span class="vh">: ${timingNames[kind]}</span></button>
</form>`
    : null
}
</li>
`
}

function pastRow({ kind, dueAt, end }: Timing): Html {
  const { kind: ended, reason, by, at } = end!
  const why = reason === null ? null : (failureReasons[reason] ?? reason)
  return html`<li><p>${timingNames[kind]} ${instant(dueAt)}</p>
<p class="facts"><span${ended === 'failed' ? html` class="off"` : null}>${endNames[ended]}</span> <time datetime="${at.toISOString()}">${formatDateTime(at)}</time>${by === 'clock' ? null : html` <span><bdi>${by}</bdi></span>`}${why === null ? null : html` <span>${why}</span>`}</p></li>
`
}

function setSection({ code, kinds, form, isPending }: TimingView): Html {
  const { kind, when, note, error, overruling } = form
  return html`<section aria-labelledby="set"><h2 id="set">زمان تازه</h2>
<form method="post" action="/desk/articles/${code}/timing">
<fieldset class="field"><legend>${words.what}</legend>
${kinds.map((one) => html`<label class="radio"><input type="radio" name="kind" value="${one}"${one === kind ? html` checked` : null}> ${timingRights[one]}</label>`)}
</fieldset>
<div class="field"><label for="when">${words.when}</label>
<input id="when" name="when" value="${when}" required maxlength="200" autocomplete="off" aria-describedby="when-hint${error === null ? null : ' when-error'}"${error === null ? null : html` aria-invalid="true"`}>
${error === null ? null : html`<p class="error" id="when-error">${error}</p>`}
<p class="hint" id="when-hint">${words.whenHint}</p></div>
<div class="field"><label for="note">${words.note}</label>
<input id="note" name="note" value="${note}" maxlength="2000" autocomplete="off" aria-describedby="note-hint">
<p class="hint" id="note-hint">${words.noteHint}</p></div>
${overruling === 'unasked' ? null : html`<p class="field"><label class="radio"><input type="checkbox" name="overruling" value="yes"${overruling === 'chosen' ? html` checked` : null}> ${words.overrule}</label></p>`}
${isPending ? html`<p class="hint">${words.pending}</p>` : null}
<button>${words.look}</button>
</form></section>`
}

export interface ReadingView {
  code: number
  headline: string
  kind: TimingKind
  when: string
  note: string
  overruling: Overruling
  version: number
  /** What the words may mean, the likeliest first. */
  instants: readonly Date[]
  /** Sentences about what was assumed. */
  notes: readonly string[]
  now: Date
}

/** The time as it was understood, to be kept or written again. */
export function readingPage(view: ReadingView): Html {
  const { code, headline, kind, when, note, overruling, version, instants, notes, now } = view
  const isOne = instants.length === 1
  const choice = (at: Date): Fragment =>
    isOne
      ? html`<input type="hidden" name="due" value="${at.toISOString()}"><p class="strong">${fromNow(at, now)}</p>`
      : html`<label class="radio"><input type="radio" name="due" value="${at.toISOString()}" required> <span>${fromNow(at, now)}</span></label>`
  return html`<div class="narrow">
<p><a href="/desk/articles/${code}">${headline === '' ? 'بی‌تیتر' : headline}</a></p>
<h1>${timingRights[kind]}</h1>
<p class="intro">«${when}» ${words.reading}</p>
<form method="post" action="/desk/articles/${code}/timing">
<input type="hidden" name="kind" value="${kind}"><input type="hidden" name="when" value="${when}"><input type="hidden" name="note" value="${note}">${overruling === 'chosen' ? html`<input type="hidden" name="overruling" value="yes">` : null}<input type="hidden" name="version" value="${version}">
${isOne ? choice(instants[0]!) : html`<fieldset class="field"><legend>${words.which}</legend>${instants.map(choice)}</fieldset>`}
${notes.map((sentence) => html`<p class="hint">${sentence}</p>`)}
<p class="ways line"><button autofocus>${words.keep}</button> <a class="button secondary" href="/desk/articles/${code}/timing">${words.change}</a></p>
</form>
</div>`
}

/** «سه‌شنبه ۳ آذر ۱۴۰۵، ساعت ۰۸:۰۰». */
export function instant(at: Date): Html {
  return html`<time datetime="${at.toISOString()}">${formatDate(at, 'full')}، ساعت ${formatTime(at)}</time>`
}

/** The instant, and how far off it is where that says more than the date. */
function fromNow(at: Date, now: Date): Html {
  const distance = formatDate(at, 'relative', { now })
  return html`${instant(at)}${distance === formatDate(at, 'long') ? null : html` <span class="quiet">(${distance})</span>`}`
}
