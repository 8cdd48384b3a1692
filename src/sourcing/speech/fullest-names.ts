/** «هالند» speaks, «ارلینگ هالند» is named elsewhere in the article: the fullest form is kept. */

import { givenNames } from '../lexicon/given-names.ts'
import { genericMedia } from '../lexicon/media-words.ts'
import { namesToo } from '../lexicon/plain-words.ts'
import { keyAt, nameOf, type Reading } from '../text/reading.ts'
import { type Actor, enrich, type Register } from './people-register.ts'

const nameWordsBefore = 3

/** «هالند» speaks, «ارلینگ هالند» is named elsewhere: the fullest form of the article is kept. */
export function nameByFullestForm(reading: Reading, register: Register): void {
  const single = new Map<string, Actor>()
  for (const actor of register.actors) {
    if (actor.kind === 'person' && actor.name && !/\s/.test(actor.name)) single.set(keyOfName(actor.name), actor)
  }
  if (single.size === 0) return
  for (let i = 1; i < reading.words.length; i++) {
    const actor = single.get(reading.words[i]!.key)
    if (!actor) continue
    const from = fullNameStart(reading, i)
    if (from < i) enrich(actor, nameOf(reading, { from, to: i + 1 }), null)
  }
}

function keyOfName(name: string): string {
  return name
    .replace(/[\u200c\s]/g, '')
    .replace(/ئ/g, 'ی')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ؤ/g, 'و')
}

function fullNameStart(reading: Reading, at: number): number {
  let start = at
  for (let i = at - 1; i >= Math.max(0, at - nameWordsBefore); i--) {
    if (reading.words[i]!.isMark) break
    if (isGivenName(reading, i)) start = i
  }
  return start
}

function isGivenName(reading: Reading, at: number): boolean {
  const key = keyAt(reading, at)
  return (givenNames.has(key) || namesToo.has(key)) && !genericMedia.has(key)
}
