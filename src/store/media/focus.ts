import { type RawBuilder, sql } from 'kysely'

/** The focal point of the picture in this column, as the library has it today; null for the middle. */
export function focusOf(hero: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select json_build_object('x', medium.focus_x, 'y', medium.focus_y) from medium
    where medium.hash = ${hero} ->> 'media' and medium.focus_x is not null)`
}
