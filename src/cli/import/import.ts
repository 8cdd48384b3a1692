import { readFile, stat } from 'node:fs/promises'
import { type PageReading, type Reading, readPage } from '#formats'
import { articlePath } from '#site'
import { findWireItems } from '#store'
import { draftFromPage, hashOf, type ImportedPage, importPages, type PageDraft } from '#wire'
import { type Newsroom, withNewsroom } from '../compose.ts'
import { readArguments, UsageError, withUsage } from '../usage.ts'
import { type FoundFile, findFiles } from './find-files.ts'
import { progressLine } from './progress.ts'

/** Files that are stored in one transaction. */
const batchSize = 100
const fileBytesMax = 20 * 1024 * 1024

interface ImportPlan {
  publish: boolean
  baseUrl: string | null
  resume: boolean
  json: boolean
}

/** What is told of one file. */
interface FileReport {
  file: string
  ok: boolean
  outcome: ImportedPage['outcome'] | 'skipped'
  code: string | null
  url: string | null
  problems: { kind: string; detail: string }[]
}

/** `sanad import`: saved pages become articles. A line that says `ok` is on disk. */
export function importFiles(args: string[]): Promise<number> {
  return withUsage('import FILE|DIR… [--publish] [--base-url U] [--resume] [--json]', async () => {
    const { values, positionals } = readArguments(args, {
      publish: { type: 'boolean', default: false },
      'base-url': { type: 'string' },
      resume: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    if (positionals.length === 0) throw new UsageError('import takes files or folders.')
    const baseUrl = values['base-url'] ?? null
    if (baseUrl !== null && !URL.canParse(baseUrl))
      throw new UsageError(`--base-url takes an address, not «${baseUrl}».`)
    const files = [...findFiles(positionals)]
    const plan = { publish: values.publish, baseUrl, resume: values.resume, json: values.json }
    return withNewsroom((newsroom) => importAll(newsroom, files, plan))
  })
}

async function importAll(newsroom: Newsroom, files: FoundFile[], plan: ImportPlan): Promise<number> {
  const summary = new Summary()
  const progress = progressLine(files.length)
  let storing: Promise<void> = Promise.resolve()
  for (let start = 0; start < files.length; start += batchSize) {
    const batch = files.slice(start, start + batchSize)
    const prepared = await prepare(newsroom, batch, plan)
    // One batch is stored while the next one is read.
    await storing
    storing = store(newsroom, prepared, plan).then((reports) => {
      for (const report of reports) {
        summary.count(report)
        writeReport(report, plan)
      }
      progress.update(summary.files, summary.failed)
    })
  }
  await storing
  progress.end()
  summary.write(plan)
  return summary.failed > 0 ? 1 : 0
}

type Prepared = { file: string; draft: PageDraft } | { file: string; report: FileReport }

async function prepare(
  { store: { database } }: Newsroom,
  batch: readonly FoundFile[],
  plan: ImportPlan,
): Promise<Prepared[]> {
  const known = plan.resume
    ? await findWireItems(
        database,
        batch.map(({ file }) => file),
      )
    : []
  const hashes = new Map(known.map(({ origin, bytesHash, code }) => [origin, { bytesHash, code }]))
  const prepared: Prepared[] = []
  for (const found of batch) {
    const { file } = found
    const bytes = await readBytes(file)
    if (!(bytes instanceof Uint8Array)) {
      prepared.push({ file, report: failure(file, [bytes]) })
      continue
    }
    const before = hashes.get(file)
    if (before?.bytesHash.equals(hashOf(bytes))) {
      prepared.push({
        file,
        report: {
          file,
          ok: true,
          outcome: 'skipped',
          code: String(before.code ?? '') || null,
          url: null,
          problems: [],
        },
      })
      continue
    }
    const { value, problems } = draftFromPage({ origin: file, bytes }, read(found, bytes, plan))
    prepared.push(value === null ? { file, report: failure(file, problems) } : { file, draft: value })
  }
  return prepared
}

async function readBytes(file: string): Promise<Uint8Array | { kind: string; detail: string }> {
  try {
    const { size } = await stat(file)
    if (size > fileBytesMax)
      return { kind: 'too-large', detail: `The file is larger than ${fileBytesMax / 1024 / 1024} MB.` }
    return await readFile(file)
  } catch (error) {
    return {
      kind: 'unreadable-file',
      detail: `The file could not be read: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

function read({ file, relative }: FoundFile, bytes: Uint8Array, { baseUrl }: ImportPlan): Reading<PageReading> {
  const url = baseUrl === null ? null : new URL(relative.split('/').map(encodeURIComponent).join('/'), baseUrl).href
  return readPage(bytes, { url, fetchedAt: null, contentType: null, fileName: file }, { spelling: 'house' })
}

function failure(file: string, problems: FileReport['problems']): FileReport {
  return { file, ok: false, outcome: 'failed', code: null, url: null, problems }
}

async function store(newsroom: Newsroom, prepared: readonly Prepared[], plan: ImportPlan): Promise<FileReport[]> {
  const drafts = prepared.flatMap((item) => ('draft' in item ? [item.draft] : []))
  const imported = await importPages(newsroom.store.database, drafts, { publish: plan.publish, savedBy: 'import' })
  const byOrigin = new Map(imported.map((page) => [page.origin, page]))
  return prepared.map((item) =>
    'report' in item ? item.report : reportOf(byOrigin.get(item.file)!, newsroom.config.publicUrl),
  )
}

function reportOf({ origin, outcome, code, live, problems }: ImportedPage, publicUrl: string): FileReport {
  const url = live === null ? null : publicUrl + articlePath(live)
  return { file: origin, ok: outcome !== 'failed', outcome, code: code === null ? null : String(code), url, problems }
}

function writeReport(report: FileReport, { json }: ImportPlan): void {
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`)
  else if (report.ok) process.stdout.write(`${report.outcome}\t${report.code ?? ''}\t${report.url ?? report.file}\n`)
  for (const { kind, detail } of report.problems) process.stderr.write(`sanad: ${report.file}: ${detail} (${kind})\n`)
}

/** What the whole import came to: nothing is dropped without being counted here. */
class Summary {
  files = 0
  failed = 0
  readonly outcomes: Record<string, number> = {}
  readonly problems: Record<string, number> = {}
  readonly #began = performance.now()

  count({ outcome, ok, problems }: FileReport): void {
    this.files += 1
    if (!ok) this.failed += 1
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1
    for (const { kind } of problems) this.problems[kind] = (this.problems[kind] ?? 0) + 1
  }

  write({ json }: ImportPlan): void {
    const seconds = Number(((performance.now() - this.#began) / 1000).toFixed(2))
    const { files, outcomes, problems } = this
    if (json) process.stdout.write(`${JSON.stringify({ summary: { files, ...outcomes, problems, seconds } })}\n`)
    const told = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`)
    process.stderr.write(`sanad: ${files} files: ${told.join(', ') || 'nothing to import'} (${seconds} s)\n`)
  }
}
