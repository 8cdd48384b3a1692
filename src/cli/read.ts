import path from 'node:path'
import { detectFormat, type FileFormat, type PageArticle, type Problem, readPage, type Spelling } from '#formats'
import { formatDateTime, toPersianDigits } from '#persian'
import { readBounded } from './read-bounded.ts'
import { readArguments, UsageError, withUsage } from './usage.ts'

const FILE_BYTES_MAX = 20 * 1024 * 1024
const INDEX_BYTES_MAX = 200 * 1024 * 1024

/** What the index knows of a file. */
interface IndexEntry {
  url: string | null
  fetchedAt: string | null
  contentType: string | null
}

/** One line of the answer; the shape that `--json` prints. */
interface FileAnswer {
  file: string
  format: FileFormat | null
  article: PageArticle | null
  problems: Problem[]
}

interface ReadPlan {
  json: boolean
  spelling: Spelling
  index: Map<string, IndexEntry>
}

const UNKNOWN: IndexEntry = { url: null, fetchedAt: null, contentType: null }

/** `sanad read`: what saved pages say, one after another; nothing is stored. Ends with 1 when one could not be read. */
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
    if (answer.article === null) failed++
    for (const { detail } of answer.problems) process.stderr.write(`sanad: ${file}: ${detail}\n`)
    await write(plan.json ? JSON.stringify(answer) : summaryOf(answer))
  }
  return failed > 0 ? 1 : 0
}

function readOne(file: string, plan: ReadPlan): FileAnswer {
  const bytes = readBounded(file, FILE_BYTES_MAX)
  if (!(bytes instanceof Uint8Array)) return { file, format: null, article: null, problems: [bytes] }
  const origin = { ...(plan.index.get(path.resolve(file)) ?? UNKNOWN), fileName: file }
  const { value, problems } = readPage(bytes, origin, { spelling: plan.spelling })
  return { file, format: detectFormat(bytes, origin), article: value?.page ?? null, problems }
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

/** A page in a few lines, for people. */
function summaryOf({ file, format, article }: FileAnswer): string {
  if (article === null) return `${file} (${format ?? '—'})\n  —\n`
  const facts = [
    ['روتیتر', article.kicker],
    ['تیتر', article.title],
    ['زیرتیتر', article.subtitle],
    ['لید', article.lead],
    ['کد خبر', article.code === null ? null : toPersianDigits(article.code)],
    ['انتشار', article.published === null ? null : formatDateTime(new Date(article.published))],
    ['به‌روزرسانی', article.updated === null ? null : formatDateTime(new Date(article.updated))],
    ['بخش', article.section_path.join(' » ')],
    ['نویسنده', article.author],
    ['زنجیرهٔ منبع', article.sources.join(' ← ')],
    ['برچسب‌ها', article.tags.join('، ')],
    ['نشانی', article.url],
    ['متن', article.body.length === 0 ? null : `${toPersianDigits(article.body.length)} بند`],
    ['تصویر', article.images.length === 0 ? null : toPersianDigits(article.images.length)],
  ]
  const lines = facts
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `  ${name}: ${value}`)
  return [`${file} (${format}, ${article.kind})`, ...lines, ''].join('\n')
}

/** One line out; waits when the reader of our output is slower than we are. */
function write(line: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(`${line}\n`)) resolve()
    else process.stdout.once('drain', resolve)
  })
}
