/** What tells who somebody is beside a name, and is no office: «کشاورزی که …», «از اهالی روستا», «۵۱ ساله». */

import { roles, unnamedHeads } from '../lexicon/person-words.ts'
import { plainHumans } from '../lexicon/plain-words.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { keyAt, type Reading } from '../text/reading.ts'

const wordsMax = 24
const dwellers = wordSet('ساکن اهل متولد زاده مقیم')
const peopleOf = wordSet('ساکنان ساکنین اهالی بازماندگان کارکنان کسبه همسایگان شاگردان همکاران دوستان بازاریان')

/** The word behind such a description that begins at a word, its closing comma taken in; null when there is none. */
export function descriptionEnd(reading: Reading, from: number, limit: number): number | null {
  if (!describesPerson(reading, from)) return null
  for (let i = from + 1; i < Math.min(limit, from + wordsMax); i++) {
    const key = keyAt(reading, i)
    if (key === '،') return i + 1
    if (key === '؛' || key === ':' || key === '«') return null
  }
  return null
}

function describesPerson(reading: Reading, at: number): boolean {
  const key = keyAt(reading, at)
  const next = keyAt(reading, at + 1)
  if (/^[0-9]+$/.test(key)) return next === 'ساله'
  if (/^[0-9]+ساله$/.test(key)) return true
  if (key === 'از') return peopleOf.has(next) || unnamedHeads.has(next)
  if (dwellers.has(key) || plainHumans.has(key)) return true
  const noun = key.replace(/ا?ی$/, '')
  if (noun === key) return false
  return plainHumans.has(noun) || (isOneInWork(key, noun) && (next === 'که' || next === 'از' || next === 'در'))
}

/** «کشاورزی», «راننده‌ای», «نانوایی»: one whom the work tells of, and no office of a body. */
function isOneInWork(key: string, noun: string): boolean {
  return roles.has(noun) || roles.has(key.slice(0, -1)) || roles.has(key.replace(/یی$/, ''))
}
