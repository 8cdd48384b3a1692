import { createHash } from 'node:crypto'
import type { DraftComment } from '#formats'
import { fold } from '#persian'
import { type Database, findOtherComments, type KeptComment } from '#store'

/**
 * By what a comment is known again (SHA-256, hex): its number where it has one, for its words may be corrected there;
 * with its time, as two sites number alike. Two readers may say the same words: in an archive they are two comments.
 */
export function commentHash(comment: DraftComment): string {
  const { number, at } = comment
  return number === null ? hashOfWords(comment) : hashOf('number', number, at)
}

function hashOfWords({ name, body, at }: Pick<DraftComment, 'name' | 'body' | 'at'>): string {
  return hashOf(fold(name), fold(body), at)
}

function hashOf(...facts: (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}

/** What came of an article that was here before. */
interface Thread {
  articleId: number
  comments: readonly DraftComment[]
}

/** Of comments that came here when they were still known by their words alone, the hash each is kept under. */
export async function hashesByWords(
  database: Database,
  threads: readonly Thread[],
): Promise<Map<DraftComment, string>> {
  const others = await findOtherComments(
    database,
    threads.map(({ articleId, comments }) => ({ articleId, hashes: comments.map(commentHash) })),
  )
  const found = new Map<DraftComment, string>()
  for (const { articleId, comments } of threads)
    claim(
      found,
      comments,
      others.filter((one) => one.articleId === articleId),
    )
  return found
}

/** Each kept comment is claimed once: by the same words, else (they were corrected) by the same name at the same second. */
function claim(
  found: Map<DraftComment, string>,
  comments: readonly DraftComment[],
  kept: readonly KeptComment[],
): void {
  const left = new Map(kept.map((one) => [one.wordsHash, one]))
  for (const comment of comments) {
    const hash = hashOfWords(comment)
    if (left.delete(hash)) found.set(comment, hash)
  }
  const byWords = [...left.values()].filter((one) => one.wordsHash === hashOfWords({ ...one, at: instantOf(one) }))
  const atInstants = new Map(byWords.map((one) => [`${instantOf(one)} ${one.name}`, one.wordsHash]))
  for (const comment of comments) {
    const instant = `${comment.at} ${comment.name}`
    const hash = found.has(comment) ? undefined : atInstants.get(instant)
    if (hash === undefined) continue
    atInstants.delete(instant)
    found.set(comment, hash)
  }
}

/** As archives write it: to the second. */
function instantOf({ receivedAt }: KeptComment): string {
  return receivedAt.toISOString().replace('.000Z', 'Z')
}
