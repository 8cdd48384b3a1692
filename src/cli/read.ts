import { statSync } from 'node:fs'
import path from 'node:path'
import {
  detectFormat,
  type FeedFormat,
  type FeedItemReading,
  HEAD_BYTES_MAX,
  isFeedFormat,
  readExportInPieces,
  readFeed,
  readFeedInPieces,
  readPage,
  type Spelling,
  type WxrPostReading,
} from '#formats'
import { readBounded, readInPieces, readStreamBounded } from './read-bounded.ts'
import { type PrintedExport, printExportLine, printExportSummary, printedPost } from './reading/read-export.ts'
import { type FileAnswer, type PrintedItem, summaryOf } from './reading/read-summary.ts'
import { readArguments, UsageError, withUsage } from './usage.ts'

const FILE_BYTES_MAX = 20 * 1024 * 1024
const INDEX_BYTES_MAX = 200 * 1024 * 1024
const ITEMS_AT_ONCE = 50
/** As a name of a file: what is piped in. A file of that name is `./-`. */
const STANDARD_INPUT = '-'

/** What the index knows of a file. */
interface IndexEntry {
  url: string | null
  fetchedAt: string | null
  contentType: string | null
}

interface ReadPlan {
  json: boolean
  spelling: Spelling
  index: Map<string, IndexEntry>
}

const UNKNOWN: IndexEntry = { url: null, fetchedAt: null, contentType: null }

/**
 * `sanad read`: what saved pages and feeds say, one after another; nothing is stored. Ends with 1 when one could not be
 * read.
 */
export function read(args: string[]): Promise<number> {
  return withUsage('read FILE… --json [--index I] [--raw]', async () => {
    const { values, positionals } = readArguments(args, {
      json: { type: 'boolean', default: false },
      raw: { type: 'boolean', default: false },
      index: { type: 'string' },
    })
    if (positionals.length === 0) throw new UsageError('read takes one or more files.')
    const index = values.index === undefined ? new Map<string, IndexEntry>() : readIndex(values.index)
    return readAll(positionals, { json: values.json, spelling: values.raw ? 'raw' : 'house', index })
  })
}

async function readAll(files: readonly string[], plan: ReadPlan): Promise<number> {
  let failed = 0
  for (const file of files) {
    const answer = await readOne(file, plan)
    if (!('isRead' in answer ? answer.isRead : 'items' in answer ? answer.feed !== null : answer.article !== null))
      failed++
    for (const { detail } of answer.problems) process.stderr.write(`sanad: ${file}: ${detail}\n`)
    if ('isRead' in answer) continue
    await (plan.json ? writeLine(answer) : write(`${summaryOf(answer)}\n`))
  }
  return failed > 0 ? 1 : 0
}

/** A large feed is read piece by piece, so that one of 20 MiB takes no more room than one of 1 MiB. */
async function readOne(file: string, plan: ReadPlan): Promise<FileAnswer | PrintedExport> {
  const isPiped = file === STANDARD_INPUT
  const large = !isPiped && sizeOf(file) > HEAD_BYTES_MAX ? await readLargeFeed(file, plan) : null
  if (large !== null) return large
  const bytes = isPiped ? await readStreamBounded(process.stdin, FILE_BYTES_MAX) : readBounded(file, FILE_BYTES_MAX)
  if (!(bytes instanceof Uint8Array)) return { file, format: null, article: null, problems: [bytes] }
  const origin = originOf(file, plan)
  const format = detectFormat(bytes, origin)
  if (isFeedFormat(format)) return feedAnswer(file, format, readFeed(bytes, origin, { spelling: plan.spelling }))
  const { value, problems } = readPage(bytes, origin, { spelling: plan.spelling })
  return { file, format, article: value?.page ?? null, problems }
}

