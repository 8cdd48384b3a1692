import type { Job } from '#jobs'
import {
  type Database,
  forgetExpiredKeys,
  forgetOldAnswers,
  forgetOldBytes,
  forgetOldHosts,
  forgetOldMarks,
  forgetOldReadings,
  forgetOldVisits,
  frontChangeTask,
  inTransaction,
  rankMostRead,
  tellPlanned,
} from '#store'

/** What is over is cleared away at seven minutes past every hour; the most read are ranked every five minutes. */
export const housekeepingSchedule = '7 * * * * clear-what-is-over\n*/5 * * * * rank-most-read'

/** What keeps the store from gathering what nobody needs any more. */
export function housekeepingJobs(database: Database): Record<string, Job> {
  return {
    'clear-what-is-over': async () => {
      await forgetExpiredKeys(database)
      await forgetOldAnswers(database)
      await forgetOldReadings(database, new Date())
      await forgetOldMarks(database)
      await forgetOldVisits(database)
      await forgetOldBytes(database)
      await forgetOldHosts(database)
    },
    // What was planned for an instant has come. Site processes know by themselves; what is pressed is pressed again.
    [frontChangeTask]: (payload) =>
      inTransaction(database, (transaction) => tellPlanned(transaction, (payload as { key: string }).key)),
    'rank-most-read': () => inTransaction(database, (transaction) => rankMostRead(transaction, new Date())),
  }
}
