import type { Problem } from '#formats'
import { closeHost, takeHostTurn } from '#store'
import { robotsOf } from '../poll/fetch-pages.ts'
import type { PollParts } from '../poll/poll-parts.ts'

/** Between two pages of one host, unless its robots.txt asks for more: someone's live site is behind the list. */
const gapSeconds = 1
/** A host whose turn is farther away than this is busy. */
const waitSecondsMax = 60
/** A host that answers that it has too much to do is left in peace for this long, then asked once more. */
const busySeconds = 30
const triesMax = 2

/** What fetching works with. */
export type FetchParts = Pick<PollParts, 'database' | 'outbound' | 'wait'>

/** What an address brought: its bytes as they came, and where they came from after redirects. */
export type FetchedAddress =
  | { outcome: 'fetched'; bytes: Uint8Array; url: string; contentType: string | null }
  | { outcome: 'failed'; problem: Problem }

/**
 * Fetches one address of a list that is to be imported: through the outbound guard, as robots.txt allows, in its host's
 * turn. Never throws for what the other side does.
 */
export async function fetchAddress(parts: FetchParts, address: string): Promise<FetchedAddress> {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) return failed('bad-address', 'it is no address of the web')
  const robots = await robotsOf(parts, url.origin)
  if (robots === null) return failed('no-robots', 'the site did not say what may be fetched (robots.txt)')
  if (!robots.allows(url.pathname + url.search)) return failed('robots-forbid', 'the site forbids it (robots.txt)')
  for (let tries = 1; ; tries++) {
    const turn = await takeHostTurn(parts.database, url.host, {
      gapSeconds: Math.max(gapSeconds, robots.delaySeconds),
      waitSecondsMax,
    })
    if (turn === null) return failed('host-busy', 'the site asked to be left in peace')
    await parts.wait(turn * 1_000)
    const answer = await parts.outbound.ask({ url: url.href, headers: { accept: 'text/html, */*;q=0.5' } })
    if (answer.outcome === 'failed') return failed(answer.reason, `it could not be fetched (${answer.reason})`)
    const { status, body, headers } = answer
    if (status === 200)
      return { outcome: 'fetched', bytes: body, url: answer.url, contentType: headers['content-type'] ?? null }
    const isBusy = status === 429 || status >= 500
    if (!isBusy || tries >= triesMax) return failed('http-status', `the site answered ${status}`)
    await closeHost(parts.database, url.host, busySeconds)
  }
}

function failed(kind: string, detail: string): FetchedAddress {
  return { outcome: 'failed', problem: { kind, detail } }
}
