import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { enqueue } from '../queue.ts'
import { readSetting, writeSetting } from '../settings.ts'

/** The job that presses again all that is pressed. */
export const pressAgainTask = 'press-again'
const setting = 'pressing'

/** How far the pressing of everything is, after something changed that every page says. */
export interface Pressing {
  /** When it was last asked for; names the wish. */
  askedAt: string
  /** What was pressed before this instant is pressed again; null before it began. */
  since: string | null
  /** Pages pressed again, of about so many; null before they were counted. */
  pressed: number
  of: number | null
  /** Null while it is under way. */
  endedAt: string | null
}

/** Null where nothing was ever asked for. */
export async function readPressing(database: Database): Promise<Pressing | null> {
  return (await readSetting(database, setting)) as Pressing | null
}

/** Has everything pressed again in the background: what every page says has changed. Call it inside a transaction. */
export async function askForPressing(database: Database): Promise<void> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(database)
  const askedAt = rows[0]!.at.toISOString()
  const pressing: Pressing = { askedAt, since: null, pressed: 0, of: null, endedAt: null }
  await writeSetting(database, setting, pressing)
  await enqueue(database, { task: 'press-lists', payload: {}, onceFor: 'press-lists' })
  await enqueue(database, { task: pressAgainTask, payload: {}, onceFor: pressAgainTask })
}

/** Keeps how far this wish is; false when a newer one has taken its place. */
export async function notePressing(database: Database, { askedAt, ...how }: Pressing): Promise<boolean> {
  const { rows } = await sql`update setting set value = ${JSON.stringify({ askedAt, ...how })}::json
    where name = ${setting} and value ->> 'askedAt' = ${askedAt} returning name`.execute(database)
  return rows.length > 0
}
