import { decodeText } from '#formats'
import { normalise } from '#persian'
import { Refusal } from '#server'
import { addHouseWords, appendAudit, countHouseWords, type Database, removeHouseWords } from '#store'
import { type Actor, demand } from '../../policy.ts'

/** Every editor that opens carries them all. */
export const wordsMax = 5_000
const wordLengthMax = 60
/** Words of one deed that the audit log names; of more it says how many. */
const namedMax = 100
/** Half a megabyte is eight times what the dictionary takes. */
export const wordFileBytesMax = 512 * 1024
const linesMax = 20_000

/** Letters, their marks and digits, with half-spaces, hyphens, dots and apostrophes within. */
const wordPattern = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u200c\-.'’]*[\p{L}\p{M}\p{N}])?$/u

/** A word in house letters; null for what is none: empty, too long, of two words, with signs in it. */
export function readWord(written: string): string | null {
  if (written.length > wordLengthMax * 2) return null
  const word = normalise(written).trim()
  return word.length <= wordLengthMax && wordPattern.test(word) ? word : null
}

export interface Taught {
  added: string[]
  /** How many of those that were written were there already. */
  known: number
}

/** Adds words for the whole newsroom, all or nothing. Refuses `forbidden`, `invalid-content` for what is no word. */
export async function teachWords(database: Database, actor: Actor, written: readonly string[]): Promise<Taught> {
  demand(actor, 'write')
  const words = [...new Set(written.map(wordOf))]
  const added = await addHouseWords(database, words, actor.id)
  if ((await countHouseWords(database)) > wordsMax) {
    throw new Refusal('invalid-content', { detail: `The dictionary holds at most ${wordsMax} words.`, wordsMax })
  }
  if (added.length > 0) await note(database, actor, { action: 'add-words', words: added })
  return { added, known: words.length - added.length }
}

function wordOf(written: string): string {
  const word = readWord(written)
  if (word !== null) return word
  throw new Refusal('invalid-content', { detail: 'Not one word of letters.', word: written.slice(0, wordLengthMax) })
}

/** Takes a word out of the dictionary of the newsroom. Refuses `forbidden`, `not-found`. */
export async function forgetWord(database: Database, actor: Actor, written: string): Promise<void> {
  demand(actor, 'direct')
  const removed = await removeHouseWords(database, [readWord(written) ?? ''])
  if (removed.length === 0) throw new Refusal('not-found')
  await note(database, actor, { action: 'remove-words', words: removed })
}

async function note(
  database: Database,
  actor: Actor,
  { action, words }: { action: string; words: readonly string[] },
): Promise<void> {
  const facts = { count: words.length, words: words.slice(0, namedMax) }
  await appendAudit(database, { actor: actor.id, action, subject: 'setting:words', facts })
}

export interface WordFile {
  words: string[]
  /** Lines that are no word, each with its number, from 1 on. */
  problems: { line: number; text: string }[]
}

/**
 * Reads a list of words, one a line, in whatever encoding; empty lines and those that begin with `#` count for nothing.
 * What comes after so many lines (`linesMax`) is not read.
 */
export function readWordFile(bytes: Uint8Array): { value: WordFile; problems: 'too-many-lines'[] } {
  const lines = decodeText(bytes, null).text.split(/\r\n|[\n\r\u2028]/, linesMax + 1)
  const value: WordFile = { words: [], problems: [] }
  for (const [index, text] of lines.slice(0, linesMax).entries()) {
    if (text.trim() === '' || text.trimStart().startsWith('#')) continue
    const word = readWord(text)
    if (word === null) value.problems.push({ line: index + 1, text: text.slice(0, wordLengthMax) })
    else value.words.push(word)
  }
  return {
    value: { ...value, words: [...new Set(value.words)] },
    problems: lines.length > linesMax ? ['too-many-lines'] : [],
  }
}
