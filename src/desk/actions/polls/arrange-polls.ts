import { normalise } from '#persian'
import { Refusal } from '#server'
import {
  addPoll,
  announce,
  appendAudit,
  closePoll,
  type Database,
  endTiming,
  openPollTimings,
  type PollPlace,
  placePoll,
} from '#store'
import { type Actor, demandEverywhere } from '../../policy.ts'
import { heldPoll, keysOf } from './held-poll.ts'
import { keepTimes, type PollTimesWish } from './time-poll.ts'

const questionLengthMax = 200
const choiceLengthMax = 100
const choicesMin = 2
const choicesMax = 8

export interface PollDraft {
  question: string
  choices: readonly string[]
}

export type PollProblem =
  | { field: 'question'; kind: 'empty' | 'too-long' }
  | { field: 'choices'; kind: 'too-few' | 'too-many' | 'too-long' | 'twice' }

/** Reads a question and its choices; all problems at once. Empty choices count for nothing. */
export function readPoll(written: PollDraft): { value: PollDraft | null; problems: PollProblem[] } {
  const question = oneLine(written.question)
  const choices = written.choices.map(oneLine).filter((choice) => choice !== '')
  const problems: PollProblem[] = []
  if (question === '') problems.push({ field: 'question', kind: 'empty' })
  if (question.length > questionLengthMax) problems.push({ field: 'question', kind: 'too-long' })
  if (choices.length < choicesMin) problems.push({ field: 'choices', kind: 'too-few' })
  if (choices.length > choicesMax) problems.push({ field: 'choices', kind: 'too-many' })
  if (choices.some((choice) => choice.length > choiceLengthMax)) problems.push({ field: 'choices', kind: 'too-long' })
  if (new Set(choices).size < choices.length) problems.push({ field: 'choices', kind: 'twice' })
  return { value: problems.length > 0 ? null : { question, choices }, problems }
}

function oneLine(text: string): string {
  const clean = text.toWellFormed().replaceAll(/[^\P{C}\n\u200c]/gu, '')
  return normalise(clean.replaceAll(/\s+/g, ' ').trim())
}

/**
 * Puts a question to readers, open at once where no opening is set. Returns its id. Refuses `not-found` where no article
 * has the code it is to stand under, and `untimely`.
 */
export async function makePoll(
  database: Database,
  actor: Actor,
  { question, choices, place, ...times }: PollDraft & PollTimesWish & { place: PollPlace; now: Date },
): Promise<number> {
  demandEverywhere(actor, 'place')
  const id = await addPoll(database, { question, choices, madeBy: actor.id })
  const facts = { question, choices: choices.length }
  await appendAudit(database, { actor: actor.id, action: 'make-poll', subject: `poll:${id}`, facts })
  if (place !== null) await movePoll(database, actor, id, place)
  await keepTimes(database, actor, await heldPoll(database, id), times)
  return id
}

/** Says where a poll stands; what stood there gives way. Refuses `not-found` for an unknown poll or code. */
export async function movePoll(database: Database, actor: Actor, id: number, place: PollPlace): Promise<void> {
  demandEverywhere(actor, 'place')
  const before = await heldPoll(database, id)
  if (!(await placePoll(database, id, place))) throw new Refusal('not-found', { code: place })
  await announce(database, [...keysOf(id, before.place), ...keysOf(id, place)])
  await appendAudit(database, { actor: actor.id, action: 'place-poll', subject: `poll:${id}`, facts: { place } })
}

/** Ends a poll for good: its results stay. Refuses `not-found`, and `already-exists` when it has ended. */
export async function endPoll(database: Database, actor: Actor, id: number): Promise<void> {
  demandEverywhere(actor, 'place')
  const { place } = await heldPoll(database, id)
  const isOurs = await closePoll(database, id, { at: null, madeBy: actor.id })
  if (!isOurs) throw new Refusal('already-exists', { poll: id, ended: true })
  for (const { id: timing } of await openPollTimings(database, id)) {
    await endTiming(database, { id: timing, kind: 'superseded', reason: null, madeBy: actor.id })
  }
  await announce(database, keysOf(id, place))
  await appendAudit(database, { actor: actor.id, action: 'end-poll', subject: `poll:${id}`, facts: {} })
}
