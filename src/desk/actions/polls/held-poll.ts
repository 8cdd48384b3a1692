import { Refusal } from '#server'
import { type Database, findPoll, holdPoll, key, type Poll, type PollPlace } from '#store'

/** A poll that stays as it is until the transaction ends. Refuses `not-found`. */
export async function heldPoll(database: Database, id: number): Promise<Poll> {
  await holdPoll(database, id)
  const poll = await findPoll(database, id)
  if (poll === null) throw new Refusal('not-found', { poll: id })
  return poll
}

/** Keys of the pages that show a poll which stands there. */
export function keysOf(id: number, place: PollPlace): string[] {
  const there = place === null ? [] : [place === 'front' ? key.front : key.article(place)]
  return [key.poll(id), ...there]
}
