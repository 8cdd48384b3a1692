import { packedVerbs } from '../data/verbs.ts'

/** The verbs of news come first, so that «رو» is of رفتن and not of رستن. */
const COMMON =
  'کرد شد بود داشت گفت داد رفت آمد گرفت خواست توانست دید زد یافت رسید ساخت نوشت خواند برد خورد آورد گذاشت افزود پرداخت دانست کشید ماند شنید فرستاد پذیرفت افتاد ایستاد نشست خرید فروخت برخاست جست گشت گذشت شناخت کوشید آموخت انداخت ریخت سوخت شکست بخشید پرسید ترسید جنگید نمود فرمود نامید گرداند رساند سنجید'.split(
    ' ',
  )

const PRONOUNS = ['', 'م', 'ت', 'ش', 'مان', 'تان', 'شان']
const PAST_ENDINGS = ['', 'م', 'ی', 'یم', 'ید', 'ند']
const PRESENT_ENDINGS = ['م', 'ی', 'د', 'یم', 'ید', 'ند']

/** Past stems, and the past stem of each present stem. */
const { pasts, presents } = unpacked()

/** The past stem of what follows «می‌»: «گوید» and «گفتند» give «گفت». Null when it is no verb. */
export function stemAfterMi(form: string): string | null {
  for (const pronoun of PRONOUNS) {
    if (!form.endsWith(pronoun)) continue
    const bare = form.slice(0, form.length - pronoun.length)
    const stem = finiteStem(bare) ?? participleStem(bare.replace(PERFECT_ENDING, 'ه'))
    if (stem) return stem
  }
  return null
}

/** «می‌گفته‌اند» without its half-spaces. */
const PERFECT_ENDING = /ه(?:ام|ای|ایم|اید|اند)$/

/** Shorter pasts of rare verbs look like other words. */
const CLEAR_PAST_MIN = 4

/** The past stem of a form without «می‌»: past, subjunctive, imperative, their negatives; null when it is no verb. */
export function stemOfBare(form: string): string | null {
  const past = endingStripped(form, PAST_ENDINGS, pasts)
  if (past && (COMMON_SET.has(past) || form.length - past.length >= 2 || past.length >= CLEAR_PAST_MIN)) return past
  for (const prefix of ['ب', 'ن', 'م']) {
    if (!form.startsWith(prefix) || form.length < 4) continue
    const rest = glide(form.slice(1))
    const stem = prefix === 'ن' ? finiteStem(rest) : presentStem(rest)
    if (stem && (COMMON_SET.has(stem) || (prefix !== 'م' && CLEAR_ENDING.test(form)))) return stem
  }
  const present = presentStem(form)
  return present && COMMON_SET.has(present) ? present : null
}

/** Endings that make a subjunctive or imperative of a rare verb, too: «بپوشد», «نلرزید». */
const CLEAR_ENDING = /(?:د|ند|ید|یم)$/

/** True for a verb of everyday news. */
export function isCommonVerb(past: string): boolean {
  return COMMON_SET.has(past)
}

/** «گفته» and «نگفته» give «گفت». The infinitive «گفتن» is a noun of its own. */
export function participleStem(form: string): string | null {
  const bare = form.endsWith('ه') ? form.slice(0, -1) : null
  if (!bare) return null
  if (pasts.has(bare)) return bare
  return bare.startsWith('ن') && pasts.has(bare.slice(1)) ? bare.slice(1) : null
}

/** «بیاید», «نیفتد»: a glide stands for the alef of the stem. */
function glide(rest: string): string {
  if (rest.startsWith('یا')) return `آ${rest.slice(2)}`
  return rest.startsWith('ی') ? `ا${rest.slice(1)}` : rest
}

function finiteStem(form: string): string | null {
  const past = endingStripped(form, PAST_ENDINGS, COMMON_SET)
  return past ?? presentStem(form) ?? endingStripped(form, PAST_ENDINGS, pasts)
}

/** «رویم» is رو + یم of رفتن before it is روی + م of رستن: any division that gives a verb of everyday news comes first. */
function presentStem(form: string): string | null {
  let rare: string | null = null
  for (const ending of PRESENT_ENDINGS) {
    if (!form.endsWith(ending)) continue
    const past = presents.get(form.slice(0, form.length - ending.length))
    if (past && COMMON_SET.has(past)) return past
    rare ??= past ?? null
  }
  return rare
}

function endingStripped(form: string, endings: readonly string[], stems: ReadonlySet<string>): string | null {
  for (const ending of endings) {
    if (!form.endsWith(ending)) continue
    const stem = form.slice(0, form.length - ending.length)
    if (stems.has(stem)) return stem
  }
  return null
}

const COMMON_SET: ReadonlySet<string> = new Set(COMMON)

function unpacked(): { pasts: Set<string>; presents: Map<string, string> } {
  const pairs = packedVerbs.split(';').map((pair) => pair.split(' ') as [string, string])
  const rank = (past: string) => (COMMON.includes(past) ? 0 : 1)
  pairs.sort((a, b) => rank(a[0]) - rank(b[0]))
  const found = { pasts: new Set<string>(), presents: new Map<string, string>() }
  for (const [past, present] of pairs) {
    found.pasts.add(past)
    if (!found.presents.has(present)) found.presents.set(present, past)
    // «گوی» and «گو», «آی» and «آ» are one stem before different endings.
    const short = present.replace(/ی$/, '')
    if (short.length > 1 && short !== present && !found.presents.has(short)) found.presents.set(short, past)
  }
  return found
}
