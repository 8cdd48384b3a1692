import { type ArticleContent, type ContentPatch, contentFingerprint, readContent, withPatch } from '#article'
import { Refusal } from '#server'
import type { Hop } from '#sourcing'
import { type Database, type OpenChoice, readRevision, type WorkingCopy, writeWorkingCopy } from '#store'
import { type Actor, demandIn } from '../policy.ts'
import { type OpenedCopy, openCopy } from './open-copy.ts'
import { saveAsRevision } from './record-revision.ts'
import { refuseUnknownSection } from './refuse-unknown-section.ts'
import { refuseChangedReply } from './replies/locked-words.ts'

/** What an open editor sends with every pause of the keyboard. */
export interface Change {
  /** Version of the working copy it was made from. */
  from: number
  /** Which editor sends it, and the number of the change there: 1, 2, … */
  seat: string
  number: number
  /** Null when only the choices or the chain changed. */
  patch: ContentPatch | null
  /** The whole chain, or null when it stays. */
  chain: readonly Hop[] | null
  /** All choices that are open now, or null when they stay. */
  choices: readonly OpenChoice[] | null
}

export type Kept = { kind: 'kept' | 'stale' } & OpenedCopy

/** Writing that goes on is made a revision every so often, so that the list of revisions tells its story. */
const revisionEveryMs = 10 * 60_000
/** Open editors of one article that are remembered for their lost answers. */
const seatsMax = 50

/**
 * Takes a change of an open editor into the working copy. `stale` when it was made from another version: nothing is
 * taken, and the answer carries what stands, so that the editor merges and sends again. Refuses: `forbidden`,
 * `other-section`, `not-found`, `invalid-content`, `unknown-section`.
 */
export async function keepChange(
  database: Database,
  actor: Actor,
  code: number,
  { change, now }: { change: Change; now: Date },
): Promise<Kept> {
  const { manuscript, copy } = await openCopy(database, actor, code)
  if (copy.version !== change.from) return { kind: 'stale', manuscript, copy }
  const content = contentAfter(copy, change.patch)
  if (content.section !== copy.content.section) {
    await refuseUnknownSection(database, content.section)
    demandIn(actor, 'write', content.section)
  }
  await refuseChangedReply(database, copy.articleId, content)
  const settled = await settleEarlierWork(database, copy, now)
  const followed = await readRevision(database, copy.articleId, settled.revision)
  const chain = change.chain ?? settled.chain
  const saysTheSame = followed !== null && isSame({ content, chain }, followed)
  const kept: WorkingCopy = {
    ...settled,
    version: copy.version + 1,
    content,
    chain,
    choices: change.choices ?? settled.choices,
    changedBy: saysTheSame ? [] : [...settled.changedBy.filter((id) => id !== actor.id), actor.id],
    changedAt: now,
    begunAt: saysTheSame ? null : (settled.begunAt ?? now),
    seats: withSeat(settled.seats, change),
  }
  await writeWorkingCopy(database, kept)
  return { kind: 'kept', manuscript, copy: kept }
}

function contentAfter(copy: WorkingCopy, patch: ContentPatch | null): ArticleContent {
  if (patch === null) return copy.content
  const patched = withPatch(copy.content, patch)
  if (patched === null) throw new Refusal('invalid-content', { detail: 'The change names blocks that are not there.' })
  const { value, problems } = readContent(patched)
  if (value === null) throw new Refusal('invalid-content', { problems })
  return value
}

async function settleEarlierWork(database: Database, copy: WorkingCopy, now: Date): Promise<WorkingCopy> {
  const author = copy.changedBy.at(-1)
  const isDue = copy.begunAt !== null && now.getTime() - copy.begunAt.getTime() > revisionEveryMs
  if (!isDue || author === undefined || copy.choices.length > 0) return copy
  return saveAsRevision(database, { id: author, role: 'reporter' }, copy)
}

function isSame(one: Pick<WorkingCopy, 'content' | 'chain'>, other: Pick<WorkingCopy, 'content' | 'chain'>): boolean {
  return (
    contentFingerprint(one.content) === contentFingerprint(other.content) &&
    JSON.stringify(one.chain) === JSON.stringify(other.chain)
  )
}

function withSeat(seats: WorkingCopy['seats'], { seat, number }: Change): WorkingCopy['seats'] {
  const others = Object.entries(seats).filter(([name]) => name !== seat)
  return Object.fromEntries([...others.slice(1 - seatsMax), [seat, number]])
}
