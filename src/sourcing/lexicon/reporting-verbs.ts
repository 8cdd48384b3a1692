/**
 * The verbs of reporting: simple («گفت», «می‌نویسد») and compound («اظهار داشت», «تأکید کرده است»).
 * Only third persons are listed: a first person is somebody's own speech.
 */

import type { Word } from '../text/words.ts'
import { squash } from '../text/words.ts'
import { wordSet } from './word-list.ts'

/**
 * What a verb asks of its sentence to count as a reporting clause.
 * `speech` always counts; `content` only when speech follows it («:», «که», «»); `judging` needs an object with «را»
 * («… را … دانست»); `asking` needs «از … که/تا»; `advising` needs «به …» where none of those follows; `promising` needs what is promised right behind it; `rejecting` needs a report, claim or the like as its object.
 */
export type VerbNeed = 'speech' | 'content' | 'judging' | 'asking' | 'rejecting' | 'advising' | 'promising'

export interface ReportingVerb {
  /** Word indexes, `to` exclusive. */
  from: number
  to: number
  need: VerbNeed
  polarity: 'assert' | 'deny' | 'confirm'
  isPlural: boolean
}

interface Compound {
  part: string
  light: string
  need?: VerbNeed
  polarity?: 'deny' | 'confirm'
}

const stems: Record<string, [past: string, present: string]> = {
  کرد: ['کرد', 'کن'],
  نمود: ['نمود', 'نما'],
  داد: ['داد', 'ده'],
  داشت: ['داشت', 'دار'],
  شد: ['شد', 'شو'],
  ساخت: ['ساخت', 'ساز'],
  گفت: ['گفت', 'گو'],
  زد: ['زد', 'زن'],
  گرفت: ['گرفت', 'گیر'],
  گردید: ['گردید', 'گرد'],
  ورزید: ['ورزید', 'ورز'],
}

const compounds: Compound[] = [
  ...many('اظهار بیان اعلام عنوان ابراز اذعان', 'کرد داشت نمود', 'speech'),
  ...many('تصریح خاطرنشان خاطر‌نشان یادآوری', 'کرد نمود ساخت داشت', 'speech'),
  ...many('تاکید اشاره', 'کرد داشت نمود', 'speech'),
  ...many('ادعا اعتراف فاش افشا استدلال پیش‌بینی انتقاد گلایه توییت توئیت اظهارنظر تهدید وعده', 'کرد نمود', 'speech'),
  ...many('اضافه علاوه تشریح تبیین مطرح تعریف متهم نقل روایت پیشنهاد محکوم استناد', 'کرد نمود', 'content'),
  ...many('توصیه', 'کرد نمود', 'advising'),
  ...many('درخواست تقاضا', 'کرد نمود', 'asking'),
  ...many('توصیف ارزیابی قلمداد تلقی تعبیر عنوان', 'کرد نمود', 'judging'),
  ...many('گزارش', 'داد کرد', 'speech'),
  ...many('خبر هشدار توضیح وعده', 'داد', 'speech'),
  ...many('پاسخ جواب ادامه شرح پیشنهاد', 'داد', 'content'),
  ...many('قول اطمینان', 'داد', 'promising'),
  ...many('پاسخ', 'گفت', 'content'),
  ...many('نتیجه', 'گرفت', 'content'),
  ...many('یاداور متذکر مدعی معترف', 'شد گردید', 'speech'),
  ...many('تاکید', 'ورزید', 'speech'),
  ...many('تذکر', 'داد', 'content'),
  ...many('اعتقاد عقیده باور', 'داشت', 'speech'),
  ...many('امیدواری نگرانی تاسف خرسندی اطمینان امیدواری خوشحالی تردید', 'کرد نمود', 'speech'),
  ...many('تکذیب', 'کرد نمود', 'speech', 'deny'),
  ...many('انکار', 'کرد نمود', 'rejecting', 'deny'),
  ...many('رد', 'کرد نمود', 'rejecting', 'deny'),
  ...many('تایید تصدیق', 'کرد نمود', 'speech', 'confirm'),
]

