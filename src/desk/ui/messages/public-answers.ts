import { createRateLimiter, type EndpointAnswer, Refusal } from '#server'
import { inTransaction } from '#store'
import { followMessage, openAnswer, readMessage, sendMessage } from '../../actions/messages/send-message.ts'
import { answerReader } from '../readers/reader-page.ts'
import type { ReaderAnswer, ReaderVisit } from '../readers/reader-visit.ts'
import { trapField } from '../readers/words.ts'
import type { Desk } from '../visit.ts'
import { messageForm, receiptPage, statusPage } from './public-pages.ts'

/** Messages one network may send in an hour, and codes it may try. */
const sentMax = 5
const askedMax = 30
const windowSeconds = 3_600

/** Pages before the door: anybody writes to the newsroom, without an account and without a name. */
export function publicMessageAnswers(): ReaderAnswer[] {
  const sent = createRateLimiter({ limit: sentMax, windowSeconds })
  const asked = createRateLimiter({ limit: askedMax, windowSeconds })
  return [
    ['GET', '/message', seeForm],
    ['POST', '/message', (desk, visit) => take(desk, visit, sent)],
    ['GET', '/message/status', async (_, visit) => showStatus(visit, 'unasked')],
    ['POST', '/message/status', (desk, visit) => follow(desk, visit, asked)],
  ]
}

type Limiter = ReturnType<typeof createRateLimiter>

function showStatus({ edition }: ReaderVisit, followed: Parameters<typeof statusPage>[0]): EndpointAnswer {
  const main = statusPage(followed, edition)
  return answerReader(edition, { title: edition.words.message.follow, main, status: followed === null ? 404 : 200 })
}

function limit(limiter: Limiter, { address }: ReaderVisit): void {
  const { isAllowed, retryAfterSeconds } = limiter.take(address)
  if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
}

async function seeForm(_: Desk, { query, edition }: ReaderVisit): Promise<EndpointAnswer> {
  const kind = query.kind === 'tip' ? 'tip' : 'message'
  const written = { kind, name: '', contact: '', text: '' }
  return answerReader(edition, {
    title: edition.words.message.title,
    main: messageForm({ written, problems: [] }, edition),
  })
}

/** What is wrong comes back with everything that was written, and counts for nothing. */
async function take(desk: Desk, visit: ReaderVisit, sent: Limiter): Promise<EndpointAnswer> {
  const { form, edition } = visit
  const { words } = edition
  const written = { kind: form('kind'), name: form('name'), contact: form('contact'), text: form('text') }
  const { value, problems } = readMessage(written)
  if (value === null) {
    const main = messageForm({ written, problems }, edition)
    return answerReader(edition, { status: 422, title: words.faulty(words.message.title), main })
  }
  if (form(trapField) !== '') throw new Refusal('invalid-request', { detail: 'A field for nobody was filled in.' })
  limit(sent, visit)
  const tracking = await inTransaction(desk.database, (transaction) => sendMessage(transaction, desk.sealingKey, value))
  return answerReader(edition, { status: 201, title: words.message.received, main: receiptPage(tracking, edition) })
}

async function follow(desk: Desk, visit: ReaderVisit, asked: Limiter): Promise<EndpointAnswer> {
  limit(asked, visit)
  const message = await followMessage(desk.database, visit.form('tracking'))
  if (message === null) return showStatus(visit, null)
  return showStatus(visit, { state: message.state, answer: openAnswer(desk.sealingKey, message) })
}