/** Null for what is no feed in XML: it is read as a whole. The posts of an export are printed at once. */
async function readLargeFeed(file: string, plan: ReadPlan): Promise<FileAnswer | PrintedExport | null> {
  const origin = originOf(file, plan)
  const limits = { bytesMax: FILE_BYTES_MAX, headBytes: HEAD_BYTES_MAX }
  const answer = await readInPieces<FileAnswer | PrintedExport | null>(file, limits, (bytes) => {
    const format = detectFormat(bytes.head, origin)
    const options = { spelling: plan.spelling }
    if (format === 'wxr') {
      const pieces = readExportInPieces(bytes, origin, options)
      return plan.json ? printExportLine({ file, pieces }, write) : printExportSummary({ file, pieces }, write)
    }
    if (format !== 'rss' && format !== 'atom') return null
    return feedAnswer(file, format, readFeedInPieces(bytes, origin, options))
  })
  return answer === null || 'problems' in answer ? answer : { file, format: null, article: null, problems: [answer] }
}

function feedAnswer(file: string, format: FeedFormat, { value, problems }: ReturnType<typeof readFeed>): FileAnswer {
  return { file, format, feed: value?.feed ?? null, items: value?.items.map(printedItem) ?? [], problems }
}

function originOf(file: string, plan: ReadPlan): IndexEntry & { fileName: string } {
  return { ...(plan.index.get(path.resolve(file)) ?? UNKNOWN), fileName: file }
}

/** 0 where it cannot be told: {@link readBounded} says why. */
function sizeOf(file: string): number {
  try {
    const stat = statSync(file)
    return stat.isFile() && stat.size <= FILE_BYTES_MAX ? stat.size : 0
  } catch {
    return 0
  }
}

function printedItem(reading: FeedItemReading | WxrPostReading): PrintedItem {
  return 'post' in reading ? printedPost(reading) : reading.item
}

/** The index by absolute path: names in it are taken from here, and from the folder the index lies in. */
function readIndex(file: string): Map<string, IndexEntry> {
  const bytes = readBounded(file, INDEX_BYTES_MAX)
  if (!(bytes instanceof Uint8Array)) throw new UsageError(`the index ${file}: ${bytes.detail}.`)
  const index = new Map<string, IndexEntry>()
  const folder = path.dirname(path.resolve(file))
  for (const [at, line] of new TextDecoder().decode(bytes).split('\n').entries()) {
    if (line.trim() === '') continue
    const entry = indexLine(line)
    if (entry === null) throw new UsageError(`line ${at + 1} of ${file} is not a JSON object with a "file".`)
    index.set(path.resolve(folder, entry.file), entry)
    if (!index.has(path.resolve(entry.file))) index.set(path.resolve(entry.file), entry)
  }
  return index
}

function indexLine(line: string): (IndexEntry & { file: string }) | null {
  try {
    const value = JSON.parse(line) as Record<string, unknown> | null
    if (typeof value !== 'object' || value === null || typeof value.file !== 'string') return null
    const text = (name: string): string | null => (typeof value[name] === 'string' ? value[name] : null)
    return { file: value.file, url: text('url'), fetchedAt: text('fetched_at'), contentType: text('content_type') }
  } catch {
    return null
  }
}

/** The answer as one line of JSON; a feed goes out item by item, for as one text 5,000 of them take as much room again. */
async function writeLine(answer: FileAnswer): Promise<void> {
  if (!('items' in answer)) return write(`${JSON.stringify(answer)}\n`)
  const { items, problems, ...head } = answer
  await write(`${JSON.stringify(head).slice(0, -1)},"items":[`)
  for (let at = 0; at < items.length; at += ITEMS_AT_ONCE) {
    const some = JSON.stringify(items.slice(at, at + ITEMS_AT_ONCE)).slice(1, -1)
    await write(at === 0 ? some : `,${some}`)
  }
  await write(`],"problems":${JSON.stringify(problems)}}\n`)
}

/** Waits when the reader of our output is slower than we are. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve()
    else process.stdout.once('drain', resolve)
  })
}
