/** The dateline of an agency at the head of a text: «خبرگزاری فارس:», «گروه سیاسی خبرگزاری فارس ـ تهران:». */

import { iranianTowns } from '../lexicon/towns.ts'
import { hasKey, isFiniteVerb, keyAt, type Reading, type Span } from '../text/reading.ts'
import { type Credited, creditedAt } from './credited.ts'

export interface Dateline {
  credited: Credited
  /** The word after its colon. */
  to: number
}

const datelineWordsMax = 14
const colon = new Set([':'])
const joints = new Set(['-', '–', '—', 'ـ', '/'])

/** The dateline a text opens with, or null. Only agencies of Iran sign so; «رویترز: …» is a report of theirs. */
export function datelineOf(reading: Reading): Dateline | null {
  const first = reading.sentences[0]
  if (!first) return null
  const placed = placedDateline(reading, first) ?? bureauDateline(reading, first)
  if (placed) return placed
  const opening = { from: first.from, to: Math.min(first.to, first.from + datelineWordsMax) }
  if (!hasKey(reading, opening, colon)) return null
  const credited = creditedAt(reading, first.from, first)
  if (credited?.source?.country !== 'IR' || !/^خبر\s?گزار/.test(credited.name)) return null
  for (let i = credited.to; i < opening.to; i++) {
    const key = keyAt(reading, i)
    if (key === ':') return { credited, to: i + 1 }
    if (!/^[-–—ـ(),/،]$/.test(key) && !isPlaceOrDesk(reading, i, credited.to)) return null
  }
  return null
}

const placeWordsMax = 3
const dash = /^[-–—ـ]$/

/** «تهران ـ ایرنا ـ …», «نمونه‌شهر - خبرگزاری مهر: …»: the town, then an agency or site of Iran, then a dash or a colon. */
function placedDateline(reading: Reading, first: Span): Dateline | null {
  let at = first.from
  while (at < Math.min(first.to, first.from + placeWordsMax) && !reading.words[at]!.isMark) at++
  if (at === first.from || !dash.test(keyAt(reading, at))) return null
  for (let i = first.from; i < at; i++) if (isFiniteVerb(reading, i) || reading.sightings.has(i)) return null
  const credited = creditedAt(reading, at + 1, first)
  if (credited?.source?.country !== 'IR' || !/^(?:agency|own-reporter)$/.test(credited.kind)) return null
  const sighting = reading.sightings.get(at + 1)
  // «پرسپولیس - مهر - …»: an everyday word is an agency after a town only.
  if (sighting?.isAmbiguous && !iranianTowns.has(keyAt(reading, first.from))) return null
  return /^(?:[-–—ـ:])$/.test(keyAt(reading, credited.to)) ? { credited, to: credited.to + 1 } : null
}

/** «ایسنا/خراسان رضوی رئیس …», «ایرنا-مازندران: …»: an agency of Iran and its bureau. */
function bureauDateline(reading: Reading, first: Span): Dateline | null {
  if (!hasKey(reading, first, joints)) return null
  const credited = creditedAt(reading, first.from, first)
  if (credited?.source?.country !== 'IR' || credited.source.kind !== 'agency') return null
  if (!joints.has(keyAt(reading, credited.to)) || !iranianTowns.has(keyAt(reading, credited.to + 1))) return null
  let to = credited.to + 2
  if (/^(?:رضوی|شمالی|جنوبی|شرقی|غربی)$/.test(keyAt(reading, to))) to++
  if (/^[-–—ـ:؛/]$/.test(keyAt(reading, to))) to++
  return to < first.to ? { credited, to } : null
}

/** «ـ تهران», «- گروه ورزشی»: what may stand between the agency and the colon. */
function isPlaceOrDesk(reading: Reading, at: number, from: number): boolean {
  const before = keyAt(reading, from)
  return (
    !reading.words[at]!.isMark &&
    at - from <= 4 &&
    (/^[-–—ـ(/،]$/.test(before) || before === 'گروه' || before === 'سرویس')
  )
}
