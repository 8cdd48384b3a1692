import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import type { CommentState, CommentTally, QueuedComment } from '#store'
import { watchedIn } from '../../actions/comments/decide-comments.ts'
import { heading } from '../page.ts'

export const queuePath = '/desk/comments'

export const stateNames: Record<CommentState, string> = {
  waiting: 'در انتظار',
  published: 'منتشر شده',
  rejected: 'غیرقابل انتشار',
}

export interface QueueView {
  state: CommentState
  comments: readonly QueuedComment[]
  tally: CommentTally
  /** Id to go on after; null at the end. */
  next: number | null
  words: readonly string[]
  /** Those that came without proof of work and are not shown yet. */
  held: number
  mayKeepWords: boolean
  /** What was done just now, as a sentence; empty for nothing. */
  done: string
}

/** Comments in one state: ticked ones are decided together, by one button or one key. */
export function queuePage(view: QueueView): Html {
  const { state, comments, next, done, held } = view
  return html`${heading('دیدگاه‌های خوانندگان')}
${done !== '' && html`<p class="done" role="status">${done}</p>`}
<nav class="tabs" aria-label="فهرست‌ها"><ul>${(Object.keys(stateNames) as CommentState[]).map((one) => tab(one, view))}</ul></nav>
${state === 'waiting' && held > 0 && html`<p class="hint">${toPersianDigits(String(held))} دیدگاه از مرورگرهای بی اسکریپت رسیده است و تا نیم ساعت پس از رسیدن در این فهرست می‌آید.</p>`}
${comments.length === 0 ? emptyQueue(state) : decisionForm(view)}
${next !== null && html`<p class="ways"><a class="button" href="${queuePath}?state=${state}&after=${next}" rel="next">بعدی‌ها</a></p>`}
${wordsForm(view)}`
}

function tab(one: CommentState, { state, tally }: QueueView): Html {
  const name = `${stateNames[one]} (${toPersianDigits(String(tally[one]))})`
  return html`<li><a href="${queuePath}?state=${one}"${one === state ? html` aria-current="page"` : null}>${name}</a></li>`
}

function emptyQueue(state: CommentState): Html {
  const sentence =
    state === 'waiting' ? 'دیدگاهی در انتظار نیست؛ هرچه رسیده، دیده شده است.' : 'دیدگاهی در این فهرست نیست.'
  return html`<p class="empty">${sentence}</p>`
}

function decisionForm({ state, comments, words }: QueueView): Html {
  const publishing = html`<button name="decision" value="published" accesskey="p">انتشار آنچه نشان شده</button>`
  const rejecting = html`<button name="decision" value="rejected" accesskey="r" class="secondary">منتشر نشود</button>`
  return html`<form method="post" action="${queuePath}" class="queue">
<input type="hidden" name="state" value="${state}">
<ol class="manuscripts">${comments.map((comment) => row(comment, words))}</ol>
<div class="deciding">${state !== 'published' && publishing}${state !== 'rejected' && rejecting}
<label for="reason">دلیل (برای همکاران)</label><input id="reason" name="reason" maxlength="300" autocomplete="off"></div>
<p class="hint">با Tab و فاصله نشان کنید؛ Alt+P یا Alt+Shift+P منتشر می‌کند و Alt+R یا Alt+Shift+R کنار می‌گذارد.</p>
</form>`
}

function row({ id, name, body, receivedAt, parent, article, decision }: QueuedComment, words: readonly string[]): Html {
  const watched = watchedIn(`${name}\n${body}`, words)
  return html`<li><label class="tick"><input type="checkbox" name="comment:${id}" value="on"> <b>${name}</b></label>
<p class="hint"><time datetime="${receivedAt.toISOString()}">${formatDateTime(receivedAt)}</time> · <a href="/n/${article.code}">${article.headline}</a></p>
${watched.length > 0 && html`<p class="alert">واژهٔ نشان‌دار: ${watched.join('، ')}</p>`}
${parent && html`<blockquote class="words"><p>در پاسخ به ${parent.name}: ${parent.body}</p></blockquote>`}
${body.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`)}
${decision?.reason && html`<p class="hint">دلیل: ${decision.reason}</p>`}</li>`
}

function wordsForm({ words, mayKeepWords }: QueueView): Html | null {
  if (!mayKeepWords) return null
  return html`<details><summary>واژه‌های نشان‌دار (${toPersianDigits(String(words.length))})</summary>
<form method="post" action="${queuePath}/words">
<label for="words">هر سطر یک واژه یا عبارت؛ در هر املایی شناخته می‌شود. چیزی به‌خاطر آن کنار گذاشته نمی‌شود، تنها نشان داده می‌شود.</label>
<textarea id="words" name="words" rows="8" maxlength="20000">
${words.join('\n')}</textarea>
<button>ذخیره</button>
</form></details>`
}
