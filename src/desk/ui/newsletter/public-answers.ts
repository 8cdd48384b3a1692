import { createRateLimiter, type Endpoint, type EndpointAnswer, Refusal } from '#server'
import { inTransaction } from '#store'
import {
  askForNewsletter,
  confirmByLink,
  endByLink,
  readMailAddress,
  readMailedLink,
} from '../../actions/newsletter/subscribe.ts'
import { answerReader } from '../readers/reader-page.ts'
import type { ReaderAnswer, ReaderVisit } from '../readers/reader-visit.ts'
import { trapField } from '../readers/words.ts'
import type { Desk } from '../visit.ts'
import { askedPage, confirmedPage, confirmPage, endedPage, endPage, newsletterForm } from './public-pages.ts'

/** Addresses one network may write in an hour. */
const askedMax = 5
const windowSeconds = 3_600
/** RFC 8058: `List-Unsubscribe=One-Click`, as a form of either kind. */
const oneClickBytesMax = 4_096

/**
 * Pages before the door: the newsletter of an edition is asked for, confirmed and ended without an account, in its
 * language. Not there without mail.
 */
export function publicNewsletterAnswers(): ReaderAnswer[] {
  const asked = createRateLimiter({ limit: askedMax, windowSeconds })
  return [
    ['GET', '/newsletter', whereThereIsMail(seeForm)],
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

function whereThereIsMail(answer: ReaderAnswer[2]): ReaderAnswer[2] {
  return async (desk, visit) => {
    if (!desk.hasMail) throw new Refusal('not-found', { newsletter: 'off' })
    return answer(desk, visit)
  }
}

async function seeForm(_desk: Desk, { edition }: ReaderVisit): Promise<EndpointAnswer> {
  const main = newsletterForm(edition, { written: '', fault: null })
  return answerReader(edition, { title: edition.words.newsletter.title, main })
}

async function ask(
  desk: Desk,
  { form, address: network, edition }: ReaderVisit,
  asked: ReturnType<typeof createRateLimiter>,
): Promise<EndpointAnswer> {
  const { words } = edition
  const address = readMailAddress(form('address'))
  if (address === null) {
    const main = newsletterForm(edition, { written: form('address'), fault: 'unreadable' })
    return answerReader(edition, { status: 422, title: words.faulty(words.newsletter.title), main })
  }
  if (form(trapField) !== '') throw new Refusal('invalid-request', { detail: 'A field for nobody was filled in.' })
  const { isAllowed, retryAfterSeconds } = asked.take(network)
  if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
  const wish = { address, edition: edition.code }
  await inTransaction(desk.database, (transaction) => askForNewsletter(transaction, desk.sealingKey, wish))
  return answerReader(edition, { status: 202, title: words.newsletter.seeMail, main: askedPage(edition, address) })
}

/** Programs that look at mails follow links in them: a link alone says yes to nothing. */
async function seeConfirm(desk: Desk, { params, path, edition }: ReaderVisit): Promise<EndpointAnswer> {
  if (readMailedLink(desk.sealingKey, 'confirm', params.link ?? '') === null) throw new Refusal('not-found')
  return answerReader(edition, { title: edition.words.newsletter.confirmTitle, main: confirmPage(edition, path) })
}

async function confirm(desk: Desk, { params, edition }: ReaderVisit): Promise<EndpointAnswer> {
  if (!(await confirmByLink(desk.database, desk.sealingKey, params.link ?? ''))) throw new Refusal('not-found')
  return answerReader(edition, { title: edition.words.newsletter.confirmed, main: confirmedPage(edition) })
}

async function seeEnd(desk: Desk, { params, path, edition }: ReaderVisit): Promise<EndpointAnswer> {
  if (readMailedLink(desk.sealingKey, 'end', params.link ?? '') === null) throw new Refusal('not-found')
  return answerReader(edition, { title: edition.words.newsletter.endTitle, main: endPage(edition, path) })
}

async function end(desk: Desk, { params, edition }: ReaderVisit): Promise<EndpointAnswer> {
  if (!(await endByLink(desk.database, desk.sealingKey, params.link ?? ''))) throw new Refusal('not-found')
  return answerReader(edition, { title: edition.words.newsletter.ended, main: endedPage(edition) })
}
