import { sql } from 'kysely'
import { announce } from '../changes.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'
import { enqueue, pressListsJob } from '../queue.ts'
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

/** Every page says otherwise now: sites make them anew, and what is pressed is pressed again. Call it inside a transaction. */
export async function tellEveryPage(database: Database): Promise<void> {
  await announce(database, [key.settings, key.everything])
  await askForPressing(database)
}

/** Has everything pressed again in the background. Call it inside a transaction. */
export async function askForPressing(database: Database): Promise<void> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(database)
  const askedAt = rows[0]!.at.toISOString()
  const pressing: Pressing = { askedAt, since: null, pressed: 0, of: null, endedAt: null }
  await writeSetting(database, setting, pressing)
  await enqueue(database, pressListsJob)
  await enqueue(database, { task: pressAgainTask, payload: {}, onceFor: pressAgainTask })
}

/** Keeps how far this wish is; false when a newer one has taken its place. */
export async function notePressing(database: Database, pressing: Pressing): Promise<boolean> {
  const { rows } = await sql`update setting set value = ${JSON.stringify(pressing)}::json
    where name = ${setting} and value ->> 'askedAt' = ${pressing.askedAt} returning name`.execute(database)
  return rows.length > 0
}
