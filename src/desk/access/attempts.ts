import { createRateLimiter, networkOf, Refusal } from '#server'

/** Ten attempts at once from one network, then one each half minute. */
const perNetwork = { limit: 10, windowSeconds: 300 }
/** Twenty attempts at once for one login, from wherever, then one in 45 seconds. */
const perLogin = { limit: 20, windowSeconds: 900 }
/** Questions to a device that one network may have asked before the door, one for each look at it: a row for five minutes. */
const perAsker = { limit: 120, windowSeconds: 300 }
const familiarPlacesMax = 10_000

export interface Attempts {
  /** Counts one attempt to sign in. Refuses `too-many-requests`, whether or not there is such a login. */
  count(login: string, address: string): void
  /** Counts one question to a device. Refuses `too-many-requests`. */
  ask(address: string): void
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
  const askers = createRateLimiter({ ...perAsker, ...clock })
  const familiar = new Set<string>()
  const place = (login: string, address: string) => `${login} ${networkOf(address)}`

  return {
    count(login, address) {
      const here = place(login, address)
      admit(networks.take(address))
      admit(logins.take(familiar.has(here) ? here : login))
    },
    ask(address) {
      admit(askers.take(address))
    },
    succeed(login, address) {
      const here = place(login, address)
      familiar.delete(here)
      familiar.add(here)
      if (familiar.size > familiarPlacesMax) familiar.delete(familiar.keys().next().value!)
    },
  }
}

function admit({ isAllowed, retryAfterSeconds }: { isAllowed: boolean; retryAfterSeconds: number }): void {
  if (!isAllowed) throw new Refusal('too-many-requests', { retryAfterSeconds })
}
