import type { HolidayChange } from '#persian'
import type { Database } from '../database.ts'
import { readSetting, writeSetting } from '../settings.ts'

const settingName = 'holidays'

/** What the newsroom changed in the calendar of holidays. */
export async function readHolidayChanges(database: Database): Promise<HolidayChange[]> {
  const kept = (await readSetting(database, settingName)) as { changes?: HolidayChange[] } | null
  return kept?.changes ?? []
}

export async function writeHolidayChanges(database: Database, changes: readonly HolidayChange[]): Promise<void> {
  await writeSetting(database, settingName, { changes })
}
