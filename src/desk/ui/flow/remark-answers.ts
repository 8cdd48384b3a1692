import { type EndpointAnswer, Refusal } from '#server'
import { inTransaction, type OpenSession } from '#store'
import { settleRemark, writeRemark } from '../../actions/flow/write-remark.ts'
import { cleanLine } from '../../api/article-input.ts'
import { remarkLengthMax } from '../../api/flow/remark-routes.ts'
import { idIn } from '../../api/in-path.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, codeIn, type Desk, type Visit } from '../visit.ts'

const path = '/desk/articles/:code/remarks'
const gate = { needs: 'write' } as const

/** What colleagues say to each other, without a script. */
export const remarkAnswers: ['GET' | 'POST', string, Answering][] = [
  ['POST', path, signedIn(gate, write)],
  ['POST', `${path}/:id/end`, signedIn(gate, settle)],
]

async function write(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  const body = cleanLine(visit.form('body'))
  if (body.length > remarkLengthMax) throw new Refusal('too-large')
  const answered = visit.form('answers')
  const answers = answered === '' ? null : idIn({ id: answered })
  const wish = { body, answers, quote: null, prefix: null }
  await inTransaction(desk.database, (transaction) => writeRemark(transaction, actorOf(account), code, wish))
  return answerRedirect(`/desk/articles/${code}/flow?done=remarked`)
}

async function settle(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  const id = idIn(visit.params)
  await inTransaction(desk.database, (transaction) => settleRemark(transaction, actorOf(account), code, id))
  return answerRedirect(`/desk/articles/${code}/flow?done=remarked`)
}
