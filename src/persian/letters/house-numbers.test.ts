import assert from 'node:assert/strict'
import test from 'node:test'
import { houseNumbers } from './house-numbers.ts'

/** [as it came, as the house prints it] */
const texts: [string, string][] = [
  ['12% و 4.7 و 12,543 نفر در 12:34', '۱۲٪ و ۴٫۷ و ۱۲٬۵۴۳ نفر در ۱۲:۳۴'],
  ['نسخه 1.2.3 و 1403/12/06', 'نسخه ۱.۲.۳ و ۱۴۰۳/۱۲/۰۶'],
  ['1,234,567 ریال', '۱٬۲۳۴٬۵۶۷ ریال'],
  ['https://a.ir/1,200 و F-35 و 021-88776655', 'https://a.ir/1,200 و F-35 و 021-88776655'],
  ['', ''],
]

test('numbers with separators take Persian digits and marks, addresses keep theirs', () => {
  for (const [came, house] of texts) {
    assert.equal(houseNumbers(came), house)
    assert.equal(houseNumbers(house), house)
  }
})

test('endless numbers take time in proportion', () => {
  for (const unit of ['1,', '1.', '12,345', '1', '١']) {
    const started = performance.now()
    houseNumbers(unit.repeat(50_000))
    assert.ok(performance.now() - started < 3_000)
  }
})
