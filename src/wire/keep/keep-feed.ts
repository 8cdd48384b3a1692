import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FeedReading, Problem } from '#formats'
import { type Database, forgetPages, inTransaction, type KeptArrival, keepArrivals, keepBytes } from '#store'
import { arrivalsOf } from './arrivals-of.ts'
import { isListOfFeeds, listOfFeeds } from './list-of-feeds.ts'
import { readApart } from './read-apart.ts'

const packed = promisify(gzip)

/** The bytes of a feed, whatever way they came. */
export interface FeedBytes {
  bytes: Buffer
  /** Where they came from. */
  address: string
  contentType: string | null
  receivedAt: Date
}

/** What a document of a feed brought. */
export interface KeptFeed {
  reading: FeedReading | null
  bytesHash: Buffer
  kept: KeptArrival[]
  problems: Problem[]
}

/**
 * Keeps what a feed brings: its items, normalised, and its bytes as they came. The one way in, for what was polled,
 * pushed by a hub or handed over. `along` runs in the same transaction. Value null in `reading`: it was no feed (or a list of feeds), and
 * nothing was kept.
 */
export async function keepFeed(
  database: Database,
  feedId: number,
  { bytes, address, contentType, receivedAt }: FeedBytes,
  along: (transaction: Database, kept: KeptFeed) => Promise<void>,
): Promise<KeptFeed> {
  const bytesHash = createHash('sha256').update(bytes).digest()
  const origin = { url: address, fetchedAt: receivedAt.toISOString(), contentType }
  const read = isListOfFeeds(bytes, contentType) ? listOfFeeds : await readApart(bytes, origin)
  const { value: reading, problems } = read
  const arrivals = reading === null ? [] : arrivalsOf({ feedId, bytesHash }, reading)
  const gzipped = reading === null ? null : await packed(bytes)
  return inTransaction(database, async (transaction) => {
    const kept = await keepArrivals(transaction, arrivals)
    const result = { reading, bytesHash, kept, problems }
    if (kept.length > 0)
      await keepBytes(transaction, {
        hash: bytesHash,
        address,
        contentType,
        sizeBytes: bytes.length,
        gzipped: gzipped!,
      })
    const changed = kept.filter(({ outcome }) => outcome === 'changed').map(({ id }) => id)
    if (changed.length > 0) await forgetPages(transaction, changed)
    await along(transaction, result)
    return result
  })
}
