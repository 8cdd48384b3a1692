import { readFileSync } from 'node:fs'
import { WORD_LENGTH_MAX } from '../../src/persian/half-space/hash.ts'
import { codesOf, joinsNext, letterCode } from '../../src/persian/half-space/letters.ts'
import { KNOWN } from '../../src/persian/half-space/lexicon.ts'
import { COMPARATIVES, ENCLITICS, PLURALS } from '../../src/persian/half-space/verbs.ts'
import { type Sentence, SHARED, wordsOf } from './corpus.ts'

/** What the lists and the edited sentences say of one spelling without half-spaces. */
export type Entry = {
  /** KNOWN bits from lists alone. */
  listed: number
  listedGaps: Set<number>
  /** How often the edited sentences have it whole, and with half-spaces, and where. */
  intact: number
  gapped: number
  editedGaps: Map<number, number>
  /** How often the edited sentences have it as two words, divided where it has a half-space. */
  apart: number
}

/** Entries by their letter codes as a string. */
export type Entries = Map<string, Entry>

/** A word as the lexicon keeps it: its letters and the half-spaces grammar does not explain. */
export type Base = { key: string; gaps: number[] }

const INFLECTION = new Set([...PLURALS, ...COMPARATIVES, ...ENCLITICS].map((suffix) => suffix.replaceAll('\u200c', '')))
const VERB_PREFIX = /^(?:بر|در|باز|فرو|فرا|وا)?ن?می$/

/** The word without its verb prefix or last inflection, where grammar knows them; null when nothing is left to learn. */
export function baseOf(word: string): Base | null {
  const parts = word.split('\u200c').filter((part) => part !== '')
  if (parts.length > 1) {
    if (VERB_PREFIX.test(parts[0]!)) return null
    while (parts.length > 1 && INFLECTION.has(parts.at(-1)!.replace(/[\u064b-\u065f]/g, ''))) parts.pop()
    if (parts.length === 1) return null
  }
  const base = parts.join('\u200c')
  const codes = codesOf(base)
  if (codes.length === 0 || codes.length > WORD_LENGTH_MAX / 2) return null
  return { key: String.fromCharCode(...codes), gaps: gapsOf(base) }
}

/** Where half-spaces stand, in letters; never after a letter that does not join. */
function gapsOf(word: string): number[] {
  const gaps: number[] = []
  let letters = 0
  let last = 0
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if (unit === 0x200c) {
      if (joinsNext(last)) gaps.push(letters)
      continue
    }
    const code = letterCode(unit)
    if (code === 0) continue
    letters++
    last = code
  }
  return gaps.filter((gap) => gap > 0 && gap < letters && gap < 32)
}

/** The entry of a spelling, made when it is new. */
export function entryOf(entries: Entries, key: string): Entry {
  let entry = entries.get(key)
  if (!entry) {
    entry = { listed: 0, listedGaps: new Set(), intact: 0, gapped: 0, editedGaps: new Map(), apart: 0 }
    entries.set(key, entry)
  }
  return entry
}

/** Adds (or with -1 takes away) one sighting of a word in edited text. */
export function countWord(entries: Entries, word: string, sightings: 1 | -1): void {
  const base = baseOf(word)
  if (!base) return
  const entry = entryOf(entries, base.key)
  if (base.gaps.length === 0) entry.intact += sightings
  else entry.gapped += sightings
  for (const gap of base.gaps) entry.editedGaps.set(gap, (entry.editedGaps.get(gap) ?? 0) + sightings)
}

/** Two words with one space between them. */
const PAIR =
  /(?<![\u0620-\u065f\u066e-\u06d3\u06d5\u200c])([\u0620-\u065f\u066e-\u06d3\u06d5]+) (?=([\u0620-\u065f\u066e-\u06d3\u06d5\u200c]+))/g

/** Adds (or takes away) the compounds that a sentence has as two words; tells which entries changed. */
export function countApart(entries: Entries, body: string, sightings: 1 | -1): string[] {
  const changed: string[] = []
  for (const [, left, right] of body.matchAll(PAIR)) {
    const codes = codesOf(left!)
    const gap = codes.length
    const base = baseOf(right!)
    if (!base || !joinsNext(codes.at(-1) ?? 0) || gap >= 32) continue
    const key = String.fromCharCode(...codes) + base.key
    const entry = entries.get(key)
    if (!entry || !(entry.listedGaps.has(gap) || (entry.editedGaps.get(gap) ?? 0) > 0)) continue
    entry.apart += sightings
    changed.push(key)
  }
  return changed
}

/** The KNOWN bits of an entry; 0 when nothing is known. */
export function knownBits(entry: Entry): number {
  let known = entry.listed
  if (entry.intact >= 20) known |= KNOWN.edited | KNOWN.editedOften
  else if (entry.intact >= 3) known |= KNOWN.editedOften
  else if (entry.intact >= 1) known |= KNOWN.edited
  if (entry.gapped >= 1) known |= KNOWN.gappedEdited
  if (entry.apart > 0) known |= KNOWN.apart
  if (entry.apart > 1 && entry.apart > entry.gapped) known |= KNOWN.mostlyApart
  return known
}

