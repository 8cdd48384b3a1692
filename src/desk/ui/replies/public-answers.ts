import { createRateLimiter, type EndpointAnswer, Refusal } from '#server'
import { inTransaction } from '#store'
import { findAnswerable, followReply, readReply, sendReply } from '../../actions/replies/send-reply.ts'
import { answerReader } from '../readers/reader-page.ts'
import type { ReaderAnswer, ReaderVisit } from '../readers/reader-visit.ts'
import { trapField } from '../readers/words.ts'
import { codeIn, type Desk } from '../visit.ts'
import { receiptPage, replyForm, statusPage } from './public-pages.ts'

/** Answers one network may send in an hour, and codes it may try. */
const sentMax = 5
const askedMax = 30
const windowSeconds = 3_600

const blank = { name: '', contact: '', text: '' }

/** Pages before the door: anybody answers an article that speaks of her, without an account. */
export function publicReplyAnswers(): ReaderAnswer[] {
  const sent = createRateLimiter({ limit: sentMax, windowSeconds })
  const asked = createRateLimiter({ limit: askedMax, windowSeconds })
  return [
    ['GET', '/reply/status', async (_, visit) => showStatus(visit, 'unasked')],
    ['POST', '/reply/status', (desk, visit) => limited(asked, visit, () => follow(desk, visit))],
    ['GET', '/reply/:code', seeForm],
    ['POST', '/reply/:code', (desk, visit) => take(desk, visit, sent)],
  ]
}

type Limiter = ReturnType<typeof createRateLimiter>

function showStatus({ edition }: ReaderVisit, followed: Parameters<typeof statusPage>[0]): EndpointAnswer {
  const main = statusPage(followed, edition)
  return answerReader(edition, { title: edition.words.reply.follow, main, status: followed === null ? 404 : 200 })
}

async function limited<T>(limiter: Limiter, { address }: ReaderVisit, work: () => Promise<T>): Promise<T> {
  const { isAllowed, retryAfterSeconds } = limiter.take(address)
  if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
  return work()
}

async function follow(desk: Desk, visit: ReaderVisit): Promise<EndpointAnswer> {
  return showStatus(visit, await followReply(desk.database, visit.form('tracking')))
}

async function seeForm(desk: Desk, visit: ReaderVisit): Promise<EndpointAnswer> {
  const original = await findAnswerable(desk.database, codeIn(visit))
  const { edition } = visit
  const main = replyForm(original, { written: blank, problems: [] }, edition)
  return answerReader(edition, { title: edition.words.reply.title, main })
}

/** What is wrong comes back with everything that was written, and counts for nothing. */
async function take(desk: Desk, visit: ReaderVisit, sent: Limiter): Promise<EndpointAnswer> {
  const { form, edition } = visit
  const { words } = edition
  const original = await findAnswerable(desk.database, codeIn(visit))
  const written = { name: form('name'), contact: form('contact'), text: form('text') }
  const { value, problems } = readReply(written, original.content)
  if (value === null) {
    const main = replyForm(original, { written, problems }, edition)
    return answerReader(edition, { status: 422, title: words.faulty(words.reply.title), main })
  }
  if (form(trapField) !== '') throw new Refusal('invalid-request', { detail: 'A field for nobody was filled in.' })
  const { kept, tracking } = await limited(sent, visit, () =>
    inTransaction(desk.database, (transaction) => sendReply(transaction, { original, reply: value, now: desk.now() })),
  )
  return answerReader(edition, { status: 201, title: words.reply.received, main: receiptPage(kept, tracking, edition) })
}
