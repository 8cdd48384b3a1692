import type { Database } from '../database.ts'
import { readSetting, writeSetting } from '../settings.ts'

/** How this newsroom writes: the style of two-way words, and its own words that no dictionary has. */
export interface HouseLanguage {
  /** As `Style` of #persian: `as-written`, `academy`, `press`. */
  style: 'as-written' | 'academy' | 'press'
  words: string[]
}

const untilDecided: HouseLanguage = { style: 'as-written', words: [] }

export async function readHouseLanguage(database: Database): Promise<HouseLanguage> {
  return { ...untilDecided, ...(await readSetting(database, 'language')) }
}

export async function writeHouseLanguage(database: Database, language: HouseLanguage): Promise<void> {
  await writeSetting(database, 'language', language)
}
