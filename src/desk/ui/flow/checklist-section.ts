import { formatDateTime, toPersianDigits } from '#persian'
import { type Html, html } from '#server'
import { type Check, isInTheWay } from '../../actions/flow/checklist.ts'
import { checklistWords as words } from './flow-words.ts'

export interface ChecklistView {
  code: number
  checks: readonly Check[]
  /** She may change what is asked. */
  mayArrange: boolean
}

/** What the newsroom wants seen to before an article goes on, with a button for each; nothing where it asks nothing. */
export function checklistSection({ code, checks, mayArrange }: ChecklistView): Html | null {
  if (checks.length === 0) return null
  const open = checks.filter(isInTheWay).length
  return html`<section aria-labelledby="checklist"><h2 id="checklist">${words.title}</h2>
<p class="facts"><span>${open === 0 ? words.clear : html`${toPersianDigits(open)} ${words.inTheWay}`}</span>${mayArrange ? html` <a href="/desk/settings/checklist">${words.arrange}</a>` : null}</p>
<ul class="people">${checks.map((check) => checkRow(check, code))}</ul>
</section>`
}

function checkRow(check: Check, code: number): Html {
  const { id, words: asked, isRequired, state, mark, changedWords } = check
  const action = `/desk/articles/${code}/checklist`
  const isDone = state === 'ticked' || state === 'waived'
  const press = isDone ? words.clearOne : words.tick
  return html`<li>
<p><strong>${asked}</strong>${isRequired ? html` <span class="state">${words.required}</span>` : null}</p>
<p class="facts"><span>${words.states[state]}</span>${
    mark === null
      ? null
      : html` <span><bdi>${mark.by}</bdi>، <time datetime="${mark.at.toISOString()}">${formatDateTime(mark.at)}</time></span> <span>نسخهٔ ${toPersianDigits(mark.revision)}</span>`
  }${changedWords === 0 ? null : html` <span class="waiting">از آن پس ${toPersianDigits(changedWords)} واژه عوض شده است</span>`}</p>
${mark?.reason ? html`<p class="words">${mark.reason}</p>` : null}
<div class="line"><form method="post" action="${action}"><input type="hidden" name="item" value="${id}"><button class="small secondary" name="kind" value="${isDone ? 'cleared' : 'ticked'}">${press}<span class="vh">: ${asked}</span></button></form>
${isInTheWay(check) ? waiverForm({ id, action, asked }) : null}</div>
</li>
`
}

function waiverForm({ id, action, asked }: { id: number; action: string; asked: string }): Html {
  return html`<details><summary>${words.letStand}<span class="vh">: ${asked}</span></summary>
<form method="post" action="${action}" class="line"><input type="hidden" name="item" value="${id}"><label for="waiver-${id}">${words.why}</label><input id="waiver-${id}" name="reason" required maxlength="2000" autocomplete="off"><button class="small" name="kind" value="waived">${words.waive}</button></form></details>`
}