const simple: [form: string[], need: VerbNeed][] = [
  [finiteForms('گفت', 'گو').concat('میگوید میگویند میگه میگن گفتهاند'.split(' ')), 'speech'],
  [finiteForms('افزود', 'افزا').concat('میافزاید', 'میافزایند'), 'speech'],
  [finiteForms('نوشت', 'نویس'), 'speech'],
  [['فرمود', 'فرمودند', 'فرموده', 'فرمودهاند', 'میفرماید', 'میفرمایند'], 'speech'],
  [finiteForms('پرسید', 'پرس'), 'content'],
  [['اورده', 'اوردهاند', 'اوردهاست', 'میاورد'], 'content'],
  [finiteForms('دانست', 'دان'), 'judging'],
  [finiteForms('خواند', 'خوان'), 'judging'],
  [finiteForms('نامید', 'نام'), 'judging'],
  [finiteForms('برشمرد', 'برشمار').concat('برمیشمارد', 'برمیشمرد'), 'judging'],
  [finiteForms('خواست', 'خواه'), 'asking'],
]

const lightForms = new Map<string, string>()
for (const [light, [past, present]] of Object.entries(stems)) {
  for (const form of finiteForms(past, present)) lightForms.set(squash(form), light)
}
for (const form of ['دارد', 'دارند']) lightForms.set(form, 'داشت')

const byPart = new Map<string, Compound[]>()
const joined = new Map<string, Compound>()
for (const compound of compounds) {
  const key = squash(compound.part)
  byPart.set(key, [...(byPart.get(key) ?? []), compound])
  for (const [form, light] of lightForms) if (light === compound.light) joined.set(key + form, compound)
}

const simpleForms = new Map<string, VerbNeed>(
  simple.flatMap(([forms, need]) => forms.map((form) => [squash(form), need] as const)),
)

const auxiliaries = wordSet('است اند بود بودند ست')
const participles = wordSet('گفته نوشته خوانده دانسته خواسته افزوده پرسیده نامیده')
const beforeNoun = wordSet('در از با برای یک دست به طبق بنابر براساس این آن همان مطابق برخلاف ارزش هر چنین')
/** «گفته‌ایم», «گزارش کرده بودیم»: the writer's own voice; «نگفته است» would be no speech. */
const passives = wordSet(
  'نشده نشدند نشد نمیشود باشد باشند باشم بودیم بودم ایم ام شد شده میشود میشد شود شوند شدند میشوند خواهد',
)
const otherSayings = wordSet('سخن تبریک تسلیت خوشامد ترک شهادت اذان دروغ لبیک خیرمقدم')

/** The reporting verb that begins at word `at`, or null. */
export function reportingVerbAt(words: readonly Word[], at: number): ReportingVerb | null {
  const word = words[at]!
  if (word.isMark || !openers.has(word.key)) return null
  const compound = compoundAt(words, at)
  if (compound) return compound
  const need = simpleForms.get(word.key)
  if (need !== undefined) return simpleAt(words, at, need)
  return statingAdjectiveAt(words, at)
}

function compoundAt(words: readonly Word[], at: number): ReportingVerb | null {
  const whole = joined.get(words[at]!.key)
  if (whole) return finish(words, { from: at, to: at + 1, compound: whole })
  const parts = byPart.get(words[at]!.key)
  if (!parts) return null
  const form = words[at + 1]
  if (!form || form.isMark) return null
  // «در پاسخ گفت»
  if (form.key === 'گفت' && words[at - 1]?.key === 'در') return null
  const light = lightForms.get(form.key)
  const compound = parts.find((one) => one.light === light)
  return compound ? finish(words, { from: at, to: at + 2, compound }) : null
}

function finish(words: readonly Word[], found: { from: number; to: number; compound: Compound }): ReportingVerb | null {
  const to = afterAuxiliaries(words, found.to)
  if (passives.has(words[to]?.key ?? '')) return null
  const { need = 'speech', polarity = 'assert' } = found.compound
  return { from: found.from, to, need, polarity, isPlural: isPluralForm(words, to - 1) }
}

