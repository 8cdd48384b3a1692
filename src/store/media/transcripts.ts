import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'

/** What is said in these films, by the hash of each; those nobody wrote down are left out. */
export interface TranscriptsReader {
  transcripts(hashes: readonly string[]): Promise<Map<string, string>>
}

/** What is said in films, by the hash of the film. */
export function transcriptsReader(database: Database): TranscriptsReader {
  return {
    async transcripts(hashes) {
      if (hashes.length === 0) return new Map()
      const { rows } = await sql<{ hash: string; transcript: string }>`
        select hash, transcript from medium where hash = any(${hashes}) and transcript is not null`.execute(database)
      return new Map(rows.map(({ hash, transcript }) => [hash, transcript]))
    },
  }
}

/** Surrogate keys of the live articles that show a medium. */
export async function keysOfShowing(database: Database, hash: string): Promise<{ codes: number[]; keys: string[] }> {
  const { rows } = await sql<{ code: number }>`
    select live.code from medium_use join live on live.article_id = medium_use.article_id
    where medium_use.hash = ${hash} limit 500`.execute(database)
  const codes = rows.map(({ code }) => code)
  return { codes, keys: codes.map((code) => key.article(code)) }
}
