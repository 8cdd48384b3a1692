import { createHash } from 'node:crypto'
import { type ArticleContent, documentFromParagraphs, toPlainText } from '#article'
import { Refusal } from '#server'
import {
  addReply,
  appendAudit,
  type Database,
  findReply,
  type Manuscript,
  type Reply,
  readLiveManuscript,
  readPublishingChoices,
  trackReply,
} from '#store'
import { type NameProblem, readKeyName } from '../../access/names.ts'
import { newTracking, trackingHash, writtenTrackingHash } from '../../access/tracking.ts'

const dayMs = 86_400_000
/** Press Law of Iran (1364, amended 1379), article 23: an answer is at most twice as long as what it answers. */
const timesOriginalMax = 2
/** A short notice may be answered in a few sentences all the same. */
const lettersMaxLeast = 1_500
const textLengthMax = 20_000
const contactLengthMax = 200

export interface ReplyForm {
  name: string
  contact: string
  text: string
}

export type ReplyProblem =
  | { field: 'name'; kind: NameProblem }
  | { field: 'contact'; kind: 'empty' | 'too-long' }
  | { field: 'text'; kind: 'empty' }
  | { field: 'text'; kind: 'too-long'; lettersOver: number }

export interface ReadReply {
  name: string
  contact: string
  /** Paragraphs with an empty line between them: what is kept, and what its hash is of. */
  body: string
  letters: number
  originalLetters: number
}

/** An article that can be answered. Refuses `not-found`, also for what is not live. */
export async function findAnswerable(database: Database, code: number): Promise<Manuscript> {
  const manuscript = await readLiveManuscript(database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  return manuscript
}

/** Reads what somebody wrote in answer to this; all problems at once. */
export function readReply(
  form: ReplyForm,
  original: ArticleContent,
): { value: ReadReply | null; problems: ReplyProblem[] } {
  const name = readKeyName(form.name)
  const contact = form.contact.replaceAll(/\p{C}/gu, '').trim()
  const body = toPlainText(documentFromParagraphs(form.text.slice(0, textLengthMax).split(/\r?\n\s*\r?\n/)))
  const letters = countLetters(body)
  const originalLetters = lettersOf(original)
  const lettersOver = letters - lettersMaxFor(originalLetters)
  const problems: ReplyProblem[] = name.problems.map((kind) => ({ field: 'name', kind }))
  if (contact === '' || contact.length > contactLengthMax) {
    problems.push({ field: 'contact', kind: contact === '' ? 'empty' : 'too-long' })
  }
  if (letters === 0) problems.push({ field: 'text', kind: 'empty' })
  else if (lettersOver > 0) problems.push({ field: 'text', kind: 'too-long', lettersOver })
  const value = problems.length > 0 ? null : { name: name.value!, contact, body, letters, originalLetters }
  return { value, problems }
}

/** Letters and digits an answer to a text of so many may have. */
export function lettersMaxFor(originalLetters: number): number {
  return Math.max(originalLetters * timesOriginalMax, lettersMaxLeast)
}

/** Letters and digits of all that readers are told: headline, lead, body. */
export function lettersOf({ headline, subheadline, lead, document }: ArticleContent): number {
  return countLetters([headline, subheadline ?? '', lead ?? '', toPlainText(document)].join(' '))
}

/** Keeps an answer and starts its clock. Returns it with the code its sender follows it by, told this once. */
export async function sendReply(
  database: Database,
  { original, reply, now }: { original: Manuscript; reply: ReadReply; now: Date },
): Promise<{ kept: Reply; tracking: string }> {
  const { replyDays } = await readPublishingChoices(database)
  const tracking = newTracking()
  const id = await addReply(database, {
    ...reply,
    articleId: original.articleId,
    bodyHash: sha256(reply.body),
    trackingHash: trackingHash(tracking),
    dueAt: new Date(now.getTime() + replyDays * dayMs),
  })
  const facts = { article: original.code, hash: sha256(reply.body).toString('hex'), letters: reply.letters }
  await appendAudit(database, { actor: 'reader', action: 'send-reply', subject: `reply:${id}`, facts })
  return { kept: (await findReply(database, id))!, tracking }
}

/** The answer this code follows, written with or without hyphens, or null. */
export async function followReply(database: Database, written: string): Promise<Reply | null> {
  const hash = writtenTrackingHash(written)
  return hash === null ? null : trackReply(database, hash)
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function countLetters(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').length
}
