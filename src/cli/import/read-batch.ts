import path from 'node:path'
import { draftFromPage, type PageDraft, type Problem, readPage, type SourcingTime } from '#formats'
import { readBounded, unreadable } from '../read-bounded.ts'
import { digest } from './digest.ts'
import type { FoundFile } from './find-files.ts'
import { isPacked, unpack } from './unpack.ts'

const fileBytesMax = 20 * 1024 * 1024

/** Files to be read, and what was known of them before: plain data, so that it can be handed to another thread. */
export interface Batch {
  files: FoundFile[]
  baseUrl: string | null
  /** SHA-256 (hex) of the bytes each file brought last time; files that bring the same are not read again. */
  known: Record<string, string>
  sourcing: SourcingTime
}

/** What one file came to before anything was stored. */
export type ReadFile =
  | { file: string; outcome: 'draft'; draft: PageDraft }
  | { file: string; outcome: 'skipped' }
  /** Parts of a file that are no stories. */
  | { file: string; outcome: 'passed-over'; problems: Problem[] }
  | { file: string; outcome: 'failed'; problems: Problem[] }

/** Reads the files of a batch, in order. Never throws for what a file holds. */
export function readBatch({ files, known, ...how }: Batch): ReadFile[] {
  return files.map((found) => readOne(found, { ...how, before: known[found.file] }))
}

function readOne(
  found: FoundFile,
  { baseUrl, before, sourcing }: Pick<Batch, 'baseUrl' | 'sourcing'> & { before: string | undefined },
): ReadFile {
  const { file } = found
  const failed = (problem: Problem): ReadFile => ({ file, outcome: 'failed', problems: [problem] })
  if (found.unreadable !== undefined) return failed(unreadable(found.unreadable))
  if (found.passedOver !== undefined)
    return { file, outcome: 'passed-over', problems: [{ kind: 'files-passed-over', detail: found.passedOver }] }
  const url = addressOf(found, baseUrl)
  if (typeof url === 'object' && url !== null) return failed(url)
  const bytes = readBounded(file, fileBytesMax)
  if (!(bytes instanceof Uint8Array)) return failed(bytes)
  const bytesHash = digest(bytes)
  if (bytesHash === before) return { file, outcome: 'skipped' }
  const origin = { url, fetchedAt: null, contentType: null, fileName: file }
  const reading = readPage(unpack(bytes, fileBytesMax), origin, { spelling: 'house' })
  const { value, problems } = draftFromPage({ origin: file, bytesHash }, reading, { sourcing, digest })
  if (value !== null) return { file, outcome: 'draft', draft: value }
  return { file, outcome: 'failed', problems: isPacked(bytes) ? [...problems, packed] : problems }
}

const packed: Problem = { kind: 'packed', detail: 'it is packed with gzip: unpack it, and name what is in it' }

/** The address a file had: its path below what was asked for, on the site it came from. */
function addressOf({ relative }: FoundFile, baseUrl: string | null): string | null | Problem {
  if (baseUrl === null) return null
  const place = relative.toWellFormed().split(path.sep).map(encodeURIComponent).join('/')
  return (
    URL.parse(place, baseUrl)?.href ?? {
      kind: 'unusable-address',
      detail: `«${relative}» cannot be joined to the address «${baseUrl}»`,
    }
  )
}
