/** What opens a sentence and is not its subject: connectives, times, places, «به گزارش X،», «در ادامهٔ جلسه». */

import { addition, connectives, prepositions, timeWords } from '../lexicon/function-words.ts'
import { quantifiers, roles, unnamedHeads } from '../lexicon/person-words.ts'
import { phraseLengthAt, wordSet } from '../lexicon/word-list.ts'
import { keyAt, type Reading, type Span } from '../text/reading.ts'
import { isStrong, type Phrase } from './chunk.ts'
import { creditedAt } from './credited.ts'
import { formulaAt } from './formulas.ts'
import { isKnownSurname } from './name-and-title.ts'
import { phraseAt } from './phrases.ts'

/** The first word after connectives and times, prepositional phrases not skipped. */
export function openingEnd(reading: Reading, from: number, limit: number): number {
  let i = from
  while (i < limit) {
    const next =
      prepositions.has(keyAt(reading, i)) && phraseLengthAt(connectives, reading.words, i) === 0
        ? i
        : afterOpening(reading, i, limit)
    if (next === i) break
    i = next
  }
  return i
}

const adverbialWordsMax = 30

/** «در پایان فرضی گفت» but «در پایان بازی امروز فرضی گفت»: the connective may open a longer adverbial. */
function afterCircumstance(reading: Reading, at: number, rest: Span): number {
  const key = keyAt(reading, rest.from)
  if (reading.words[rest.from]?.isMark || prepositions.has(key) || rest.from >= rest.to) return rest.from
  if (phraseLengthAt(connectives, reading.words, rest.from) > 0 || timeWords.has(key)) return rest.from
  const behind = behindGathering(reading, rest)
  if (behind !== null) return behind
  const phrase = phraseAt(reading, rest.from, rest.to)
  if (!phrase || isStrong(phrase) || (phrase.name && !gatherings.has(key))) return rest.from
  return afterAdverbial(reading, at, rest.to)
}

const gatherings = wordSet(
  'جلسه نشست مراسم دیدار گفت‌وگو سخنان سخنانش مصاحبه بازدید همایش گردهمایی دادگاه بازی سفر آیین کنفرانس',
)

/** «در ادامهٔ جلسه گنجی با ارائهٔ …», «در پایان این نشست وزیر نیرو گفت»: who stands behind the gathering, and is no part of it. */
function behindGathering(reading: Reading, rest: Span): number | null {
  const head = /^(?:این|همین|ان)$/.test(keyAt(reading, rest.from)) ? rest.from + 1 : rest.from
  if (!gatherings.has(keyAt(reading, head))) return null
  let i = head + 1
  while (i < rest.to && timeWords.has(keyAt(reading, i))) i++
  if (i >= rest.to) return null
  if (keyAt(reading, i) === '،') return i + 1
  const phrase = phraseAt(reading, i, rest.to)
  if (!phrase) return null
  for (let at = phrase.to; at < rest.to; at++) if (keyAt(reading, at) === '،') return null
  return announcing.has(phrase.kind) || isSurnameAlone(reading, phrase) ? i : null
}

const announcing: ReadonlySet<Phrase['kind']> = new Set(['pronoun', 'person', 'office', 'media'])

function isSurnameAlone(reading: Reading, { from, to }: Phrase): boolean {
  return to - from === 1 && isKnownSurname(reading, { from, to })
}

const farther = wordSet('آن‌طرف‌تر این‌طرف‌تر آن‌سوتر این‌سوتر دورتر جلوتر عقب‌تر بالاتر پایین‌تر نزدیک‌تر بعدتر')
const amounts = wordSet('کمی اندکی قدری')
const amountWordsMax = 4

