import { Refusal } from '#server'

/** Clocks of those who publish may be ahead of ours by this much. */
const aheadMsMax = 60_000
/** The first Persian newspaper appeared in 1837; nothing was published before. */
const earliest = Date.UTC(1837, 0, 1)

/**
 * The instant to print, as a request gives it. Refuses `invalid-content` for what is no instant, for what lies before
 * there were newspapers, and for the future: what is published now was not published then.
 */
export function instantIn(published: string, now: Date): Date {
  const instant = new Date(published)
  if (Number.isNaN(instant.getTime())) throw new Refusal('invalid-content', { detail: 'published: not an instant.' })
  if (instant.getTime() > now.getTime() + aheadMsMax || instant.getTime() < earliest) {
    throw new Refusal('invalid-content', { detail: 'published: between 1837 and now.' })
  }
  return instant
}
