import { type Html, html } from '#server'
import type { CommentForm, CommentProblem } from '../../actions/comments/send-comment.ts'
import { errorSummary, inputField, textField } from '../fields.ts'
import { heading } from '../page.ts'
import type { ReaderEdition } from '../readers/reader-edition.ts'
import { commentProblem, trap } from '../readers/words.ts'

export interface CommentFormView {
  code: number
  headline: string
  /** What the browser is to work on while the reader writes. */
  work: { challenge: string; bits: number }
  written: CommentForm
  problems: readonly CommentProblem[]
}

/** The form in which a reader says what she thinks of an article, or answers another reader. */
export function commentForm(
  { code, headline, work, written, problems }: CommentFormView,
  edition: ReaderEdition,
): Html {
  const { words, root } = edition
  const { comment } = words
  const errorOf = (field: CommentProblem['field']) => {
    const problem = problems.find((one) => one.field === field)
    return problem && commentProblem(problem, words)
  }
  const story = comment.about(words.quoted(html`<a href="/n/${code}">${headline}</a>`))
  return html`<div class="narrow">
${heading(written.to === '' ? comment.title : comment.answering, story)}
${errorSummary(
  problems.map(({ field }) => ({ field, label: comment[field] })),
  words.notKept,
)}
<form method="post" action="/comment/${code}" novalidate data-bits="${work.bits}" data-wait="${words.wait}">
${inputField({ name: 'name', label: comment.name, type: 'text', autocomplete: 'nickname', lengthMax: 80, value: written.name, error: errorOf('name'), hint: comment.nameHint })}
${textField({ name: 'text', label: comment.text, rows: 8, lengthMax: 4_000, value: written.text, error: errorOf('text'), hint: comment.textHint })}
${trap(words)}
<input type="hidden" name="to" value="${written.to}">
<input type="hidden" name="challenge" value="${work.challenge}"><input type="hidden" name="proof" value="">
<button>${words.send}</button>
</form>
<noscript><p class="hint">${comment.withoutScript}</p></noscript>
<p class="aside"><a href="${root}/comments/${code}">${comment.others}</a></p>
</div>`
}
