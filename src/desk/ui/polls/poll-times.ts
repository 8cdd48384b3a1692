import { formatDateTime, readComing } from '#persian'
import { type EndpointAnswer, Refusal } from '#server'
import { findPoll, inTransaction, type OpenSession, type Poll, pollStanding } from '#store'
import { timePoll } from '../../actions/polls/time-poll.ts'
import { idIn } from '../../api/in-path.ts'
import { flowWords } from '../flow/flow-words.ts'
import { answerRedirect } from '../page.ts'
import { phraseProblems, untimelyReasons } from '../timings/timing-words.ts'
import { actorOf, type Desk, show, type Visit } from '../visit.ts'
import { pollsPath } from './poll-pages.ts'
import { pollTimesPage, type TimesField, type TimesProblem, type WrittenTimes } from './times-page.ts'

/** When a poll opens and closes, to see and to change. */
export async function seeTimes(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const poll = await pollOf(desk, visit)
  return showTimes(desk, session, { poll, written: timesOf(poll), problems: [] })
}

export async function writeTimes(desk: Desk, visit: Visit, session: OpenSession): Promise<EndpointAnswer> {
  const { form } = visit
  const poll = await pollOf(desk, visit)
  const now = desk.now()
  const standing = pollStanding(poll, now)
  const told = timesOf(poll)
  const written = { opens: standing === 'coming' ? form('opens').trim() : told.opens, closes: form('closes').trim() }
  const { times, problems } = readTimes(written, { now, told })
  if (problems.length > 0) return showTimes(desk, session, { poll, written, problems })
  try {
    await inTransaction(desk.database, (transaction) =>
      timePoll(transaction, actorOf(session.account), poll.id, { ...times, now }),
    )
  } catch (error) {
    return showTimes(desk, session, { poll, written, problems: [untimelyProblem(error)] })
  }
  return answerRedirect(`${pollsPath}?done=timed`)
}

async function pollOf(desk: Desk, { params }: Visit): Promise<Poll> {
  const poll = await findPoll(desk.database, idIn(params))
  if (poll === null) throw new Refusal('not-found', { poll: params.id })
  return poll
}

interface TimesShown {
  poll: Poll
  written: WrittenTimes
  problems: readonly TimesProblem[]
}

function showTimes(desk: Desk, { account }: OpenSession, shown: TimesShown): EndpointAnswer {
  const main = pollTimesPage({ ...shown, standing: pollStanding(shown.poll, desk.now()) })
  const title = `زمان نظرسنجی: ${shown.poll.question}`
  return shown.problems.length === 0
    ? show(desk, { title, main, account })
    : show(desk, { status: 422, title: `خطا: ${title}`, main, account })
}

/** The times that stand, as they are written into the form. */
function timesOf({ opensAt, closesAt }: Poll): WrittenTimes {
  return {
    opens: opensAt === null ? '' : formatDateTime(opensAt),
    closes: closesAt === null ? '' : formatDateTime(closesAt),
  }
}

/** Reads what was written of an opening and a closing; `told` is what stood in the fields and, left alone, stays as it is. */
export function readTimes(
  written: WrittenTimes,
  { now, told }: { now: Date; told: WrittenTimes },
): { times: { opensAt?: Date | null; closesAt?: Date | null }; problems: TimesProblem[] } {
  const opens = readTime('opens', written, { now, told })
  const closes = readTime('closes', written, { now, told })
  const problems = [opens, closes].flatMap(({ problem }) => problem ?? [])
  const times = {
    ...(opens.at !== undefined && { opensAt: opens.at }),
    ...(closes.at !== undefined && { closesAt: closes.at }),
  }
  return { times, problems }
}

function readTime(
  field: TimesField,
  written: WrittenTimes,
  { now, told }: { now: Date; told: WrittenTimes },
): { at?: Date | null; problem?: TimesProblem } {
  if (written[field] === told[field]) return {}
  if (written[field] === '') return { at: null }
  const { value, problems } = readComing(written[field], now)
  if (value !== null && value.others.length === 0) return { at: value.instant }
  const known = problems.map(({ kind }) => phraseProblems[kind]).find(Boolean)
  return {
    problem: { field, sentence: value === null ? (known ?? phraseProblems['no-date']!) : flowWords.twoInstants },
  }
}

/** What is said where the store's rules refuse a time; throws what is no trouble of times. */
export function untimelyProblem(error: unknown): TimesProblem {
  if (!(error instanceof Refusal) || error.code !== 'untimely') throw error
  const because = String(error.facts.because)
  return { field: because === 'opened' ? 'opens' : 'closes', sentence: untimelyReasons[because] ?? error.title }
}
