import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDateTime, readComing } from '#persian'

/** Monday the 2nd of Azar 1405, half past twelve in Tehran. */
const now = new Date('2026-11-23T09:00:00Z')

/** What is written, and every time it may mean. */
const meant: [text: string, ...times: string[]][] = [
  ['فردا ۸ صبح', '۳ آذر ۱۴۰۵، ۰۸:۰۰'],
  ['صبح فردا ساعت ۸', '۳ آذر ۱۴۰۵، ۰۸:۰۰'],
  ['فردا ساعت ۸ ق.ظ', '۳ آذر ۱۴۰۵، ۰۸:۰۰'],
  ['فردا ۸', '۳ آذر ۱۴۰۵، ۰۸:۰۰', '۳ آذر ۱۴۰۵، ۲۰:۰۰'],
  ['فردا ظهر', '۳ آذر ۱۴۰۵، ۱۲:۰۰'],
  ['پس‌فردا ساعت ۱۸:۳۰', '۴ آذر ۱۴۰۵، ۱۸:۳۰'],
  ['فردا ساعت ۰۸:۳۰', '۳ آذر ۱۴۰۵، ۰۸:۳۰'],
  ['امشب ۱۰', '۲ آذر ۱۴۰۵، ۲۲:۰۰'],
  ['امشب ساعت ۱۲', '۳ آذر ۱۴۰۵، ۰۰:۰۰'],
  ['فرداشب ساعت ۱', '۴ آذر ۱۴۰۵، ۰۱:۰۰'],
  ['امروز ساعت ۸', '۲ آذر ۱۴۰۵، ۲۰:۰۰'],
  ['امروز ۸ شب', '۲ آذر ۱۴۰۵، ۲۰:۰۰'],
  ['ساعت ۱۸:۳۰', '۲ آذر ۱۴۰۵، ۱۸:۳۰', '۳ آذر ۱۴۰۵، ۱۸:۳۰'],
  ['۹ صبح', '۳ آذر ۱۴۰۵، ۰۹:۰۰'],
  ['شنبه ساعت ۹ صبح', '۷ آذر ۱۴۰۵، ۰۹:۰۰'],
  ['دوشنبه ساعت ۲۰:۰۰', '۲ آذر ۱۴۰۵، ۲۰:۰۰', '۹ آذر ۱۴۰۵، ۲۰:۰۰'],
  ['دوشنبه ساعت ۹ صبح', '۹ آذر ۱۴۰۵، ۰۹:۰۰'],
  ['سه شنبه هفته آینده ۱۰ صبح', '۱۰ آذر ۱۴۰۵، ۱۰:۰۰'],
  ['۷ آذر ۱۴۰۵ ساعت ۱۸:۳۰', '۷ آذر ۱۴۰۵، ۱۸:۳۰'],
  ['۷ آذر ساعت ۱۸:۳۰', '۷ آذر ۱۴۰۵، ۱۸:۳۰'],
  ['۲۰ آبان ساعت ۱۸:۳۰', '۲۰ آبان ۱۴۰۶، ۱۸:۳۰'],
  ['1405/09/07 18:30', '۷ آذر ۱۴۰۵، ۱۸:۳۰'],
  ['۱۴۰۵/۰۹/۰۷ ۷ عصر', '۷ آذر ۱۴۰۵، ۱۹:۰۰'],
  ['بیست و هفتم آذر ساعت ده صبح', '۲۷ آذر ۱۴۰۵، ۱۰:۰۰'],
  ['28 November 2026 18:30', '۷ آذر ۱۴۰۵، ۱۸:۳۰'],
  ['یک ساعت دیگر', '۲ آذر ۱۴۰۵، ۱۳:۳۰'],
  ['نیم ساعت دیگر', '۲ آذر ۱۴۰۵، ۱۳:۰۰'],
  ['سه روز دیگر ساعت ۹ صبح', '۵ آذر ۱۴۰۵، ۰۹:۰۰'],
]

for (const [text, ...times] of meant) {
  test(`«${text}» is ${times.join(' or ')}`, () => {
    const { value, problems } = readComing(text, now)
    assert.deepEqual(
      [value!.instant, ...value!.others].map((at) => formatDateTime(at)),
      times,
    )
    assert.equal(
      problems.some(({ kind }) => kind === 'ambiguous-time'),
      times.length > 1,
    )
  })
}

const refused: [text: string, kind: string][] = [
  ['', 'no-date'],
  ['هر وقت شد', 'no-date'],
  ['فردا', 'needs-clock'],
  ['فردا صبح', 'needs-clock'],
  ['۷ آذر ۱۴۰۵', 'needs-clock'],
  ['دیروز ساعت ۹ صبح', 'past'],
  ['امروز ۸ صبح', 'past'],
  ['۲ ساعت پیش', 'past'],
  ['۱ آذر ۱۴۰۵ ساعت ۱۸:۳۰', 'past'],
  ['۳۱ آذر ۱۴۰۵ ساعت ۱۸:۳۰', 'no-such-day'],
  ['فردا ساعت ۲۳:۷۵', 'no-such-time'],
  ['ف'.repeat(5_000), 'too-long'],
  [`${'۹'.repeat(40)}:${'۹'.repeat(40)}`, 'no-date'],
  ['\0\ud800', 'no-date'],
]

for (const [text, kind] of refused) {
  test(`«${text.slice(0, 40)}» is refused: ${kind}`, () => {
    const { value, problems } = readComing(text, now)
    assert.equal(value, null)
    assert.ok(
      problems.some((problem) => problem.kind === kind),
      JSON.stringify(problems),
    )
  })
}
