import { normalise } from '#persian'
import { Refusal } from '#server'
import { appendAudit, type Database, type HouseLanguage, readHouseLanguage, writeHouseLanguage } from '#store'
import { type Actor, demand } from '../../policy.ts'

const wordsMax = 5_000
const wordLengthMax = 60

/** Decides how the newsroom writes; what is left out stays. Returns what holds now. Refuses: `forbidden`, `invalid-content`. */
export async function decideLanguage(
  database: Database,
  actor: Actor,
  wish: Partial<HouseLanguage>,
): Promise<HouseLanguage> {
  demand(actor, 'administer')
  const before = await readHouseLanguage(database)
  const { style, words } = { ...before, ...wish }
  const language = { style, words: readWords(words) }
  const added = language.words.filter((word) => !before.words.includes(word))
  const removed = before.words.filter((word) => !language.words.includes(word))
  if (style === before.style && added.length + removed.length === 0) return before
  await writeHouseLanguage(database, language)
  const facts = { style: { from: before.style, to: style }, added, removed }
  await appendAudit(database, { actor: actor.id, action: 'change-setting', subject: 'setting:language', facts })
  return language
}

/** Each word once, in house letters; a word has no space in it. */
function readWords(written: readonly string[]): string[] {
  const words = [...new Set(written.map((word) => normalise(word).trim()).filter((word) => word !== ''))]
  const wrong = words.find((word) => word.length > wordLengthMax || /\s/.test(word))
  if (wrong !== undefined || words.length > wordsMax) {
    throw new Refusal('invalid-content', { detail: `words: at most ${wordsMax}, each without a space.`, word: wrong })
  }
  return words
}
