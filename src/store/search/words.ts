import { sql } from 'kysely'
import type { Database } from '../database.ts'

const alikeMax = 60

/** A word of the archive. */
export interface ArchiveWord {
  /** Folded. */
  word: string
  /** How it sounds, in a-z and 0-9. */
  sound: string
  /** As it is written. */
  spelling: string
  /** Live articles that say it, nearly: what was taken down is counted until the index is made again. */
  documents: number
}

/** Counts words of documents that were not counted in this making; `documents` 0 makes a word known only. */
export async function countWords(database: Database, words: readonly ArchiveWord[], making: number): Promise<void> {
  if (words.length === 0) return
  const sorted = words.toSorted((one, other) => (one.word < other.word ? -1 : 1))
  await sql`
    insert into search_word as known (word, sound, spelling, documents, making)
    select word, sound, spelling, documents, ${making} from unnest(${sorted.map(({ word }) => word)}::text[],
      ${sorted.map(({ sound }) => sound)}::text[], ${sorted.map(({ spelling }) => spelling)}::text[], ${sorted.map(({ documents }) => documents)}::int[])
      as new(word, sound, spelling, documents)
    on conflict (word) do update set making = excluded.making,
      documents = case when known.making = excluded.making then known.documents else 0 end + excluded.documents
    where excluded.documents > 0 or known.making <> excluded.making`.execute(database)
}

/** Drops the words that only an earlier making knew. */
export async function forgetOldWords(database: Database, making: number): Promise<void> {
  await sql`delete from search_word where making < ${making}`.execute(database)
}

/** Those of these folded words that the archive says. */
export async function knownWords(database: Database, words: readonly string[]): Promise<ArchiveWord[]> {
  if (words.length === 0) return []
  const { rows } = await sql<ArchiveWord>`
    select word, sound, spelling, documents from search_word where word = any(${words}::text[])`.execute(database)
  return rows
}

/**
 * Words of the archive that sound like this one, the likest first; `likeness` is the least share of trigrams that both
 * have, 0 to 1. Inside a transaction.
 */
export async function alikeWords(database: Database, sound: string, likeness: number): Promise<ArchiveWord[]> {
  await sql`select set_config('pg_trgm.similarity_threshold', ${String(likeness)}, true)`.execute(database)
  const { rows } = await sql<ArchiveWord>`
    select word, sound, spelling, documents from search_word where sound % ${sound} and documents > 0
    order by similarity(sound, ${sound}) desc, documents desc limit ${alikeMax}`.execute(database)
  return rows
}

/** The words that most articles say, the commonest first. */
export async function commonWords(database: Database, limit: number): Promise<ArchiveWord[]> {
  const { rows } = await sql<ArchiveWord>`
    select word, sound, spelling, documents from search_word order by documents desc, word limit ${limit}`.execute(
    database,
  )
  return rows
}