/** «چند قدم آن‌طرف‌تر», «کمی دورتر», «دو کوچه پایین‌تر»: the word behind; -1 where none begins. */
function afterDistance(reading: Reading, at: number, limit: number): number {
  const key = keyAt(reading, at)
  if (!amounts.has(key) && !quantifiers.has(key) && !/^[0-9]+$/.test(key)) return -1
  for (let i = at + 1; i < Math.min(limit, at + amountWordsMax); i++) {
    const next = keyAt(reading, i)
    if (farther.has(next)) return i + 1
    if (reading.words[i]!.isMark || unnamedHeads.has(next) || roles.has(next)) return -1
  }
  return -1
}

/** The word behind the one opening that begins at a word; the same word where none does. */
export function afterOpening(reading: Reading, at: number, limit: number): number {
  const key = keyAt(reading, at)
  if (key === '،' || key === '؛' || key === '-' || key === '»' || key === ')' || key === ':') return at + 1
  const length = phraseLengthAt(connectives, reading.words, at)
  if (length > 0) return key === 'در' ? afterCircumstance(reading, at, { from: at + length, to: limit }) : at + length
  const distance = afterDistance(reading, at, limit)
  if (distance > 0) return distance
  if (timeWords.has(key) || (/^[0-9]+$/.test(key) && timeWords.has(keyAt(reading, at + 1)))) return at + 1
  if (prepositions.has(key)) return afterAdverbial(reading, at, limit)
  return at
}

/** «در نشست امروز،», «به گزارش ایسنا،»: to the comma; with no comma, to a phrase that announces itself. */
function afterAdverbial(reading: Reading, at: number, limit: number): number {
  const formula = formulaAt(reading, at)
  const credited = formula ? creditedAt(reading, formula.to, { from: at, to: limit }) : null
  if (credited && credited.to < limit) return afterPlace(reading, credited.to, limit)
  const named = namedBehindPlace(reading, at, limit)
  if (named !== null) return named
  for (let i = at + 1; i < Math.min(limit, at + adverbialWordsMax); i++) {
    if (keyAt(reading, i) === '،') return i + 1
    if (keyAt(reading, i) === 'که') break
  }
  return selfAnnouncing(reading, at + 2, limit)
}

/** «در توکیو نیز رضا فرضی، معاون وزیر، گفت»: the comma is that of the office, not of the place. */
function namedBehindPlace(reading: Reading, at: number, limit: number): number | null {
  if (keyAt(reading, at) !== 'در') return null
  const from = addition.has(keyAt(reading, at + 2)) ? at + 3 : at + 2
  const phrase = from < limit ? phraseAt(reading, from, limit) : null
  return phrase?.kind === 'person' && phrase.title && keyAt(reading, phrase.core.to) === '،' ? from : null
}

/** «از ساری»: the bureau after the carrier. */
function afterPlace(reading: Reading, at: number, limit: number): number {
  const key = keyAt(reading, at)
  if (key !== 'از' && key !== 'در') return at
  for (let i = at + 1; i < Math.min(limit, at + 6); i++) if (keyAt(reading, i) === '،') return i + 1
  return at
}

function selfAnnouncing(reading: Reading, from: number, limit: number): number {
  for (let i = from; i < Math.min(limit, from + adverbialWordsMax); i++) {
    if (reading.words[i]!.isMark && keyAt(reading, i) !== '«') continue
    if (isPlainContinuation(reading, i)) continue
    const phrase = phraseAt(reading, i, limit)
    if (phrase?.kind === 'other' && phrase.name && followsTime(reading, i, phrase)) return i
    if (
      phrase &&
      (phrase.kind === 'pronoun' || phrase.kind === 'person' || phrase.kind === 'office' || phrase.kind === 'media')
    )
      return i
  }
  return from - 2
}

/** «در نشست امروز رضا فرضی در …»: a name after the day and before a preposition. */
function followsTime(reading: Reading, at: number, phrase: Phrase): boolean {
  return (
    timeWords.has(keyAt(reading, at - 1)) && prepositions.has(keyAt(reading, phrase.to)) && phrase.to - phrase.from > 1
  )
}

function isPlainContinuation(reading: Reading, at: number): boolean {
  const before = keyAt(reading, at - 1)
  return prepositions.has(before) || before === 'و'
}
