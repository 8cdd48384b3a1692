import { mediaOf } from '#article'
import {
  type Database,
  type DueQuery,
  type DueTiming,
  dueTimingIds,
  endedShows,
  endTiming,
  endTimingsDone,
  findLive,
  inTransaction,
  isPassing,
  publish,
  type Standing,
  takeDuePollTimings,
  takeDueTimings,
  withdraw,
} from '#store'
import { firePolls } from '../polls/fire-polls.ts'

/** Fired in one transaction: 500 that are due at once become ten. */
const togetherMax = 50
/** What should have been published longer ago (the newsroom was switched off) is no news any more: somebody must look. */
const lateMsMax = 12 * 3_600_000

/** Who ends what the clock ends. */
const clock = 'clock'

/** Tells what could not be done; the newsroom sees it as an alarm too. */
export type TimingFailure = (timingId: number, error: unknown) => void

/**
 * Does all that is due: publishes, takes down, ends embargoes, opens and closes polls. Each happens in the transaction
 * that writes its end down, so it happens once, in whatever process, and a process that dies leaves it as due as before.
 * What cannot be done ends as failed, and the rest goes on. Rejects only where the database is away: ask again. Returns how many there were.
 */
export async function fireDueTimings(database: Database, now: Date, onFailure: TimingFailure): Promise<number> {
  let fired = 0
  for (;;) {
    const together = (transaction: Database) => fireDue(transaction, { now, limit: togetherMax })
    const count = await inTransaction(database, together).catch((error) => {
      if (isPassing(error)) throw error
      return fireEach(database, now, onFailure)
    })
    fired += count
    if (count < togetherMax) return fired
  }
}

async function fireDue(transaction: Database, query: DueQuery): Promise<number> {
  const due = await takeDueTimings(transaction, query)
  const polls = await takeDuePollTimings(transaction, query)
  await fire(transaction, due, query.now)
  if (polls.length > 0) await firePolls(transaction, polls, query.now)
  return due.length + polls.length
}

/** One of them cannot be done: each alone, so that it keeps nothing else. */
async function fireEach(database: Database, now: Date, onFailure: TimingFailure): Promise<number> {
  const ids = await dueTimingIds(database, { now, limit: togetherMax })
  for (const id of ids) {
    const alone = (transaction: Database) => fireDue(transaction, { now, limit: 1, id })
    await inTransaction(database, alone).catch(async (error) => {
      if (isPassing(error)) throw error
      await inTransaction(database, (transaction) => endTiming(transaction, failureOf(id, error)))
      onFailure(id, error)
    })
  }
  return ids.length
}

function failureOf(id: number, error: unknown) {
  const detail = error instanceof Error ? error.message : String(error)
  const isEmbargo = error instanceof Error && 'constraint' in error && error.constraint === 'embargo'
  return { id, kind: 'failed', reason: isEmbargo ? 'embargoed' : 'internal', facts: { detail }, madeBy: clock } as const
}

/** What ends is written down first, so that an embargo that ends now is out of the way of what is published now. */
async function fire(transaction: Database, taken: readonly DueTiming[], now: Date): Promise<void> {
  // What is published now and was to be taken down by now waits for the next look: one thing after the other.
  const published = new Set(taken.filter(({ kind }) => kind === 'publication').map(({ articleId }) => articleId))
  const due = taken.filter(({ kind, articleId }) => kind !== 'withdrawal' || !published.has(articleId))
  const standing = await findLive(
    transaction,
    due.map(({ articleId }) => articleId),
  )
  const lateness = (one: DueTiming) => now.getTime() - one.dueAt.getTime()
  const isMissed = (one: DueTiming) => one.kind === 'publication' && lateness(one) > lateMsMax
  const isVoid = (one: DueTiming) => one.kind === 'withdrawal' && standing.get(one.articleId)?.live == null
  const unshowable = await pastRights(transaction, due, now)
  const isUnshowable = (one: DueTiming) => !isMissed(one) && unshowable.has(one.revisionId)
  const done = due.filter((one) => !isMissed(one) && !isVoid(one) && !isUnshowable(one))
  await endTimingsDone(
    transaction,
    done.map((one) => ({ id: one.id, lateMs: lateness(one) })),
  )
  for (const { id } of due.filter(isMissed)) {
    await endTiming(transaction, { id, kind: 'failed', reason: 'missed', madeBy: clock })
  }
  for (const { id } of due.filter(isUnshowable)) {
    await endTiming(transaction, { id, kind: 'failed', reason: 'rights-ended', madeBy: clock })
  }
  for (const { id } of due.filter(isVoid)) {
    await endTiming(transaction, { id, kind: 'superseded', reason: null, madeBy: clock })
  }
  await publishAll(
    transaction,
    done.filter(({ kind }) => kind === 'publication'),
    standing,
  )
  for (const { articleId, note, madeBy } of done.filter(({ kind }) => kind === 'withdrawal')) {
    await withdraw(transaction, { articleId, reason: note, madeBy })
  }
}

/** Revisions that show something the newsroom had the right to show when the time was set, and has no longer. */
async function pastRights(
  transaction: Database,
  due: readonly DueTiming[],
  now: Date,
): Promise<ReadonlySet<number | null>> {
  const revisionIds = due.flatMap(({ kind, revisionId }) => (kind === 'publication' ? (revisionId ?? []) : []))
  if (revisionIds.length === 0) return new Set()
  const shows = await endedShows(transaction, revisionIds, now)
  const showing = shows.filter((show) => mediaOf(show).some((hash) => show.ended.includes(hash)))
  return new Set(showing.map(({ revisionId }) => revisionId))
}

/** Who set it stands in the log as who published it. */
async function publishAll(
  transaction: Database,
  due: readonly DueTiming[],
  standing: ReadonlyMap<number, Standing>,
): Promise<void> {
  const byMaker = Map.groupBy(due, ({ madeBy }) => madeBy)
  for (const [madeBy, own] of byMaker) {
    const drafts = own.map(({ articleId, revisionId, dueAt }) => {
      // Readers see the instant that was set, not the second in which we came to it.
      const printed = standing.has(articleId) ? { publishedAt: null, updatedAt: dueAt } : { publishedAt: dueAt }
      return { articleId, revisionId: revisionId!, madeBy, ...printed }
    })
    await publish(transaction, drafts)
  }
}
