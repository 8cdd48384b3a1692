import { toLatinDigits } from '#persian'
import { type EndpointAnswer, Refusal, readId } from '#server'
import { inTransaction, listPolls, type OpenSession, type PollPlace } from '#store'
import { endPoll, makePoll, movePoll, readPoll } from '../../actions/polls/arrange-polls.ts'
import { idIn } from '../../api/in-path.ts'
import { cutPage } from '../../cut-page.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'
import { type PollsView, pollsPage, pollsPath, type WrittenPoll } from './poll-pages.ts'
import { readTimes, seeTimes, untimelyProblem, writeTimes } from './poll-times.ts'
import { codeSentence, problemSentence } from './poll-words.ts'

const gate = { needs: 'place' } as const
const shownMax = 20
const untimed = { opens: '', closes: '' }
const blank: WrittenPoll = { question: '', choices: '', place: 'none', code: '', ...untimed }

/** Questions to readers, at the desk. */
export const pollAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', pollsPath, signedIn(gate, (desk, visit, session) => seePolls(desk, visit, { session, filled: null }))],
  ['POST', pollsPath, signedIn(gate, make)],
  ['POST', `${pollsPath}/:id/place`, signedIn(gate, place)],
  ['GET', `${pollsPath}/:id/times`, signedIn(gate, seeTimes)],
  ['POST', `${pollsPath}/:id/times`, signedIn(gate, writeTimes)],
  ['POST', `${pollsPath}/:id/closing`, signedIn(gate, end)],
]

type Filled = Pick<PollsView, 'written' | 'problems'>

async function seePolls(
  desk: Desk,
  { query }: Visit,
  { session, filled }: { session: OpenSession; filled: Filled | null },
): Promise<EndpointAnswer> {
  const below = readId(query.below)
  const found = await listPolls(desk.database, { below, limit: shownMax + 1 })
  const { page: polls, last } = cutPage(found, shownMax)
  const next = last?.id ?? null
  const done = typeof query.done === 'string' ? query.done : ''
  const main = pollsPage({ polls, next, done, now: desk.now(), ...(filled ?? { written: blank, problems: [] }) })
  const title = filled === null ? 'نظرسنجی‌ها' : 'خطا: نظرسنجی‌ها'
  return show(desk, { status: filled === null ? 200 : 422, title, main, account: session.account })
}

async function make(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const { form } = visit
  const written = {
    ...{ question: form('question'), choices: form('choices'), place: form('place'), code: form('code') },
    ...{ opens: form('opens').trim(), closes: form('closes').trim() },
  }
  const now = desk.now()
  const { times, problems: untimely } = readTimes(written, { now, told: untimed })
  const { value, problems } = readPoll({ question: written.question, choices: written.choices.split('\n') })
  const place = placeIn(form)
  const wrong: Filled['problems'] = [
    ...problems.map((problem) => ({ field: problem.field, sentence: problemSentence(problem) })),
    ...(place === undefined ? [{ field: 'code' as const, sentence: codeSentence }] : []),
    ...untimely,
  ]
  if (value === null || place === undefined || untimely.length > 0)
    return seePolls(desk, visit, { session, filled: { written, problems: wrong } })
  try {
    await inTransaction(desk.database, (transaction) =>
      makePoll(transaction, actorOf(session.account), { ...value, ...times, place, now }),
    )
  } catch (error) {
    const isMissing = error instanceof Refusal && error.code === 'not-found'
    const problem = isMissing ? ({ field: 'code', sentence: codeSentence } as const) : untimelyProblem(error)
    return seePolls(desk, visit, { session, filled: { written, problems: [problem] } })
  }
  return answerRedirect(`${pollsPath}?done=made`)
}

async function place(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const wanted = placeIn(visit.form)
  if (wanted === undefined) throw new Refusal('not-found', { code: visit.form('code') })
  await inTransaction(desk.database, (transaction) =>
    movePoll(transaction, actorOf(account), idIn(visit.params), wanted),
  )
  return answerRedirect(`${pollsPath}?done=placed`)
}

async function end(desk: Desk, visit: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  await inTransaction(desk.database, (transaction) => endPoll(transaction, actorOf(account), idIn(visit.params)))
  return answerRedirect(`${pollsPath}?done=ended`)
}

/** Undefined where an article is meant and no code is written. */
function placeIn(form: Visit['form']): PollPlace | undefined {
  if (form('place') === 'front') return 'front'
  if (form('place') !== 'article') return null
  return readId(toLatinDigits(form('code')).trim()) ?? undefined
}
