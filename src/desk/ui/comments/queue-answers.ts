import { toPersianDigits } from '#persian'
import { type EndpointAnswer, Refusal, readId } from '#server'
import {
  type CommentState,
  countHeldComments,
  inTransaction,
  listComments,
  type OpenSession,
  tallyComments,
} from '#store'
import { decideComments, keepWatchedWords, readWatchedWords } from '../../actions/comments/decide-comments.ts'
import { cleanLine } from '../../api/article-input.ts'
import { cutPage } from '../../cut-page.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { queuePage, queuePath, stateNames } from './queue-page.ts'

const gate = { needs: 'moderate' } as const
const shownMax = 30

/** What readers sent, and what becomes of it. */
export const commentAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', queuePath, signedIn(gate, seeQueue)],
  ['POST', queuePath, signedIn(gate, decide)],
  ['POST', `${queuePath}/words`, signedIn(gate, keepWords)],
]

async function seeQueue(desk: Desk, { query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const { database } = desk
  const state = stateIn(query.state)
  const after = readId(query.after)
  // What somebody may not decide about is not put before her.
  const sections = account.sections ?? null
  const [found, tally, words, held] = await Promise.all([
    listComments(database, { state, after, limit: shownMax + 1, sections }),
    tallyComments(database, sections),
    readWatchedWords(database),
    countHeldComments(database),
  ])
  const { page: comments, last } = cutPage(found, shownMax)
  const next = last?.id ?? null
  const mayKeepWords = sections === null
  const done = doneSentence(String(query.done ?? ''))
  const main = queuePage({ state, comments, tally, next, words, held, mayKeepWords, done })
  return show(desk, { title: 'دیدگاه‌ها', main, account })
}

function stateIn(asked: unknown): CommentState {
  return typeof asked === 'string' && Object.hasOwn(stateNames, asked) ? (asked as CommentState) : 'waiting'
}

function doneSentence(done: string): string {
  const [, decision, count] = /^(published|rejected)-(\d{1,3})$/.exec(done) ?? []
  if (done === 'words') return 'واژه‌ها ذخیره شد.'
  if (done === 'none') return 'دیدگاهی نشان نشده بود؛ چیزی عوض نشد.'
  if (decision === undefined) return ''
  const many = `${toPersianDigits(count!)} دیدگاه`
  return decision === 'published' ? `${many} منتشر شد.` : `${many} کنار گذاشته شد.`
}

async function decide({ database }: Desk, { form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const state = stateIn(form('state'))
  const decision = form('decision')
  if (decision !== 'published' && decision !== 'rejected') throw new Refusal('invalid-request', { decision })
  const ids = form.names.flatMap((name) => /^comment:([1-9]\d{0,14})$/.exec(name)?.[1] ?? []).map(Number)
  if (ids.length === 0) return answerRedirect(`${queuePath}?state=${state}&done=none`)
  const reason = cleanLine(form('reason')) || null
  const changed = await inTransaction(database, (transaction) =>
    decideComments(transaction, actorOf(account), { ids, decision, reason }),
  )
  return answerRedirect(`${queuePath}?state=${state}&done=${decision}-${changed.length}`)
}

async function keepWords({ database }: Desk, { form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  await inTransaction(database, (transaction) =>
    keepWatchedWords(transaction, actorOf(account), form('words').split('\n')),
  )
  return answerRedirect(`${queuePath}?done=words`)
}
