import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FeedDateContext, readFeedDate } from './feed-dates.ts'

const TEHRAN: FeedDateContext = { now: null, naive: 'tehran' }
const UTC: FeedDateContext = { now: null, naive: 'utc' }

const table: { written: string; at: string | null; context?: FeedDateContext; precision?: 'day' }[] = [
  // RFC 822 and what is taken for it
  { written: 'Tue, 27 Jan 2026 04:01:00 +0330', at: '2026-01-27T00:31:00Z' },
  { written: 'tue,27 jan 2026 04:01:00 GMT', at: '2026-01-27T04:01:00Z' },
  { written: '27 Jan 2026 05:55 +0330', at: '2026-01-27T02:25:00Z' },
  { written: 'Thu, 01 Jan 04 19:48:21 EST', at: '2004-01-02T00:48:21Z' },
  { written: 'Thursday, 1 January 2004 19:48:21 -0500', at: '2004-01-02T00:48:21Z' },
  { written: 'Thu, 01-Jan-2004 19:48:21 Z', at: '2004-01-01T19:48:21Z' },
  { written: 'Thu, 01 Jan 2004 09:08:07 pm GMT', at: '2004-01-01T21:08:07Z' },
  { written: 'January 27, 2026 10:00 +0000', at: '2026-01-27T10:00:00Z' },
  { written: 'Tue, 27 Jan 2026 04:01:00 IRST', at: '2026-01-27T00:31:00Z' },
  { written: '27 Jan 2026', at: '2026-01-26T20:30:00Z', precision: 'day' },
  { written: 'Sun Jan 28 23:00:00 PST 2007', at: '2007-01-29T07:00:00Z' },
  { written: 'Tue Jan 27 08:00:00 2026', at: '2026-01-27T08:00:00Z', context: UTC },
  // W3C date-time and ISO 8601
  { written: '2026-01-27T08:03:00+03:30', at: '2026-01-27T04:33:00Z' },
  { written: '2026-01-27T08:03:00.250Z', at: '2026-01-27T08:03:00Z' },
  { written: '2026-01-27 08:03:00 +0330', at: '2026-01-27T04:33:00Z' },
  { written: '20260127T080300Z', at: '2026-01-27T08:03:00Z' },
  { written: '2003-12', at: '2003-12-01T00:00:00Z', context: UTC, precision: 'day' },
  { written: '2003', at: '2003-01-01T00:00:00Z', context: UTC, precision: 'day' },
  { written: '2004-W01-1', at: '2003-12-29T00:00:00Z', context: UTC, precision: 'day' },
  { written: '2003-335', at: '2003-12-01T00:00:00Z', context: UTC, precision: 'day' },
  { written: '2024-02-29T24:00:00Z', at: '2024-03-01T00:00:00Z' },
  { written: '2022-03-22T00:30:00+03:30', at: '2022-03-21T21:00:00Z' },
  // without a zone
  { written: '2021-09-22T00:15:00', at: '2021-09-21T20:45:00Z' },
  { written: '2021-09-22T00:15:00', at: '2021-09-22T00:15:00Z', context: UTC },
  { written: '2021-09-22', at: '2021-09-21T20:30:00Z', precision: 'day' },
  // Jalali, in every digit
  { written: '1400/6/31 00:15:00', at: '2021-09-21T20:45:00Z' },
  { written: '۱۴۰۳/۰۷/۱۵ ۱۲:۳۰', at: '2024-10-06T09:00:00Z' },
  { written: '30 Esfand 1403 13:38:00 +0330', at: '2025-03-20T10:08:00Z' },
  { written: 'سه‌شنبه ۷ بهمن ۱۴۰۴ ساعت ۰۷:۳۱', at: '2026-01-27T04:01:00Z' },
  { written: '1403/02/30', at: '2024-05-18T20:30:00Z', precision: 'day' },
  { written: '1404-11-07T08:03:00+03:30', at: '2026-01-27T04:33:00Z' },
  { written: '07 Nov 1404 07:31:00 +0330', at: '2026-01-27T04:01:00Z' },
  { written: '14041107073100', at: '2026-01-27T04:01:00Z' },
  { written: '14041107 07:31', at: '2026-01-27T04:01:00Z' },
  { written: '20260127073100', at: '2026-01-27T04:01:00Z' },
  { written: 'Tue, 27 Jan 2026 7:31:0 GMT+3:30', at: '2026-01-27T04:01:00Z' },
  { written: 'سه‌شنبه، ۰۷ بهمن ۱۴۰۴ ۰۷:۳۱:۰۰ +0330', at: '2026-01-27T04:01:00Z' },
  { written: 'Tue, ۲۷ Jan ۲۰۲۶ ۰۷:۳۱:۰۰ +0330', at: '2026-01-27T04:01:00Z' },
  { written: '07/11/1404 07:31', at: '2026-01-27T04:01:00Z' },
  // seconds
  { written: '1769488380', at: '2026-01-27T04:33:00Z' },
  { written: '1769488380000', at: '2026-01-27T04:33:00Z' },
  { written: '01/27/2026 08:03:00 +0330', at: '2026-01-27T04:33:00Z' },
  { written: '27.01.2026 08:03 +0330', at: '2026-01-27T04:33:00Z' },
  // none
  { written: '', at: null },
  { written: '-1', at: null },
  { written: '0000-00-00', at: null },
  { written: '0000-00-00 00:00:00', at: null },
  { written: 'Mon, 32 Jan 2024 25:61:61 +9999', at: null },
  { written: '31 Feb 2024 10:00:00 GMT', at: null },
  { written: '9999-12-31T23:59:59Z', at: null },
  { written: '292277026596-12-04', at: null },
  { written: 'به‌زودی', at: null },
  { written: '1'.repeat(100_000), at: null },
]

for (const { written, at, context = TEHRAN, precision } of table) {
  test(`«${written.slice(0, 50)}» (${context.naive}) is ${at}`, () => {
    const moment = readFeedDate(written, context)
    assert.equal(moment?.at ?? null, at)
    if (precision !== undefined) assert.equal(moment?.precision, precision)
  })
}

test('«two hours ago» is counted from when the feed was fetched', () => {
  const now = new Date('2026-02-01T12:00:00Z')
  assert.equal(readFeedDate('۲ ساعت پیش', { now, naive: 'tehran' })?.at.slice(0, 13), '2026-02-01T10')
  assert.equal(readFeedDate('۲ ساعت پیش', TEHRAN), null)
})
