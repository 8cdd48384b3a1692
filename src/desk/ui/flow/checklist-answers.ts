import { type EndpointAnswer, Refusal } from '#server'
import { checklistMarkKinds, inTransaction, type OpenSession } from '#store'
import { markCheck } from '../../actions/flow/checklist.ts'
import { cleanLine } from '../../api/article-input.ts'
import { waiverLengthMax } from '../../api/flow/checklist-routes.ts'
import { idIn } from '../../api/in-path.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, codeIn, type Desk, type Visit } from '../visit.ts'

/** What was seen to before an article goes on, said without a script. */
export const checklistAnswers: ['GET' | 'POST', string, Answering][] = [
  ['POST', '/desk/articles/:code/checklist', signedIn({ needs: 'write' }, mark)],
]

async function mark(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  const kind = checklistMarkKinds.find((known) => known === visit.form('kind'))
  if (kind === undefined) throw new Refusal('invalid-request', { detail: 'kind: no mark.' })
  const reason = cleanLine(visit.form('reason'))
  if (reason.length > waiverLengthMax) throw new Refusal('too-large')
  const wish = { item: idIn({ id: visit.form('item') }), kind, reason: reason === '' ? null : reason }
  await inTransaction(desk.database, (transaction) => markCheck(transaction, actorOf(account), code, wish))
  return answerRedirect(`/desk/articles/${code}/flow?done=checked#checklist`)
}
