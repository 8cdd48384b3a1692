/** What readers say of an article. Every form is plain: nothing here needs a script. */
import { type Html, html, type PageBody } from '#server'
import { commentFormPath } from '../addresses.ts'
import type { Words } from '../edition/words/words.ts'
import type { CommentsView, CommentView } from '../model/comments.ts'
import { time } from '../parts/cards.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { ending, shell } from './shell.ts'

/** The comments on an article, and the form to write one. */
export function commentsPage(view: CommentsView, frame: Frame): PageBody {
  const { settings } = frame
  const { comments: words } = settings.edition.words
  const title = words.title(view.headline)
  return shell({
    settings,
    style: 'comments',
    title,
    description: words.describe(view.headline),
    canonical: settings.url + view.path,
    indexed: view.isNewest && view.threads.length > 0,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap list"><p class="near"><a href="${view.href}">${view.headline}</a></p>
<h1>${words.heading}</h1>
<p class="line">${view.tally.map((part) => html`<span>${part}</span> `)}<a href="${commentFormPath(view.code)}">${words.write}</a></p>
${view.sent && sentNote(view.sent, words)}
${view.threads.length === 0 ? noComments(view, words) : html`<ol class="said">${view.threads.map((thread) => threadItem(thread, view.code, words))}</ol>`}
${view.olderPath && html`<p class="older"><a href="${view.olderPath}" rel="next">${words.older}</a></p>`}</main>`,
    ending: ending(frame),
  })
}

function sentNote(sent: 'now' | 'later', words: Words['comments']): Html {
  return html`<p id="sent" class="told" role="status">${sent === 'later' ? words.arrivedLater : words.arrived}</p>`
}

function noComments({ code, isNewest }: CommentsView, words: Words['comments']): Html {
  if (!isNewest) return html`<p class="empty">${words.noMore}</p>`
  return html`<p class="empty">${words.none} <a href="${commentFormPath(code)}">${words.writeFirst}</a></p>`
}

function threadItem(thread: CommentView, code: number, words: Words['comments']): Html {
  return html`<li id="c${thread.id}">${comment(thread)}
<div class="reacting">${opinionForm(thread, code, words)}<a href="${commentFormPath(code)}?to=${thread.id}" rel="nofollow">${words.answer}</a></div>
${
  thread.answers.length > 0 &&
  html`<ol>${thread.answers.map(
    (answer) => html`<li id="c${answer.id}">${comment(answer)}
<div class="reacting">${opinionForm(answer, code, words)}</div></li>`,
  )}</ol>`
}</li>`
}

function comment({ name, at, paragraphs }: CommentView): Html {
  return html`<p class="who"><b>${name}</b> ${time(at)}</p>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`
}

function opinionForm({ id, name, agreed, disagreed }: CommentView, code: number, words: Words['comments']): Html {
  const [agree, disagree] = [words.agree(agreed), words.disagree(disagreed)]
  return html`<form method="post" action="${commentFormPath(code)}/opinion"><input type="hidden" name="comment" value="${id}">
<button name="opinion" value="agree" aria-label="${words.with(agree, name)}">${agree}</button>
<button name="opinion" value="disagree" aria-label="${words.with(disagree, name)}">${disagree}</button></form>`
}
