import {
  announce,
  appendAudit,
  closePoll,
  type Database,
  type DuePollTiming,
  endTimingsDone,
  findPoll,
  key,
} from '#store'
import { keysOf } from './held-poll.ts'

/** Opens and closes polls that are due, and has their pages made again; readers see the instants that were set. */
export async function firePolls(transaction: Database, due: readonly DuePollTiming[], now: Date): Promise<void> {
  const lateMsOf = ({ dueAt }: DuePollTiming) => now.getTime() - dueAt.getTime()
  await endTimingsDone(
    transaction,
    due.map((one) => ({ id: one.id, lateMs: lateMsOf(one) })),
  )
  for (const one of due) {
    const { id, pollId, kind, dueAt, madeBy } = one
    if (kind === 'closing') await closePoll(transaction, pollId, { at: dueAt, madeBy })
    const action = kind === 'closing' ? 'end-poll' : 'open-poll'
    const facts = { timing: id, lateMs: lateMsOf(one) }
    await appendAudit(transaction, { actor: madeBy, action, subject: key.poll(pollId), facts })
    const { place } = (await findPoll(transaction, pollId))!
    await announce(transaction, keysOf(pollId, place))
  }
}
