import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** A word of the newsroom, as it is listed. */
export interface ListedWord {
  id: number
  word: string
  addedAt: Date
  /** Name of who added it, where it was somebody with an account; otherwise who acted, as in the audit log. */
  addedBy: string
}

export interface WordQuery {
  /** What the word has in it, in house letters; half-spaces count for nothing. Empty: every word. */
  find: string
  /** The last of the page before; null for the first page. */
  before: number | null
  limit: number
}

/** The words of the newsroom, the newest first. */
export async function listHouseWords(database: Database, { find, before, limit }: WordQuery): Promise<ListedWord[]> {
  const pattern = `%${find.replaceAll('\u200c', '').replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<ListedWord>`
    select house_word.id, word, added_at as "addedAt", coalesce(account.name, added_by) as "addedBy"
    from house_word left join account on added_by = 'account:' || login
    where replace(word, ${'\u200c'}, '') like ${pattern} and (${before}::bigint is null or house_word.id < ${before})
    order by house_word.id desc limit ${limit}`.execute(database)
  return rows
}

/** How many words the newsroom has added to the dictionary. */
export async function countHouseWords(database: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from house_word`.execute(database)
  return rows[0]!.count
}

/** Every word, in the order they were added. */
export async function allHouseWords(database: Database): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`select word from house_word order by id`.execute(database)
  return rows.map(({ word }) => word)
}

/** Adds words. Returns those that were not there. */
export async function addHouseWords(database: Database, words: readonly string[], addedBy: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    insert into house_word (word, added_by)
    select word, ${addedBy} from unnest(${[...words]}::text[]) with ordinality as listed (word, place) order by place
    on conflict do nothing returning word`.execute(database)
  return rows.map(({ word }) => word)
}

/** Removes words. Returns those that were there. */
export async function removeHouseWords(database: Database, words: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    delete from house_word where word = any(${[...words]}::text[]) returning word`.execute(database)
  return rows.map(({ word }) => word)
}
