import { type EndpointAnswer, Refusal } from '#server'
import { allChecklistItems, allSections, inTransaction, type OpenSession } from '#store'
import { addCheck, removeCheck } from '../../actions/settings/arrange-checklist.ts'
import { cleanLine } from '../../api/article-input.ts'
import { idIn } from '../../api/in-path.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { type CheckForm, type ChecklistView, checklistPage } from './checklist-page.ts'
import { doneIn, maySettle } from './settings-answers.ts'

const gate = { needs: 'overrule' } as const
const home = '/desk/settings/checklist'
const blank: CheckForm = { words: '', section: '', kind: '', isRequired: true, isAskedAgain: true, replaces: null }

/** The checklists of the newsroom, for chiefs and administrators. */
export const checklistSettingAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', home, signedIn(gate, seeItems)],
  ['POST', home, signedIn(gate, write)],
  ['POST', `${home}/removal`, signedIn(gate, remove)],
]

async function seeItems(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const items = await allChecklistItems(desk.database)
  const old = items.find(({ id }) => String(id) === visit.query.change)
  const { words, section, kind, isRequired, isAskedAgain } = old ?? blank
  const slug = typeof section === 'string' ? section : (section?.slug ?? '')
  const form = { words, section: slug, kind: kind ?? '', isRequired, isAskedAgain, replaces: old?.id ?? null }
  return showItems(desk, visit, session, { items, form, error: null })
}

async function showItems(
  desk: Desk,
  visit: Visit,
  { account }: OpenSession,
  { items, form, error }: Pick<ChecklistView, 'items' | 'form' | 'error'>,
): Promise<EndpointAnswer> {
  const sections = (await allSections(desk.database)).filter(({ isRetired }) => !isRetired)
  const main = checklistPage({ items, sections, form, error, maySettle: maySettle(account), done: doneIn(visit) })
  const title = error === null ? 'فهرست وارسی' : 'خطا: فهرست وارسی'
  return show(desk, { status: error === null ? 200 : 422, title, main, account })
}

async function write(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const { form } = visit
  const written: CheckForm = {
    words: cleanLine(form('words')),
    section: form('section'),
    kind: form('kind'),
    isRequired: form('required') === 'on',
    isAskedAgain: form('again') === 'on',
    replaces: form('replaces') === '' ? null : idIn({ id: form('replaces') }),
  }
  const wish = { ...written, section: written.section || null, kind: written.kind || null }
  try {
    await inTransaction(desk.database, (transaction) => addCheck(transaction, actorOf(session.account), wish))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid-content') throw error
    const full = error.facts.itemsMax !== undefined
    const sentence = full ? 'فهرست پر است؛ نخست موردی را بردارید.' : 'یک جمله بنویسید، تا ۲۰۰ نویسه.'
    const items = await allChecklistItems(desk.database)
    return showItems(desk, visit, session, { items, form: written, error: sentence })
  }
  return answerRedirect(`${home}?done=${written.replaces === null ? 'check-added' : 'check-changed'}`)
}

async function remove(desk: Desk, { form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const id = idIn({ id: form('item') })
  try {
    await inTransaction(desk.database, (transaction) => removeCheck(transaction, actorOf(account), id))
  } catch (error) {
    // A colleague was faster: it is gone, as was asked.
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
  }
  return answerRedirect(`${home}?done=check-removed`)
}
