/** Carriers that were spoken to: «در گفت‌وگو با خبرنگار فارس», «به رویترز گفت». They carry, they do not speak. */

import { type Credited, creditedAt } from '../grammar/credited.ts'
import { documentNouns } from '../lexicon/organisation-words.ts'
import { reportingVerbAt } from '../lexicon/reporting-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { keyAt, type Reading } from '../text/reading.ts'
import type { Sentence } from '../text/sentences.ts'
import { type Carrier, carrierOf } from './carrier.ts'

const dialogueNouns = wordSet('گفت‌وگو گفتگو گفت‌وگوی گفت‌وگویی گفتگوی گفتگویی مصاحبه مصاحبه‌ای گفت‌وگوهای گفت‌وگو‌ گفت‌وگوئی')

const dialogueAdjectives = wordSet('اختصاصی ویژه تلفنی تفصیلی زنده کوتاه مفصل جداگانه')

/** «در گفت‌وگو با خبرنگار فارس», «به رویترز گفت»: it carries, it does not speak. */
export function dialogues(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const carriers: Carrier[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (reading.depths[i]! > sentence.depth) continue
    const at = dialogueAt(reading, i, sentence)
    const credited = at > 0 ? creditedAt(reading, at, sentence) : null
    if (credited?.isMedia && !isNamelessCrowd(credited))
      carriers.push(carrierOf(reading, { frame: 'dialogue', at: i, sentence: index }, withOwnKind(credited)))
  }
  return carriers
}

/** Told to a reporter of Reuters is told to Reuters; «خبرنگار فارس» in an Iranian story is the outlet's own work. */
function withOwnKind(credited: Credited): Credited {
  if (credited.kind !== 'own-reporter' || !credited.source || credited.source.country === 'IR') return credited
  return { ...credited, kind: credited.source.kind }
}

function dialogueAt(reading: Reading, at: number, sentence: Sentence): number {
  const key = keyAt(reading, at)
  if (dialogueNouns.has(key)) {
    let i = at + 1
    while (dialogueAdjectives.has(keyAt(reading, i))) i++
    if (keyAt(reading, i) === 'که' && keyAt(reading, i + 1) === 'با') i++
    return keyAt(reading, i) === 'با' ? i + 1 : -1
  }
  if (key === 'که' && keyAt(reading, at + 1) === 'با') return speaksWith(reading, at + 2, sentence) ? at + 2 : -1
  if (key !== 'به') return -1
  return tells(reading, at + 1, sentence) ? at + 1 : -1
}

/** «که با وال‌استریت ژورنال گفت‌وگو کردند» */
function speaksWith(reading: Reading, at: number, sentence: Sentence): boolean {
  for (let i = at; i < Math.min(sentence.to, at + 8); i++)
    if (dialogueNouns.has(keyAt(reading, i)) || /^(?:صحبت|مصاحبه)$/.test(keyAt(reading, i))) return true
  return false
}

const tellingReach = 3

/** «به رویترز گفت»: a saying verb comes right after the carrier. */
function tells(reading: Reading, at: number, sentence: Sentence): boolean {
  if (documentNouns.has(keyAt(reading, at)) || !isSaidAfter(reading, at + 1, sentence)) return false
  const credited = creditedAt(reading, at, sentence)
  if (!credited?.isMedia) return false
  for (let i = credited.to; i < Math.min(sentence.to, credited.to + tellingReach); i++) {
    if (reportingVerbAt(reading.words, i)) return true
    if (reading.words[i]!.isMark) return false
  }
  return false
}

/** Asked first: most sentences with «به» say nothing of saying, and a phrase takes longer to read than its words. */
function isSaidAfter(reading: Reading, from: number, sentence: Sentence): boolean {
  for (let i = from; i < sentence.to; i++) if (reportingVerbAt(reading.words, i)) return true
  return false
}

const crowds = new Set(['برخی رسانه‌ها', 'برخی رسانه ها', 'رسانه‌های جمعی', 'رسانه ها', 'رسانه‌های گروهی'])

/** «در جمع خبرنگاران», «با رسانه‌ها»: nobody in particular. */
export function isNamelessCrowd(credited: Credited): boolean {
  return (
    credited.source === null &&
    credited.kind === 'unnamed' &&
    (credited.to - credited.from <= 1 || crowds.has(credited.name))
  )
}
