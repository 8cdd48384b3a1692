import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelledPair } from './labelled-pair.ts'

const pairs: [label: string, value: string, kind: string | null, told?: string][] = [
  ['تاریخ انتشار در سایت', '۱۶ دی ۱۳۹۷', 'published', '2019-01-05T20:30:00.000Z'],
  ['ارسال:', '۱۶ بهمن ۱۴۰۰ ۰۱:۵۵ ب.ظ', 'published', '2022-02-05T10:25:00.000Z'],
  ['آخرین بازبینی', '۱۷ بهمن ۱۴۰۰ - ۰۸:۱۰', 'updated', '2022-02-06T04:40:00.000Z'],
  ['به‌روز شده در', '۲۱:۴۰', 'updated'],
  ['ساعت', '۰۷:۳۰', 'clock'],
  ['تهیه‌کننده', 'یاشار ترازودار', 'author'],
  ['شماره گزارش', '۳۰۴۱۷', 'code'],
  ['طبقه‌بندی خبر', 'صنعت و معدن', 'section'],
  ['تاریخ برگزاری', '۱۶ دی ۱۳۹۷', null],
  ['تاریخ چاپ', '۱۶ دی ۱۳۹۷', null],
  ['نویسنده', 'تحریریهٔ سایت', null],
  ['شماره', '۱۴، زمستان ۱۳۹۷', null],
  ['گروه', 'این واژه در متن آمده است.', null],
  ['کتابخانه', '۱۶ دی ۱۳۹۷', null],
  ['', '۱۶ دی ۱۳۹۷', null],
  ['انتشار', '', null],
]

for (const [label, value, kind, told] of pairs) {
  test(`«${label}» beside «${value}» tells ${kind ?? 'nothing'}`, () => {
    const pair = labelledPair(label, value, null)
    assert.equal(pair?.kind ?? null, kind)
    if (told !== undefined) assert.equal(pair!.moment!.at.toISOString(), told)
  })
}
