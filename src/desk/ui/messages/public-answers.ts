import { createRateLimiter, type EndpointAnswer, Refusal } from '#server'
import { inTransaction } from '#store'
import { followMessage, openAnswer, readMessage, sendMessage } from '../../actions/messages/send-message.ts'
import { answerPublic } from '../page.ts'
import type { Answering, Desk, Visit } from '../visit.ts'
import { messageForm, receiptPage, statusPage, trapField } from './public-pages.ts'

/** Messages one network may send in an hour, and codes it may try. */
const sentMax = 5
const askedMax = 30
const windowSeconds = 3_600

/** Pages before the door: anybody writes to the newsroom, without an account and without a name. */
export function publicMessageAnswers(): ['GET' | 'POST', string, Answering][] {
  const sent = createRateLimiter({ limit: sentMax, windowSeconds })
  const asked = createRateLimiter({ limit: askedMax, windowSeconds })
  return [
    ['GET', '/message', seeForm],
    ['POST', '/message', (desk, visit) => take(desk, visit, sent)],
    ['GET', '/message/status', async (desk) => show(desk, 'پیگیری پیام', statusPage('unasked'))],
    ['POST', '/message/status', (desk, visit) => follow(desk, visit, asked)],
  ]
}

type Limiter = ReturnType<typeof createRateLimiter>

function show({ newsroom }: Desk, title: string, main: ReturnType<typeof receiptPage>, status = 200): EndpointAnswer {
  return answerPublic({ status, title, main, newsroom })
}

function limit(limiter: Limiter, { address }: Visit): void {
  const { isAllowed, retryAfterSeconds } = limiter.take(address)
  if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
}

async function seeForm(desk: Desk, { query }: Visit): Promise<EndpointAnswer> {
  const kind = query.kind === 'tip' ? 'tip' : 'message'
  const written = { kind, name: '', contact: '', text: '' }
  return show(desk, 'پیام به تحریریه', messageForm({ written, problems: [] }))
}

/** What is wrong comes back with everything that was written, and counts for nothing. */
async function take(desk: Desk, visit: Visit, sent: Limiter): Promise<EndpointAnswer> {
  const { form } = visit
  const written = { kind: form('kind'), name: form('name'), contact: form('contact'), text: form('text') }
  const { value, problems } = readMessage(written)
  if (value === null) return show(desk, 'خطا: پیام به تحریریه', messageForm({ written, problems }), 422)
  if (form(trapField) !== '') throw new Refusal('invalid-request', { detail: 'A field for nobody was filled in.' })
  limit(sent, visit)
  const tracking = await inTransaction(desk.database, (transaction) => sendMessage(transaction, desk.sealingKey, value))
  return show(desk, 'پیام شما رسید', receiptPage(tracking), 201)
}

async function follow(desk: Desk, visit: Visit, asked: Limiter): Promise<EndpointAnswer> {
  limit(asked, visit)
  const message = await followMessage(desk.database, visit.form('tracking'))
  if (message === null) return show(desk, 'پیگیری پیام', statusPage(null), 404)
  const followed = { state: message.state, answer: openAnswer(desk.sealingKey, message) }
  return show(desk, 'پیگیری پیام', statusPage(followed))
}
