import { closeSync, constants, openSync, readSync, statSync } from 'node:fs'
import {
  detectFormat,
  draftFromItem,
  type FileFormat,
  type ItemToImport,
  itemOrigin,
  openTextStream,
  openWxr,
  type Problem,
  readFeed,
  type SourcingTime,
  type WxrFile,
  WxrFiles,
  type WxrPost,
} from '#formats'
import { readBounded, reasonOf, unreadable } from '../read-bounded.ts'
import { digest } from './digest.ts'
import type { FoundFile } from './find-files.ts'
import type { ReadFile } from './read-batch.ts'

/** Feeds are read whole; archives of WordPress in pieces of this size, however long they are. */
const feedBytesMax = 20 * 1024 * 1024
const pieceBytes = 256 * 1024
const headBytes = 64 * 1024
/** Items handed on together, as many as are stored in one transaction; as many as of pages (import.ts). */
const batchSize = 250
/** Headlines named when items are passed over. */
const examplesMax = 3

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
/** Kinds of posts that are stories; the others (pages, attachments, menus) are told, not imported. */
const storyTypes =
  /^(?:post|news|articles?|khabar|akhbar|story|stories|report|interview|note|opinion|video|film|gallery|photo)$/
/** Statuses of posts that their own newsroom had done with. */
const discarded = /^(?:trash|auto-draft|inherit)$/

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

/** Told how many bytes of the file stand behind what was handed over so far. */
export type TellBytes = (bytes: number) => void

