import { type Poll, type PollStanding, pollStanding } from '#store'

/** A question to readers, and whether it takes answers just now. */
export interface PosedPoll extends Poll {
  standing: PollStanding
  /** When that will be different; null where nothing is set. */
  until: Date | null
}

/** How a poll stands at an instant. */
export function posedPoll(poll: Poll, now: Date): PosedPoll {
  const standing = pollStanding(poll, now)
  const until = standing === 'coming' ? poll.opensAt : standing === 'open' ? poll.closesAt : null
  return { ...poll, standing, until }
}
