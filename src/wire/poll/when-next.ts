/** A feed that fails is asked again at the latest after this. */
const backOffSecondsMax = 24 * 3_600
/** A feed whose hub pushes what is new is asked for certainty only. */
const pushedFactor = 6
const pushedSecondsMax = 2 * 3_600
/** So that feeds added together are not asked together for ever. */
const jitter = 0.1

interface Schedule {
  everyMinutes: number
  isPushed: boolean
}

/** Seconds until a feed that answered is asked again. `chance` is from 0 to 1. */
export function secondsAfterSuccess({ everyMinutes, isPushed }: Schedule, chance: number): number {
  const every = everyMinutes * 60
  return spread(isPushed ? Math.max(every, Math.min(every * pushedFactor, pushedSecondsMax)) : every, chance)
}

/** Seconds until a feed that failed, for the nth time in a row, is asked again; never before it asked to be. */
export function secondsAfterFailure(
  { everyMinutes }: Schedule,
  { failures, retryAfterSeconds }: { failures: number; retryAfterSeconds: number | null },
  chance: number,
): number {
  const doubled = everyMinutes * 60 * 2 ** Math.min(failures, 16)
  const wait = Math.min(Math.max(doubled, retryAfterSeconds ?? 0), backOffSecondsMax)
  return Math.max(spread(wait, chance), Math.min(retryAfterSeconds ?? 0, backOffSecondsMax))
}

function spread(seconds: number, chance: number): number {
  return Math.round(seconds * (1 - jitter + 2 * jitter * chance))
}

/** `Retry-After` in seconds (RFC 9110, 10.2.3), or null. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header)
  // A date begins with the name of its day: «-5» is none, whatever `Date` makes of it.
  const at = /^[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - now.getTime()) / 1_000))
}
