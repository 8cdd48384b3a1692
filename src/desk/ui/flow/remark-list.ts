import { formatDateTime } from '#persian'
import { type Html, html } from '#server'
import type { Remark } from '#store'
import { flowWords as words } from './flow-words.ts'

/** What colleagues said about an article, with forms to answer and to say that it was seen to. */
export function remarkSection({ code, remarks }: { code: number; remarks: readonly Remark[] }): Html {
  return html`<section aria-labelledby="remarks"><h2 id="remarks">${words.remarks}</h2>
${remarks.length === 0 ? html`<p class="hint">${words.noRemarks}</p>` : html`<ul class="people">${remarks.map((remark) => remarkRow(remark, code))}</ul>`}
<form method="post" action="/desk/articles/${code}/remarks">
<div class="field"><label for="remark">${words.remark}</label><input id="remark" name="body" required maxlength="2000" autocomplete="off"></div>
<button class="secondary">${words.leave}</button></form>
</section>`
}

function remarkRow({ id, quote, body, at, by, answers, end }: Remark, code: number): Html {
  return html`<li>
${quote === null ? null : html`<p class="words">«${quote}»</p>`}
${line({ body, at, by })}
${answers.map(line)}
${end === null ? answerForms(id, code) : html`<p class="facts"><span>رسیدگی شد</span> <span><bdi>${end.by}</bdi>، <time datetime="${end.at.toISOString()}">${formatDateTime(end.at)}</time></span></p>`}
</li>
`
}

function line({ body, at, by }: { body: string; at: Date; by: string }): Html {
  return html`<p><strong><bdi>${by}</bdi></strong>: ${body} <time class="quiet" datetime="${at.toISOString()}">${formatDateTime(at)}</time></p>
`
}

function answerForms(id: number, code: number): Html {
  return html`<form method="post" action="/desk/articles/${code}/remarks" class="line"><input type="hidden" name="answers" value="${id}"><label for="answer-${id}">پاسخ</label><input id="answer-${id}" name="body" required maxlength="2000" autocomplete="off"><button class="small secondary">بگذار</button></form>
<form method="post" action="/desk/articles/${code}/remarks/${id}/end"><button class="small secondary">رسیدگی شد</button></form>`
}
