import { createRateLimiter, type EndpointAnswer, Refusal } from '#server'
import { inTransaction } from '#store'
import { findAnswerable, followReply, readReply, sendReply } from '../../actions/replies/send-reply.ts'
import { answerPublic } from '../page.ts'
import { type Answering, codeIn, type Desk, type Visit } from '../visit.ts'
import { receiptPage, replyForm, statusPage, trapField } from './public-pages.ts'

/** Answers one network may send in an hour, and codes it may try. */
const sentMax = 5
const askedMax = 30
const windowSeconds = 3_600

const blank = { name: '', contact: '', text: '' }

/** Pages before the door: anybody answers an article that speaks of her, without an account. */
export function publicReplyAnswers(): ['GET' | 'POST', string, Answering][] {
  const sent = createRateLimiter({ limit: sentMax, windowSeconds })
  const asked = createRateLimiter({ limit: askedMax, windowSeconds })
  return [
    ['GET', '/reply/status', async (desk) => show(desk, 'پیگیری پاسخ', statusPage('unasked'))],
    ['POST', '/reply/status', (desk, visit) => limited(asked, visit, () => follow(desk, visit))],
    ['GET', '/reply/:code', seeForm],
    ['POST', '/reply/:code', (desk, visit) => take(desk, visit, sent)],
  ]
}

type Limiter = ReturnType<typeof createRateLimiter>

function show({ newsroom }: Desk, title: string, main: ReturnType<typeof statusPage>, status = 200): EndpointAnswer {
  return answerPublic({ status, title, main, newsroom })
}

async function limited<T>(limiter: Limiter, { address }: Visit, work: () => Promise<T>): Promise<T> {
  const { isAllowed, retryAfterSeconds } = limiter.take(address)
  if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
  return work()
}

async function follow(desk: Desk, { form }: Visit): Promise<EndpointAnswer> {
  const reply = await followReply(desk.database, form('tracking'))
  return show(desk, 'پیگیری پاسخ', statusPage(reply), reply === null ? 404 : 200)
}

async function seeForm(desk: Desk, visit: Visit): Promise<EndpointAnswer> {
  const original = await findAnswerable(desk.database, codeIn(visit))
  return show(desk, 'حق پاسخ', replyForm(original, { written: blank, problems: [] }))
}

/** What is wrong comes back with everything that was written, and counts for nothing. */
async function take(desk: Desk, visit: Visit, sent: Limiter): Promise<EndpointAnswer> {
  const { form } = visit
  const original = await findAnswerable(desk.database, codeIn(visit))
  const written = { name: form('name'), contact: form('contact'), text: form('text') }
  const { value, problems } = readReply(written, original.content)
  if (value === null) return show(desk, 'خطا: حق پاسخ', replyForm(original, { written, problems }), 422)
  if (form(trapField) !== '') throw new Refusal('invalid-request', { detail: 'A field for nobody was filled in.' })
  const { kept, tracking } = await limited(sent, visit, () =>
    inTransaction(desk.database, (transaction) => sendReply(transaction, { original, reply: value, now: desk.now() })),
  )
  return show(desk, 'پاسخ شما رسید', receiptPage(kept, tracking), 201)
}
