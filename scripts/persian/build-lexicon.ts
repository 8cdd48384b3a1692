/**
 * Builds src/persian/data/lexicon.json, and beside it how often each of its words is met (frequencies.json), from word lists and from the training part of the treebank. Run from the project root:
 *   node scripts/persian/build-lexicon.ts
 */
import { writeFileSync } from 'node:fs'
import { KNOWN, PACKED_APART, PACKED_DIGITS } from '../../src/persian/half-space/lexicon.ts'
import { frequencyLevel } from '../../src/persian/words/frequency.ts'
import { isLearned, newsParagraphs, treebank, writtenSentences } from './corpus.ts'
import { collectEntries, gapSet, knownBits, listedFrequencies } from './word-lists.ts'

/** What a sighting in half a million edited words is worth beside hazm's counts, by the words that both have. */
const SIGHTING = 70_000

const entries = collectEntries([...treebank(), ...newsParagraphs(), ...writtenSentences()].filter(isLearned))
const keys = [...entries.keys()].filter((key) => knownBits(entries.get(key)!) !== 0).sort()

const frequencies = listedFrequencies()
let packed = ''
let levels = ''
let before = ''
for (const key of keys) {
  let shared = 0
  while (shared < before.length && key[shared] === before[shared]) shared++
  const entry = entries.get(key)!
  const known = knownBits(entry)
  packed += PACKED_DIGITS[shared]
  for (const letter of key.slice(shared)) packed += PACKED_DIGITS[letter.charCodeAt(0)]
  packed += ` ${PACKED_DIGITS[known & 63]}${PACKED_DIGITS[(known >> 6) & 63]}`
  if (known & (KNOWN.gappedListed | KNOWN.gappedEdited)) {
    const gaps = gapSet(entry)
    packed += PACKED_DIGITS[gaps.length + PACKED_APART * Math.floor(known / KNOWN.apart)]
    for (const gap of gaps) packed += PACKED_DIGITS[gap]
  }
  levels += PACKED_DIGITS[frequencyLevel((frequencies.get(key) ?? 0) + (entry.intact + entry.gapped) * SIGHTING)]
  before = key
}
writeFileSync(new URL('../../src/persian/data/lexicon.json', import.meta.url), `${JSON.stringify({ words: packed })}\n`)
writeFileSync(new URL('../../src/persian/data/frequencies.json', import.meta.url), `${JSON.stringify({ levels })}\n`)
console.log(`${keys.length} words, ${packed.length} characters`)
