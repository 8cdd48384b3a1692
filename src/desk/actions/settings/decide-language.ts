import { Refusal } from '#server'
import {
  addHouseWords,
  appendAudit,
  type Database,
  type HouseLanguage,
  readHouseLanguage,
  removeHouseWords,
  writeHouseStyle,
} from '#store'
import { type Actor, demand } from '../../policy.ts'
import { readWord, wordsMax } from './house-words.ts'

/** Decides how the newsroom writes; what is left out stays. Returns what holds now. Refuses: `forbidden`, `invalid-content`. */
export async function decideLanguage(
  database: Database,
  actor: Actor,
  wish: Partial<HouseLanguage>,
): Promise<HouseLanguage> {
  demand(actor, 'administer')
  const before = await readHouseLanguage(database)
  const { style, words } = { ...before, ...wish }
  const wanted = wish.words === undefined ? words : readWords(words)
  const removed = await removeHouseWords(
    database,
    before.words.filter((word) => !wanted.includes(word)),
  )
  const added = await addHouseWords(database, wanted, actor.id)
  if (style === before.style && added.length + removed.length === 0) return before
  await writeHouseStyle(database, style)
  const facts = { style: { from: before.style, to: style }, added, removed }
  await appendAudit(database, { actor: actor.id, action: 'change-setting', subject: 'setting:language', facts })
  return readHouseLanguage(database)
}

/** Each word once, in house letters; a word has no space in it. */
function readWords(written: readonly string[]): string[] {
  const lines = written.filter((word) => word.trim() !== '')
  const wrong = lines.find((word) => readWord(word) === null)
  const words = [...new Set(lines.flatMap((word) => readWord(word) ?? []))]
  if (wrong !== undefined || words.length > wordsMax) {
    throw new Refusal('invalid-content', { detail: `words: at most ${wordsMax}, each without a space.`, word: wrong })
  }
  return words
}
