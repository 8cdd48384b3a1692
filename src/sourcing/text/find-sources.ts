/** Where the text names sources of the directory. */

import type { Source, SourceDirectory } from '../directory/directory.ts'
import { wordSet } from '../lexicon/word-list.ts'
import type { Word } from './words.ts'

/** A name of the directory in the text. Word indexes, `to` exclusive. */
export interface Sighting {
  from: number
  to: number
  source: Source
  /** The name is an everyday word too: the sentence must credit it before it counts. */
  isAmbiguous: boolean
}

const nameWordsMax = 10

/** Every longest name, by its first word. Names are met whatever their spaces, half-spaces and dots. */
export function findSources(words: readonly Word[], directory: SourceDirectory): Map<number, Sighting> {
  const sightings = new Map<number, Sighting>()
  let i = 0
  while (i < words.length) {
    const sighting = words[i]!.isMark ? null : nameAt(words, i, directory)
    if (sighting) sightings.set(i, sighting)
    i = sighting ? sighting.to : i + 1
  }
  return withEstablished(words, sightings)
}

/** After «استان», «خلیج» or a day of the month, an ambiguous name is the everyday word. */
const everydayBefore = wordSet('خلیج استان دریای زبان ادبیات اهالی بندر جنوب شمال ماه سوی جانب طرف سمت')
const everydayAfter = wordSet('ماه امسال سال')

/** Whether an ambiguous name stands as the everyday word: «استان فارس», «۱۲ مهر». */
export function isEveryday(words: readonly Word[], sighting: Sighting): boolean {
  const before = words[sighting.from - 1]?.key ?? ''
  if (everydayBefore.has(before) || /^[0-9]+$/.test(before)) return true
  return everydayAfter.has(words[sighting.to]?.key ?? '')
}

/** Once «روزنامه شرق» has been named, «شرق» alone is the paper. */
function withEstablished(words: readonly Word[], sightings: Map<number, Sighting>): Map<number, Sighting> {
  const established = new Set<Source>()
  for (const sighting of sightings.values()) if (!sighting.isAmbiguous) established.add(sighting.source)
  for (const sighting of sightings.values()) {
    if (!sighting.isAmbiguous || !established.has(sighting.source)) continue
    if (!isEveryday(words, sighting)) sighting.isAmbiguous = false
  }
  return sightings
}

/** «خبرگزاری آسوشیتدپرس پاکستان»: the name without its head word may reach further than the one with it. */
function nameAt(words: readonly Word[], at: number, directory: SourceDirectory): Sighting | null {
  const found = longestNameAt(words, at, directory)
  if (!found || found.to - at < 2 || words[at + 1]!.isMark) return found
  const inner = longestNameAt(words, at + 1, directory)
  return inner && inner.to > found.to ? { ...inner, from: at } : found
}

function longestNameAt(words: readonly Word[], at: number, directory: SourceDirectory): Sighting | null {
  let key = ''
  let found: Sighting | null = null
  for (let i = at; i < Math.min(words.length, at + nameWordsMax); i++) {
    const word = words[i]!
    if (word.isMark) {
      if (!isInnerMark(words, i)) break
      continue
    }
    key += hasJoint(word.key) ? word.key.replace(/[-._]/g, '') : word.key
    if (!directory.beginnings.has(key)) break
    const hit = directory.byName.get(key)
    if (hit && !opensOnly(words, at, i))
      found = { from: at, to: i + 1, source: hit.source, isAmbiguous: hit.isAmbiguous }
  }
  return found
}

const [HYPHEN, DOT, UNDERSCORE] = [0x2d, 0x2e, 0x5f]

function hasJoint(key: string): boolean {
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at)
    if (unit === HYPHEN || unit === DOT || unit === UNDERSCORE) return true
  }
  return false
}

/** «روزنامه «اطلاعات بین‌المللی»»: the name goes on to the closing mark. */
function opensOnly(words: readonly Word[], from: number, at: number): boolean {
  for (let i = from; i < at; i++) if (words[i]!.key === '«') return words[at + 1]?.key !== '»'
  return false
}

/** «آ.اس», «سی.ان.ان», «آی-۲۴»: marks with letters on both sides. Quotation marks around part of a name: «خبرگزاری «خاور»». */
function isInnerMark(words: readonly Word[], at: number): boolean {
  const { key, start, end } = words[at]!
  if (key === '«') return words[at + 2]?.key === '»' || words[at + 3]?.key === '»'
  if (key !== '.' && key !== '-' && key !== '/') return false
  return words[at - 1]?.end === start && words[at + 1]?.start === end && !words[at + 1]!.isMark
}
