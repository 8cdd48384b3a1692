import { type EndpointAnswer, Refusal } from '#server'
import { allSections, appendAudit, inTransaction, listKeys, type OpenSession, revokeKey } from '#store'
import { makeKey, readKeyDraft } from '../../access/make-key.ts'
import { idIn } from '../../api/in-path.ts'
import { proven, signedIn } from '../members/proven.ts'
import { givenSections } from '../members/section-boxes.ts'
import { answerRedirect } from '../page.ts'
import { keyPage } from '../pages/key.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { type KeysView, keysPage } from './keys-page.ts'
import { doneIn } from './settings-answers.ts'

const gate = { needs: 'administer' } as const
const home = '/desk/settings/keys'
const blank = { name: '', role: 'reporter', sections: [], problems: [] }

/** Keys of programs: listed, made, ended. */
export const keyAnswers: ['GET' | 'POST', string, Answering][] = [
  [
    'GET',
    home,
    signedIn(gate, (desk, visit, session) => showKeys(desk, session, { form: blank, done: doneIn(visit) })),
  ],
  ['POST', '/desk/keys', proven({ ...gate, fields: ['name', 'role', 'section:'] }, addKey)],
  ['POST', `${home}/:id/end`, proven({ ...gate, fields: [] }, endKey)],
]

async function showKeys(
  desk: Desk,
  { account }: OpenSession,
  view: Pick<KeysView, 'form' | 'done'>,
): Promise<EndpointAnswer> {
  const keys = await listKeys(desk.database)
  const main = keysPage({ ...view, keys, sections: await allSections(desk.database) })
  const isWrong = view.form.problems.length > 0
  const title = isWrong ? 'خطا: کلید برنامه‌ها' : 'کلید برنامه‌ها'
  return show(desk, { status: isWrong ? 422 : 200, title, main, account })
}

async function addKey(desk: Desk, { form }: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const written = { name: form('name'), role: form('role') }
  const sections = givenSections(form)
  const { value, problems } = readKeyDraft(written)
  if (value === null) return showKeys(desk, session, { form: { ...written, sections, problems }, done: '' })
  const key = await makeKey(desk.database, actorOf(session.account), { ...value, sections })
  return show(desk, { status: 201, title: 'کلید ساخته شد', main: keyPage(key, value), account: session.account })
}

async function endKey({ database }: Desk, { params }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const actor = actorOf(account).id
  await inTransaction(database, async (transaction) => {
    const name = await revokeKey(transaction, idIn(params), actor)
    if (name === null) throw new Refusal('not-found')
    await appendAudit(transaction, { actor, action: 'revoke-key', subject: `token:${name}`, facts: { keys: 1 } })
  })
  return answerRedirect(`${home}?done=key-ended`)
}
