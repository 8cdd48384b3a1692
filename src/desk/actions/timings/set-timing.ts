import { Refusal } from '#server'
import {
  addTiming,
  type Database,
  endTiming,
  type Manuscript,
  openTimingsOf,
  type Timing,
  type TimingKind,
} from '#store'
import { type Actor, demand, demandIn } from '../../policy.ts'
import { findManuscript } from '../find-manuscript.ts'
import { refuseUnchecked } from '../flow/checklist.ts'
import { refuseRejected } from '../flow/refuse-rejected.ts'
import { refuseOnePerson } from '../refuse-one-person.ts'
import { refuseUnready } from '../refuse-unready.ts'
import { refuseChangedReply } from '../replies/locked-words.ts'

/** Farther ahead nobody plans; a year mistyped is found out. */
const aheadMsMax = 2 * 366 * 86_400_000

export interface TimingWish {
  kind: TimingKind
  dueAt: Date
  /** Why; needed where an embargo is shortened. */
  note: string | null
  now: Date
  /** Why an editor-in-chief sets a publication although a second person should; without it, or null, the rule holds. */
  overruling?: string | null
}

/**
 * Sets when the newest revision is published, when the article is taken down, or until when nobody may publish it; one
 * of a kind, so what was set before gives way. Refuses: `forbidden`, `other-section`, `not-found`, `untimely`, and for a
 * publication `already-published`, `not-ready`, `locked-text`, `embargoed`, `rejected`, `second-person-needed`; for a
 * withdrawal `not-published`; for an embargo `already-published`.
 */
export async function setTiming(database: Database, actor: Actor, code: number, wish: TimingWish): Promise<Timing> {
  const { kind, dueAt, note, now, overruling = null } = wish
  demand(actor, verbs[kind])
  const manuscript = await findManuscript(database, code)
  const { articleId } = manuscript
  demandIn(actor, verbs[kind], manuscript.content.section)
  const ahead = dueAt.getTime() - now.getTime()
  if (ahead <= 0) throw untimely(code, 'The instant has passed.', 'past')
  if (ahead > aheadMsMax) throw untimely(code, 'The instant is more than two years ahead.', 'too-far')
  const open = await openTimingsOf(database, articleId)
  const before = open.find((one) => one.kind === kind)
  if (kind === 'publication') await refuseRejected(database, manuscript)
  if (kind === 'publication' && manuscript.publication?.revision !== manuscript.revision) {
    await refuseUnready(database, manuscript.content, code)
    const isReply = await refuseChangedReply(database, articleId, manuscript.content)
    if (!isReply) await refuseUnchecked(database, manuscript)
  }
  refusals[kind]({ actor, manuscript, open, wish })
  if (kind === 'publication') await refuseOnePerson(database, actor, { articleId, code, overruling })
  if (before !== undefined) {
    await endTiming(database, { id: before.id, kind: 'superseded', reason: note, madeBy: actor.id })
  }
  const revisionId = kind === 'publication' ? manuscript.revisionId : null
  const id = await addTiming(database, { articleId, code, kind, revisionId, dueAt, note, madeBy: actor.id })
  return (await openTimingsOf(database, articleId)).find((one) => one.id === id)!
}

/** Holding something back is open to whoever writes it; the rest is as it is by hand. */
const verbs = { publication: 'publish', withdrawal: 'withdraw', embargo: 'write' } as const

interface Setting {
  actor: Actor
  manuscript: Manuscript
  open: readonly Timing[]
  wish: TimingWish
}

const refusals: Record<TimingKind, (setting: Setting) => void> = {
  publication({ manuscript: { code, publication, revision }, open, wish: { dueAt } }) {
    if (publication?.revision === revision) throw new Refusal('already-published', { code })
    const embargo = dueOf(open, 'embargo')
    if (embargo !== null && embargo > dueAt) throw new Refusal('embargoed', { code, until: embargo.toISOString() })
    const withdrawal = dueOf(open, 'withdrawal')
    if (withdrawal !== null && withdrawal <= dueAt) {
      throw untimely(code, 'It would be taken down before it is published.', 'after-withdrawal')
    }
  },
  withdrawal({ manuscript: { code, publication }, open, wish: { dueAt } }) {
    const coming = dueOf(open, 'publication')
    if (publication === null && coming === null) throw new Refusal('not-published', { code })
    if (coming !== null && coming >= dueAt) {
      throw untimely(code, 'It would be taken down before it is published.', 'after-withdrawal')
    }
  },
  embargo({ actor, manuscript: { code, publication }, open, wish: { dueAt, note } }) {
    if (publication !== null) throw new Refusal('already-published', { code })
    const before = dueOf(open, 'embargo')
    if (before !== null && dueAt < before) demandRelease(actor, note)
    const coming = dueOf(open, 'publication')
    if (coming !== null && coming < dueAt) {
      throw untimely(code, 'It is to be published before that.', 'published-before')
    }
  },
}

function dueOf(open: readonly Timing[], kind: TimingKind): Date | null {
  return open.find((one) => one.kind === kind)?.dueAt ?? null
}

function untimely(code: number, detail: string, because: string): Refusal {
  return new Refusal('untimely', { code, detail, because })
}

/** Whoever lets an embargo go before its instant has the right to, and says why. */
export function demandRelease(actor: Actor, reason: string | null): void {
  demand(actor, 'overrule')
  if (reason === null || reason.trim() === '') {
    throw new Refusal('invalid-content', { detail: 'reason: an embargo is let go with a reason.' })
  }
}
