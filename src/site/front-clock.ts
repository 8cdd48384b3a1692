import { key, type PublishedReader, pageKey } from '#store'

/** Timers of Node overflow beyond 24 days; a day is asked again anyway. */
const sleepMsMax = 86_400_000
/** After the store could not be asked. */
const retryMs = 1_000

export interface FrontClockParts {
  published: Pick<PublishedReader, 'nextFrontChange' | 'breaking'>
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
 * Tells this process when what was planned for the front page, or a section's, has come, and when the line of breaking news runs out, to
 * the millisecond and whatever else there is to do. Every process has its own; nothing is fired, so nothing is fired twice.
 */
export function startFrontClock({ published, now, onDue }: FrontClockParts): FrontClock {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  /** Looks begun so far: only the last one sets the timer. */
  let looks = 0

  async function look(): Promise<void> {
    looks += 1
    const own = looks
    const instant = now()
    const next = await nextChange(published, instant).catch(() => ({ atMs: instant.getTime() + retryMs, keys: [] }))
    if (stopped || own !== looks) return
    clearTimeout(timer)
    if (next === null) return
    const waitMs = Math.max(0, next.atMs - now().getTime())
    timer = setTimeout(
      () => {
        if (waitMs <= sleepMsMax && next.keys.length > 0) onDue(next.keys)
        void look()
      },
      Math.min(waitMs, sleepMsMax),
    ).unref()
  }

  void look()
  return {
    look: () => void look(),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

async function nextChange(
  published: FrontClockParts['published'],
  instant: Date,
): Promise<{ atMs: number; keys: string[] } | null> {
  const [planned, line] = await Promise.all([published.nextFrontChange(instant), published.breaking(instant)])
  const changes = [
    ...(planned === null ? [] : [{ atMs: planned.at.getTime(), keys: [pageKey(planned.section)] }]),
    ...(line === null ? [] : [{ atMs: line.expiresAt.getTime(), keys: [key.frame] }]),
  ]
  return changes.sort((one, other) => one.atMs - other.atMs)[0] ?? null
}
