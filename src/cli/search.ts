import { beginIndexAnew, indexWaiting, keepIndexCurrent } from '#search'
import { type Database, searchTally } from '#store'
import { withNewsroom } from './compose.ts'
import { didYouMean } from './help/near-word.ts'
import { progressLine } from './import/progress.ts'
import { readArguments, refuseWords, UsageError, withUsage } from './usage.ts'

const verbs = ['reindex', 'index', 'status'] as const
type Verb = (typeof verbs)[number]

/**
 * `sanad search reindex`: makes the index of all articles again, while readers go on finding what was found before.
 * `sanad search index`: indexes what waits, and so goes on with a `reindex` that was stopped. `sanad search status`: how
 * many articles can be found, and how many wait. The figures are printed as one JSON line.
 */
export function search([name, ...args]: string[]): Promise<number> {
  return withUsage(`search ${verbs.join('|')}`, async () => {
    const verb = verbs.find((known): known is Verb => known === name)
    if (verb === undefined)
      throw new UsageError(`search takes one of ${verbs.join('|')}.${didYouMean(name ?? '', verbs)}`)
    refuseWords(readArguments(args, {}).positionals, `search ${verb}`)
    return withNewsroom(async ({ store: { database } }, stopping) => {
      if (verb === 'reindex') await beginIndexAnew(database)
      if (verb !== 'status') await index(database, stopping)
      process.stdout.write(`${JSON.stringify(await searchTally(database))}\n`)
      return 0
    })
  })
}

async function index(database: Database, stopping: AbortSignal): Promise<void> {
  await keepIndexCurrent(database)
  const progress = progressLine((await searchTally(database)).waiting)
  await indexWaiting(database, { stopping, onProgress: (done) => progress.update(done, 0) })
  progress.end()
}
