import { Refusal } from '#server'
import {
  addStep,
  type Database,
  endTiming,
  finishAssignment,
  type Manuscript,
  openTimingsOf,
  readManuscript,
  type Stage,
  type StageKind,
  type StepKind,
  stageOf,
  stepKinds,
} from '#store'
import { type Actor, demand, demandIn, mayIn, type VerbOfSection } from '../../policy.ts'
import { findManuscript } from '../find-manuscript.ts'
import { openCopy } from '../open-copy.ts'
import { recordRevision } from '../record-revision.ts'
import { refuseUnchecked } from './checklist.ts'

export interface StepWish {
  kind: StepKind
  /** Why it is returned or rejected; of what is sent, what to know of it. */
  reason: string | null
  /** Version of the working copy that was looked at; null for what is written just now. */
  version: number | null
}

/** From where each step may be taken. */
const begins: Record<StepKind, readonly StageKind[]> = {
  'sent-to-section': ['draft', 'returned'],
  'sent-to-chief': ['draft', 'returned', 'sent-to-section'],
  returned: ['sent-to-section', 'sent-to-chief', 'rejected'],
  rejected: ['draft', 'returned', 'sent-to-section', 'sent-to-chief'],
  'taken-back': ['sent-to-section', 'sent-to-chief'],
}

const needsReason = new Set<StepKind>(['returned', 'rejected'])

/**
 * Takes an article one step through the newsroom: sends what is written (as a revision) to its section's editors or to the
 * chief, gives it back or rejects it with a reason, or takes back what was sent. Refuses: `forbidden`, `other-section`,
 * `not-found`, `out-of-turn`, `already-published`, `invalid-content` without a reason, `not-ready` where a required check
 * is open, and as {@link recordRevision} does.
 */
export async function takeStep(database: Database, actor: Actor, code: number, wish: StepWish): Promise<Stage> {
  const { kind, reason, version } = wish
  demand(actor, 'write')
  const before = await findManuscript(database, code)
  const { articleId, content } = before
  const isSending = kind === 'sent-to-section' || kind === 'sent-to-chief'
  const stage = await standing(database, before)
  demandIn(actor, 'write', content.section)
  if (isSending && stage.kind === 'published' && !(await hasBegun(database, actor, code))) {
    throw new Refusal('already-published', { code })
  }
  const from = stage.kind === 'published' ? 'draft' : stage.kind
  if (!begins[kind].includes(from)) throw new Refusal('out-of-turn', { code, stage: stage.kind, step: kind })
  demandStep(actor, { kind, stage, section: content.section })
  if (needsReason.has(kind) && reason === null) {
    throw new Refusal('invalid-content', { detail: 'reason: whoever wrote it is told why.' })
  }
  const revisionId = isSending ? await recordNow(database, actor, { code, version }) : before.revisionId
  if (kind === 'rejected') await cancelPublication(database, articleId, { reason, madeBy: actor.id })
  if (isSending) await finishAssignment(database, { articleId, madeBy: actor.id })
  await addStep(database, { articleId, code, kind, revisionId, reason, madeBy: actor.id })
  return standing(database, (await readManuscript(database, code))!)
}

export interface Standing {
  stage: Stage
  section: string | null
  /** Something is written that is in no revision yet. */
  hasBegun: boolean
}

/** Steps this person may take with an article that stands here. */
export function openSteps(actor: Actor, { stage, section, hasBegun }: Standing): StepKind[] {
  if (!mayIn(actor, 'write', section)) return []
  // What readers see as it stands has no step to take.
  if (stage.kind === 'published' && !hasBegun) return []
  const from = stage.kind === 'published' ? 'draft' : stage.kind
  return stepKinds.filter((kind) => begins[kind].includes(from) && mayTake(actor, { kind, stage, section }))
}

/** Where an article stands. */
export function standing(database: Database, { articleId, publication, revision }: Manuscript): Promise<Stage> {
  return stageOf(database, { articleId, isLive: publication?.revision === revision })
}

interface StepInPlace {
  kind: StepKind
  stage: Stage
  section: string | null
}

function mayTake(actor: Actor, place: StepInPlace): boolean {
  if (place.kind === 'taken-back' && place.stage.sentBy === actor.id) return true
  return mayIn(actor, verbOf(place), place.section)
}

function demandStep(actor: Actor, place: StepInPlace): void {
  if (!mayTake(actor, place)) demandIn(actor, verbOf(place), place.section)
}

/** What lies before the chief is the chief's; who wrote gives to her section, whoever directs it does the rest. */
function verbOf({ kind, stage }: StepInPlace): VerbOfSection {
  if (kind === 'sent-to-section') return 'write'
  return stage.kind === 'sent-to-chief' && kind !== 'sent-to-chief' ? 'overrule' : 'direct'
}

async function hasBegun(database: Database, actor: Actor, code: number): Promise<boolean> {
  return (await openCopy(database, actor, code)).copy.begunAt !== null
}

/** What is written, as a revision that the checklist lets go on; its id. */
async function recordNow(
  database: Database,
  actor: Actor,
  { code, version }: { code: number; version: number | null },
): Promise<number> {
  const seen = version ?? (await openCopy(database, actor, code)).copy.version
  await recordRevision(database, actor, code, { version: seen })
  const recorded = (await readManuscript(database, code))!
  await refuseUnchecked(database, recorded)
  return recorded.revisionId
}

/** What was rejected is not published by the clock. */
async function cancelPublication(
  database: Database,
  articleId: number,
  end: { reason: string | null; madeBy: string },
): Promise<void> {
  const open = await openTimingsOf(database, articleId)
  for (const { id } of open.filter(({ kind }) => kind === 'publication')) {
    await endTiming(database, { id, kind: 'cancelled', ...end })
  }
}