/** Where half-spaces belong in an entry, by lists and edited text. */
export function gapSet(entry: Entry): number[] {
  const gaps = new Set(entry.listedGaps)
  for (const [gap, count] of entry.editedGaps) if (count > 0) gaps.add(gap)
  return [...gaps].sort((a, b) => a - b)
}

/** All lists, and the given sentences. */
export function collectEntries(sentences: readonly Sentence[]): Entries {
  const entries: Entries = new Map()
  const list = (word: string, known: number) => addListed(entries, word, known)
  for (const line of readFileSync(`${SHARED}lexicons/hazm_words.dat`, 'utf8').split('\n')) {
    const [word, frequency, tags] = line.split('\t')
    if (!word || (Number(frequency) < 20 && !word.includes('\u200c'))) continue
    let known: number = KNOWN.hazm
    if (/\bN\b/.test(tags ?? '')) known |= KNOWN.noun
    if (/\bAJ\b/.test(tags ?? '')) known |= KNOWN.adjective
    list(word, known)
  }
  for (const line of readFileSync(`${SHARED}lexicons/lilak_fa.dic`, 'utf8').split('\n').slice(1)) {
    const [word, flags] = line.trim().split('/')
    list(word!, flags ? KNOWN.lilak | KNOWN.inflects : KNOWN.lilak)
  }
  for (const line of readFileSync(`${SHARED}lexicons/fawiki_voc_2026.txt`, 'utf8').split('\n')) {
    list(line.trim(), KNOWN.wikipedia)
  }
  for (const line of readFileSync(`${SHARED}lexicons/hazm_verbs.dat`, 'utf8').split('\n')) {
    const [past, present] = line.trim().split('#')
    if (past) list(past, KNOWN.pastStem)
    for (const stem of (present ?? '').split(' یا ')) if (stem) list(stem, KNOWN.presentStem)
  }
  for (const line of readFileSync(`${SHARED}lexicons/hazm_iverbs.dat`, 'utf8').split('\n')) {
    for (const stem of line.split(' ').slice(1)) if (/^[\u0620-\u06d3]+$/.test(stem)) list(stem, KNOWN.presentStem)
  }
  for (const stem of ['د', 'ر', 'گ', 'ش', 'دون', 'خون', 'تون', 'خوا', 'ذار', 'زار', 'شین', 'مون', 'رس', 'یا'])
    list(stem, KNOWN.presentStem)
  for (const [stem, known] of lilakStems()) list(stem, known)
  for (const word of newsWords()) list(word, KNOWN.lilak)
  for (const { body } of sentences) for (const word of wordsOf(body)) countWord(entries, word, 1)
  for (const { body } of sentences) countApart(entries, body, 1)
  return entries
}

/** How often hazm's corpus has each spelling, half-spaces aside. */
export function listedFrequencies(): Map<string, number> {
  const frequencies = new Map<string, number>()
  for (const line of readFileSync(`${SHARED}lexicons/hazm_words.dat`, 'utf8').split('\n')) {
    const [word, frequency] = line.split('\t')
    const key = String.fromCharCode(...codesOf(word!))
    const count = Math.min(Number(frequency) || 0, FREQUENCY_MAX)
    if (count > (frequencies.get(key) ?? 0)) frequencies.set(key, count)
  }
  return frequencies
}

/** Higher counts in hazm's list («دوستان» 1,400,000,000 times) are slips of its corpus. */
const FREQUENCY_MAX = 100_000_000

/** Stems of verbs, rare ones too, of which Lilak has all six persons after «می‌». */
function lilakStems(): [string, number][] {
  const forms = new Set<string>()
  for (const line of readFileSync(`${SHARED}lexicons/lilak_fa.dic`, 'utf8').split('\n')) {
    const word = line.trim().split('/')[0]!
    if (word.startsWith('می\u200c')) forms.add(word.slice(3))
  }
  const stems: [string, number][] = []
  for (const form of forms) {
    if (!form.endsWith('م') || form.endsWith('یم')) continue
    const stem = form.slice(0, -1)
    if (!['ی', 'یم', 'ید', 'ند'].every((ending) => forms.has(stem + ending))) continue
    if (/[دت]$/.test(stem) && forms.has(stem)) stems.push([stem, KNOWN.pastStem])
    if (forms.has(`${stem}د`)) stems.push([stem, KNOWN.presentStem])
  }
  return stems
}

/** The project's own list of news words. */
export function newsWords(): string[] {
  return readFileSync(new URL('./news-words.txt', import.meta.url), 'utf8')
    .replace(/^#.*$/gm, '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', '\u200c'))
}

function addListed(entries: Entries, word: string, known: number): void {
  if (!/^[\u0620-\u065f\u066e-\u06d3\u06d5\u200c]+$/.test(word)) return
  const base = baseOf(word)
  if (!base) return
  const entry = entryOf(entries, base.key)
  if (base.gaps.length === 0) entry.listed |= known
  else {
    entry.listed |= KNOWN.gappedListed
    for (const gap of base.gaps) entry.listedGaps.add(gap)
  }
}
