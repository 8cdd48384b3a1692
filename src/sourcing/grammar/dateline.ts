/** The dateline of an agency at the head of a text: «خبرگزاری فارس:», «گروه سیاسی خبرگزاری فارس ـ تهران:». */

import { keyAt, type Reading } from '../text/reading.ts'
import { type Credited, creditedAt } from './credited.ts'

export interface Dateline {
  credited: Credited
  /** The word after its colon. */
  to: number
}

const datelineWordsMax = 14

/** The dateline a text opens with, or null. Only agencies of Iran sign so; «رویترز: …» is a report of theirs. */
export function datelineOf(reading: Reading): Dateline | null {
  const first = reading.sentences[0]
  if (!first) return null
  const credited = creditedAt(reading, first.from, first)
  if (credited?.source?.country !== 'IR' || !/^خبر\s?گزار/.test(credited.name)) return null
  for (let i = credited.to; i < Math.min(first.to, first.from + datelineWordsMax); i++) {
    const key = keyAt(reading, i)
    if (key === ':') return { credited, to: i + 1 }
    if (!/^[-–—ـ(),/،]$/.test(key) && !isPlaceOrDesk(reading, i, credited.to)) return null
  }
  return null
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
