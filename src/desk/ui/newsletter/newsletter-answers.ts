import { type EditionCode, editions, firstEdition } from '#article'
import { formatDate, toPersianDigits } from '#persian'
import { type EndpointAnswer, type Html, html, Refusal } from '#server'
import {
  appendAudit,
  enqueue,
  type IssueTally,
  inTransaction,
  listIssues,
  type OpenSession,
  reviveDeadPosts,
  type SubscriberTally,
  tallySubscribers,
} from '#store'
import { editionIn } from '../../actions/create-article.ts'
import { tryNewsletter } from '../../actions/newsletter/test-newsletter.ts'
import { idIn } from '../../api/in-path.ts'
import { choiceField, inputField } from '../fields.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect, heading } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'

const path = '/desk/newsletter'
const gate = { needs: 'overrule' } as const
const issuesShown = 30

/** How the newsletter fares: who wants it, as numbers alone, and what became of each issue. */
export const newsletterAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', path, signedIn(gate, seeNewsletter)],
  ['POST', `${path}/test`, signedIn(gate, tryIt)],
  ['POST', `${path}/:id/again`, signedIn(gate, sendAgain)],
]

function seeNewsletter(desk: Desk, { query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const done = typeof query.done === 'string' && Object.hasOwn(doneSentences, query.done) ? query.done : ''
  return showNewsletter(desk, account, { done: doneSentences[done] ?? null, trial: emptyTrial })
}

const emptyTrial: NewsletterView['trial'] = { address: '', edition: firstEdition, error: undefined }

async function showNewsletter(
  desk: Desk,
  account: OpenSession['account'],
  told: Pick<NewsletterView, 'done' | 'trial'>,
): Promise<EndpointAnswer> {
  const on = desk.editions ?? [firstEdition]
  const [tallies, issues] = await Promise.all([tallySubscribers(desk.database), listIssues(desk.database, issuesShown)])
  const main = newsletterPage({ tallies, issues, on, hasMail: desk.hasMail, ...told })
  const isWrong = told.trial.error !== undefined
  const title = isWrong ? 'خطا: خبرنامه' : 'خبرنامه'
  return show(desk, { status: isWrong ? 422 : 200, title, main, account })
}

const doneSentences: Partial<Record<string, string>> = {
  again: 'نامه‌های نرسیده دوباره در صف فرستادن است.',
  tested: 'خبرنامهٔ آزمایشی فرستاده شد؛ صندوق نامه‌ها را ببینید.',
}

/** The newsletter of an edition as it would be now, to one address; what went wrong is said in the words of the mail server. */
async function tryIt(desk: Desk, { form }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const { testNewsletter: send } = desk
  if (send === undefined) throw new Refusal('not-found')
  const address = form('address')
  const edition = editionIn(form('edition'), desk.editions)
  const wrong = (error: string) => showNewsletter(desk, account, { done: null, trial: { address, edition, error } })
  try {
    const outcome = await tryNewsletter(desk.database, actorOf(account), { address, edition, send })
    if (outcome.kind === 'sent') return answerRedirect(`${path}?done=tested`)
    if (outcome.kind === 'nothing') return await wrong('در شبانه‌روز گذشته خبری منتشر نشده است که فرستاده شود.')
    return await wrong(`نامه فرستاده نشد. کارساز ایمیل می‌گوید: ${outcome.problem}`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid-content') throw error
    return wrong('این نشانی ایمیل درست نیست.')
  }
}

/** Dead letters go out once more; what may have arrived does not. */
async function sendAgain({ database }: Desk, { params }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const issue = idIn(params)
  await inTransaction(database, async (transaction) => {
    const letters = await reviveDeadPosts(transaction, issue)
    await enqueue(transaction, { task: 'send-newsletter', payload: {} })
    const audited = { actor: actorOf(account).id, action: 'send-newsletter-again', facts: { letters } }
    await appendAudit(transaction, { ...audited, subject: `newsletter:${issue}` })
  })
  return answerRedirect(`${path}?done=again`)
}

interface NewsletterView {
  tallies: readonly SubscriberTally[]
  /** The editions that are on: each has a newsletter. */
  on: readonly EditionCode[]
  issues: readonly IssueTally[]
  hasMail: boolean
  /** What was done a moment ago. */
  done: string | null
  /** What was written into the form of the test, and what is wrong with it. */
  trial: { address: string; edition: EditionCode; error: string | undefined }
}

function newsletterPage(view: NewsletterView): Html {
  const { issues, on, hasMail, done } = view
  return html`<div class="reading">
${heading('خبرنامه', `${readersOf(view)} نشانی‌ها رمزشده است و اینجا هم دیده نمی‌شود.`)}
${done === null ? null : html`<p class="done" role="status">${done}</p>`}
${hasMail ? null : html`<div class="alert" role="status"><p>کارساز ایمیل تنظیم نشده است: خبرنامه خاموش است و در سایت هم دیده نمی‌شود. برای روشن‌کردن، SANAD_SMTP_URL و SANAD_MAIL_FROM را بنویسید و برنامه را دوباره راه بیندازید.</p></div>`}
${issues.length === 0 ? html`<p class="empty">هنوز شماره‌ای فرستاده نشده است. هر بامداد ساعت ۶:۳۰ از خبرهای شبانه‌روز گذشته یکی ساخته می‌شود.</p>` : html`<ul class="people">${issues.map((issue) => issueRow(issue, on))}</ul>`}
${hasMail && trialForm(view)}
</div>`
}

const count = (number: number) => toPersianDigits(String(number))

/** In numbers alone; where several editions are on, of each. */
function readersOf({ tallies, on }: NewsletterView): string {
  const tallyOf = (edition: EditionCode) => tallies.find((one) => one.edition === edition) ?? { confirmed: 0, asked: 0 }
  if (on.length > 1) {
    const told = on.map((edition) => {
      const { confirmed, asked } = tallyOf(edition)
      return `${editions[edition].persianName} ${count(confirmed)} خواننده، ${count(asked)} تأییدنشده`
    })
    return `${told.join('؛ ')}.`
  }
  const { confirmed, asked } = tallyOf(firstEdition)
  return `${count(confirmed)} نفر آن را می‌گیرند؛ ${count(asked)} نفر خواسته‌اند و هنوز تأیید نکرده‌اند.`
}

function trialForm({ on, trial: { address, edition, error } }: NewsletterView): Html {
  const options = on.map((one) => ({ value: one, label: editions[one].persianName }))
  return html`<section aria-labelledby="test"><h2 id="test">آزمایش</h2>
<form method="post" action="${path}/test" novalidate>
${on.length > 1 && choiceField({ name: 'edition', label: 'نسخه', value: edition, options })}
${inputField({ name: 'address', label: 'نشانی ایمیل', type: 'text', autocomplete: 'email', direction: 'ltr', lengthMax: 254, value: address, error, hint: 'خبرنامه، همان‌گونه که اکنون ساخته می‌شود، تنها به این نشانی می‌رود و نشانی نگه داشته نمی‌شود.' })}
<button class="secondary">آزمایشی بفرست</button>
</form></section>`
}

function issueRow(issue: IssueTally, on: NewsletterView['on']): Html {
  const { language, direction, persianName } = editions[issue.edition]
  const { id, day, subject, sent, waiting, dead, unknown, problem } = issue
  return html`<li><h2 lang="${language}" dir="${direction}">${subject}</h2>
<p class="facts">${on.length > 1 && html`<span>نسخهٔ ${persianName}</span> `}<span><time datetime="${day}">${formatDate(new Date(`${day}T12:00:00Z`), 'full')}</time></span> <span class="state live">${count(sent)} فرستاده</span> <span>${count(waiting)} در صف</span>${dead > 0 && html` <span class="state off">${count(dead)} نرسیده</span>`}${unknown > 0 && html` <span class="state off">${count(unknown)} نامعلوم</span>`}</p>
${problem !== null && dead + unknown + waiting > 0 && html`<p class="hint">آخرین خطا: <bdi dir="ltr">${problem}</bdi></p>`}
${dead > 0 && html`<form method="post" action="${path}/${id}/again"><button class="secondary">نرسیده‌ها دوباره فرستاده شود</button></form>`}</li>`
}
