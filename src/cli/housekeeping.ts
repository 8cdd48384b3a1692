import { clearUnusedMedia } from '#desk'
import type { Job } from '#jobs'
import type { Media } from '#media'
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

/** What keeps the store and the disk from gathering what nobody needs any more. */
export function housekeepingJobs(database: Database, media: Media): Record<string, Job> {
  return {
    'clear-what-is-over': async () => {
      await forgetExpiredKeys(database)
      await forgetOldAnswers(database)
      await forgetOldReadings(database, new Date())
      await forgetOldMarks(database)
      await forgetOldVisits(database)
      await forgetOldBytes(database)
      await forgetOldHosts(database)
      await media.uploads.forgetIdle(new Date())
      await clearUnusedMedia({ database, media }, new Date())
    },
    // What was planned for an instant has come. Site processes know by themselves; what is pressed is pressed again.
    [frontChangeTask]: (payload) =>
      inTransaction(database, (transaction) => tellPlanned(transaction, (payload as { key: string }).key)),
    'rank-most-read': () => inTransaction(database, (transaction) => rankMostRead(transaction, new Date())),
  }
}
