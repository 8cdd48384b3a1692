import { fold } from '#persian'
import type { RecallKind } from '#store'

/** What an item says of an earlier one, if it takes something back. */
export interface TakingBack {
  kind: RecallKind
  /** The headline without the words that say so. */
  about: string
}

/** Words at the head of a headline by which newsrooms take something back; folded. */
const openings: readonly [RecallKind, RegExp][] = [
  [
    'retraction',
    /^(?:ابطال|لغو|حذف|پس گرفتن) (?:این )?خبر(?=$|[\s/:|-])|^خبر (?:زیر |پیشین )?(?:باطل|لغو|حذف) (?:شد|است|میشود)/,
  ],
  ['correction', /^(?:اصلاحیه|اصلاح خبر|تصحیح خبر|تصحیح و پوزش|تصحیح|پوزش و تصحیح|پوزش و اصلاح)(?=$|[\s/:|-])/],
  ['denial', /^(?:تکذیبیه|تکذیب خبر|تکذیب)(?=$|[\s/:|-])/],
]
/** … and inside it. */
const inside: readonly [RecallKind, RegExp][] = [
  ['denial', /(?:تکذیب (?:کرد|شد|کردند|میکند)|را تکذیب|صحت ندارد|شایعه است|کذب است|واقعیت ندارد)/],
  ['correction', /(?:اصلاح (?:شد|میشود)|اصلاحیه)/],
]
/** At the head of a body. */
const bodyOpenings: readonly [RecallKind, RegExp][] = [
  [
    'correction',
    /^(?:اصلاحیه|در خبر (?:پیشین|قبلی)|پیرو انتشار خبر|در پی انتشار خبر)[^\n]{0,200}?(?:اصلاح|درست است|پوزش|نادرست)/,
  ],
  ['denial', /^(?:تکذیبیه|در پی انتشار (?:خبر|خبری|اخباری))[^\n]{0,200}?(?:تکذیب|صحت ندارد|کذب|واقعیت ندارد)/],
]

/** Letters of a body that are looked at. */
const headLetters = 600

/**
 * Whether an item corrects, denies or takes back something reported before. `status` is what its format says of it:
 * a cancelled item takes itself back.
 */
export function readTakingBack(item: { title: string; body: string; status: string | null }): TakingBack | null {
  const title = fold(item.title)
  if (item.status === 'canceled') return { kind: 'retraction', about: title }
  for (const [kind, words] of openings) {
    if (words.test(title)) return { kind, about: title.replace(words, '').replace(/^[\s/:|-]+/, '') }
  }
  for (const [kind, words] of inside) {
    if (words.test(title)) return { kind, about: title.replace(words, ' ').trim() }
  }
  const body = fold(item.body.slice(0, headLetters))
  for (const [kind, words] of bodyOpenings) if (words.test(body)) return { kind, about: title }
  return null
}
