import { sql } from 'kysely'
import type { Database } from './database.ts'

/** A small fact about this installation, or null. */
export async function readSetting(database: Database, name: string): Promise<object | null> {
  const row = await database.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

/** Sets what is kept under this name, in place of what was. */
export async function writeSetting(database: Database, name: string, value: object): Promise<void> {
  await sql`insert into setting (name, value) values (${name}, ${JSON.stringify(value)}::json)
    on conflict (name) do update set value = excluded.value`.execute(database)
}
