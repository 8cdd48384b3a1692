import { Readable } from 'node:stream'
import type { EndpointAnswer } from '#server'

const lookMs = 2_000
/** A stream ends after this and the browser opens it again, so that nothing is held for those who went. */
const streamMs = 55_000
const streamsMax = 300

/** Tells browsers when something has changed, as server-sent events (HTML, 9.2). */
export interface Watch {
  /** `isStillOpen` says whether the session of who listens has not ended: to whom it has, nothing more is told. */
  stream(isStillOpen: () => Promise<boolean>): Promise<EndpointAnswer>
}

/**
 * One look serves all who watch; nobody looks while nobody watches. `momentNow` changes whenever what is watched does.
 */
export function openWatch(momentNow: () => Promise<string>): Watch {
  const streams = new Map<Readable, () => Promise<boolean>>()
  let looking: NodeJS.Timeout | null = null
  let moment = ''

  async function look(): Promise<void> {
    // A database that is away for a moment is no reason to say anything.
    const now = await momentNow().catch(() => moment)
    if (now === moment) return
    moment = now
    await Promise.all([...streams].map(([stream, isStillOpen]) => tell(stream, isStillOpen, now)))
  }

  async function tell(stream: Readable, isStillOpen: () => Promise<boolean>, now: string): Promise<void> {
    const isOpen = await isStillOpen().catch(() => false)
    if (!streams.has(stream)) return
    if (!isOpen) leave(stream)
    stream.push(isOpen ? `data: ${now}\n\n` : null)
  }

  function leave(stream: Readable): void {
    streams.delete(stream)
    if (streams.size > 0 || looking === null) return
    clearInterval(looking)
    looking = null
  }

  return {
    async stream(isStillOpen) {
      if (streams.size >= streamsMax) return { status: 204, body: null }
      moment = await momentNow()
      const stream = new Readable({ read() {} })
      streams.set(stream, isStillOpen)
      looking ??= setInterval(look, lookMs).unref()
      const end = setTimeout(() => stream.push(null), streamMs).unref()
      stream.once('close', () => {
        clearTimeout(end)
        leave(stream)
      })
      stream.push(`retry: ${lookMs}\ndata: ${moment}\n\n`)
      const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' }
      return { status: 200, headers, body: stream }
    },
  }
}
