import type { Job } from '#jobs'
import { relate, relateWaiting } from '#search'
import { type Database, enqueue, followInDossiers, inTransaction } from '#store'

/** An archive is related a little at a time: at most so long in every ten minutes. */
const archiveMs = 20_000
export const relatingSchedule = '*/10 * * * * relate-archive'

/** What stands beside articles is worked out after they were published or taken down; pages that changed are pressed again. */
export function relatingJobs(database: Database): Record<string, Job> {
  return {
    'relate-articles': async (payload) => {
      const { codes } = payload as { codes: number[] }
      const followed = await inTransaction(database, (transaction) => followInDossiers(transaction, codes))
      const changed = [...new Set([...followed, ...(await relate(database, codes, new Date()))])]
      if (changed.length > 0) await enqueue(database, { task: 'press-own-pages', payload: { codes: changed } })
    },
    'relate-archive': async () => {
      await relateWaiting(database, Date.now() + archiveMs)
    },
  }
}
