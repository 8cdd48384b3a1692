import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agoLine, dateLine, isManyCalendars, isoInstant } from './moments.ts'

const NOW = new Date('2023-10-30T05:42:00Z')

const lines: [line: string, iso: string | null, precision?: string][] = [
  ['۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹', '2020-11-24T19:16:00Z', 'minute'],
  ['۱۴۰۳/۱۲/۰۶', '2025-02-23T20:30:00Z', 'day'],
  ['۱۸ دی ۱۳۹۸، ۱۵:۲۲', '2020-01-08T11:52:00Z', 'minute'],
  ['يكشنبه ۷ اسفند ۱۳۹۰ - ۰۶:۱۰', '2012-02-26T02:40:00Z', 'minute'],
  ['۱۳۸۳/۰۶/۰۶ ۰۷:۱۴:۵۸', '2004-08-27T02:44:58Z', 'second'],
  ['٩ بهمن ١٣٩٠ - ١١:٤٠', '2012-01-29T08:10:00Z', 'minute'],
  ['۷ مهر ۱۴۰۲ در ۲:۳۶ ب.ظ', '2023-09-29T11:06:00Z', 'minute'],
  ['۱۵ مرداد ماه ۱۳۹۵ ساعت ۱۹ و ۵۵ دقیقه', '2016-08-05T15:25:00Z', 'minute'],
  ['۲۱ اسفند ۱۴۰۳ - ۱۳:۱۶ 11 March 2025', '2025-03-11T09:46:00Z', 'minute'],
  ['دوشنبه ۲۲ مارس ۲۰۲۱ - ۰۱:۱۰', '2021-03-21T20:40:00Z', 'minute'],
  ['۷ آبان, ۱۴۰۳', '2024-10-27T20:30:00Z', 'day'],
  ['۱۴ مهر ۱۱:۲۵', '2023-10-06T07:55:00Z', 'minute'],
  ['در تاریخ ۷ اردیبهشت ۱۳۹۹ ساعت ۱۳:۵۵', '2020-04-26T09:25:00Z', 'minute'],
  ['پنجشنبه، هفدهم آذر یک هزار و چهارصد و یک', '2022-12-07T20:30:00Z', 'day'],
  ['بیست و هشتم آبان ۱۳۹۹، ساعت ۱۰:۰۰', '2020-11-18T06:30:00Z', 'minute'],
  ['سه‌شنبه ۲۸ حوت ۱۴۰۳، ساعت ۴:۱۵ بعد از ظهر به وقت کابل', '2025-03-18T11:45:00Z', 'minute'],
  ['۵ سنبله ۱۳۹۹ ساعت ۲۲:۱۰ به وقت کابل', '2020-08-26T17:40:00Z', 'minute'],
  ['هزار و چهارصد نفر', null],
  ['نتیجهٔ بازی ۲۵ بر ۱۶ بود', null],
  ['۸۵۵۲', null],
  ['در ۱۴ مهر ۱۴۰۲ کتابخانه باز شد', null],
  [`1${'jan'.repeat(28)}!`, null],
  [`هفتم ${'یک هزار و '.repeat(8)}`, null],
  [`۱ ${'satthu'.repeat(14)}؟`, null],
  ['', null],
]

for (const [line, iso, precision] of lines) {
  test(`«${line}» ${iso === null ? 'is no date line' : `is ${iso}`}`, () => {
    const moment = dateLine(line, NOW)
    assert.equal(moment === null ? null : isoInstant(moment.at), iso)
    if (precision !== undefined) assert.equal(moment!.precision, precision)
  })
}

const ago: [line: string, iso: string | null][] = [
  ['۲ ساعت پیش', '2023-10-30T03:42:00Z'],
  ['۱۰ دقیقه قبل', '2023-10-30T05:32:00Z'],
  ['۲ ساعت پیش از آغاز بازی، تماشاگران رسیدند', null],
]

for (const [line, iso] of ago) {
  test(`«${line}» counted from the visit ${iso === null ? 'is nothing' : `is ${iso}`}`, () => {
    const moment = agoLine(line, NOW)
    assert.equal(moment === null ? null : isoInstant(moment.at), iso)
    assert.equal(agoLine(line, null), null)
  })
}

test('a header in three calendars is told from a date given in two', () => {
  assert.ok(isManyCalendars('شنبه ۱۷ فروردین ۱۳۹۲ - 2013 April 6 - ۲۵ جمادی‌الاول ۱۴۳۴'))
  assert.ok(!isManyCalendars('۲۱ اسفند ۱۴۰۳ - ۱۳:۱۶ 11 March 2025'))
})
