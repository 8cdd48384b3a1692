import { type EndpointAnswer, Refusal, readId } from '#server'
import { findReply, inTransaction, listReplies, type OpenSession, type Reply } from '#store'
import { publishReply, refuseReply } from '../../actions/replies/decide-reply.ts'
import { cleanLine } from '../../api/article-input.ts'
import { idIn } from '../../api/in-path.ts'
import { cutPage } from '../../cut-page.ts'
import { mayIn } from '../../policy.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { proofSheet, repliesPage, replyPage } from './reply-pages.ts'

const gate = { needs: 'moderate' } as const
const deciding = { needs: 'publish' } as const
const home = '/desk/replies'
const shownMax = 40
/** «ظرف یک ماه»: Press Law of Iran, article 23. */
const monthMs = 31 * 86_400_000

/** Answers at the desk: the clock, the words, the decision, the proof. */
export const replyAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', home, signedIn(gate, seeReplies)],
  ['GET', `${home}/:id`, signedIn(gate, (desk, visit, session) => seeReply(desk, visit, { session, fault: null }))],
  ['GET', `${home}/:id/proof`, signedIn(gate, seeProof)],
  ['POST', `${home}/:id/publication`, signedIn(deciding, publishOne)],
  ['POST', `${home}/:id/refusal`, signedIn(deciding, refuseOne)],
]

async function seeReplies(desk: Desk, { query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const state = query.state === 'all' ? 'all' : 'open'
  const below = readId(query.below)
  const found = await listReplies(desk.database, { state, below, limit: shownMax + 1 })
  const { page: replies, last } = cutPage(found, shownMax)
  const next = state === 'all' && last !== null ? last.id : null
  return show(desk, { title: 'جوابیه‌ها', main: repliesPage({ replies, state, next, now: desk.now() }), account })
}

async function seeReply(
  desk: Desk,
  visit: Visit,
  { session, fault }: { session: OpenSession; fault: string | null },
): Promise<EndpointAnswer> {
  const reply = await replyIn(desk, visit)
  const { account } = session
  const { original, receivedAt } = reply
  const main = replyPage({
    reply,
    mayDecide: mayIn(actorOf(account), 'publish', original.section),
    isLate: receivedAt.getTime() - original.publishedAt.getTime() > monthMs,
    done: typeof visit.query.done === 'string' ? visit.query.done : '',
    fault,
    now: desk.now(),
  })
  const title = `جوابیهٔ ${reply.name}`
  return show(desk, {
    status: fault === null ? 200 : 422,
    title: fault === null ? title : `خطا: ${title}`,
    main,
    account,
  })
}

async function seeProof(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const reply = await replyIn(desk, visit)
  const main = proofSheet(reply, { newsroom: desk.newsroom, urlOf: desk.articleUrl })
  return show(desk, { title: 'گواهی رسیدگی به حق پاسخ', main, account })
}

async function publishOne(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const id = idIn(visit.params)
  const headline = cleanLine(visit.form('headline')) || null
  await inTransaction(desk.database, (transaction) => publishReply(transaction, actorOf(account), { id, headline }))
  return answerRedirect(`${home}/${id}?done=published`)
}

async function refuseOne(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const id = idIn(visit.params)
  const reason = cleanLine(visit.form('reason'))
  if (reason === '') {
    const fault = 'دلیل نپذیرفتن را بنویسید؛ فرستنده آن را می‌خواند. چیزی ثبت نشد.'
    return seeReply(desk, visit, { session, fault })
  }
  await inTransaction(desk.database, (transaction) =>
    refuseReply(transaction, actorOf(session.account), { id, reason }),
  )
  return answerRedirect(`${home}/${id}?done=refused`)
}

async function replyIn({ database }: Desk, { params }: Visit): Promise<Reply> {
  const reply = await findReply(database, idIn(params))
  if (reply === null) throw new Refusal('not-found', { reply: params.id })
  return reply
}
