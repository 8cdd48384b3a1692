import { sql } from 'kysely'
import type { Database } from './database.ts'

/** An answer that was already given, for requests that are repeated with the same Idempotency-Key. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: object | null
}

export interface RequestName {
  /** Whose key it is: two clients may choose the same key. */
  principal: string
  key: string
}

export interface Remembered extends Answer {
  requestHash: Buffer
}

/**
 * The answer this request was given before, or null. Of two that arrive at once with one key, the second waits here
 * until the first has answered.
 */
export async function rememberedAnswer(
  database: Database,
  { principal, key }: RequestName,
): Promise<Remembered | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${principal}\n${key}`}, 0))`.execute(database)
  const row = await database
    .selectFrom('answered_request')
    .selectAll()
    .where('principal', '=', principal)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return null
  const { request_hash: requestHash, status, headers, body } = row
  return { requestHash, status, headers: headers as Record<string, string>, body }
}

/** Keeps the answer to a request with an `Idempotency-Key`, in the transaction that did what was asked. */
export async function rememberAnswer(database: Database, name: RequestName, answer: Remembered): Promise<void> {
  await database
    .insertInto('answered_request')
    .values({
      ...name,
      request_hash: answer.requestHash,
      status: answer.status,
      headers: JSON.stringify(answer.headers),
      body: answer.body === null ? null : JSON.stringify(answer.body),
    })
    .execute()
}

/** Forgets answers older than a day: the promise of a key ends there. */
export async function forgetOldAnswers(database: Database): Promise<void> {
  await sql`delete from answered_request where answered_at < now() - interval '24 hours'`.execute(database)
}
