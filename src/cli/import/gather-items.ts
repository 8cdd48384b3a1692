import {
  draftFromItem,
  type ItemToImport,
  itemOrigin,
  type Problem,
  type SourcingTime,
  type UnreadPost,
  type WxrFile,
} from '#formats'
import { digest } from './digest.ts'
import type { ReadFile } from './read-batch.ts'

/** Items handed on together, as many as are stored in one transaction; as many as of pages (import.ts). */
const batchSize = 250
/** Characters of what they say: fewer posts are stored together where each has thousands of comments. */
const batchCharsMax = 8_000_000
/** Headlines named when items are passed over. */
const examplesMax = 3

/** Kinds of posts that are stories; the others (pages, attachments, menus) are told, not imported. */
const storyTypes =
  /^(?:post|news|articles?|khabar|akhbar|story|stories|report|interview|note|opinion|video|film|gallery|photo)$/
/** Statuses of posts that their own newsroom had done with. */
const discarded = /^(?:trash|auto-draft|inherit)$/

/** An item as it lies in its file; a post of WordPress is read only when it is asked for. */
export type UnreadItem =
  | UnreadPost
  | (Pick<UnreadPost, 'item' | 'said'> & { read(): ItemToImport['reading']; post?: undefined; comments?: undefined })

/** Items before they become drafts: who knows them by what they say need not have them read. */
export interface UnreadBatch {
  /** SHA-256 (hex) of what each item says, by its origin. */
  hashes: ReadonlyMap<string, string>
  /** The batch read, without those items. */
  read(known: ReadonlySet<string>): ReadFile[]
}

/** Gathers the items of one file into batches, and counts what is passed over. */
export class Gathering {
  siteName: string | null = null
  bytesRead = 0
  files: ReadonlyMap<number, WxrFile> = new Map()
  private readonly file: string
  private readonly sourcing: SourcingTime
  private readonly told: (() => Problem[])[] = []
  private batch = new Map<string, { hash: string; read(): ReadFile }>()
  private chars = 0
  private readonly origins = new Set<string>()
  private place = 0
  private readonly passedOver = new Map<string, { count: number; examples: string[] }>()
  private readonly comments: UnreadPost['comments'] = { approved: 0, waiting: 0, spam: 0, trash: 0, pings: 0 }

  constructor(file: string, sourcing: SourcingTime) {
    this.file = file
    this.sourcing = sourcing
  }

  take(unread: UnreadItem): void {
    this.place++
    const { item, post, comments } = unread
    if (post !== undefined && (!storyTypes.test(post.type) || discarded.test(post.status))) {
      this.passOver(storyTypes.test(post.type) ? post.status : post.type, unread)
      return
    }
    if (comments !== undefined) this.countComments(comments)
    const origin = ownCopy(itemOrigin({ file: this.file, place: this.place, item, post }))
    // Within a transaction an origin stands once: a second item of the same identity waits for the next.
    if (this.origins.has(origin)) this.passOver('twice', unread)
    else this.add(origin, unread)
  }

  private add(origin: string, unread: UnreadItem): void {
    const { place } = this
    const said = unread.said()
    const hash = digest(said)
    this.origins.add(origin)
    this.chars += said.length
    this.batch.set(origin, { hash, read: () => this.read(unread, { origin, place, hash }) })
  }

  private read(unread: UnreadItem, { origin, place, hash }: { origin: string; place: number; hash: string }): ReadFile {
    const { file, siteName } = this
    const reading: ItemToImport['reading'] = unread.read()
    const number = reading.post?.pictureNumber ?? null
    const site = { siteName, picture: number === null ? null : (this.files.get(number) ?? null) }
    const item = { file, place, reading, site, bytesHash: hash }
    const { value, problems } = draftFromItem(item, { sourcing: this.sourcing, digest })
    return value === null
      ? { file: origin, outcome: 'failed', problems }
      : { file: origin, outcome: 'draft', draft: value }
  }

  isFull(): boolean {
    return this.batch.size >= batchSize || this.chars >= batchCharsMax
  }

  taken(): UnreadBatch {
    const { batch } = this
    this.batch = new Map()
    this.chars = 0
    return {
      hashes: new Map([...batch].map(([origin, { hash }]) => [origin, hash])),
      read: (known) => [...batch].map(([file, item]) => (known.has(file) ? { file, outcome: 'skipped' } : item.read())),
    }
  }

  /** What is left, and what there is to tell of the file itself. */
  last(): UnreadBatch {
    const { hashes, read } = this.taken()
    return { hashes, read: (known) => [...read(known), ...this.closing()] }
  }

  /** Tells of the file itself. */
  tell(problems: Problem[]): void {
    this.told.push(() => problems)
  }

  /** Tells what its reader met, once all was read. */
  tellOf(reader: { problems(): Problem[] }): void {
    this.told.push(() => reader.problems())
  }

  /** One line for the file itself, when there is anything to tell of it. */
  private closing(): ReadFile[] {
    const passed = [...this.passedOver].map(([kind, { count, examples }]) => ({
      kind: 'passed-over',
      detail: `${count} of the kind «${kind}» passed over, no ${count === 1 ? 'story' : 'stories'}: ${examples.join('; ')}`,
    }))
    const { file } = this
    const told = this.told.flatMap((problems) => problems())
    if (this.place === 0) return [{ file, outcome: 'failed', problems: [...told, nothing] }]
    const isBroken = told.some(({ kind }) => broken.has(kind))
    const problems = [...told, ...passed, ...this.lostComments()]
    if (problems.length === 0) return []
    return [{ file, outcome: isBroken ? 'failed' : 'passed-over', problems }]
  }

  private countComments(counts: UnreadPost['comments']): void {
    for (const sort of ['approved', 'waiting', 'spam', 'trash', 'pings'] as const) this.comments[sort] += counts[sort]
  }

  private lostComments(): Problem[] {
    const { approved, waiting, spam, trash, pings } = this.comments
    if (spam + trash + pings === 0) return []
    const kept = `${approved} published comments and ${waiting} waiting ones are kept`
    const detail = `${kept}; left out: ${spam} spam, ${trash} in the trash, ${pings} pings of other sites`
    return [{ kind: 'comments-left-out', detail }]
  }

  private passOver(kind: string, unread: UnreadItem): void {
    const known = this.passedOver.get(kind) ?? { count: 0, examples: [] }
    known.count++
    if (known.examples.length < examplesMax) known.examples.push(unread.read().item.title ?? '—')
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
