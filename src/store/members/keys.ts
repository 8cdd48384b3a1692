import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** An API key as it is listed: never the key itself. */
export interface ListedKey {
  id: number
  name: string
  role: string
  madeAt: Date
  /** Slugs of the sections it is good for; none: all. */
  sections: string[]
}

/** Keys that open something, newest first. */
export async function listKeys(database: Database): Promise<ListedKey[]> {
  const { rows } = await sql<ListedKey>`
    select id, name, role, created_at as "madeAt",
      array(select slug from token_section join section on section.id = section_id
        where token_id = api_token.id order by position) as sections
    from api_token where not exists (select from token_revocation where token_id = api_token.id)
    order by id desc`.execute(database)
  return rows
}

/** Ends one key. Returns its name, or null when there is none of this number (any more). */
export async function revokeKey(database: Database, id: number, madeBy: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    with ended as (
      insert into token_revocation (token_id, made_by) select id, ${madeBy} from api_token where id = ${id}
      on conflict do nothing returning token_id
    ) select name from api_token join ended on token_id = api_token.id`.execute(database)
  return rows[0]?.name ?? null
}
