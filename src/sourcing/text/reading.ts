/** One text made ready to be read: its words, sentences, quotation depths and the sources it names. */

import type { SourceDirectory } from '../directory/directory.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { findSources, type Sighting } from './find-sources.ts'
import { quoteDepths, type Sentence, splitSentences } from './sentences.ts'
import { readWords, type Word } from './words.ts'

export interface Reading {
  text: string
  words: Word[]
  depths: Uint8Array
  sentences: Sentence[]
  sightings: Map<number, Sighting>
}

/** A run of words, `to` exclusive. */
export interface Span {
  from: number
  to: number
}

/** Prepares a text. Linear in its length; never throws. */
export function readText(text: string, directory: SourceDirectory): Reading {
  const words = readWords(text)
  const depths = quoteDepths(words)
  const sightings = findSources(words, directory)
  const insideNames = new Set<number>()
  for (const { from, to } of sightings.values()) for (let i = from; i < to - 1; i++) insideNames.add(i)
  const sentences = splitSentences(words, depths, (at) => insideNames.has(at))
  return { text, words, depths, sentences, sightings }
}

/** The key of a word; empty past the ends. */
export function keyAt(reading: Reading, at: number): string {
  return reading.words[at]?.key ?? ''
}

/** The word as written; empty past the ends. */
export function writtenAt(reading: Reading, at: number): string {
  const word = reading.words[at]
  return word ? reading.text.slice(word.start, word.end) : ''
}

/** Whether one of these keys stands in a span or right behind it: asked before what would be dear to find out in vain. */
export function hasKey(reading: Reading, { from, to }: Span, keys: ReadonlySet<string>): boolean {
  for (let i = from; i <= to; i++) if (keys.has(keyAt(reading, i))) return true
  return false
}

/** The words of a span as written, quotation marks off, Arabic letters and runs of space made Persian and single. */
export function nameOf(reading: Reading, span: Span): string {
  const first = reading.words[span.from]
  const last = reading.words[span.to - 1]
  if (!first || !last) return ''
  return tidy(reading.text.slice(first.start, last.end))
}

/** A name as it is kept: letters of the house, single spaces, no enclosing marks. */
export function tidy(name: string): string {
  return name
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[«»"“”„]/g, '')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s،,;:.\u200c]+|[\s،,;:\u200c]+$/g, '')
}

const finiteForms = wordSet(`
  است نیست هست بود نبود بودند شد شدند نشد شود شوند می‌شود می‌شوند نمی‌شود کرد کردند نکرد کند کنند می‌کند می‌کنند کرده‌اند شده‌اند بوده‌اند داد دادند دهد دهند
  می‌دهد می‌دهند داشت داشتند دارد دارند ندارد ندارند گرفت گرفتند گیرد می‌گیرد رفت رفتند آمد آمدند خواهد خواهند هستند باشد باشند گردید گردد می‌گردد یافت
  یافتند می‌یابد رسید رسیدند می‌رسد رساند دید ماند ساخت ساختند زد زدند برد بردند پرداخت پرداختند برخاست نشست گفتم گفتیم پرسیدم نوشتم افتاد گذاشت گذاشتند کشید ریخت شکست
`)

/** «رفته‌اند», «در اقلیت‌اند» */
const copula = /(?:اند|ایم|اید)$/
const copulaLetters = 3

/** Whether the copula that ends here hangs on by a half-space: «رفته‌اند», not «ماند». */
function isApart({ text }: Reading, end: number): boolean {
  return text.charCodeAt(end - copulaLetters - 1) === 0x200c
}

/** A finite verb of any kind: a noun phrase cannot run past it. */
export function isFiniteVerb(reading: Reading, at: number): boolean {
  const word = reading.words[at]
  if (!word || word.isMark) return false
  if (finiteForms.has(word.key) || (copula.test(word.key) && isApart(reading, word.end))) return true
  if (!(word.key.startsWith('می') || word.key.startsWith('نمی')) || !/^ن?می...*[دنمی]$/.test(word.key)) return false
  const after = reading.text.charCodeAt(word.start + (word.key.startsWith('ن') ? 3 : 2))
  return after === 0x200c || after === 0x20
}
