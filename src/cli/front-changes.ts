import type { Job } from '#jobs'
import { announce, type Database, enqueue, frontChangeTask } from '#store'

/**
 * What was planned for an instant has come: a version of the front page takes effect, something in it leaves, the line
 * of breaking news runs out. What holds is asked by time wherever it is shown; here only the site is told to look.
 */
export function frontChangeJobs(database: Database): Record<string, Job> {
  return {
    [frontChangeTask]: async (payload) => {
      await announce(database, [(payload as { key: string }).key])
      await enqueue(database, { task: 'press-lists', payload: {}, onceFor: 'press-lists' })
    },
  }
}
