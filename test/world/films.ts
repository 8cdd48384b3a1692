import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { seconds as boatSeconds } from './films/boat-school.ts'
import { filmSize } from './films/film-size.ts'
import { seconds as mirrorSeconds } from './films/mirror-wash.ts'

/** A film made for the example newsroom. */
export interface WorldFilm {
  /** Latin, unique: the name of its file. */
  name: string
  /** Absolute path of the WebM. */
  path: string
  /** SHA-256 of the file, in hexadecimal. */
  hash: string
  /** Where it is served. */
  src: string
  width: number
  height: number
  seconds: number
  /** Name of the picture that stands for it until it plays. */
  poster: string
  caption: string
  credit: string
  /** What is told in it, in writing; paragraphs stand on lines of their own. */
  transcript: string
}

const told = [
  {
    name: 'boat-school',
    seconds: boatSeconds,
    poster: 'lighthouse',
    caption: 'لنج مدرسه در راه: چهارده ثانیه نقاشی متحرک، بی‌صدا',
    transcript: [
      'فیلم صدا و گفتار ندارد.',
      'هوا هنوز تاریک است و فانوس جزیرهٔ نخل‌ناز می‌چرخد. لنجی با یک بادبان سفید از کنار نخل‌ها راه می‌افتد. بچه‌ها با جلیقه‌های نارنجی و زرد کنار هم نشسته‌اند و ناخدا در عقب لنج ایستاده است.',
      'خورشید از پشت تپه‌های آن سوی آب بالا می‌آید و نورش روی موج‌ها می‌افتد. فانوس خاموش می‌شود. لنج آرام به اسکلهٔ مدرسه می‌رسد که پرچم سبزی بالای آن است.',
    ].join('\n'),
  },
  {
    name: 'mirror-wash',
    seconds: mirrorSeconds,
    poster: 'observatory',
    caption: 'شست‌وشوی آینه، تکه‌به‌تکه: دوازده ثانیه نقاشی متحرک، بی‌صدا',
    transcript: [
      'فیلم صدا و گفتار ندارد.',
      'آینهٔ گرد رصدخانه از بالا دیده می‌شود؛ غبار دو سال رویش نشسته و تیره است. دو دست با دستکش از دو سو پنبه‌های خیس را آرام از میان آینه به لبه می‌کشند و قطره‌های آب به کناره می‌دوند.',
      'با هر کشیدن، تکه‌ای از آینه روشن می‌شود و دست‌ها به تکهٔ بعدی می‌روند، تا همهٔ آینه به رنگ آسمان درمی‌آید.',
    ].join('\n'),
  },
]

export const films: readonly WorldFilm[] = told.map((film) => {
  const path = fileURLToPath(new URL(`./films/drawn/${film.name}.webm`, import.meta.url))
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex')
  return { ...film, ...filmSize, path, hash, src: `/media/${hash}/film.webm`, credit: 'کارگاه تصویر روزن' }
})

/** Where the film of this name is served, and how long it runs; null when there is none. */
export function findFilm(name: string): { src: string; seconds: number } | null {
  const found = films.find((one) => one.name === name)
  return found === undefined ? null : { src: found.src, seconds: found.seconds }
}
