import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bylineName, personName } from './person-name.ts'

const table: [text: string, name: string | null][] = [
  ['نرگس سپیدار', 'نرگس سپیدار'],
  [' : لیلا سرمشق‌نیا ', 'لیلا سرمشق‌نیا'],
  ['نرگس سپیدار، امید راد', 'نرگس سپیدار، امید راد'],
  ['از نرگس سپیدار', 'نرگس سپیدار'],
  ['نرگس سپیدار دنبال کنید', 'نرگس سپیدار'],
  ['نرگس سپیدار، کابل', 'نرگس سپیدار'],
  ['نرگس', null],
  ['خبرگزاری ایسنا', null],
  ['روابط‌عمومی شهرداری', null],
  ['گروه اجتماعی', null],
  ['مدیر سایت', null],
  ['رها موبایلی', 'رها موبایلی'],
  ['پریسا نظری', 'پریسا نظری'],
  ['آرش یعقوبی', 'آرش یعقوبی'],
  ['نظرات خوانندگان', null],
  ['سرویس‌های خبری', null],
  ['۱۴ مهر ۱۴۰۲', null],
  ['نویسندهٔ این متن از سه شهر دیدن کرده است', null],
  ['', null],
]

for (const [text, name] of table) {
  test(`«${text}» ${name === null ? 'is no person' : `is ${name}`}`, () => assert.equal(personName(text), name))
}

const bylines: [text: string, name: string | null][] = [
  ['نرگس سپیدار - خبرنگار', 'نرگس سپیدار'],
  ['گروه فرهنگ، نرگس سپیدار', 'نرگس سپیدار'],
  ['نرگس سپیدار ; ساعت ۱۰:۱۸', 'نرگس سپیدار'],
  ['گروه فرهنگ - سرویس کتاب', null],
]

for (const [text, name] of bylines) {
  test(`«${text}» is the byline of ${name ?? 'nobody'}`, () => assert.equal(bylineName(text), name))
}
