import { type RawBuilder, sql } from 'kysely'

/**
 * Which words of an article stand next to each other, so that most articles that do not say a phrase are told without
 * being read: a Bloom filter (Bloom 1970), two bits for each pair, four bits of room. Measured on made-up articles: one
 * in seven of those that do not say a pair must be read nevertheless.
 */
const roomEach = 4
const bytesMin = 8
/** Longer articles than this has room for (two thousand words) must be read more often. */
const bytesMax = 1_024

/** The pairs in `said`, which is folded words with a space between them. */
export function pairsIn(said: string): Buffer {
  const hashes = new Set(hashesIn(said))
  const bytes = Buffer.alloc(Math.min(bytesMax, Math.max(bytesMin, Math.ceil((hashes.size * roomEach) / 8))))
  for (const hash of hashes) {
    for (const place of placesOf(hash)) {
      const bit = place % (bytes.length * 8)
      bytes[bit >> 3]! |= 1 << (bit & 7)
    }
  }
  return bytes
}

/**
 * True for every article that says these folded words in this order, and for a few others; of one word, or before the
 * article was brought into the index by a program that kept pairs, for all. At most two pairs are asked for, so that
 * questions have few shapes.
 */
export function mayHold(words: string): RawBuilder<unknown> {
  const hashes = hashesIn(words)
  if (hashes.length === 0) return sql`true`
  const places = [hashes[0]!, hashes.at(-1)!].flatMap(placesOf)
  const isSet = (place: number) => sql`get_bit(pairs, ${place}::bigint % (8 * length(pairs))) = 1`
  return sql`(pairs is null or (${sql.join(places.map(isSet), sql` and `)}))`
}

function hashesIn(said: string): number[] {
  const words = said.split(' ').filter((word) => word !== '')
  return words.slice(1).map((word, index) => hashOf(`${words[index]} ${word}`))
}

function placesOf(hash: number): [number, number] {
  return [hash >>> 0, Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0]
}

/** FNV-1a over UTF-16. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
