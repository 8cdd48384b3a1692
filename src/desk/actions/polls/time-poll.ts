import { Refusal } from '#server'
import {
  addPollTiming,
  announce,
  type Database,
  endTiming,
  openPollTimings,
  type Poll,
  type PollTimingKind,
  pollStanding,
} from '#store'
import { type Actor, demandEverywhere } from '../../policy.ts'
import { heldPoll, keysOf } from './held-poll.ts'

/** Farther ahead nobody plans; a year mistyped is found out. */
const aheadMsMax = 2 * 366 * 86_400_000

/** When a poll opens and closes; null where it is not to, undefined where it stays as it was set. */
export interface PollTimesWish {
  opensAt?: Date | null | undefined
  closesAt?: Date | null | undefined
}

/**
 * Sets, moves or takes back when a poll opens and closes; without an opening it is open at once, without a closing until
 * somebody ends it. Refuses `forbidden`, `not-found`, `already-exists` when it has ended, and `untimely`.
 */
export async function timePoll(
  database: Database,
  actor: Actor,
  id: number,
  { now, ...wish }: PollTimesWish & { now: Date },
): Promise<void> {
  demandEverywhere(actor, 'place')
  const poll = await heldPoll(database, id)
  const standing = pollStanding(poll, now)
  if (standing === 'ended') throw new Refusal('already-exists', { poll: id, ended: true })
  if (standing === 'open' && wish.opensAt) throw untimely(id, 'The poll has opened.', 'opened')
  await keepTimes(database, actor, poll, { ...wish, now })
}

/** As {@link timePoll}, for a poll that nobody has seen yet. */
export async function keepTimes(
  database: Database,
  actor: Actor,
  poll: Poll,
  { now, ...wish }: PollTimesWish & { now: Date },
): Promise<void> {
  const { opensAt = poll.opensAt, closesAt = poll.closesAt } = wish
  for (const at of [wish.opensAt, wish.closesAt]) refuseFarOff(poll.id, at ?? null, now)
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) {
    throw untimely(poll.id, 'It would close before it opens.', 'closes-first')
  }
  const changes = [
    ...changeOf('opening', poll.opensAt, wish.opensAt),
    ...changeOf('closing', poll.closesAt, wish.closesAt),
  ]
  if (changes.length === 0) return
  const open = await openPollTimings(database, poll.id)
  for (const { kind, dueAt } of changes) {
    const before = open.find((one) => one.kind === kind)
    if (before !== undefined) {
      const end = { kind: dueAt === null ? 'cancelled' : 'superseded', reason: null, madeBy: actor.id } as const
      await endTiming(database, { id: before.id, ...end })
    }
    if (dueAt !== null) await addPollTiming(database, { pollId: poll.id, kind, dueAt, madeBy: actor.id })
  }
  await announce(database, keysOf(poll.id, poll.place))
}

function changeOf(
  kind: PollTimingKind,
  before: Date | null,
  wished: Date | null | undefined,
): { kind: PollTimingKind; dueAt: Date | null }[] {
  return wished === undefined || wished?.getTime() === before?.getTime() ? [] : [{ kind, dueAt: wished }]
}

function refuseFarOff(id: number, at: Date | null, now: Date): void {
  if (at === null) return
  const ahead = at.getTime() - now.getTime()
  if (ahead <= 0) throw untimely(id, 'The instant has passed.', 'past')
  if (ahead > aheadMsMax) throw untimely(id, 'The instant is more than two years ahead.', 'too-far')
}

function untimely(poll: number, detail: string, because: string): Refusal {
  return new Refusal('untimely', { poll, detail, because })
}
