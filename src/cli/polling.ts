import { isRole, may, type RuleDraft } from '#desk'
import type { Job } from '#jobs'
import { type Endpoint, openOutbound } from '#server'
import type { Database } from '#store'
import { hubEndpoints, type PollParts, pollDue, type Rule, type RuleTrial, tryRule } from '#wire'

/** Every minute: feeds that are due, pages that are wanted, subscriptions that end. */
export const pollingSchedule = '* * * * * poll-feeds'
/** A round begins nothing new after this, so that two rounds seldom meet. */
const roundMs = 50_000

export interface PollingOptions {
  database: Database
  publicUrl: string
  stopping: AbortSignal
}

/** The polling of feeds as a job. Each feed is taken by one process at a time, so rounds may run side by side. */
export function pollingJobs(options: PollingOptions): Record<string, Job> {
  const parts = pollParts(options)
  return {
    'poll-feeds': async () => {
      await pollDue(parts, { untilMs: Date.now() + roundMs, mayPublish })
    },
  }
}

/** What polling works with outside of tests: the real network behind the guard, the real clock. */
export function pollParts({ database, publicUrl, stopping }: PollingOptions): PollParts {
  return {
    database,
    outbound: openOutbound({ agent: agentOf(publicUrl) }),
    now: () => new Date(),
    chance: Math.random,
    wait: (ms) => pause(ms, stopping),
    publicUrl,
    stopping,
  }
}

/** Who we say we are to the sites we ask. */
export function agentOf(publicUrl: string): string {
  return `Sanad/0.1 (+${publicUrl})`
}

/** Whether somebody with this role may publish, for the wire, which knows no roles. */
export function mayPublish(role: string): boolean {
  return isRole(role) && may({ id: 'wire', role }, 'publish')
}

/** Where hubs speak to us. */
export function hubRoutes(database: Database): Endpoint[] {
  return hubEndpoints({ database, now: () => new Date(), mayPublish })
}

/** Tries rules on last week's items, for the desk, which does not know the wire. */
export function ruleTrial(database: Database): (draft: RuleDraft) => Promise<RuleTrial> {
  return ({ name, matches, does }) =>
    tryRule(database, { id: 0, name, matches, does, madeBy: 'trial' } satisfies Rule, new Date())
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted || ms <= 0) return resolve()
    const end = () => {
      clearTimeout(timer)
      stopping.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    stopping.addEventListener('abort', end)
  })
}
