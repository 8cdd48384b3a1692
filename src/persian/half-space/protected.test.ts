import assert from 'node:assert/strict'
import test from 'node:test'
import { inHouseStyle } from '../house-style.ts'
import { normalise } from '../letters/normalise.ts'
import { repair } from './repair.ts'

let seed = 757_695
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
const pick = <T>(choices: readonly T[]): T => choices[random(choices.length)]!
const digits = (count: number) => Array.from({ length: count }, () => random(10)).join('')
const latin = () => pick(['news', 'Reuters', 'covid', 'iPhone', 'a', 'NATO', 'x1', 'World'])

/** Things no correction may touch, of every kind. */
const kinds: (() => string)[] = [
  () =>
    `https://${latin().toLowerCase()}.example.com/fa/${digits(5)}/${pick(['می-شود', 'کتاب', 'a_b'])}?lang=fa&q=${digits(3)},${digits(2)}`,
  () => `http://www.${latin().toLowerCase()}.ir/?id=${digits(6)}#می`,
  () => `www.${latin().toLowerCase()}.ir/news/${digits(6)}`,
  () => `${latin().toLowerCase()}.${digits(2)}@mail.example.org`,
  () => `@${latin()}_${digits(3)}`,
  () => `#${pick(['خبر_فوری', 'می_شود', 'ایران', 'News24'])}`,
  () => `021-${digits(8)}`,
  () => `+98 912 ${digits(3)} ${digits(4)}`,
  () => `IR${digits(2)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(2)}`,
  () => `\`${pick(['می شود', 'x = 1;', 'a ; b'])}\``,
  () => `${latin()}-${digits(2)} ${latin()}`,
  () => `${latin()} ${latin()}, ${latin()}`,
  () => `<a title="می شود">`,
  () => `&${pick(['nbsp', 'quot', '#1740'])};`,
  () => `?lang=fa&p=${digits(2)}`,
  () => pick(['%s', '%1$s']),
  () => pick(['--dry-run', '-v', '--level=2']),
  () => `${latin()} "${latin()} ${latin()}"`,
  () => `${digits(1 + random(3))}${pick([',', '.', '٫', '٬', ':', '/', '-'])}${digits(3)}`,
  () => `13${digits(2)}/${digits(2)}/${digits(2)}`,
  () => `${digits(2)}.${digits(1)}%`,
]
const before = ['وی می گوید', 'کتاب ها در', 'رئیسجمهور به', 'او گفته اند که', 'این متن']
const after = ['را ببینید', 'است', 'می شود', 'ها رفتند', 'و دیگران آمدند']

test('twelve thousand protected spans come through unchanged', () => {
  for (let round = 0; round < 12_000; round++) {
    const span = pick(kinds)()
    const text = `${pick(before)} ${span} ${pick(after)}`
    for (const change of [repair, normalise, inHouseStyle]) {
      const changed = change(text)
      // The house prints numbers with its own digits and marks; nothing else may.
      if (change === inHouseStyle && /^[0-9.,٫٬:/%-]+$/.test(span)) continue
      if (!changed.includes(span))
        assert.fail(`${change.name}: ${JSON.stringify(text)} became ${JSON.stringify(changed)}`)
    }
  }
})

test('numbers with separators pass repair and normalising untouched', () => {
  for (const number of ['1,234,567', '۱۲٬۵۴۳', '۴٫۷', '12:34', '1399/09/04', '۲۲:۴۶ - ۰۴-۰۹-۱۳۹۹', '192.168.1.1']) {
    const repaired = repair(`بهای آن ${number} می شود`)
    assert.equal(repaired, `بهای آن ${number} می‌شود`)
    assert.equal(normalise(repaired), repaired)
  }
})
