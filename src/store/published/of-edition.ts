import { type RawBuilder, sql } from 'kysely'
import { type EditionCode, firstEdition } from '#article'

/**
 * The edition whose articles a reader is shown; null where the first is the only one there is: then nothing is asked of
 * it, and questions are what they were before there were editions.
 */
export type ShownEdition = EditionCode | null

/** The condition that a row of `live` is of this edition. */
export function ofEdition(edition: ShownEdition): RawBuilder<unknown> {
  if (edition === null) return sql`true`
  if (edition === firstEdition) return sql`live.edition = ${edition}`
  // Said twice, so that PostgreSQL knows the index of the other editions holds for it.
  return sql`live.edition <> ${sql.lit(firstEdition)} and live.edition = ${edition}`
}

/** The condition that the article of this code is live and of this edition. */
export function listedIn(edition: ShownEdition, code: string): RawBuilder<unknown> {
  if (edition === null) return sql`true`
  return sql`exists (select from live where live.code = ${sql.ref(code)} and ${ofEdition(edition)})`
}
