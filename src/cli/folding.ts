import type { Job } from '#jobs'
import type { Database } from '#store'
import { foldArrivals } from '#wire'

/** Asked for whenever a feed brings something; the clock asks too, for what a stopped process left behind. */
export const foldingSchedule = '* * * * * fold-arrivals'

/** What has arrived finds its story. Items are folded one after another, so it may run twice without harm. */
export function foldingJobs(database: Database): Record<string, Job> {
  return {
    'fold-arrivals': async () => {
      await foldArrivals(database)
    },
  }
}
