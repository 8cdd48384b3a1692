import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { toJalali } from './jalali.ts'
import { readDate } from './read-date.ts'
import { tehranParts } from './tehran.ts'

const now = new Date('2024-11-17T12:00:00Z')

/** [text, instant, precision, problems] */
const dates: [string, string | null, string?, string?][] = [
  ['تاریخ انتشار: ۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹', '2020-11-24T19:16:00.000Z', 'minute'],
  ['به روز شده در: ۲۷ آبان ۱۴۰۳ - ۰۲:۰۰', '2024-11-16T22:30:00.000Z', 'minute'],
  ['۲۷ آبان ۱۴۰۳', '2024-11-16T20:30:00.000Z', 'day'],
  ['۸ اسفند ۱۳۹۴، ۲۰:۳۶', '2016-02-27T17:06:00.000Z', 'minute'],
  ['۳۱ خرداد ۱۳۹۳ - ۰۷:۰۷ 21 June 2014', '2014-06-21T02:37:00.000Z', 'minute'],
  ['۳۱ خرداد ۱۳۹۳ - 20 June 2014', '2014-06-20T19:30:00.000Z', 'day', 'dates-disagree'],
  ['۱۴۰۳/۱۲/۰۶', '2025-02-23T20:30:00.000Z', 'day'],
  ['1384-05-27 08:40:00', '2005-08-18T04:10:00.000Z', 'second'],
  ['۹۹/۰۹/۰۴', '2020-11-23T20:30:00.000Z', 'day', 'two-digit-year'],
  ['۱۲/۰۹/۰۴', '2033-11-23T20:30:00.000Z', 'day', 'two-digit-year,ambiguous-date'],
  ['۲۷ آبان ۹۹', '2020-11-16T20:30:00.000Z', 'day', 'two-digit-year'],
  ['9/3/2007 5:40:00 PM', '2007-09-03T14:10:00.000Z', 'second', 'ambiguous-date'],
  ['08/05/1400 2:10:00 PM', '2021-07-30T09:40:00.000Z', 'second'],
  ['15/08/1400 2:10:00 PM', '2021-11-06T10:40:00.000Z', 'second'],
  ['۲۷ آبان ۹۹ ۱۸:۰۹', '2020-11-17T14:39:00.000Z', 'minute', 'two-digit-year'],
  ['سه‌شنبه ۲۹ آبان', '2024-11-18T20:30:00.000Z', 'day', 'year-assumed'],
  ['سه شنبه ۲۹ آبان ۱۴۰۳', '2024-11-18T20:30:00.000Z', 'day'],
  ['جمعه ۲۹ آبان ۱۴۰۳', '2024-11-18T20:30:00.000Z', 'day', 'weekday-mismatch'],
  ['يكشنبه ٢٧ آبان ١٤٠٣', '2024-11-16T20:30:00.000Z', 'day'],
  ['۲۵ آبان‌ماه', '2024-11-14T20:30:00.000Z', 'day', 'year-assumed'],
  ['۱۴۰۴-۱۱-۰۷T10:30', '2026-01-27T07:00:00.000Z', 'minute'],
  ['1404-11-07T10:30:00+03:30', '2026-01-27T07:00:00.000Z', 'second'],
  ['2020-11-24T19:16:00Z', '2020-11-24T19:16:00.000Z', 'second'],
  ['2020-11-24T22:46:00.250+03:30', '2020-11-24T19:16:00.250Z', 'second'],
  ['Tue, 24 Nov 2020 19:16:00 GMT', '2020-11-24T19:16:00.000Z', 'second'],
  ['Tue, ۲۴ Nov ۲۰۲۰ ۲۲:۴۶:۰۰ +۰۳۳۰', '2020-11-24T19:16:00.000Z', 'second'],
  ['سه‌شنبه، ۰۴ آذر ۱۳۹۹ ۲۲:۴۶:۰۰ +0330', '2020-11-24T19:16:00.000Z', 'second'],
  ['Sun Nov 17 2024 10:20:30 GMT+0330', '2024-11-17T06:50:30.000Z', 'second'],
  ['۲۴ نوامبر ۲۰۲۰', '2020-11-23T20:30:00.000Z', 'day'],
  ['27 Farvardin 1399', '2020-04-14T19:30:00.000Z', 'day'],
  ['۱۲ عقرب ۱۴۰۳', '2024-11-01T20:30:00.000Z', 'day'],
  ['بیست و هفتم آبان‌ماه ۱۴۰۳', '2024-11-16T20:30:00.000Z', 'day'],
  ['اول فروردین ۱۴۰۳', '2024-03-19T20:30:00.000Z', 'day'],
  ['June 21, 2014 10:30 PM', '2014-06-21T18:00:00.000Z', 'minute'],
  ['05/06/2014', '2014-06-04T19:30:00.000Z', 'day', 'ambiguous-date'],
  ['21/06/2014', '2014-06-20T19:30:00.000Z', 'day'],
  ['۲۷ آبان ۱۴۰۳ ساعت ۸ و ۳۰ دقیقه', '2024-11-17T05:00:00.000Z', 'minute'],
  ['۲۷ آبان ۱۴۰۳ ساعت ۱۲ شب', '2024-11-17T20:30:00.000Z', 'minute', 'ambiguous-time'],
  ['۲۷ آبان ۱۴۰۳ - ۵:۳۰ ب.ظ', '2024-11-17T14:00:00.000Z', 'minute'],
  ['۲ فروردین ۱۳۹۹', '2020-03-20T20:30:00.000Z', 'day'],
  ['۳۰ شهریور ۱۳۹۹، ۲۳:۳۰', '2020-09-20T19:00:00.000Z', 'minute', 'ambiguous-time'],
  ['۶۸ روز و ۱ ساعت پیش', '2024-09-10T11:00:00.000Z', 'minute'],
  ['۵ دقیقه پیش', '2024-11-17T11:55:00.000Z', 'minute'],
  ['نیم ساعت پیش', '2024-11-17T11:30:00.000Z', 'minute'],
  ['سه روز پیش', '2024-11-13T20:30:00.000Z', 'day'],
  ['دیروز ساعت ۸ صبح', '2024-11-16T04:30:00.000Z', 'minute'],
  ['دیشب ساعت ۱۱', '2024-11-16T19:30:00.000Z', 'minute'],
  ['دیشب ساعت ۲ بامداد', '2024-11-16T22:30:00.000Z', 'minute'],
  ['امشب ساعت ۱۲', '2024-11-17T20:30:00.000Z', 'minute'],
  ['امشب ساعت ۱۲ ظهر', '2024-11-17T08:30:00.000Z', 'minute'],
  ['امشب ساعت ۸ صبح', '2024-11-17T04:30:00.000Z', 'minute'],
  ['دیشب ساعت ۱۰ ق.ظ', '2024-11-16T06:30:00.000Z', 'minute'],
  ['۱۴۰۳ آبان ۲۷, یکشنبه', '2024-11-16T20:30:00.000Z', 'day'],
  ['در سال ۱۴۰۳ آبان ۲۷ نفر', null, undefined, 'no-date'],
  ['دیروز', '2024-11-15T20:30:00.000Z', 'day'],
  ['فردا', '2024-11-17T20:30:00.000Z', 'day'],
  ['هفته گذشته', '2024-11-09T20:30:00.000Z', 'day'],
  ['یک ماه پیش', '2024-10-17T20:30:00.000Z', 'day'],
  ['روز شنبه', '2024-11-15T20:30:00.000Z', 'day', 'weekday-without-date'],
  ['انتشار: ۱۴۰۳/۰۸/۲۷ - ۱۰:۲۰ کد خبر: ۱۲۳۴۵۶۷', '2024-11-17T06:50:00.000Z', 'minute'],
  ['۱۴۰۳/۰۸/۲۷: گزارش', '2024-11-16T20:30:00.000Z', 'day'],
  ['دوشنبه هفته آینده', '2024-11-24T20:30:00.000Z', 'day'],
  ['۱۶ آذرماه ۱۴۰۲ | ۰۸:۱۲', '2023-12-07T04:42:00.000Z', 'minute'],
  ['شنبه آینده', '2024-11-22T20:30:00.000Z', 'day'],
  ['۳۱ مهر ۱۴۰۰', null, '', 'no-such-day'],
  ['۱۴۰۰/۱۳/۰۱', null, '', 'no-such-day'],
  ['کد خبر ۷۵۷۶۹۵', null, '', 'no-date'],
  ['', null, '', 'no-date'],
  ['نتیجه بازی ۳ - ۲', null, '', 'no-date'],
]

