import type { Job } from '#jobs'
import { type Database, forgetExpiredKeys, forgetOldAnswers } from '#store'

/** When what is over is cleared away: at seven minutes past every hour. */
export const housekeepingSchedule = '7 * * * * clear-what-is-over'

/** What keeps the store from gathering what nobody needs any more. */
export function housekeepingJobs(database: Database): Record<string, Job> {
  return {
    'clear-what-is-over': async () => {
      await forgetExpiredKeys(database)
      await forgetOldAnswers(database)
    },
  }
}
