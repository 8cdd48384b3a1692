import { createRateLimiter, networkOf, Refusal } from '#server'

/** Ten attempts at once from one network, then one each half minute. */
const perNetwork = { limit: 10, windowSeconds: 300 }
/** Twenty attempts at once for one login, from wherever, then one in 45 seconds. */
const perLogin = { limit: 20, windowSeconds: 900 }
const familiarPlacesMax = 10_000

export interface Attempts {
  /** Counts one attempt to sign in. Refuses `too-many-requests`, whether or not there is such a login. */
  count(login: string, address: string): void
  /** Remembers that this login was signed in from this network. */
  succeed(login: string, address: string): void
}

/**
 * Limits guessing by network, and for each login by all networks together. A network from which a login was signed in
 * before has a count of its own, so that strangers who guess at her login cannot keep its owner out.
 */
export function limitAttempts(now?: () => Date): Attempts {
  const clock = now ? { now: () => now().getTime() } : {}
  const networks = createRateLimiter({ ...perNetwork, ...clock })
  const logins = createRateLimiter({ ...perLogin, ...clock })
  const familiar = new Set<string>()
  const place = (login: string, address: string) => `${login} ${networkOf(address)}`

  return {
    count(login, address) {
      const here = place(login, address)
      for (const take of [() => networks.take(address), () => logins.take(familiar.has(here) ? here : login)]) {
        const { isAllowed, retryAfterSeconds } = take()
        if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
      }
    },
    succeed(login, address) {
      const here = place(login, address)
      familiar.delete(here)
      familiar.add(here)
      if (familiar.size > familiarPlacesMax) familiar.delete(familiar.keys().next().value!)
    },
  }
}