/** Reads a collection into batches of drafts, in order; what is no story is passed over, and told at the end. */
export function* readCollection(
  { file }: Collection['found'],
  { format, sourcing }: Collection['how'],
  tellBytes: TellBytes = () => {},
): Generator<ReadFile[]> {
  const gathering = new Gathering(file, sourcing)
  try {
    for (const readings of format === 'wxr' ? postsOf(file, gathering) : itemsOf(file, gathering)) {
      for (const reading of readings) {
        gathering.take(reading)
        if (!gathering.isFull()) continue
        tellBytes(gathering.bytesRead)
        yield gathering.taken()
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    gathering.problems.push(unreadable(reasonOf(error)))
  }
  tellBytes(gathering.bytesRead)
  const last = gathering.taken()
  yield [...last, ...gathering.closing()]
}

type ItemReading = ItemToImport['reading']

/** Twice through the file: for the files that posts name by number, then for the posts. */
function* postsOf(file: string, gathering: Gathering): Generator<ItemReading[]> {
  const files = new WxrFiles()
  for (const text of textsOf(file)) files.push(text)
  files.end()
  gathering.files = files.byNumber
  const reader = openWxr({ spelling: 'house', files })
  const count = (bytes: number): void => {
    gathering.bytesRead += bytes
  }
  for (const text of textsOf(file, count)) {
    const posts = reader.push(text)
    gathering.siteName ??= reader.site().title
    yield posts
    if (reader.isHostile()) break
  }
  const { posts, problems } = reader.end()
  gathering.problems.push(...problems)
  yield posts
}

function* textsOf(file: string, onRead: TellBytes = () => {}): Generator<string> {
  let stream: ReturnType<typeof openTextStream> | null = null
  for (const piece of piecesOf(file, pieceBytes)) {
    stream ??= openTextStream(piece)
    onRead(piece.length)
    yield stream.push(piece)
  }
  if (stream !== null) yield stream.end()
}

function* itemsOf(file: string, gathering: Gathering): Generator<ItemReading[]> {
  const bytes = readBounded(file, feedBytesMax)
  if (!(bytes instanceof Uint8Array)) {
    gathering.problems.push(bytes)
    return
  }
  gathering.bytesRead = bytes.length
  const origin = { url: null, fetchedAt: null, contentType: null, fileName: file }
  const { value, problems } = readFeed(bytes, origin, { spelling: 'house' })
  gathering.problems.push(...problems)
  gathering.siteName = value?.feed.title ?? null
  yield value?.items ?? []
}

/** Drafts under way, and what was passed over. */
class Gathering {
  siteName: string | null = null
  bytesRead = 0
  files: ReadonlyMap<number, WxrFile> = new Map()
  readonly problems: Problem[] = []
  private readonly file: string
  private readonly sourcing: SourcingTime
  private batch: ReadFile[] = []
  private readonly origins = new Set<string>()
  private place = 0
  private readonly passedOver = new Map<string, { count: number; examples: string[] }>()
  private readonly comments: WxrPost['comments'] = { approved: 0, waiting: 0, spam: 0, trash: 0, pings: 0 }

  constructor(file: string, sourcing: SourcingTime) {
    this.file = file
    this.sourcing = sourcing
  }

  take(reading: ItemReading): void {
    this.place++
    const { post, item } = reading
    if (post !== undefined && (!storyTypes.test(post.type) || discarded.test(post.status))) {
      this.passOver(storyTypes.test(post.type) ? post.status : post.type, item.title)
      return
    }
    if (post !== undefined) this.countComments(post.comments)
    const picture = post?.pictureNumber == null ? null : (this.files.get(post.pictureNumber) ?? null)
    const one = { file: this.file, place: this.place, reading, site: { siteName: this.siteName, picture } }
    const origin = itemOrigin(one)
    // Within a transaction an origin stands once: a second item of the same identity waits for the next.
    if (this.origins.has(origin)) this.passOver('twice', item.title)
    else this.add(origin, draftFromItem(one, { sourcing: this.sourcing, digest }))
  }

  private add(origin: string, { value, problems }: ReturnType<typeof draftFromItem>): void {
    this.origins.add(ownCopy(origin))
    this.batch.push(
      value === null ? { file: origin, outcome: 'failed', problems } : { file: origin, outcome: 'draft', draft: value },
    )
  }

  isFull(): boolean {
    return this.batch.length >= batchSize
  }

  taken(): ReadFile[] {
    const { batch } = this
    this.batch = []
    return batch
  }

  /** One line for the file itself, when there is anything to tell of it. */
  closing(): ReadFile[] {
    const passed = [...this.passedOver].map(([kind, { count, examples }]) => ({
      kind: 'passed-over',
      detail: `${count} of the kind «${kind}» passed over, no ${count === 1 ? 'story' : 'stories'}: ${examples.join('; ')}`,
    }))
    const { file } = this
    if (this.place === 0) return [{ file, outcome: 'failed', problems: [...this.problems, nothing] }]
    const isBroken = this.problems.some(({ kind }) => broken.has(kind))
    const problems = [...this.problems, ...passed, ...this.lostComments()]
    if (problems.length === 0) return []
    return [{ file, outcome: isBroken ? 'failed' : 'passed-over', problems }]
  }

  private countComments(counts: WxrPost['comments']): void {
    for (const sort of ['approved', 'waiting', 'spam', 'trash', 'pings'] as const) this.comments[sort] += counts[sort]
  }

  private lostComments(): Problem[] {
    const { approved, waiting, spam, trash, pings } = this.comments
    if (spam + trash + pings === 0) return []
    const kept = `${approved} published comments and ${waiting} waiting ones are kept`
    const detail = `${kept}; left out: ${spam} spam, ${trash} in the trash, ${pings} pings of other sites`
    return [{ kind: 'comments-left-out', detail }]
  }

  private passOver(kind: string, title: string | null): void {
    const known = this.passedOver.get(kind) ?? { count: 0, examples: [] }
    known.count++
    if (known.examples.length < examplesMax) known.examples.push(title ?? '—')
    this.passedOver.set(kind, known)
  }
}

/** The same characters on their own: an address cut out of a text holds on to the whole of it, 6.5 KB for each post. */
function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

const nothing: Problem = { kind: 'no-items', detail: 'no story was found in this file' }
/** Problems after which something of the file is missing. */
const broken = new Set([
  'cut-off',
  'hostile-markup',
  'entity-definitions',
  'unreadable-file',
  'too-large',
  'too-many-items',
  'no-feed',
])
