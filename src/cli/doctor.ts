import { access, constants, statfs } from 'node:fs/promises'
import { conditionOf, failureSentence } from '#desk'
import { openMedia } from '#media'
import type { Config } from '#server'
import {
  checkAudit,
  feedHealth,
  listFeeds,
  massChanges,
  picturesShown,
  readStanding,
  type Store,
  type StoreStanding,
  searchTally,
  tallyTimings,
} from '#store'
import { openNewsroom, readSettings } from './compose.ts'

/** One thing looked at. `bad` needs somebody; `ok` is only worth knowing. */
interface Finding {
  check: string
  standing: 'ok' | 'bad'
  says: string
}

/** Below this much room on the disk something will soon fail. */
const freeBytesMin = 1_000_000_000
/** A job that could have begun so long ago says that nobody works. */
const waitingSecondsMax = 600
const missingPicturesShown = 3
/** A feed that failed once or twice will most likely come back by itself. */
const failuresTold = 3

/** Prints every finding as it is made; 1 where something needs somebody. */
export async function examineHouse(format: 'json' | 'words'): Promise<number> {
  let needsSomebody = false
  for await (const finding of examine()) {
    needsSomebody ||= finding.standing === 'bad'
    process.stdout.write(format === 'json' ? `${JSON.stringify(finding)}\n` : `${inWords(finding)}\n`)
  }
  return needsSomebody ? 1 : 0
}

function inWords({ check, standing, says }: Finding): string {
  return `${standing === 'ok' ? '✔' : '✘'} ${check}: ${says}`
}

async function* examine(): AsyncGenerator<Finding> {
  yield ok('program', `Node ${process.versions.node} on ${process.platform} ${process.arch}`)
  const config = readSettings()
  yield* await disk(config)
  let newsroom: Awaited<ReturnType<typeof openNewsroom>>
  try {
    newsroom = await openNewsroom(() => {})
  } catch (error) {
    yield bad('database', error instanceof Error ? error.message : String(error))
    return
  }
  try {
    yield* examineStore(newsroom.store, config)
  } finally {
    await newsroom.close()
  }
}

async function disk({ dataFolder }: Config): Promise<Finding[]> {
  try {
    await access(dataFolder, constants.W_OK)
  } catch {
    return [ok('disk', `${dataFolder} is not there yet, or not writable by this user; the first start makes it`)]
  }
  const { bavail, bsize } = await statfs(dataFolder)
  const free = bavail * bsize
  const says = `${inGigabytes(free)} free below ${dataFolder}`
  return [free < freeBytesMin ? bad('disk', `only ${says}`) : ok('disk', says)]
}

async function* examineStore({ database }: Store, config: Config): AsyncGenerator<Finding> {
  const standing = await readStanding(database)
  const { postgres, schema, sizeBytes, articles, live } = standing
  yield ok(
    'database',
    `PostgreSQL ${postgres}, schema at ${schema}, ${inGigabytes(sizeBytes)}; ${articles} articles, ${live} of them live`,
  )
  const { rows, brokenAt } = await checkAudit(database)
  yield brokenAt === null
    ? ok('audit log', `${rows} rows, each follows from the one before`)
    : bad('audit log', `row ${brokenAt} does not follow from the one before it: the log was changed by hand`)
  yield* hands(await massChanges(database, new Date()))
  yield* queue(standing)
  yield await timings(database)
  yield* await feeds(database)
  const { waiting, words } = await searchTally(database)
  yield ok('search', `${words} words known, ${waiting} articles wait to be indexed`)
  yield await pictures(database, config)
}

/** Many live articles changed by one hand in a short time: a slip, or a stolen account. */
function* hands(changes: Awaited<ReturnType<typeof massChanges>>): Generator<Finding> {
  for (const { actor, articles, from } of changes) {
    const look = `sanad revert --since ${from.toISOString()} --by ${actor}`
    yield bad('mass changes', `${actor} changed ${articles} live articles in a short time; «${look}» shows them`)
  }
}

function* queue({ jobsWaiting, jobsWaitingSeconds, jobsFailed }: StoreStanding): Generator<Finding> {
  const isStuck = jobsWaitingSeconds > waitingSecondsMax
  const minutes = Math.round(jobsWaitingSeconds / 60)
  yield isStuck
    ? bad('queue', `${jobsWaiting} jobs wait, the oldest for ${minutes} minutes: is «sanad serve» running?`)
    : ok('queue', `${jobsWaiting} jobs wait`)
  for (const { task, lastError } of jobsFailed)
    yield bad('queue', `a job «${task}» was given up: ${lastError?.split('\n')[0] ?? 'no reason was kept'}`)
}

/** What is to happen at an instant: a minute late is too late. */
async function timings(database: Store['database']): Promise<Finding> {
  const { open, overdue, failed } = await tallyTimings(database, new Date())
  if (overdue > 0)
    return bad('timings', `${overdue} of ${open} are overdue: is «sanad serve» running with the role worker?`)
  if (failed > 0) return bad('timings', `${failed} failed and nobody has seen to them: see the first page of the desk`)
  return ok('timings', `${open} to come, none overdue`)
}

/** Feeds that need somebody: those that fail again and again, are silent for too long, or are gone. */
async function feeds(database: Store['database']): Promise<Finding[]> {
  const [listed, health] = await Promise.all([listFeeds(database), feedHealth(database)])
  const findings = listed.flatMap((feed): Finding[] => {
    const { failure, failureFacts, failures, silentSince } = health.get(feed.id)!
    const condition = conditionOf(feed, health.get(feed.id)!)
    const reason = failureSentence(failure, failureFacts)
    if (condition === 'gone') return [bad('feeds', `${feed.name} (${feed.id}) says that it is gone`)]
    if (condition === 'failing' && failures >= failuresTold)
      return [bad('feeds', `${feed.name} (${feed.id}) failed ${failures} times in a row: ${reason}`)]
    if (condition === 'silent')
      return [
        bad('feeds', `${feed.name} (${feed.id}) is silent longer than agreed, since ${silentSince?.toISOString()}`),
      ]
    return []
  })
  return findings.length > 0 ? findings : [ok('feeds', `${listed.length} feeds, none needs somebody`)]
}

async function pictures(database: Store['database'], { dataFolder }: Config): Promise<Finding> {
  const media = openMedia({ folder: dataFolder })
  const shown = await picturesShown(database)
  const missing: string[] = []
  for (const hash of shown) if (!(await media.holds(hash))) missing.push(hash)
  if (missing.length === 0) return ok('pictures', `${shown.length} stand over live articles, all on the disk`)
  const first = missing.slice(0, missingPicturesShown).join(', ')
  return bad(
    'pictures',
    `${missing.length} of the ${shown.length} over live articles are missing on the disk: ${first}`,
  )
}

function ok(check: string, says: string): Finding {
  return { check, standing: 'ok', says }
}

function bad(check: string, says: string): Finding {
  return { check, standing: 'bad', says }
}

function inGigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(bytes < 1e10 ? 2 : 0)} GB`
}
