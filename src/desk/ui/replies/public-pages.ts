import { type Html, html } from '#server'
import type { Manuscript, Reply } from '#store'
import { lettersMaxFor, lettersOf, type ReplyForm, type ReplyProblem } from '../../actions/replies/send-reply.ts'
import { errorSummary, inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'
import type { ReaderEdition } from '../readers/reader-edition.ts'
import { trackingField, trackingForm } from '../readers/tracking.ts'
import { type ReaderWords, replyProblem, trap } from '../readers/words.ts'

const statusPath = '/reply/status'

/** The form in which somebody an article spoke of answers it. */
export function replyForm(
  { code, content }: Pick<Manuscript, 'code' | 'content'>,
  { written, problems }: { written: ReplyForm; problems: readonly ReplyProblem[] },
  { words, number, addressOf }: ReaderEdition,
): Html {
  const { reply } = words
  const errorOf = (field: keyof ReplyForm) => {
    const problem = problems.find((one) => one.field === field)
    return problem && replyProblem(problem, words, number)
  }
  const most = number(lettersMaxFor(lettersOf(content)))
  return html`<div class="narrow">
${heading(reply.title, reply.to(words.quoted(html`<a href="/n/${code}">${content.headline}</a>`)))}
<p class="hint">${reply.rule}</p>
${errorSummary(
  problems.map(({ field }) => ({ field, label: reply[field] })),
  words.notKept,
)}
<form method="post" action="/reply/${code}" novalidate>
${inputField({ name: 'name', label: reply.name, type: 'text', autocomplete: 'name', lengthMax: 80, value: written.name, error: errorOf('name'), hint: reply.nameHint })}
${inputField({ name: 'contact', label: reply.contact, type: 'text', autocomplete: 'tel', lengthMax: 200, value: written.contact, error: errorOf('contact'), hint: reply.contactHint })}
${textField({ name: 'text', label: reply.text, rows: 12, lengthMax: 20_000, value: written.text, error: errorOf('text'), hint: reply.textHint(most) })}
${trap(words)}
<button>${reply.send}</button>
</form>
<p class="aside">${reply.hasSent} <a href="${addressOf(statusPath)}">${reply.seeHow}</a></p>
</div>`
}

/** What the sender keeps: the code, the clock, the words and their hash. */
export function receiptPage(kept: Reply, tracking: string, { words, time, addressOf }: ReaderEdition): Html {
  const { reply } = words
  const original = words.quoted(html`${kept.original.headline}`)
  return html`<div class="narrow">
${heading(reply.received, reply.receivedAt(time(kept.receivedAt), original))}
${trackingField(tracking, words)}
<p>${reply.dueBy} ${time(kept.dueAt)}</p>
${wordsBox(kept, words)}
<p class="ways"><a class="button" href="${addressOf(statusPath)}">${words.tracking.follow}</a></p>
</div>`
}

/** Asks for the code, or says what the one that was written follows. */
export function statusPage(followed: Reply | null | 'unasked', edition: ReaderEdition): Html {
  const { words, addressOf } = edition
  return html`<div class="narrow">
${heading(words.reply.follow)}
${followed === 'unasked' ? null : followed === null ? html`<div class="alert" role="alert"><p>${words.reply.unknown}</p></div>` : followedReply(followed, edition)}
${trackingForm(addressOf(statusPath), words)}
</div>`
}

function followedReply(followed: Reply, { words, time }: ReaderEdition): Html {
  const { reply } = words
  const { original, refusal, answer, dueAt, receivedAt } = followed
  const state =
    refusal !== null
      ? reply.refused(words.quoted(html`${refusal.reason}`))
      : answer?.live
        ? reply.published(html`<a href="/n/${answer.code}">${reply.seeReply}</a>`)
        : reply.pending(time(dueAt))
  const story = words.quoted(html`<a href="/n/${original.code}">${original.headline}</a>`)
  return html`<div class="done" role="status"><p class="strong">${state}</p>
<p>${reply.receivedAt(time(receivedAt), story)}</p></div>
${wordsBox(followed, words)}`
}

/** The words as they are kept. */
export function wordsBox({ body, bodyHash }: Pick<Reply, 'body' | 'bodyHash'>, { reply }: ReaderWords): Html {
  const hash = html`<bdi class="hash" dir="ltr">${bodyHash.toString('hex')}</bdi>`
  return html`<blockquote class="words">${body.split('\n\n').map((text) => html`<p dir="auto">${text}</p>`)}</blockquote>
<p class="hint">${reply.hash(hash)}</p>`
}
