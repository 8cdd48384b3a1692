import path from 'node:path'
import {
  detectFormat,
  type FeedItemReading,
  isFeedFormat,
  readFeed,
  readPage,
  type Spelling,
  type WxrPostReading,
} from '#formats'
import { readBounded } from './read-bounded.ts'
import { type FileAnswer, type PrintedItem, summaryOf } from './read-summary.ts'
import { readArguments, UsageError, withUsage } from './usage.ts'

const FILE_BYTES_MAX = 20 * 1024 * 1024
const INDEX_BYTES_MAX = 200 * 1024 * 1024

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
    const answer = readOne(file, plan)
    if ('items' in answer ? answer.feed === null : answer.article === null) failed++
    for (const { detail } of answer.problems) process.stderr.write(`sanad: ${file}: ${detail}\n`)
    await write(plan.json ? JSON.stringify(answer) : summaryOf(answer))
  }
  return failed > 0 ? 1 : 0
}

function readOne(file: string, plan: ReadPlan): FileAnswer {
  const bytes = readBounded(file, FILE_BYTES_MAX)
  if (!(bytes instanceof Uint8Array)) return { file, format: null, article: null, problems: [bytes] }
  const origin = { ...(plan.index.get(path.resolve(file)) ?? UNKNOWN), fileName: file }
  const format = detectFormat(bytes, origin)
  if (isFeedFormat(format)) {
    const { value, problems } = readFeed(bytes, origin, { spelling: plan.spelling })
    return { file, format, feed: value?.feed ?? null, items: value?.items.map(printedItem) ?? [], problems }
  }
  const { value, problems } = readPage(bytes, origin, { spelling: plan.spelling })
  return { file, format, article: value?.page ?? null, problems }
}

/** A post of WordPress is printed with what its archive knows of it. */
function printedItem(reading: FeedItemReading | WxrPostReading): PrintedItem {
  return 'post' in reading ? { ...reading.item, post: reading.post } : reading.item
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

/** One line out; waits when the reader of our output is slower than we are. */
function write(line: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(`${line}\n`)) resolve()
    else process.stdout.once('drain', resolve)
  })
}
