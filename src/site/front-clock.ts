import { key, type PublishedReader, pageKey } from '#store'

/** Timers of Node overflow beyond 24 days; a day is asked again anyway. */
const sleepMsMax = 86_400_000
/** After the store could not be asked. */
const retryMs = 1_000

export interface FrontClockParts {
  published: Pick<PublishedReader, 'nextFrontChange' | 'nextBreakingEnd'>
  now: () => Date
  /** What is out of date now: keys of pages. */
  onDue(keys: string[]): void
}

export interface FrontClock {
  /** Something was planned, or changed: looks what comes next. */
  look(): void
  stop(): void
}

/**
 * Tells this process when what was planned for the front page of an edition, or a section's, has come, and when a line of breaking news runs out, to
 * the millisecond and whatever else there is to do. Every process has its own; nothing is fired, so nothing is fired twice.
 */
export function startFrontClock({ published, now, onDue }: FrontClockParts): FrontClock {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  /** Looks begun so far: only the last one sets the timer. */
  let looks = 0

  /** What comes after what was told last is asked for from that instant: more may have come while it was told. */
  async function look(from: Date): Promise<void> {
    looks += 1
    const own = looks
    const next = await nextChange(published, from).catch(() => unknown)
    if (stopped || own !== looks) return
    clearTimeout(timer)
    if (next === null) return
    const waitMs = next === unknown ? retryMs : Math.max(0, next.atMs - now().getTime())
    timer = setTimeout(
      () => {
        const isDue = next.atMs <= now().getTime()
        if (isDue) onDue(next.keys)
        void look(isDue ? new Date(next.atMs) : from)
      },
      Math.min(waitMs, sleepMsMax),
    ).unref()
  }

  void look(now())
  return {
    look: () => void look(now()),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

interface Change {
  atMs: number
  /** Of all that changes at that instant. */
  keys: string[]
}

/** The store did not say. */
const unknown: Change = { atMs: Number.POSITIVE_INFINITY, keys: [] }

async function nextChange(published: FrontClockParts['published'], instant: Date): Promise<Change | null> {
  const [planned, end] = await Promise.all([published.nextFrontChange(instant), published.nextBreakingEnd(instant)])
  const changes = [
    ...(planned === null ? [] : [{ atMs: planned.at.getTime(), keys: planned.pages.map(pageKey) }]),
    ...(end === null ? [] : [{ atMs: end.getTime(), keys: [key.frame] }]),
  ]
  if (changes.length === 0) return null
  const atMs = Math.min(...changes.map((change) => change.atMs))
  return { atMs, keys: changes.filter((change) => change.atMs === atMs).flatMap(({ keys }) => keys) }
}
