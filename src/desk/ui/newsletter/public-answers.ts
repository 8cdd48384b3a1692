import { firstEdition } from '#article'
import { createRateLimiter, type Endpoint, type EndpointAnswer, Refusal } from '#server'
import { inTransaction } from '#store'
import {
  askForNewsletter,
  confirmByLink,
  endByLink,
  readMailAddress,
  readMailedLink,
} from '../../actions/newsletter/subscribe.ts'
import { readerEdition } from '../readers/reader-edition.ts'
import { answerReader } from '../readers/reader-page.ts'
import type { ReaderAnswer } from '../readers/reader-visit.ts'
import { trapField } from '../readers/words.ts'
import type { Answering, Desk, Visit } from '../visit.ts'
import { askedPage, confirmPage, doneConfirmingPage, endedPage, endPage, newsletterForm } from './public-pages.ts'

/** Addresses one network may write in an hour. */
const askedMax = 5
const windowSeconds = 3_600
/** RFC 8058: `List-Unsubscribe=One-Click`, as a form of either kind. */
const oneClickBytesMax = 4_096

/** Pages before the door: the newsletter is asked for, confirmed and ended without an account. Not there without mail. */
export function publicNewsletterAnswers(): ReaderAnswer[] {
  const asked = createRateLimiter({ limit: askedMax, windowSeconds })
  return [
    ['GET', '/newsletter', whereThereIsMail(async (desk) => show(desk, 'خبرنامه', newsletterForm('', null)))],
    ['POST', '/newsletter', whereThereIsMail((desk, visit) => ask(desk, visit, asked))],
    ['GET', '/newsletter/confirm/:link', whereThereIsMail(seeConfirm)],
    ['POST', '/newsletter/confirm/:link', whereThereIsMail(confirm)],
    ['GET', '/newsletter/end/:link', whereThereIsMail(seeEnd)],
    ['POST', '/newsletter/end/:link', whereThereIsMail(end)],
  ]
}

/**
 * What a mail program asks in its reader's name (RFC 8058): it has no cookies and comes from no page of ours, and the link
 * alone says what it may do.
 */
export function oneClickEndpoint(desk: Desk): Endpoint {
  return {
    method: 'POST',
    path: '/newsletter/one-click/:link',
    bytes: { bytesMax: oneClickBytesMax, admit: async () => {} },
    async handle({ params }) {
      const isOurs = desk.hasMail && (await endByLink(desk.database, desk.sealingKey, params.link ?? ''))
      if (!isOurs) throw new Refusal('not-found')
      return { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
    },
  }
}

function whereThereIsMail(answer: Answering): Answering {
  return async (desk, visit) => {
    if (!desk.hasMail) throw new Refusal('not-found', { newsletter: 'off' })
    return answer(desk, visit)
  }
}

/** The newsletter is of the first edition, and speaks its language wherever one comes from. */
function show(desk: Desk, title: string, main: ReturnType<typeof askedPage>, status = 200): EndpointAnswer {
  return answerReader(readerEdition(desk, firstEdition), { status, title, main })
}

async function ask(
  desk: Desk,
  { form, address: network }: Visit,
  asked: ReturnType<typeof createRateLimiter>,
): Promise<EndpointAnswer> {
  const address = readMailAddress(form('address'))
  if (address === null) return show(desk, 'خطا: خبرنامه', newsletterForm(form('address'), 'unreadable'), 422)
  if (form(trapField) !== '') throw new Refusal('invalid-request', { detail: 'A field for nobody was filled in.' })
  const { isAllowed, retryAfterSeconds } = asked.take(network)
  if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
  await inTransaction(desk.database, (transaction) => askForNewsletter(transaction, desk.sealingKey, address))
  return show(desk, 'ایمیل خود را ببینید', askedPage(address), 202)
}

/** Programs that look at mails follow links in them: a link alone says yes to nothing. */
async function seeConfirm(desk: Desk, { params, path }: Visit): Promise<EndpointAnswer> {
  if (readMailedLink(desk.sealingKey, 'confirm', params.link ?? '') === null) throw new Refusal('not-found')
  return show(desk, 'تأیید خبرنامه', confirmPage(path))
}

async function confirm(desk: Desk, { params }: Visit): Promise<EndpointAnswer> {
  if (!(await confirmByLink(desk.database, desk.sealingKey, params.link ?? ''))) throw new Refusal('not-found')
  return show(desk, 'خبرنامه برای شما فرستاده می‌شود', doneConfirmingPage)
}

async function seeEnd(desk: Desk, { params, path }: Visit): Promise<EndpointAnswer> {
  if (readMailedLink(desk.sealingKey, 'end', params.link ?? '') === null) throw new Refusal('not-found')
  return show(desk, 'پایان خبرنامه', endPage(path))
}

async function end(desk: Desk, { params }: Visit): Promise<EndpointAnswer> {
  if (!(await endByLink(desk.database, desk.sealingKey, params.link ?? ''))) throw new Refusal('not-found')
  return show(desk, 'خبرنامه قطع شد', endedPage)
}
