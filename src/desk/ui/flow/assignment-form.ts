import { type Html, html } from '#server'
import { flowWords as words } from './flow-words.ts'

export interface WorkForm {
  to: string
  brief: string
  due: string
}

export const emptyWork: WorkForm = { to: '', brief: '', due: '' }

/** Who does what by when: the fields of it. */
export function assignmentFields(
  { to, brief, due }: WorkForm,
  writers: readonly { login: string; name: string }[],
): Html {
  return html`<div class="field"><label for="to">${words.to}</label>
<span class="choice"><select id="to" name="to" required>${writers.map(({ login, name }) => html`<option value="${login}"${login === to ? html` selected` : null}>${name}</option>`)}</select></span></div>
<div class="field"><label for="brief">${words.brief}</label>
<input id="brief" name="brief" value="${brief}" maxlength="2000" autocomplete="off"></div>
<div class="field"><label for="due">${words.due}</label>
<input id="due" name="due" value="${due}" maxlength="200" autocomplete="off" aria-describedby="due-hint">
<p class="hint" id="due-hint">${words.dueHint}</p></div>`
}
