import { randomUUID } from 'node:crypto'
import { normalise } from '#persian'
import { seal, unseal } from '#server'
import { addMessage, appendAudit, type Database, type Message, type MessageKind, trackMessage } from '#store'
import { newTracking, trackingHash, writtenTrackingHash } from '../../access/tracking.ts'

const textLengthMax = 10_000
const nameLengthMax = 80
const contactLengthMax = 200

export interface MessageForm {
  kind: string
  name: string
  contact: string
  text: string
}

export type MessageProblem =
  | { field: 'kind'; kind: 'unknown' }
  | { field: 'name' | 'contact'; kind: 'too-long' }
  | { field: 'text'; kind: 'empty' | 'too-long' }

/** What a reader says to the newsroom. Who she is and how to reach her are hers to tell: empty where she did not. */
export interface MessageWords {
  name: string
  contact: string
  /** Paragraphs with an empty line between them, lines with none. */
  text: string
}

/** Reads what somebody wrote to the newsroom; all problems at once. */
export function readMessage(form: MessageForm): {
  value: { kind: MessageKind; words: MessageWords } | null
  problems: MessageProblem[]
} {
  const words = { name: oneLine(form.name), contact: oneLine(form.contact), text: paragraphs(form.text) }
  const problems: MessageProblem[] = []
  if (form.kind !== 'message' && form.kind !== 'tip') problems.push({ field: 'kind', kind: 'unknown' })
  if (words.name.length > nameLengthMax) problems.push({ field: 'name', kind: 'too-long' })
  if (words.contact.length > contactLengthMax) problems.push({ field: 'contact', kind: 'too-long' })
  if (!/[\p{L}\p{N}]/u.test(words.text)) problems.push({ field: 'text', kind: 'empty' })
  if (words.text.length > textLengthMax) problems.push({ field: 'text', kind: 'too-long' })
  return { value: problems.length > 0 ? null : { kind: form.kind as MessageKind, words }, problems }
}

/** Hidden and turning characters are dropped; the half-space is let through. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{C}\u200c]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function paragraphs(text: string): string {
  const lines = text.split(/\r?\n/).map(oneLine).join('\n')
  return normalise(lines.replaceAll(/\n{3,}/g, '\n\n').trim())
}

/** Keeps a message, sealed. Returns the code by which its sender follows it, told this once. */
export async function sendMessage(
  database: Database,
  sealingKey: Buffer,
  { kind, words }: { kind: MessageKind; words: MessageWords },
): Promise<string> {
  const tracking = newTracking()
  const mark = randomUUID()
  const sealed = seal(sealingKey, Buffer.from(JSON.stringify(words)), ownerOf(mark))
  const id = await addMessage(database, { kind, mark, sealed, trackingHash: trackingHash(tracking) })
  await appendAudit(database, { actor: 'reader', action: 'send-message', subject: `message:${id}`, facts: { kind } })
  return tracking
}

/** The message this code follows, or null. */
export async function followMessage(database: Database, written: string): Promise<Message | null> {
  const hash = writtenTrackingHash(written)
  return hash === null ? null : trackMessage(database, hash)
}

/** What was written; null once it was erased, or where the key of this machine is another than it was sealed with. */
export function openWords(sealingKey: Buffer, { mark, sealed }: Pick<Message, 'mark' | 'sealed'>): MessageWords | null {
  const opened = sealed === null ? null : unseal(sealingKey, sealed, ownerOf(mark))
  return opened === null ? null : (JSON.parse(opened.toString()) as MessageWords)
}

/** Seals an answer to whoever sent this. */
export function sealAnswer(sealingKey: Buffer, { mark }: Pick<Message, 'mark'>, answer: string): Buffer {
  return seal(sealingKey, Buffer.from(answer), answerTo(mark))
}

/** The newest answer, or null. */
export function openAnswer(sealingKey: Buffer, { mark, answer }: Pick<Message, 'mark' | 'answer'>): string | null {
  return answer === null ? null : (unseal(sealingKey, answer, answerTo(mark))?.toString() ?? null)
}

function ownerOf(mark: string): string {
  return `message:${mark}`
}

function answerTo(mark: string): string {
  return `answer:${mark}`
}
