/** What readers say of an article. Every form is plain: nothing here needs a script. */
import { type Html, html, type PageBody } from '#server'
import { commentFormPath } from '../addresses.ts'
import type { CommentsView, CommentView } from '../model/comments.ts'
import { time } from '../parts/cards.ts'
import { compactMasthead, type Frame } from '../parts/frame.ts'
import { ending, shell } from './shell.ts'

export function commentsPage(view: CommentsView, frame: Frame): PageBody {
  const { settings } = frame
  const title = `دیدگاه‌ها: ${view.headline}`
  return shell({
    settings,
    style: 'comments',
    title,
    description: `آنچه خوانندگان دربارهٔ «${view.headline}» نوشته‌اند`,
    canonical: settings.url + view.path,
    indexed: view.isNewest && view.threads.length > 0,
    head: [],
    masthead: compactMasthead(frame),
    main: html`<main id="main" class="wrap list"><p class="near"><a href="${view.href}">${view.headline}</a></p>
<h1>دیدگاه‌های خوانندگان</h1>
<p class="line">${view.tally.map((part) => html`<span>${part}</span> `)}<a href="${commentFormPath(view.code)}">دیدگاه بنویسید</a></p>
${view.sent && sentNote(view.sent)}
${view.threads.length === 0 ? noComments(view) : html`<ol class="said">${view.threads.map((thread) => threadItem(thread, view.code))}</ol>`}
${view.olderPath && html`<p class="older"><a href="${view.olderPath}" rel="next">دیدگاه‌های پیشین</a></p>`}</main>`,
    ending: ending(frame),
  })
}

function sentNote(sent: 'now' | 'later'): Html {
  const wait = sent === 'later' ? 'نیم ساعت دیگر به دست تحریریه می‌رسد و پس از آن' : 'پس از دیدن تحریریه،'
  return html`<p id="sent" class="told" role="status">دیدگاه شما رسید. ${wait} همین جا منتشر می‌شود.</p>`
}

function noComments({ code, isNewest }: CommentsView): Html {
  if (!isNewest) return html`<p class="empty">دیدگاه دیگری نیست.</p>`
  return html`<p class="empty">هنوز دیدگاهی منتشر نشده است. <a href="${commentFormPath(code)}">نخستین دیدگاه را شما بنویسید.</a></p>`
}

function threadItem(thread: CommentView, code: number): Html {
  return html`<li id="c${thread.id}">${comment(thread)}
<div class="reacting">${opinionForm(thread, code)}<a href="${commentFormPath(code)}?to=${thread.id}" rel="nofollow">پاسخ</a></div>
${
  thread.answers.length > 0 &&
  html`<ol>${thread.answers.map(
    (answer) => html`<li id="c${answer.id}">${comment(answer)}
<div class="reacting">${opinionForm(answer, code)}</div></li>`,
  )}</ol>`
}</li>`
}

function comment({ name, at, paragraphs }: CommentView): Html {
  return html`<p class="who"><b>${name}</b> ${time(at)}</p>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`
}

function opinionForm({ id, name, agreed, disagreed }: CommentView, code: number): Html {
  return html`<form method="post" action="${commentFormPath(code)}/opinion"><input type="hidden" name="comment" value="${id}">
<button name="opinion" value="agree" aria-label="موافق ${agreed}، با ${name}">موافق ${agreed}</button>
<button name="opinion" value="disagree" aria-label="مخالف ${disagreed}، با ${name}">مخالف ${disagreed}</button></form>`
}
