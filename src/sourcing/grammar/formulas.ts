/** The set phrases that credit somebody: «به گزارش», «به نقل از», «طبق اعلام», «به گفتهٔ». */

import { wordSet } from '../lexicon/word-list.ts'
import { keyAt, type Reading } from '../text/reading.ts'

export type FormulaFrame = 'report' | 'quote' | 'announcement' | 'telling'

const bases = wordSet('بنابر طبق براساس مطابق برپایه')
const reportNouns = wordSet('گزارش گزارش‌های گزارشی')
const writingNouns = wordSet('نوشته')
const announcementNouns = wordSet('اعلام اعلامیه بیانیه اطلاعیه داده‌های آمار آمارهای نظرسنجی اطلاعات')
const tellingNouns = wordSet('روایت گفته عقیده باور اعتقاد ادعای اذعان اظهار تعبیر ادعا گفته‌های اظهارات')
/** «در واکنش به گزارش X»: the report is the matter, not the credit. */
const reactions = wordSet('واکنش پاسخ اشاره نسبت توجه استناد اعتراض انتقاد ورود دسترسی راجع مربوط')

const matters = wordSet('گزارش ادعا ادعای اظهارات گفته‌های')
const reactionReach = 8

function isReaction(reading: Reading, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - reactionReach); i--) {
    if (reading.words[i]!.isMark) return false
    if (reactions.has(keyAt(reading, i))) return true
  }
  return false
}

/** The formula that begins at a word: its frame, and the word after it. */
export function formulaAt(reading: Reading, at: number): { frame: FormulaFrame; to: number } | null {
  const key = keyAt(reading, at)
  const next = keyAt(reading, at + 1)
  if (key === 'به' && matters.has(next) && isReaction(reading, at)) return null
  if (key === 'به' && next === 'گزارش') return { frame: 'report', to: at + 2 }
  if (next === 'نقل' && (key === 'به' || key === 'با') && keyAt(reading, at + 2) === 'از')
    return { frame: 'quote', to: at + 3 }
  if ((key === 'به' || key === 'بنابر') && writingNouns.has(next)) return { frame: 'report', to: at + 2 }
  if (key === 'به' && tellingNouns.has(next))
    return keyAt(reading, at + 2) === 'دیگر' ? null : { frame: 'telling', to: at + 2 }
  const base = bases.has(key) ? at + 1 : key === 'بر' && next === 'پایه' ? at + 2 : -1
  if (base < 0) return null
  const noun = keyAt(reading, base)
  if (reportNouns.has(noun)) return { frame: 'report', to: base + 1 }
  if (writingNouns.has(noun)) return { frame: 'report', to: base + 1 }
  if (tellingNouns.has(noun)) return { frame: 'telling', to: base + 1 }
  return announcementNouns.has(noun) ? { frame: 'announcement', to: base + 1 } : null
}
