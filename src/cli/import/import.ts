import { setTimeout as sleep } from 'node:timers/promises'
import type { EditionCode } from '#article'
import type { FileFormat } from '#formats'
import { openOutbound } from '#server'
import { articlePath } from '#site'
import { findWireItems } from '#store'
import { type ImportedPage, importPages } from '#wire'
import { type Newsroom, tell, withNewsroom } from '../compose.ts'
import { reasonOf } from '../read-bounded.ts'
import { UsageError } from '../usage.ts'
import { makeAccountFolder, writeAccount } from './account/write-account.ts'
import type { FileReport } from './file-report.ts'
import { type FoundFile, findFiles } from './find-files.ts'
import { type ProgressLine, progressLine } from './progress.ts'
import { isAddressList, readAddresses } from './read-addresses.ts'
import { readAhead } from './read-ahead.ts'
import type { ReadFile } from './read-batch.ts'
import { collectionFormat } from './read-collection.ts'
import { openReaders, type Readers } from './readers.ts'
import { ReportWriter } from './report.ts'
import { shareOfBytes } from './share-of-bytes.ts'

/**
 * Files that are stored in one transaction. Each takes some forty statements, whatever it holds: measured with text pages,
 * 250 cost PostgreSQL a fifth and this process a quarter less for each page than 100.
 */
const batchSize = 250
/** With more files than this, who said what is read by a job afterwards: articles are there to be read twice as soon. */
const readAtOnceMax = 200

/** What a call of the command says. */
interface ImportWish extends Omit<ImportPlan, 'accountFolder'> {
  /** Where an account of what came and what was lost is wanted. */
  report: string | null
}

interface ImportPlan {
  publish: boolean
  /** Where articles that are new belong; the first edition where none is asked for. */
  edition: EditionCode | undefined
  baseUrl: string | null
  resume: boolean
  format: 'json' | 'words'
  /** Folder of the account of what came and what was lost; null where none is asked for. */
  accountFolder: string | null
  asked: string[]
}

/** Brings in what was asked for. Throws a {@link UsageError} where the account has no folder to be written in. */
export async function importArchive({ report, ...wish }: ImportWish): Promise<number> {
  const files = [...findFiles(wish.asked)]
  const plan: ImportPlan = { ...wish, accountFolder: report === null ? null : accountFolder(report) }
  const archive = sorted(files)
  // They start while the database does.
  const readers = openReaders(archive.pages.length)
  try {
    return await withNewsroom((newsroom, stopping) => importAll(newsroom, { readers, archive }, { ...plan, stopping }))
  } finally {
    await readers.close()
  }
}

/** What was asked for: pages, one a file, and files that hold many articles, with their format. */
interface Archive {
  pages: FoundFile[]
  collections: Map<FoundFile, FileFormat>
}

function sorted(files: readonly FoundFile[]): Archive {
  const archive: Archive = { pages: [], collections: new Map() }
  for (const found of files) {
    const format = found.isAsked ? collectionFormat(found) : null
    if (format === null) archive.pages.push(found)
    else archive.collections.set(found, format)
  }
  return archive
}

function accountFolder(name: string): string {
  try {
    return makeAccountFolder(name)
  } catch (error) {
    throw new UsageError(`--report takes a folder that can be written, not «${name}» (${reasonOf(error)}).`)
  }
}

async function importAll(
  newsroom: Newsroom,
  source: { readers: Readers; archive: Archive },
  plan: ImportPlan & { stopping: AbortSignal },
): Promise<number> {
  const writer = new ReportWriter(plan)
  const began = new Date().toISOString()
  let isFinished = false
  const { pages, collections } = source.archive
  const progress = progressLine(collections.size > 0 ? null : pages.length)
  try {
    for await (const read of inAnyOrder(newsroom, { ...source, progress }, plan)) {
      for (const report of await store(newsroom, read, plan)) writer.write(report)
      progress.update(writer.files, writer.failed)
      if (plan.stopping.aborted) break
    }
    isFinished = !plan.stopping.aborted
  } finally {
    progress.end()
    if (plan.accountFolder !== null) {
      const account = { isFinished, asked: plan.asked, began, ...writer.account() }
      tell(`report: ${writeAccount(plan.accountFolder, account)}`)
    }
  }
  writer.close()
  return writer.failed > 0 ? 1 : 0
}

