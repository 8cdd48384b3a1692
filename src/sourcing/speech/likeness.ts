/** How like two names, or two offices, are: whether «فرضی» is «رسول فرضی», «رئیس مؤسسه» is «رئیس مؤسسهٔ نشر آثار». */

import { givenNames } from '../lexicon/given-names.ts'
import { places } from '../lexicon/organisation-words.ts'
import { iranianTowns } from '../lexicon/towns.ts'
import { squash } from '../text/words.ts'

/** A name made ready to be compared. */
export interface NameForm {
  key: string
  words: string[]
  /** Squashed tails at word boundaries: «علی بند علیان» → علیبندعلیان, بندعلیان, علیان. */
  ends: string[]
}

/** An office made ready to be compared. */
export interface OfficeForm {
  key: string
  /** The words that tell something; the first is the head. */
  words: string[]
  pool: ReadonlySet<string>
  whole: string
}

export function nameForm(name: string): NameForm {
  const words = name.split(/\s+/).map(squash)
  return { key: words.join(''), words, ends: words.map((_, at) => words.slice(at).join('')) }
}

export function officeForm(title: string): OfficeForm {
  const bare = title.replace(/\(.*?\)/g, ' ')
  const words = bare
    .split(/\s+/)
    .map(squash)
    .flatMap((word) => shortForms.get(word) ?? word)
    .filter((word) => word !== '' && !idle.has(word))
  return { key: squash(bare).replace(/جمهوری/g, 'جمهور'), words, pool: new Set(words), whole: words.join('') }
}

/** Bodies that newsrooms call by a short form: «آبفای سمنان» is «شرکت آب و فاضلاب استان سمنان». */
const shortForms = new Map(
  Object.entries({
    آبفا: 'آب فاضلاب',
    آبفای: 'آب فاضلاب',
    آموزش‌وپرورش: 'آموزش پرورش',
    صمت: 'صنعت معدن تجارت',
    فراجا: 'فرماندهی انتظامی جمهوری اسلامی ایران',
    صداوسیما: 'صدا سیما',
    صداوسیمای: 'صدا سیما',
    شستا: 'سرمایه‌گذاری تأمین اجتماعی',
  }).map(([short, long]) => [squash(short), long.split(' ').map(squash)]),
)

const lettersOfNameMin = 3
const slipLettersMin = 5
const typoLettersMax = 2

/** 3 equal, 2 a surname or a longer form of the name, 1 the given name or a surname but for a slip of the pen; 0 different people. */
export function nameLikeness(known: NameForm, met: NameForm): number {
  if (known.key.length < lettersOfNameMin || met.key.length < lettersOfNameMin)
    return known.key !== '' && known.key === met.key ? 3 : 0
  if (known.key === met.key) return 3
  const [short, long] = known.key.length < met.key.length ? [known, met] : [met, known]
  if (long.ends.includes(short.key)) return 2
  if (long.key.startsWith(short.key) && startsAtWord(long, short.key))
    return short.words.length > 1 ? 2 : givenNames.has(short.key) ? 1 : 0
  return short.key.length >= slipLettersMin && long.ends.some((end) => isSlip(end, short.key)) ? 1 : 0
}

function startsAtWord(name: NameForm, key: string): boolean {
  let begun = ''
  for (const word of name.words) {
    begun += word
    if (begun === key) return true
  }
  return false
}

/** «فرضی‌نیا» and «فرضی‌نیاز» */
function isSlip(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= typoLettersMax && (a.startsWith(b) || b.startsWith(a))
}

const sharedShareMin = 0.7
const idle = new Set(['و', 'در', 'از', 'به', 'با', 'این', 'کل', 'کشور', 'کشورمان', 'محترم', 'سابق', 'امام'])

/** An ambassador is told by the country or by its capital. */
const embassies = new Set(['سفیر', 'کاردار', 'سرکنسول', 'رایزن'])

/** «مدیرعامل آب و فاضلاب سمنان» and «… گیلان»: each names a place that the other does not. */
function isElsewhere(one: OfficeForm, other: OfficeForm): boolean {
  const isPlace = (word: string): boolean => iranianTowns.has(word) || places.has(word)
  const isOnlyIn = (form: OfficeForm, { pool }: OfficeForm): boolean =>
    form.words.some((word) => isPlace(word) && !pool.has(word))
  return isOnlyIn(one, other) && isOnlyIn(other, one)
}

/** 3 the same words, 2 one begins the other, 1 the same head and most of the words; 0 another office. */
export function officeLikeness(known: OfficeForm, met: OfficeForm): number {
  if (known.key === met.key) return known.key === '' ? 0 : 3
  const [short, long] = known.words.length <= met.words.length ? [known, met] : [met, known]
  // «عضو و رئیس کمیتهٔ X» is the «رئیس کمیتهٔ X»
  if (known.words[0] !== met.words[0]) return short.words.length > 2 && long.whole.includes(short.whole) ? 1 : 0
  if (known.key.startsWith(met.key) || met.key.startsWith(known.key)) return 2
  if (!embassies.has(short.words[0]!) && isElsewhere(short, long)) return 0
  const shared = short.words.filter((word) => long.pool.has(word) || (word.length > 3 && long.whole.includes(word)))
  return short.words.length > 1 && shared.length / short.words.length >= sharedShareMin ? 1 : 0
}
