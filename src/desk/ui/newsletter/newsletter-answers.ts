import { formatDate, toPersianDigits } from '#persian'
import { type EndpointAnswer, type Html, html } from '#server'
import {
  appendAudit,
  enqueue,
  type IssueTally,
  inTransaction,
  listIssues,
  type OpenSession,
  reviveDeadPosts,
  tallySubscribers,
} from '#store'
import { idIn } from '../members/account-answers.ts'
import { signedIn } from '../members/proven.ts'
import { answerRedirect, heading } from '../page.ts'
import { type Answering, actorOf, type Desk, show, type Visit } from '../visit.ts'

const path = '/desk/newsletter'
const gate = { needs: 'overrule' } as const
const issuesShown = 30

/** How the newsletter fares: who wants it, as numbers alone, and what became of each issue. */
export const newsletterAnswers: ['GET' | 'POST', string, Answering][] = [
  ['GET', path, signedIn(gate, seeNewsletter)],
  ['POST', `${path}/:id/again`, signedIn(gate, sendAgain)],
]

async function seeNewsletter(desk: Desk, { query }: Visit, { account }: OpenSession): Promise<EndpointAnswer> {
  const [tally, issues] = await Promise.all([tallySubscribers(desk.database), listIssues(desk.database, issuesShown)])
  const main = newsletterPage({ tally, issues, hasMail: desk.hasMail, isAgain: query.done === 'again' })
  return show(desk, { title: 'خبرنامه', main, account })
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
  tally: { confirmed: number; asked: number }
  issues: readonly IssueTally[]
  hasMail: boolean
  isAgain: boolean
}

function newsletterPage({ tally, issues, hasMail, isAgain }: NewsletterView): Html {
  const count = (number: number) => toPersianDigits(String(number))
  return html`<div class="reading">
${heading('خبرنامه', `${count(tally.confirmed)} نفر آن را می‌گیرند؛ ${count(tally.asked)} نفر خواسته‌اند و هنوز تأیید نکرده‌اند. نشانی‌ها رمزشده است و اینجا هم دیده نمی‌شود.`)}
${isAgain ? html`<p class="done" role="status">نامه‌های نرسیده دوباره در صف فرستادن است.</p>` : null}
${hasMail ? null : html`<div class="alert" role="status"><p>کارساز ایمیل تنظیم نشده است: خبرنامه خاموش است و در سایت هم دیده نمی‌شود. برای روشن‌کردن، SANAD_SMTP_URL و SANAD_MAIL_FROM را بنویسید و برنامه را دوباره راه بیندازید.</p></div>`}
${issues.length === 0 ? html`<p class="empty">هنوز شماره‌ای فرستاده نشده است. هر بامداد ساعت ۶:۳۰ از خبرهای شبانه‌روز گذشته یکی ساخته می‌شود.</p>` : html`<ul class="people">${issues.map((issue) => issueRow(issue, count))}</ul>`}
</div>`
}

function issueRow(issue: IssueTally, count: (number: number) => string): Html {
  const { id, day, subject, sent, waiting, dead, unknown, problem } = issue
  return html`<li><h2>${subject}</h2>
<p class="facts"><span><time datetime="${day}">${formatDate(new Date(`${day}T12:00:00Z`), 'full')}</time></span> <span class="state live">${count(sent)} فرستاده</span> <span>${count(waiting)} در صف</span>${dead > 0 && html` <span class="state off">${count(dead)} نرسیده</span>`}${unknown > 0 && html` <span class="state off">${count(unknown)} نامعلوم</span>`}</p>
${problem !== null && dead + unknown + waiting > 0 && html`<p class="hint">آخرین خطا: <bdi dir="ltr">${problem}</bdi></p>`}
${dead > 0 && html`<form method="post" action="${path}/${id}/again"><button class="secondary">نرسیده‌ها دوباره فرستاده شود</button></form>`}</li>`
}
