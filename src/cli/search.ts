import { beginIndexAnew, indexWaiting, keepIndexCurrent } from '#search'
import { type Database, searchTally } from '#store'
import { withNewsroom } from './compose.ts'
import { progressLine } from './import/progress.ts'

export type SearchVerb = 'reindex' | 'index' | 'status'

/** Does what was asked of the index of all articles, and prints how it stands. */
export function tendIndex(verb: SearchVerb): Promise<number> {
  return withNewsroom(async ({ store: { database } }, stopping) => {
    if (verb === 'reindex') await beginIndexAnew(database)
    if (verb !== 'status') await index(database, stopping)
    process.stdout.write(`${JSON.stringify(await searchTally(database))}\n`)
    return 0
  })
}

async function index(database: Database, stopping: AbortSignal): Promise<void> {
  await keepIndexCurrent(database)
  const progress = progressLine((await searchTally(database)).waiting)
  await indexWaiting(database, { stopping, onProgress: (done) => progress.update(done, 0) })
  progress.end()
}
