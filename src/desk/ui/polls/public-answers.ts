import { createRateLimiter, type EndpointAnswer, Refusal, readId } from '#server'
import { announce, countAnswer, findPoll, inTransaction, key, type PollStanding, pollStanding } from '#store'
import { idIn } from '../../api/in-path.ts'
import { answerRedirect } from '../page.ts'
import type { ReaderAnswer, ReaderVisit } from '../readers/reader-visit.ts'
import type { Desk } from '../visit.ts'
import { answeredCookie, readAnswered, tellAnswered } from './answered-polls.ts'

/** Answers of one network in an hour: many people share one, few answer at once. */
const answersMax = 60
const windowSeconds = 3_600

/** Why an answer was not counted, as the page of the poll says it. */
const uncounted: Record<PollStanding, string> = { coming: 'early', open: 'none', ended: 'late' }

/** What readers answer to polls, one answer of a browser to each. They read the results at the site. */
export function publicPollAnswers(): ReaderAnswer[] {
  const answers = createRateLimiter({ limit: answersMax, windowSeconds })
  return [['POST', '/poll/:id', (desk, visit) => take(desk, visit, answers)]]
}

async function take(
  desk: Desk,
  visit: ReaderVisit,
  answers: ReturnType<typeof createRateLimiter>,
): Promise<EndpointAnswer> {
  const { database, sealingKey, publicUrl } = desk
  const poll = await findPoll(database, idIn(visit.params))
  if (poll === null) throw new Refusal('not-found', { poll: visit.params.id })
  const page = (outcome: string) => `${visit.edition.root}/poll/${poll.id}?voted=${outcome}`
  const answered = readAnswered(sealingKey, visit.cookies[answeredCookie])
  if (answered.includes(poll.id)) return answerRedirect(page('again'))
  const choice = readId(visit.form('choice'))
  if (choice === null) return answerRedirect(page('none'))
  const { isAllowed, retryAfterSeconds } = answers.take(visit.address)
  if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
  const isCounted = await inTransaction(database, async (transaction) => {
    const counted = await countAnswer(transaction, poll.id, choice)
    if (counted) await announce(transaction, [key.poll(poll.id)])
    return counted
  })
  if (!isCounted) return answerRedirect(page(uncounted[pollStanding(poll, desk.now())]))
  return answerRedirect(page('yes'), { 'set-cookie': tellAnswered(sealingKey, [...answered, poll.id], publicUrl) })
}
