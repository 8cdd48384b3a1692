import type { Outbound } from '#server'
import type { Database } from '#store'

/** What polling works with. */
export interface PollParts {
  database: Database
  outbound: Outbound
  now: () => Date
  /** From 0 to 1, as `Math.random`: spreads the feeds over time. */
  chance: () => number
  /** Waits; a test lets time pass at once. */
  wait: (ms: number) => Promise<void>
  /** Our public origin, where hubs find us. */
  publicUrl: string
  /** Aborted when the process is told to stop: what is under way is given up, and done again later. */
  stopping?: AbortSignal
}

/** The name robots.txt files know us by. */
export const robotsAgent = 'sanad'
