/** Credits by place: a platform («در ایکس نوشت»), the end of a paragraph («./ سایت X»), a translated post, a report spoken of. */

import { resolveSource } from '../directory/directory.ts'
import { type Credited, creditedAt } from '../grammar/credited.ts'
import { formulaAt } from '../grammar/formulas.ts'
import { reportingVerbs } from '../grammar/spoken-verbs.ts'
import { wordSet } from '../lexicon/word-list.ts'
import { keyAt, nameOf, type Reading } from '../text/reading.ts'
import type { Sentence } from '../text/sentences.ts'
import { type Carrier, carrierOf } from './carrier.ts'

/** «در ایکس نوشت», «در صفحهٔ خود در اینستاگرام»: a platform where somebody posted. */
export function platforms(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const carriers: Carrier[] = []
  if (!isAboutPosting(reading, sentence)) return carriers
  for (let i = sentence.from; i < sentence.to; i++) {
    if (reading.depths[i]! > sentence.depth) continue
    const byAdjective = platformByAdjective(reading, i)
    if (byAdjective) carriers.push(carrierOf(reading, { frame: 'platform', at: i, sentence: index }, byAdjective))
    const sighting = reading.sightings.get(i)
    if (sighting?.source.kind !== 'social' || !isPlatformPlace(reading, i, sentence.from)) continue
    const name = { from: sighting.from, to: sighting.to }
    const credited = {
      ...name,
      name: nameOf(reading, name),
      kind: 'social' as const,
      source: sighting.source,
      isMedia: true,
    }
    carriers.push(carrierOf(reading, { frame: 'platform', at: i, sentence: index }, credited))
  }
  return carriers
}

const posting = wordSet('منتشر انتشار پست پستی اشتراک به‌اشتراک بازنشر نوشت نوشته توییت')

/** Somebody said or published something there; «حساب او در ایکس بسته شد» is no credit. */
function isAboutPosting(reading: Reading, sentence: Sentence): boolean {
  let hasPlatform = false
  for (let i = sentence.from; i < sentence.to && !hasPlatform; i++) {
    hasPlatform = reading.sightings.get(i)?.source.kind === 'social' || postAdjectives.has(keyAt(reading, i))
  }
  if (!hasPlatform) return false
  for (let i = sentence.from; i < sentence.to; i++) if (posting.has(keyAt(reading, i))) return true
  return reportingVerbs(reading, sentence).length > 0
}

/** «در توییتی نوشت», «در پیامی اینستاگرامی»: the platform is told by an adjective. */
const postAdjectives = new Map([
  ['توییتی', 'توییتر'],
  ['توییتری', 'توییتر'],
  ['اینستاگرامی', 'اینستاگرام'],
  ['تلگرامی', 'تلگرام'],
  ['فیسبوکی', 'فیسبوک'],
])

function platformByAdjective(reading: Reading, at: number): Credited | null {
  const name = postAdjectives.get(keyAt(reading, at))
  if (
    !name ||
    (!/^(?:در|طی|با)$/.test(keyAt(reading, at - 1)) && !/^(?:در|طی|با|انتشار)$/.test(keyAt(reading, at - 2)))
  )
    return null
  return { from: at, to: at + 1, name, kind: 'social', source: resolveSource(name), isMedia: true }
}

const platformHeads = wordSet('شبکه اجتماعی صفحه حساب کانال پیام‌رسان پلتفرم سکوی')

function isPlatformPlace(reading: Reading, at: number, from: number): boolean {
  let i = at - 1
  while (i >= from && platformHeads.has(keyAt(reading, i))) i--
  const key = keyAt(reading, i)
  return key === 'در' || key === 'روی' || i < at - 1
}

const slashWordsMax = 6
const sourceLabels = wordSet('منبع منابع')

/** «… به پایان رسید./ سایت نمونه», «منبع: ایسنا»: a credit at the end of a paragraph. */
export function slashCredit(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const start =
    sourceLabels.has(keyAt(reading, sentence.from)) && keyAt(reading, sentence.from + 1) === ':'
      ? sentence.from + 2
      : -1
  const slash = keyAt(reading, sentence.from) === '/' ? sentence.from + 1 : lastSlash(reading, sentence)
  const at = start > 0 ? start : slash > 0 ? slash : aloneAtEnd(reading, index)
  if (at <= 0 || sentence.to - at > slashWordsMax) return []
  const credited = creditedAt(reading, at, sentence)
  if (!credited?.isMedia || credited.to < sentence.to - 1) return []
  return [carrierOf(reading, { frame: 'slash', at, sentence: index }, credited)]
}

/** A last line that is nothing but the name of a carrier. */
function aloneAtEnd(reading: Reading, index: number): number {
  const sentence = reading.sentences[index]!
  if (index === 0 || index !== reading.sentences.length - 1) return -1
  const sighting = reading.sightings.get(sentence.from)
  return sighting && sighting.to === sentence.to && sighting.source.kind !== 'social' ? sentence.from : -1
}

function lastSlash(reading: Reading, sentence: Sentence): number {
  for (let i = sentence.to - 1; i > Math.max(sentence.from, sentence.to - slashWordsMax); i--) {
    if (keyAt(reading, i) === '/') return i + 1
  }
  return -1
}

const postNouns = wordSet('پست متن توییت توئیت نوشته پیام ویدیو ویدئو ویدیوی بیانیه ترجمه سخنان')

const translationReach = 14

/** «پست فلانی، ترجمه ماشین:» */
export function translation(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  for (let i = sentence.from; i < Math.min(sentence.to, sentence.from + translationReach); i++) {
    if (keyAt(reading, i) !== 'ترجمه') continue
    let from = sentence.from
    while (from < i && postNouns.has(keyAt(reading, from))) from++
    const credited = from < i && from > sentence.from ? creditedAt(reading, from, { from: sentence.from, to: i }) : null
    if (!credited) continue
    const kind = credited.isMedia || credited.source ? credited.kind : 'person'
    return [carrierOf(reading, { frame: 'translation', at: from, sentence: index }, { ...credited, kind })]
  }
  return []
}

const aboutNouns = wordSet('گزارش گزارش‌های خبر ادعای ادعاهای داده‌های گزارشی نوشته روایت منتشرشده')

/** «در واکنش به گزارش رویترز», «داده‌های مارین‌ترافیک»: another's report is spoken of. */
export function reportsOf(reading: Reading, index: number): Carrier[] {
  const sentence = reading.sentences[index]!
  const carriers: Carrier[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (!aboutNouns.has(keyAt(reading, i)) || reading.depths[i]! > sentence.depth || formulaAt(reading, i - 1)) continue
    let at = i + 1
    if (/^(?:ردیابی|اخیر|توسط)$/.test(keyAt(reading, at))) at++
    if (keyAt(reading, at) === 'از' && keyAt(reading, at + 1) === 'سوی') at += 2
    const credited = creditedAt(reading, at, sentence)
    if (credited?.isMedia && (credited.source || credited.kind !== 'unnamed')) {
      carriers.push(carrierOf(reading, { frame: 'about', at: i, sentence: index }, credited))
    }
  }
  return carriers
}
