import { readFileSync, statSync } from 'node:fs'
import { type PageReading, type Problem, type Reading, readPage } from '#formats'
import { draftFromPage, hashOf, type PageDraft } from '#wire'
import type { FoundFile } from './find-files.ts'

const fileBytesMax = 20 * 1024 * 1024

/** Files to be read, and what was known of them before: plain data, so that it can be handed to another thread. */
export interface Batch {
  files: FoundFile[]
  baseUrl: string | null
  /** SHA-256 (hex) of the bytes each file brought last time; files that bring the same are not read again. */
  known: Record<string, string>
}

/** What one file came to before anything was stored. */
export type ReadFile =
  | { file: string; outcome: 'draft'; draft: PageDraft }
  | { file: string; outcome: 'skipped' }
  | { file: string; outcome: 'failed'; problems: Problem[] }

/** Reads the files of a batch, in order. Never throws for what a file holds. */
export function readBatch({ files, baseUrl, known }: Batch): ReadFile[] {
  return files.map((found) => readOne(found, { baseUrl, before: known[found.file] }))
}

function readOne(
  found: FoundFile,
  { baseUrl, before }: { baseUrl: string | null; before: string | undefined },
): ReadFile {
  const { file } = found
  const bytes = readBytes(file)
  if (!(bytes instanceof Uint8Array)) return { file, outcome: 'failed', problems: [bytes] }
  if (before !== undefined && hashOf(bytes).toString('hex') === before) return { file, outcome: 'skipped' }
  const { value, problems } = draftFromPage({ origin: file, bytes }, readFound(found, bytes, baseUrl))
  return value === null ? { file, outcome: 'failed', problems } : { file, outcome: 'draft', draft: value }
}

/** Synchronously: a thread has nothing else to do, and a round through the thread pool costs 0.3 ms a file. */
function readBytes(file: string): Uint8Array | Problem {
  try {
    const { size } = statSync(file)
    if (size <= fileBytesMax) return readFileSync(file)
    return { kind: 'too-large', detail: `The file is larger than ${fileBytesMax / 1024 / 1024} MB.` }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { kind: 'unreadable-file', detail: `The file could not be read: ${reason}` }
  }
}

function readFound({ file, relative }: FoundFile, bytes: Uint8Array, baseUrl: string | null): Reading<PageReading> {
  const url = baseUrl === null ? null : new URL(relative.split('/').map(encodeURIComponent).join('/'), baseUrl).href
  return readPage(bytes, { url, fetchedAt: null, contentType: null, fileName: file }, { spelling: 'house' })
}