/** Pages first, then what files that hold many articles bring, batch by batch. */
async function* inAnyOrder(
  newsroom: Newsroom,
  { readers, archive, progress }: { readers: Readers; archive: Archive; progress: ProgressLine },
  plan: ImportPlan,
) {
  yield* inOrder(newsroom, readers, { files: archive.pages, plan })
  const counted = [...archive.collections].filter(([, format]) => !isAddressList(format)).map(([found]) => found)
  const bytesOf = shareOfBytes(counted, progress)
  for (const [found, format] of archive.collections) {
    if (isAddressList(format)) {
      const parts = { database: newsroom.store.database, outbound: openOutbound(), wait: sleep }
      yield* readAddresses(parts, found, (addresses) => knownOf(newsroom, addresses.map(asFound), plan))
      continue
    }
    const company = {
      knownOf: (hashes: ReadonlyMap<string, string>) => unchangedOf(newsroom, hashes, plan),
      tellBytes: bytesOf(found),
    }
    yield* readAhead({ found, how: { format, sourcing: 'later' } }, company)
  }
}

/** Of items and the hashes of what they say, with `--resume`, those that came before as they are now. */
async function unchangedOf(newsroom: Newsroom, hashes: ReadonlyMap<string, string>, plan: ImportPlan) {
  const known = await knownOf(newsroom, [...hashes.keys()].map(asFound), plan)
  return new Set([...hashes].flatMap(([origin, hash]) => (known[origin] === hash ? [origin] : [])))
}

function asFound(origin: string): FoundFile {
  return { file: origin, relative: origin }
}

/** Batches in the order of the files; the next ones are read while one is stored. */
async function* inOrder(
  newsroom: Newsroom,
  readers: Readers,
  { files, plan }: { files: FoundFile[]; plan: ImportPlan },
) {
  const sourcing = files.length > readAtOnceMax ? 'later' : 'now'
  const underWay: Promise<ReadFile[]>[] = []
  let next = 0
  while (next < files.length || underWay.length > 0) {
    while (next < files.length && underWay.length <= readers.lanes) {
      const batch = files.slice(next, next + batchSize)
      next += batchSize
      const reading = knownOf(newsroom, batch, plan).then((known) =>
        readers.read({ files: batch, baseUrl: plan.baseUrl, known, sourcing }),
      )
      // Its failure is met when its turn comes; until then nobody waits for it.
      reading.catch(() => {})
      underWay.push(reading)
    }
    yield await underWay.shift()!
  }
}

async function knownOf(
  { store: { database } }: Newsroom,
  batch: readonly FoundFile[],
  plan: ImportPlan,
): Promise<Record<string, string>> {
  if (!plan.resume) return {}
  const items = await findWireItems(
    database,
    batch.map(({ file }) => file),
  )
  // What came as a draft is read again when it is to be published now.
  const done = items.filter(({ isLive }) => isLive || !plan.publish)
  return Object.fromEntries(done.map(({ origin, bytesHash }) => [origin, bytesHash.toString('hex')]))
}

async function store(
  { store: { database }, config }: Newsroom,
  read: readonly ReadFile[],
  { publish, edition }: ImportPlan,
): Promise<FileReport[]> {
  const drafts = read.flatMap((item) => (item.outcome === 'draft' ? [item.draft] : []))
  const imported = await importPages(database, drafts, {
    publish,
    savedBy: 'import',
    ...(edition === undefined ? {} : { edition }),
  })
  const pages = new Map(imported.map((page) => [page.origin, page]))
  return read.map((item): FileReport => {
    const { file } = item
    if (item.outcome === 'draft') return reportOf(pages.get(file)!, config.publicUrl)
    const problems = item.outcome === 'skipped' ? [] : item.problems
    return { file, ok: item.outcome !== 'failed', outcome: item.outcome, code: null, url: null, problems }
  })
}

function reportOf({ origin, outcome, code, live, problems }: ImportedPage, publicUrl: string): FileReport {
  const url = live === null ? null : publicUrl + articlePath(live)
  return { file: origin, ok: outcome !== 'failed', outcome, code: code === null ? null : String(code), url, problems }
}
