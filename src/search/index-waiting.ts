import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type ArchiveWord,
  addDocuments,
  beginMaking,
  countWords,
  type Database,
  dropDocuments,
  forgetOldWords,
  inTransaction,
  isWaiting,
  keepFormat,
  readMaking,
  readSearchables,
  type Searchable,
  takeWaiting,
} from '#store'
import { type Description, describe, indexFormat } from './describe.ts'

/** Articles of one transaction: few enough that a story published meanwhile is next within a fraction of a second. */
const batchSize = 200
/** The database writes so many while the next are taken into words: on two cores that is nearly twice the speed. */
const partSize = 40

/**
 * Brings the next articles that wait into the index, in one transaction; the newest first, so that what was published
 * this moment is found before the rest of a bulk import. Says how many; 0 when none waits.
 */
export function indexBatch(database: Database): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const articleIds = await takeWaiting(transaction, batchSize)
    if (articleIds.length === 0) return 0
    const { making } = await readMaking(transaction)
    const counted = await dropDocuments(transaction, articleIds, making)
    const described = await keepDescribed(transaction, await readSearchables(transaction, articleIds), making)
    await countWords(transaction, vocabularyOf(described, counted), making)
    return articleIds.length
  })
}

async function keepDescribed(
  transaction: Database,
  articles: readonly Searchable[],
  making: number,
): Promise<Description[]> {
  const all: Description[] = []
  let writing: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < articles.length; from += partSize) {
    const described = articles.slice(from, from + partSize).map(describe)
    await writing
    const documents = described.map(({ document }) => document)
    writing = addDocuments(transaction, documents, making)
    all.push(...described)
    // The database has it before the next are described: that holds this thread.
    await nextTurn()
  }
  await writing
  return all
}

/** An article that was counted in this making is not counted twice: its new words are only made known. */
function vocabularyOf(described: readonly Description[], counted: ReadonlySet<number>): ArchiveWord[] {
  const words = new Map<string, ArchiveWord>()
  for (const { document, vocabulary } of described) {
    const isNew = !counted.has(document.articleId)
    for (const [word, archived] of vocabulary) {
      const known = words.get(word)
      if (known) known.documents += isNew ? 1 : 0
      else words.set(word, { ...archived, documents: isNew ? 1 : 0 })
    }
  }
  return [...words.values()]
}

/** Indexes all that waits, or as much as it gets to before `stopping`. Says how many articles were done. */
export async function indexWaiting(
  database: Database,
  { stopping, onProgress }: { stopping?: AbortSignal; onProgress?: (done: number) => void } = {},
): Promise<number> {
  let done = 0
  while (!stopping?.aborted) {
    const count = await indexBatch(database)
    if (count === 0) break
    done += count
    onProgress?.(done)
  }
  return done
}

/** Lets every article wait anew; readers go on finding what was found before. */
export function beginIndexAnew(database: Database): Promise<unknown> {
  return inTransaction(database, (transaction) => beginMaking(transaction, indexFormat))
}

/** Begins anew when the index was made by a program that kept something else of articles. */
export async function keepIndexCurrent(database: Database): Promise<void> {
  const { making, format } = await readMaking(database)
  if (format === indexFormat) return
  // The first time, everything waits already.
  if (format === 0) await keepFormat(database, { making, format: indexFormat })
  else await beginIndexAnew(database)
}

/** Words that only articles of an earlier making said are forgotten once everything is done. */
export async function forgetWhatIsOver(database: Database): Promise<void> {
  if (await isWaiting(database)) return
  const { making } = await readMaking(database)
  await forgetOldWords(database, making)
}
