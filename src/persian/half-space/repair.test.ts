import assert from 'node:assert/strict'
import test from 'node:test'
import { repair, repairEdits } from './repair.ts'

/** [as it came, as it should read] */
const repairs: [string, string][] = [
  ['ائتلاف بین المللی و ائتلاف بینالمللی', 'ائتلاف بین‌المللی و ائتلاف بین‌المللی'],
  ['ضمن تکذیب عقب نشینی نیروها', 'ضمن تکذیب عقب‌نشینی نیروها'],
  ['ادامه می دهند', 'ادامه می‌دهند'],
  ['نیروهای ائتلاف توانسته اند', 'نیروهای ائتلاف توانسته‌اند'],
  ['با تلاش های نیروها در اردوگاه ها', 'با تلاش‌های نیروها در اردوگاه‌ها'],
  ['امروز سه شنبه گفت', 'امروز سه‌شنبه گفت'],
  ['تمرینهای چشمی مشکلات را رفع میکنند', 'تمرین‌های چشمی مشکلات را رفع می‌کنند'],
  ['نمیدانم چه میگفت', 'نمی‌دانم چه می‌گفت'],
  ['این کار ها را ببینید', 'این کارها را ببینید'],
  ['به خواب های تان دقت کنید', 'به خواب‌های‌تان دقت کنید'],
  ['او می  رود و می\u00a0آید و کتاب \u200cها', 'او می‌رود و می‌آید و کتاب‌ها'],
  ['آن ها رفتند', 'آن‌ها رفتند'],
  ['بینالمللی', 'بین‌المللی'],
  ['باشگاه شهر ما مدافع تازه را می خرد؟', 'باشگاه شهر ما مدافع تازه را می‌خرد؟'],
  ['رئیس جمهور گفت برنامه ها را می بینیم', 'رئیس‌جمهور گفت برنامه‌ها را می‌بینیم'],
  ['میشود', 'می‌شود'],
  ['خانههای', 'خانه‌های'],
  ['ثبتنام', 'ثبت‌نام'],
  ['سه شنبه', 'سه‌شنبه'],
  ['جست وجوی سه ساعته در ساخت وسازها', 'جست‌وجوی سه‌ساعته در ساخت‌وسازها'],
  ['در گوشهای از شهر ایستاده بود و میخندید', 'در گوشه‌ای از شهر ایستاده بود و می‌خندید'],
]

const kept = [
  'پس از آن چه شده است',
  'میدان میانه میز میراث',
  'ایالات متحده و شورای امنیت',
  'او می‌گوید که آنها نیامدند.',
  'کتاب را ماه می سال جدید خواند',
  'https://example.com/می شود',
  'نوشت: `می شود`',
  '',
  'می',
  'داغ داغ خورد و کم کم رفت',
  'او یکسره کار کرد و تهیدستان را یاری داد',
  'رئیس جمهور به خراسان رفت',
  'حق ورود را وزیر به علی وحید داد',
  'بهشون گفت هممون آمده بودیم',
]

test('lost half-spaces come back, whichever way they were lost', () => {
  for (const [came, reads] of repairs) assert.equal(repair(came), reads, came)
})

test('what is right stays as it is', () => {
  for (const text of kept) assert.equal(repair(text), text)
})

test('every change is listed and gives the repaired text', () => {
  const text = 'گفت می شود کتاب ها را خواند و میکنند.'
  const { text: repaired, edits } = repairEdits(text)
  let rebuilt = text
  for (const { start, end, before, after } of [...edits].reverse()) {
    assert.equal(text.slice(start, end), before)
    rebuilt = rebuilt.slice(0, start) + after + rebuilt.slice(end)
  }
  assert.equal(rebuilt, repaired)
  assert.deepEqual(
    edits.map(({ rule }) => rule),
    ['verb-prefix', 'plural', 'verb-prefix'],
  )
  for (const { confidence } of edits) assert.ok(confidence > 0.5 && confidence <= 1)
})

test('a quotation is left verbatim when asked', () => {
  const text = 'گفت: «می شود» و می رود'
  assert.equal(repair(text, { quotations: 'verbatim' }), 'گفت: «می شود» و می‌رود')
})