function simpleAt(words: readonly Word[], at: number, need: VerbNeed): ReportingVerb | null {
  const before = words[at - 1]?.key ?? ''
  if (otherSayings.has(before)) return null
  const to = afterAuxiliaries(words, at + 1)
  if (participles.has(words[at]!.key)) {
    // «۱۸ خواسته»
    if (
      passives.has(words[to]?.key ?? '') ||
      beforeNoun.has(before) ||
      (words[at]!.key === 'خواسته' && /^[0-9]+$/.test(before))
    )
      return null
  }
  if (passives.has(words[at + 1]?.key ?? '')) return null
  return { from: at, to, need, polarity: 'assert', isPlural: isPluralForm(words, to - 1) }
}

const stating = new Map<string, string>([
  ['معتقد', 'است بود بودند هستند'],
  ['حاکی', 'است بود'],
  ['باور', 'است بود بودند هستند'],
  ['عقیده', 'است بود بودند هستند'],
  ['نظر', ''],
  ['مدعی', 'است بود بودند هستند'],
  ['خواستار', ''],
])
/** «بر این باور است»; «قابل باور است» is no speech. */
const beliefs = wordSet('باور عقیده نظر')
const joinedStating = wordSet('معتقدند معتقدست مدعی‌اند معتقداند')
const statingTails = wordSet('شد شدند شده شده‌است شده‌اند است بود بودند هستند گردید')
const statingReachMax = 40

/** All words with which a reporting verb can begin: of every word of a text one question is asked, not five. */
const openers: ReadonlySet<string> = new Set(
  [joined, byPart, simpleForms, joinedStating, stating].flatMap((words) => [...words.keys()]),
)

/** «معتقد است», «بر این باور است», «حاکی است», «مدعی … شد», «خواستار … شد». */
function statingAdjectiveAt(words: readonly Word[], at: number): ReportingVerb | null {
  const key = words[at]!.key
  if (joinedStating.has(key)) return { from: at, to: at + 1, need: 'speech', polarity: 'assert', isPlural: true }
  const tails = stating.get(key)
  if (tails === undefined) return null
  if (beliefs.has(key) && !/^(?:این|ان|همین)$/.test(words[at - 1]?.key ?? '')) return null
  const next = words[at + 1]?.key ?? ''
  if (tails.split(' ').includes(next)) {
    return { from: at, to: at + 2, need: 'speech', polarity: 'assert', isPlural: isPluralForm(words, at + 1) }
  }
  if (key === 'حاکی' && next === 'از')
    return { from: at, to: at + 1, need: 'speech', polarity: 'assert', isPlural: false }
  if (key !== 'مدعی' && key !== 'خواستار') return null
  for (let i = at + 1; i < Math.min(words.length, at + statingReachMax); i++) {
    if (words[i]!.key === '.' || words[i]!.key === '\n') return null
    if (statingTails.has(words[i]!.key)) {
      return { from: at, to: at + 1, need: 'speech', polarity: 'assert', isPlural: isPluralForm(words, i) }
    }
  }
  return null
}

function afterAuxiliaries(words: readonly Word[], at: number): number {
  let to = at
  while (auxiliaries.has(words[to]?.key ?? '')) to++
  return to
}

function isPluralForm(words: readonly Word[], at: number): boolean {
  return /(?:ند|ن)$/.test(words[at]?.key ?? '')
}

function finiteForms(past: string, present: string): string[] {
  const forms = [
    past,
    `${past}ند`,
    `${past}ه`,
    `${past}هاست`,
    `${past}هاند`,
    `${past}هبود`,
    `${past}هبودند`,
    `${past}هست`,
  ]
  const now =
    present.endsWith('ا') || present.endsWith('و') ? [`${present}ید`, `${present}یند`] : [`${present}د`, `${present}ند`]
  return forms.concat([`می${past}`, `می${past}ند`, ...now.map((form) => `می${form}`)])
}

function many(parts: string, lights: string, need: VerbNeed, polarity?: 'deny' | 'confirm'): Compound[] {
  return parts
    .split(' ')
    .flatMap((part) =>
      lights.split(' ').map((light) => (polarity ? { part, light, need, polarity } : { part, light, need })),
    )
}
