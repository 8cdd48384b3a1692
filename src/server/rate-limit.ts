import { isIPv6 } from 'node:net'

export interface RateLimit {
  /** Requests allowed in a window. */
  limit: number
  windowSeconds: number
  /** Addresses remembered at most; the longest unseen are forgotten first. */
  addressesMax?: number
  now?: () => number
}

export interface RateDecision {
  isAllowed: boolean
  /** Whole seconds until the next request may pass; 0 when allowed. */
  retryAfterSeconds: number
}

export interface RateLimiter {
  /** Counts one request of this address and says whether it may pass. */
  take(address: string): RateDecision
  /** Addresses remembered now. */
  readonly size: number
}

interface Bucket {
  tokens: number
  atMs: number
}

const addressesMaxDefault = 50_000

/**
 * A token bucket for each network address, in memory and bounded. It is keyed on what the client cannot choose: the
 * peer's address, and for IPv6 its /64, because a subscriber owns all of that.
 */
export function createRateLimiter(rate: RateLimit): RateLimiter {
  const { limit, windowSeconds, addressesMax = addressesMaxDefault, now = Date.now } = rate
  const buckets = new Map<string, Bucket>()
  const perMs = limit / (windowSeconds * 1000)

  function take(address: string): RateDecision {
    const key = networkOf(address)
    const atMs = now()
    const known = buckets.get(key)
    const tokens = known ? Math.min(limit, known.tokens + (atMs - known.atMs) * perMs) : limit
    const isAllowed = tokens >= 1
    // Re-inserting keeps the map in order of last sight, so that the first key is always the longest unseen.
    buckets.delete(key)
    buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, atMs })
    if (buckets.size > addressesMax) buckets.delete(buckets.keys().next().value as string)
    return { isAllowed, retryAfterSeconds: isAllowed ? 0 : Math.ceil((1 - tokens) / perMs / 1000) }
  }

  return {
    take,
    get size() {
      return buckets.size
    },
  }
}

/** The network one subscriber owns: an IPv4 address (also when mapped into IPv6), or the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(address)) return address.slice(0, 64)
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle = tail === undefined ? [] : new Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  const groups = [...front, ...middle, ...back].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${groups.join(':')}::/64`
}
