import { type EditionCode, firstEdition } from '#article'
import { addressOf, mailedLink, type NewsletterTest, type NewsletterTestOutcome } from '#desk'
import type { Job } from '#jobs'
import { type Config, type Mailer, type MailOutcome, type MailSettings, openMailer, openSealingKey } from '#server'
import {
  type Card,
  type Database,
  type DuePost,
  enqueue,
  findSubscriber,
  forgetUnconfirmed,
  inTransaction,
  makeIssue,
  nextPostDue,
  type PublishedReader,
  settleDuePost,
  settleLostPosts,
  takeDuePost,
} from '#store'
import type { HouseEditions } from '../editions.ts'
import { digestOf, endMark } from './digest.ts'
import { mailWords } from './mail-words.ts'

/** Stories of an issue: those read most, then the newest. */
const storiesMax = 10
const mostReadMax = 4
const spanMs = 86_400_000
/** Mails of one run of the job; what is left goes on in the next, so that a stop never waits long. */
const mailsAtOnce = 200
/** With pauses of a minute, doubled each time, the last try is about four hours after the first. */
const attemptsMax = 9
const pauseMs = 60_000

/** At half past six in the morning of Tehran, which keeps no summer time; and whatever was left behind, every five minutes. */
const schedule = ['0 3 * * * make-newsletter', '*/5 * * * * send-newsletter']

export interface NewsletterParts {
  database: Database
  /** Those that are on, the first of them first: each has a newsletter of its own. */
  editions: Pick<HouseEditions, 'all' | 'partsOf'>
  mailer: Mailer
  sealingKey: Buffer
  publicUrl: string
  now: () => Date
}

/** What a worker has to do for the newsletter: nothing, where no mail can be sent. */
export function newsletterWork({
  config,
  ...parts
}: Pick<NewsletterParts, 'database' | 'editions'> & { config: Config }): {
  jobs: Record<string, Job>
  schedule: readonly string[]
} {
  const { mail, dataFolder, publicUrl } = config
  if (mail === null) return { jobs: {}, schedule: [] }
  const sealingKey = openSealingKey(dataFolder)
  const jobs = newsletterJobs({ ...parts, mailer: openMailer(mail), sealingKey, publicUrl, now: () => new Date() })
  return { jobs, schedule }
}

/** What the desk needs to try the newsletter: sends that of an edition, as it would be made now, to one address. The mailer is opened when it is first needed. */
export function newsletterTest({
  mail,
  config: { publicUrl },
  editions,
}: Pick<NewsletterParts, 'editions'> & { mail: MailSettings; config: Config }): NewsletterTest {
  let mailer: Mailer | null = null
  return (to, edition) => {
    mailer ??= openMailer(mail)
    return sendTest({ editions, mailer, publicUrl, now: () => new Date() }, { to, edition })
  }
}

