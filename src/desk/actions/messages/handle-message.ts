import { Refusal } from '#server'
import {
  appendAudit,
  type Database,
  findMessage,
  holdMessage,
  type Message,
  type MessageKind,
  type MessageState,
  recordMessageDeed,
} from '#store'
import { type Actor, demandEverywhere, may } from '../../policy.ts'
import { sealAnswer } from './send-message.ts'

const answerLengthMax = 5_000

/** Kinds of messages this person reads: tips are confided to few. */
export function kindsFor(actor: Actor): MessageKind[] {
  demandEverywhere(actor, 'moderate')
  return may(actor, 'confide') ? ['message', 'tip'] : ['message']
}

/** A message for whoever may read it. Refuses `not-found` also for a tip that is not hers to read. */
export async function messageFor(database: Database, actor: Actor, id: number): Promise<Message> {
  const kinds = kindsFor(actor)
  const message = await findMessage(database, id)
  if (message === null || !kinds.includes(message.kind)) throw new Refusal('not-found', { message: id })
  return message
}

export interface MessageDeed {
  id: number
  deed: MessageState
  /** What the sender is told, where she is answered here; empty where it was done elsewhere. */
  answer: string
}

/** Records what was done with a message. Refuses `already-exists` for what was erased, `invalid-content` for too long an answer. */
export async function handleMessage(
  database: Database,
  actor: Actor,
  { sealingKey, id, deed, answer }: MessageDeed & { sealingKey: Buffer },
): Promise<void> {
  await holdMessage(database, id)
  const message = await messageFor(database, actor, id)
  if (message.state === 'erased') throw new Refusal('already-exists', { message: id, state: 'erased' })
  if (answer.length > answerLengthMax) throw new Refusal('invalid-content', { answerLengthMax })
  const sealed = deed === 'answered' && answer !== '' ? sealAnswer(sealingKey, message, answer) : null
  await recordMessageDeed(database, { id, deed, sealed, by: actor.id })
  const facts = { deed, kind: message.kind }
  await appendAudit(database, { actor: actor.id, action: 'handle-message', subject: `message:${id}`, facts })
}
