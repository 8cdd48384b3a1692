/**
 * Builds src/persian/data/lexicon.ts from word lists and from the training part of the treebank. Run from the project root:
 *   node scripts/persian/build-lexicon.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { WORD_LENGTH_MAX } from '../../src/persian/half-space/hash.ts'
import { codesOf, joinsNext, letterCode } from '../../src/persian/half-space/letters.ts'
import { KNOWN, PACKED_DIGITS } from '../../src/persian/half-space/lexicon.ts'
import { COMPARATIVES, ENCLITICS, PLURALS } from '../../src/persian/half-space/verbs.ts'
import { SHARED, treebank, wordsOf } from './corpus.ts'

type Entry = { known: number; gaps: Set<number>; intact: number; gapped: number }

const entries = new Map<string, Entry>()
const INFLECTION = new Set([...PLURALS, ...COMPARATIVES, ...ENCLITICS].map((suffix) => suffix.replaceAll('\u200c', '')))

function entryOf(codes: number[]): Entry {
  const key = String.fromCharCode(...codes)
  let entry = entries.get(key)
  if (!entry) {
    entry = { known: 0, gaps: new Set(), intact: 0, gapped: 0 }
    entries.set(key, entry)
  }
  return entry
}

/** The word without its verb prefix or last inflection, where grammar knows them; null when nothing is left to learn. */
function withoutInflection(word: string): string | null {
  const parts = word.split('\u200c').filter((part) => part !== '')
  if (/^(?:بر|در|باز|فرو|فرا|وا)?ن?می$/.test(parts[0]!)) return null
  while (parts.length > 1 && INFLECTION.has(parts.at(-1)!.replace(/[\u064b-\u065f]/g, ''))) parts.pop()
  return parts.join('\u200c')
}

/** Where half-spaces stand, in letters; never after a letter that does not join. */
function gapsOf(word: string): number[] {
  const gaps: number[] = []
  let letters = 0
  let last = 0
  for (const unit of word) {
    if (unit === '\u200c') {
      if (joinsNext(last)) gaps.push(letters)
      continue
    }
    const code = letterCode(unit.charCodeAt(0))
    if (code === 0) continue
    letters++
    last = code
  }
  return gaps.filter((gap) => gap > 0 && gap < letters && gap < 32)
}

function addListed(word: string, known: number): void {
  if (!/^[\u0620-\u065f\u066e-\u06d3\u06d5\u200c]+$/.test(word)) return
  const base = word.includes('\u200c') ? withoutInflection(word) : word
  if (base === null) return
  const codes = codesOf(base)
  if (codes.length < 1 || codes.length > WORD_LENGTH_MAX / 2) return
  const gaps = gapsOf(base)
  const entry = entryOf(codes)
  if (gaps.length === 0) entry.known |= known
  else {
    entry.known |= KNOWN.gappedListed
    for (const gap of gaps) entry.gaps.add(gap)
  }
}

for (const line of readFileSync(`${SHARED}lexicons/hazm_words.dat`, 'utf8').split('\n')) {
  const [word, frequency, tags] = line.split('\t')
  if (!word || (Number(frequency) < 20 && !word.includes('\u200c'))) continue
  let known: number = KNOWN.hazm
  if (/\bN\b/.test(tags ?? '')) known |= KNOWN.noun
  if (/\bAJ\b/.test(tags ?? '')) known |= KNOWN.adjective
  addListed(word, known)
}
for (const line of readFileSync(`${SHARED}lexicons/lilak_fa.dic`, 'utf8').split('\n').slice(1)) {
  addListed(line.split('/')[0]!.trim(), KNOWN.lilak)
}
for (const line of readFileSync(`${SHARED}lexicons/fawiki_voc_2026.txt`, 'utf8').split('\n')) {
  addListed(line.trim(), KNOWN.wikipedia)
}
for (const line of readFileSync(`${SHARED}lexicons/hazm_verbs.dat`, 'utf8').split('\n')) {
  const [past, present] = line.trim().split('#')
  if (past) entryOf(codesOf(past)).known |= KNOWN.pastStem
  for (const stem of (present ?? '').split(' یا ')) if (stem) entryOf(codesOf(stem)).known |= KNOWN.presentStem
}
for (const { body, part } of treebank()) {
  if (part !== 'train') continue
  for (const word of wordsOf(body)) {
    const codes = codesOf(word)
    if (codes.length === 0 || codes.length > WORD_LENGTH_MAX / 2) continue
    const gaps = gapsOf(word)
    if (gaps.length === 0) entryOf(codes).intact++
    else {
      const base = withoutInflection(word)
      if (base === null) continue
      const baseGaps = gapsOf(base)
      if (baseGaps.length === 0) continue
      const entry = entryOf(codesOf(base))
      entry.gapped++
      for (const gap of baseGaps) entry.gaps.add(gap)
    }
  }
}

const lines: string[] = []
for (const [key, entry] of entries) {
  if (entry.intact >= 1)
    entry.known |=
      entry.intact >= 20 ? KNOWN.edited | KNOWN.editedOften : entry.intact >= 3 ? KNOWN.editedOften : KNOWN.edited
  if (entry.gapped >= 1) entry.known |= KNOWN.gappedEdited
  if (entry.known !== 0) lines.push(key)
}
lines.sort()
let packed = ''
let before = ''
for (const key of lines) {
  let shared = 0
  while (shared < before.length && key[shared] === before[shared]) shared++
  const entry = entries.get(key)!
  packed += PACKED_DIGITS[shared]
  for (const letter of key.slice(shared)) packed += PACKED_DIGITS[letter.charCodeAt(0)]
  packed += ` ${PACKED_DIGITS[entry.known & 63]}${PACKED_DIGITS[entry.known >> 6]}`
  if (entry.known & (KNOWN.gappedListed | KNOWN.gappedEdited)) {
    packed += PACKED_DIGITS[entry.gaps.size]
    for (const gap of [...entry.gaps].sort((a, b) => a - b)) packed += PACKED_DIGITS[gap]
  }
  before = key
}
writeFileSync(
  new URL('../../src/persian/data/lexicon.ts', import.meta.url),
  `// Generated by scripts/persian/build-lexicon.ts; see LICENSE.md in this folder. CC BY-SA 4.0.\nexport const packedLexicon =\n  '${packed}'\n`,
)
console.log(`${lines.length} words, ${packed.length} characters`)
