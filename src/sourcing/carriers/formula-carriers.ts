/** Credits by a set phrase: «به گزارش X», «به نقل از X», «طبق اعلام X». */

import { isStrong } from '../grammar/chunk.ts'
import { type Credited, creditedAt } from '../grammar/credited.ts'
import { formulaAt } from '../grammar/formulas.ts'
import { phraseAt } from '../grammar/phrases.ts'
import { reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { keyAt, type Reading } from '../text/reading.ts'
import { type Carrier, carrierOf, type Frame } from './carrier.ts'

/** «به گزارش», «به نقل از», «طبق اعلام», «به نوشتهٔ», «به گفتهٔ» and what they credit. */
export function formulas(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const carriers: Carrier[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (reading.depths[i]! > sentence.depth) continue
    const opening = formulaAt(reading, i)
    if (!opening || opening.to >= sentence.to) continue
    const at = i
    let credited = asOutlet(creditedAt(reading, opening.to, sentence), opening.frame)
    if (credited && !isCredit(reading, opening, credited)) credited = null
    while (credited) {
      carriers.push(carrierOf(reading, { frame: opening.frame, at, sentence: index }, credited))
      i = Math.max(i, credited.to - 1)
      // «به گزارش رویترز و آسوشیتدپرس»: parallel carriers
      const next =
        keyAt(reading, credited.to) === 'و' && credited.isMedia ? creditedAt(reading, credited.to + 1, sentence) : null
      credited = next?.isMedia ? next : null
    }
  }
  return carriers
}

/** A reporter or a desk without an outlet's name is the paper's own, and no carrier. */
const ownDesk = /^(?:خبرنگار|گزارشگر|گروه|سرویس|بخش|تحریریه)(?=[ \u200c]|$)/

/** «به گزارش پارس‌گردشگری، …»: whom nobody knows and who is credited with a report is an outlet. */
function asOutlet(credited: Credited | null, frame: Frame): Credited | null {
  if (!credited?.isUnknown) return credited
  if (ownDesk.test(credited.name)) return null
  if (frame !== 'report') return credited
  return { ...credited, kind: 'site', isMedia: true }
}

const objects = wordSet('اشاره استناد واکنش پاسخ اعتراض پرداخت انتقاد')

/** Whose lines are recited, not reported. */
const poets = wordSet('حافظ سعدی مولانا فردوسی خیام عطار سنایی رودکی')
const afterQuoted = wordSet('، ؛ : . - – ) ( » از که و در')

/**
 * A name that nobody knows carries news where the credit ends with it («به نقل از X، …») or somebody reports through it
 * («به نقل از X نوشت»); «به نقل از حافظ خواند» and «به نقل از سعدی آغاز کرد» recite.
 */
function isReported(reading: Reading, credited: Credited, from: number): boolean {
  // «داستان را به نقل از همسایه‌ها نوشت»
  if (keyAt(reading, from - 1) === 'را') return false
  const first = reading.words[credited.from]!.key === '«' ? credited.from + 1 : credited.from
  if (poets.has(keyAt(reading, first))) return false
  if (credited.to >= reading.words.length || afterQuoted.has(keyAt(reading, credited.to))) return true
  if (keyAt(reading, credited.to) === '\n') return true
  const verb = reportingVerbAt(reading.words, credited.to)
  return verb !== null && verb.need === 'speech'
}

/** «به گزارش X اشاره کرد» credits nobody; figures («طبق آمار …») need an issuer that is told by its words. */
function isCredit(reading: Reading, opening: { frame: Frame; to: number }, credited: Credited): boolean {
  if (objects.has(keyAt(reading, credited.to)) || keyAt(reading, opening.to) === 'اخیر') return false
  if (opening.frame === 'quote' && credited.isUnknown && !isReported(reading, credited, opening.to - 3)) return false
  if (opening.frame !== 'announcement' || credited.isMedia) return true
  const phrase = phraseAt(reading, opening.to, credited.to)
  return phrase !== null && isStrong(phrase)
}