/** The last link leads to the newsletter's own page: whoever tries it is no subscriber. */
export async function sendTest(
  { editions, mailer, publicUrl, now }: Omit<NewsletterParts, 'database' | 'sealingKey'>,
  { to, edition }: { to: string; edition: EditionCode },
): Promise<NewsletterTestOutcome> {
  const { published, settings } = editions.partsOf(edition)
  const instant = now()
  const digest = digestOf(await storiesOf(published, instant), settings, instant)
  if (digest === null) return { kind: 'nothing' }
  const page = publicUrl + settings.edition.paths.newsletter
  const outcome = await mailer.send({
    to,
    fromName: settings.name,
    subject: `${mailWords[settings.edition.code].trial}: ${digest.subject}`,
    text: digest.text.replaceAll(endMark, page),
    html: digest.html.replaceAll(endMark, page),
    messageId: `test-${instant.getTime()}@${hostOf(publicUrl)}`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  return outcome.kind === 'sent' ? { kind: 'sent' } : { kind: 'failed', problem: outcome.problem }
}

/** The newsletter's work: confirmations, one issue a day, and its mails, each sent once. */
export function newsletterJobs(parts: NewsletterParts): Record<string, Job> {
  return {
    'confirm-subscriber': (payload) => sendConfirmation(parts, (payload as { subscriber: number }).subscriber),
    'make-newsletter': () => makeNewsletter(parts),
    'send-newsletter': () => sendNewsletter(parts),
  }
}

async function sendConfirmation(parts: NewsletterParts, id: number): Promise<void> {
  const { database, sealingKey, editions, mailer, publicUrl } = parts
  const subscriber = await findSubscriber(database, id)
  if (subscriber === null || subscriber.confirmedAt !== null) return
  const to = addressOf(sealingKey, subscriber)
  if (to === null) return
  const { settings } = editions.partsOf(subscriber.edition)
  const { language, direction } = settings.edition
  const words = mailWords[settings.edition.code].confirm
  const link = publicUrl + settings.edition.paths.newsletterConfirm(mailedLink(sealingKey, 'confirm', id))
  const sentence = words.asked(settings.name)
  const outcome = await mailer.send({
    to,
    fromName: settings.name,
    subject: words.subject(settings.name),
    text: `${sentence}\n\n${link}\n\n${words.otherwise}\n`,
    html: `<div dir="${direction}" lang="${language}"><p>${escaped(sentence)}</p><p><a href="${link}">${words.want}</a></p><p>${words.otherwise}</p></div>`,
    messageId: `confirm-${mailedLink(sealingKey, 'confirm', id)}@${hostOf(publicUrl)}`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  // The queue tries again with growing pauses; what was refused for good, or may have arrived, is not tried again.
  if (outcome.kind === 'later') throw new Error(`The confirmation could not be sent: ${outcome.problem}`)
}

/** An issue for each edition that has news to tell. */
async function makeNewsletter({ database, editions, now }: NewsletterParts): Promise<void> {
  await forgetUnconfirmed(database)
  const instant = now()
  const day = gregorianDay(instant)
  for (const { published, settings } of editions.all) {
    const digest = digestOf(await storiesOf(published, instant), settings, instant)
    if (digest === null) continue
    await inTransaction(database, async (transaction) => {
      if (await makeIssue(transaction, { edition: settings.edition.code, day, ...digest }))
        await enqueue(transaction, { task: 'send-newsletter', payload: { day } })
    })
  }
}

/** The day in Tehran, as machines write it. */
function gregorianDay(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tehran' }).format(instant)
}

async function storiesOf(published: PublishedReader, instant: Date): Promise<Card[]> {
  const publishedAfter = new Date(instant.getTime() - spanMs)
  const [ranked, newest] = await Promise.all([
    published.mostRead({ span: 'day', limit: mostReadMax }),
    published.cards({ limit: storiesMax, publishedAfter }),
  ])
  const read = ranked.map(({ card }) => card).filter((card) => card.publishedAt > publishedAfter)
  const all = [...read, ...newest].filter(({ isRetracted }) => !isRetracted)
  return [...new Map(all.map((card) => [card.code, card])).values()].slice(0, storiesMax)
}

/** Sends what is due, one after the other; what is not due yet wakes the job again when it is. */
async function sendNewsletter(parts: NewsletterParts): Promise<void> {
  const { database } = parts
  await settleLostPosts(database)
  for (let sent = 0; sent < mailsAtOnce; sent += 1) {
    const post = await takeDuePost(database)
    if (post === null) break
    await settleDuePost(database, post.id, settlement(post, await sendPost(parts, post), parts.now()))
  }
  const next = await nextPostDue(database)
  if (next !== null)
    await enqueue(database, { task: 'send-newsletter', payload: {}, onceFor: 'send-newsletter', at: next })
}

async function sendPost({ mailer, sealingKey, editions, publicUrl }: NewsletterParts, post: DuePost) {
  const to = addressOf(sealingKey, post)
  if (to === null) return { kind: 'refused', problem: 'The address is sealed with another key.' } as const
  const link = mailedLink(sealingKey, 'end', post.subscriber)
  const { settings } = editions.partsOf(post.edition)
  const end = publicUrl + settings.edition.paths.newsletterEnd(link)
  const host = hostOf(publicUrl)
  const list = post.edition === firstEdition ? 'newsletter' : `newsletter-${post.edition}`
  return mailer.send({
    to,
    fromName: settings.name,
    subject: post.subject,
    text: post.text.replaceAll(endMark, end),
    html: post.html.replaceAll(endMark, end),
    messageId: `newsletter-${post.issue}-${post.subscriber}@${host}`,
    headers: {
      'List-Id': `<${list}.${host}>`,
      // RFC 8058: one click of the mail program, with no page and no question.
      'List-Unsubscribe': `<${publicUrl}/newsletter/one-click/${link}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
      'Auto-Submitted': 'auto-generated',
    },
  })
}

function settlement({ attempts }: DuePost, outcome: MailOutcome, now: Date): Parameters<typeof settleDuePost>[2] {
  if (outcome.kind === 'sent') return { state: 'sent', problem: null, dueAt: now }
  const { problem } = outcome
  if (outcome.kind === 'unknown') return { state: 'unknown', problem, dueAt: now }
  if (outcome.kind === 'refused' || attempts >= attemptsMax) return { state: 'dead', problem, dueAt: now }
  return { state: 'waiting', problem, dueAt: new Date(now.getTime() + pauseMs * 2 ** (attempts - 1)) }
}

function hostOf(publicUrl: string): string {
  return new URL(publicUrl).hostname
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
