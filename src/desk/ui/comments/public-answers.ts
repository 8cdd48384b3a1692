import { createRateLimiter, type EndpointAnswer, Refusal, readId } from '#server'
import { announce, countVote, inTransaction, key, readLiveManuscript } from '#store'
import { type CommentForm, readComment, sendComment } from '../../actions/comments/send-comment.ts'
import { answerRedirect } from '../page.ts'
import { answerReader } from '../readers/reader-page.ts'
import type { ReaderAnswer, ReaderVisit } from '../readers/reader-visit.ts'
import { trapField } from '../readers/words.ts'
import { codeIn, type Desk } from '../visit.ts'
import { type CommentFormView, commentForm } from './comment-form.ts'
import { proofScriptAnswer, proofScriptPath } from './proof-script.ts'

/** Comments one network may send in ten minutes. */
const sentMax = 5
const sentWindowSeconds = 600
/** Of those that come without proof of work: so many an hour, and moderators see them so much later. */
const unprovenMax = 2
const unprovenWindowSeconds = 3_600
const holdMs = 30 * 60_000
/** Opinions of one network about one comment in a day; nothing is kept of who has one. */
const opinionsMax = 1
const opinionWindowSeconds = 86_400

/** What readers send about an article, without an account. They read it at the site. */
export function publicCommentAnswers(): ReaderAnswer[] {
  const sent = createRateLimiter({ limit: sentMax, windowSeconds: sentWindowSeconds })
  const opinions = createRateLimiter({ limit: opinionsMax, windowSeconds: opinionWindowSeconds })
  const unproven = createRateLimiter({ limit: unprovenMax, windowSeconds: unprovenWindowSeconds })
  return [
    ['GET', proofScriptPath, async () => proofScriptAnswer],
    ['GET', '/comment/:code', seeForm],
    ['POST', '/comment/:code', (desk, visit) => take(desk, visit, { sent, unproven })],
    ['POST', '/comment/:code/opinion', (desk, visit) => takeOpinion(desk, visit, opinions)],
  ]
}

type Limiter = ReturnType<typeof createRateLimiter>

interface Gates {
  sent: Limiter
  unproven: Limiter
}

async function seeForm(desk: Desk, visit: ReaderVisit): Promise<EndpointAnswer> {
  const original = await findCommented(desk, visit)
  const to = String(readId(visit.query.to) ?? '')
  return showForm(desk, visit, { original, written: { name: '', text: '', to }, problems: [] })
}

/** What is wrong comes back with everything that was written. */
async function take(desk: Desk, visit: ReaderVisit, { sent, unproven }: Gates): Promise<EndpointAnswer> {
  const { form } = visit
  const original = await findCommented(desk, visit)
  const written: CommentForm = { name: form('name'), text: form('text'), to: form('to') }
  const { value, problems } = readComment(written)
  const { code } = original
  if (value === null) return showForm(desk, visit, { original, written, problems })
  if (form(trapField) !== '') throw new Refusal('invalid-request', { detail: 'A field for nobody was filled in.' })
  const isProven = desk.commentProof.take({ code, challenge: form('challenge'), proof: form('proof') })
  limit(isProven ? sent : unproven, visit.address)
  const to = readId(written.to)
  const heldUntil = isProven ? null : new Date(desk.now().getTime() + holdMs)
  await inTransaction(desk.database, (transaction) =>
    sendComment(transaction, { original, comment: value, to, heldUntil }),
  )
  return answerRedirect(`${visit.edition.root}/comments/${code}?sent=${isProven ? '1' : 'later'}#sent`)
}

async function takeOpinion({ database }: Desk, visit: ReaderVisit, opinions: Limiter): Promise<EndpointAnswer> {
  const code = codeIn(visit)
  const id = readId(visit.form('comment'))
  const opinion = visit.form('opinion')
  if (id === null || (opinion !== 'agree' && opinion !== 'disagree'))
    throw new Refusal('invalid-request', { detail: 'An opinion names a comment, and agrees or disagrees.' })
  limit(opinions, `${visit.address} ${id}`)
  await inTransaction(database, async (transaction) => {
    const counted = await countVote(transaction, id, opinion)
    if (counted !== code) throw new Refusal('not-found', { comment: id })
    await announce(transaction, [key.comments(code)])
  })
  return answerRedirect(`${visit.edition.root}/comments/${code}#c${id}`)
}

type Commented = NonNullable<Awaited<ReturnType<typeof readLiveManuscript>>>

async function findCommented({ database }: Desk, visit: ReaderVisit): Promise<Commented> {
  const code = codeIn(visit)
  const manuscript = await readLiveManuscript(database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  return manuscript
}

function showForm(
  { commentProof }: Desk,
  { edition }: ReaderVisit,
  { original, ...filled }: { original: Commented } & Pick<CommentFormView, 'written' | 'problems'>,
): EndpointAnswer {
  const { code, content } = original
  const { words } = edition
  const { title } = words.comment
  const work = { challenge: commentProof.challenge(code), bits: commentProof.bits }
  const main = commentForm({ code, headline: content.headline, work, ...filled }, edition)
  const page = { title, main, script: proofScriptPath }
  return answerReader(edition, filled.problems.length > 0 ? { ...page, status: 422, title: words.faulty(title) } : page)
}

function limit(limiter: Limiter, who: string): void {
  const { isAllowed, retryAfterSeconds } = limiter.take(who)
  if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
}
