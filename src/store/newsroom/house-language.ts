import type { Database } from '../database.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { allHouseWords } from './house-words.ts'

/** How this newsroom writes: the style of two-way words, and its own words that no dictionary has. */
export interface HouseLanguage {
  /** As `Style` of #persian: `as-written`, `academy`, `press`. */
  style: 'as-written' | 'academy' | 'press'
  words: string[]
}

const untilDecided: Pick<HouseLanguage, 'style'> = { style: 'as-written' }

/** How the newsroom writes: its style and the words it lets be. */
export async function readHouseLanguage(database: Database): Promise<HouseLanguage> {
  return { ...untilDecided, ...(await readSetting(database, 'language')), words: await allHouseWords(database) }
}

/** Sets the style in which the newsroom writes. */
export async function writeHouseStyle(database: Database, style: HouseLanguage['style']): Promise<void> {
  await writeSetting(database, 'language', { style })
}