test('a date is read from the words around it', () => {
  for (const [text, instant, precision, problems] of dates) {
    const read = readDate(text, { now })
    assert.equal(read.value?.instant.toISOString() ?? null, instant, text)
    assert.equal(read.value?.precision ?? '', precision ?? '', text)
    assert.equal(read.problems.map(({ kind }) => kind).join(), problems ?? '', text)
  }
})

test('a date counted from the present needs the present', () => {
  for (const text of ['دیروز', '۵ دقیقه پیش', 'سه‌شنبه ۲۸ آبان', 'روز شنبه']) {
    const read = readDate(text)
    assert.equal(read.value, null, text)
    assert.equal(read.problems[0]?.kind, 'needs-now', text)
  }
})

test('`end` is where the date ends', () => {
  const text = 'انتشار: ۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹ | تهران'
  assert.equal(text.slice(0, readDate(text).value!.end), 'انتشار: ۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹')
})

test('hostile text neither throws nor hangs', () => {
  const hostile = [
    '۱'.repeat(100_000),
    '۱۲:'.repeat(50_000),
    'ساعت '.repeat(50_000),
    '99999999999999999/1/1',
    '1 ساعت و '.repeat(9_999),
    '\ud800',
    '0/0/0',
    '۱۴۰۳/۰۰/۰۰',
    '99:99 1403/1/1',
    '-1 روز پیش',
    '۹۹۹۹۹ سال پیش',
  ]
  for (const text of hostile) {
    const read = readDate(text, { now })
    assert.ok(read.value === null || Number.isFinite(read.value.instant.getTime()))
  }
})

const TABLE = new URL('../../../../shared/data/persian/tables/dates.jsonl', import.meta.url)

test('all rows of the shared date table are right', { skip: existsSync(TABLE) ? false : 'needs ../shared' }, () => {
  for (const line of readFileSync(TABLE, 'utf8').trim().split('\n')) {
    const row = JSON.parse(line)
    if (row.task !== 'date_parse' && row.task !== 'date_relative') continue
    const read = readDate(row.input, { now: new Date(row.now ?? now) })
    if (row.expected.includes('T')) assert.equal(read.value?.instant.getTime(), Date.parse(row.expected), row.input)
    else {
      const [year, month, day] = row.expected.split('-').map(Number)
      const { jy, jm, jd } = tehranParts(read.value!.instant)
      assert.deepEqual({ jy, jm, jd }, toJalali({ year, month, day }), row.input)
    }
  }
})
