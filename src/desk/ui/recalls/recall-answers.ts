import { type EndpointAnswer, readId } from '#server'
import { inTransaction, listRecalls, type OpenSession } from '#store'
import { settleOneRecall } from '../../actions/settle-recall.ts'
import { cleanLine } from '../../api/article-input.ts'
import { idIn } from '../../api/in-path.ts'
import { cutPage } from '../../cut-page.ts'
import { may } from '../../policy.ts'
import { listKeysPath } from '../list-keys/list-keys.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect, answerScreen } from '../page.ts'
import { type Answering, actorOf, type Desk, type Visit } from '../visit.ts'
import { recallsPage, recallsPath } from './recalls-page.ts'

const shownMax = 40

/** What must be looked at again because what it rests on has changed. */
export const recallAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', recallsPath, signedIn({ needs: 'read' }, seeRecalls)],
  ['POST', `${recallsPath}/:id`, signedIn({ needs: 'write' }, settle)],
]

function seeRecalls(desk: Desk, { query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  return show(desk, { query, account, error: null })
}

interface Shown extends Pick<Visit, 'query'>, Pick<OpenSession, 'account'> {
  error: string | null
}

async function show(desk: Desk, { query, account, error }: Shown): Promise<EndpointAnswer> {
  const state = query.state === 'all' ? 'all' : 'open'
  const belowId = readId(query.below)
  const found = await listRecalls(desk.database, { state, belowId, limit: shownMax + 1 })
  const { page: recalls, last } = cutPage(found, shownMax)
  const main = recallsPage({
    ...{ state, recalls, error, now: desk.now() },
    next: last?.id ?? null,
    maySettle: may(actorOf(account), 'write'),
    done: query.done === 'settled' ? 'ثبت شد.' : null,
  })
  const status = error === null ? 200 : 422
  return answerScreen({ status, title: 'فراخوان‌ها', main, account, newsroom: desk.newsroom }, 'queue', listKeysPath)
}

async function settle(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const id = idIn(visit.params)
  const kind = visit.form('kind') === 'ignored' ? 'ignored' : 'handled'
  const note = cleanLine(visit.form('note'))
  if (kind === 'ignored' && note === '') {
    return show(desk, { query: {}, account: session.account, error: 'برای نادیده گرفتن، دلیل را بنویسید.' })
  }
  const wish = { id, kind, note: note === '' ? null : note } as const
  await inTransaction(desk.database, (transaction) => settleOneRecall(transaction, actorOf(session.account), wish))
  return answerRedirect(`${recallsPath}?done=settled`)
}
