import { closeSync, constants, openSync, readSync, statSync } from 'node:fs'
import { detectFormat, type FileFormat, openTextStream, openWxr, readFeed, type SourcingTime, WxrFiles } from '#formats'
import { readBounded, reasonOf, unreadable } from '../read-bounded.ts'
import type { FoundFile } from './find-files.ts'
import { Gathering, type UnreadBatch, type UnreadItem } from './gather-items.ts'

/** Feeds are read whole; archives of WordPress in pieces of this size, however long they are. */
const feedBytesMax = 20 * 1024 * 1024
const pieceBytes = 256 * 1024
const headBytes = 64 * 1024
/** Looked through between two words of how far that is. */
const lookedBytes = 8 * 1024 * 1024

/** Formats of files that hold many articles, or the addresses of many. */
const collections: ReadonlySet<FileFormat> = new Set([
  'wxr',
  'rss',
  'atom',
  'json-feed',
  'newsml-g2',
  'ninjs',
  'sitemap',
  'sitemap-index',
  'address-list',
])
/** What an asked-for file is, when it holds many articles; null for pages and for what cannot be opened. */
export function collectionFormat({ file, unreadable: reason }: FoundFile): FileFormat | null {
  if (reason !== undefined || !statSync(file, { throwIfNoEntry: false })?.isFile()) return null
  const head = firstPiece(file)
  if (head === null) return null
  const format = detectFormat(head, { fileName: file })
  return collections.has(format) ? format : null
}

function firstPiece(file: string): Uint8Array | null {
  for (const piece of piecesOf(file, headBytes)) return piece
  return null
}

/** The bytes of a file, piece by piece; each piece is good until the next one is asked for. */
function* piecesOf(file: string, size: number): Generator<Uint8Array> {
  const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const piece = Buffer.alloc(size)
    for (;;) {
      const count = readSync(opened, piece, 0, size, null)
      if (count === 0) return
      yield piece.subarray(0, count)
    }
  } finally {
    closeSync(opened)
  }
}

/** A file that holds many articles, and how it is read: plain data, so that it can be handed to another thread. */
export interface Collection {
  found: FoundFile
  how: { format: FileFormat; sourcing: SourcingTime }
}

/** Told how many bytes of the file were looked through for what posts name, or stand behind what was handed over so far. */
export type TellBytes = (bytes: number, how: 'looked' | 'read') => void

/** A collection in batches, in order, each read when it is asked for; what is no story is passed over, and told at the end. */
export function* readCollection(
  { file }: Collection['found'],
  { format, sourcing }: Collection['how'],
  tellBytes: TellBytes = () => {},
): Generator<UnreadBatch> {
  const gathering = new Gathering(file, sourcing)
  try {
    for (const items of format === 'wxr' ? postsOf(file, gathering, tellBytes) : itemsOf(file, gathering)) {
      for (const item of items) {
        gathering.take(item)
        if (!gathering.isFull()) continue
        tellBytes(gathering.bytesRead, 'read')
        yield gathering.taken()
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    gathering.tell([unreadable(reasonOf(error))])
  }
  tellBytes(gathering.bytesRead, 'read')
  yield gathering.last()
}

/** Twice through the file: for the files that posts name by number, then for the posts. */
function* postsOf(file: string, gathering: Gathering, tellBytes: TellBytes): Generator<UnreadItem[]> {
  const files = filesOf(file, tellBytes)
  gathering.files = files.byNumber
  const reader = openWxr({ spelling: 'house', files })
  const count = (bytes: number): void => {
    gathering.bytesRead += bytes
  }
  gathering.tellOf(reader)
  for (const text of textsOf(file, count)) {
    const posts = reader.push(text)
    gathering.siteName ??= reader.site().title
    yield posts
    if (reader.isHostile()) return
  }
  yield reader.end()
}

function filesOf(file: string, tellBytes: TellBytes): WxrFiles {
  const files = new WxrFiles()
  let looked = 0
  const count = (bytes: number): void => {
    const told = Math.floor(looked / lookedBytes)
    looked += bytes
    if (Math.floor(looked / lookedBytes) > told) tellBytes(looked, 'looked')
  }
  for (const text of textsOf(file, count)) files.push(text)
  files.end()
  return files
}

function* textsOf(file: string, onRead: (bytes: number) => void): Generator<string> {
  let stream: ReturnType<typeof openTextStream> | null = null
  for (const piece of piecesOf(file, pieceBytes)) {
    stream ??= openTextStream(piece)
    onRead(piece.length)
    yield stream.push(piece)
  }
  if (stream !== null) yield stream.end()
}

function* itemsOf(file: string, gathering: Gathering): Generator<UnreadItem[]> {
  const bytes = readBounded(file, feedBytesMax)
  if (!(bytes instanceof Uint8Array)) {
    gathering.tell([bytes])
    return
  }
  gathering.bytesRead = bytes.length
  const origin = { url: null, fetchedAt: null, contentType: null, fileName: file }
  const { value, problems } = readFeed(bytes, origin, { spelling: 'house' })
  gathering.tell(problems)
  gathering.siteName = value?.feed.title ?? null
  yield (value?.items ?? []).map((reading) => ({
    item: reading.item,
    said: () => JSON.stringify([reading.item, null, reading.document]),
    read: () => reading,
  }))
}
