const dayMs = 86_400_000

/** Stories are counted that had something new since this instant: within a week of `now`. */
export function freshFrom(now: Date): Date {
  return new Date(now.getTime() - 7 * dayMs)
}
