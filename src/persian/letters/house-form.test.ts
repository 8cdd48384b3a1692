import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInHouseForm } from './house-form.ts'
import { houseNumbers } from './house-numbers.ts'
import { normalise } from './normalise.ts'

/** Of each kind that house form tells apart one or more; then what it refuses. */
const known = [...' بدهیئ\u200c\u0654ءأؤإة۰۷،؛؟!:.٪«»()–—/٫٬-']
const signs = [...known, ...'1a"…ك\tـ']

/** The text as the rules themselves leave it: a second line in Latin letters keeps them from asking first. */
function byTheRules(text: string): string {
  return houseNumbers(normalise(`${text}\na`)).replace(/\na$/, '')
}

test('whatever is in house form is left as it is by every rule, character by character', () => {
  let inForm = 0
  const wrong: string[] = []
  const ask = (text: string) => {
    if (!isInHouseForm(text)) return
    inForm++
    if (byTheRules(text) !== text) wrong.push(text)
  }
  for (const one of signs) for (const two of signs) for (const three of signs) ask(one + two + three)
  let seed = 1
  for (let round = 0; round < 40_000; round++) {
    let text = ''
    for (let length = 4 + (round % 9); length > 0; length--) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      // The signs that house form knows stand first.
      text += signs[Math.floor((seed / 2 ** 32) * (round % 4 === 0 ? signs.length : known.length))]
    }
    ask(text)
  }
  assert.deepEqual(wrong, [])
  assert.ok(inForm > 3_000, `only ${inForm} texts were in house form`)
})

for (const [text, expected] of [
  ['گفت‌وگو با رئیس «شورای شهر» (تهران) دربارهٔ خانه‌های تازه: جزء به جزء، ۱۲ روز.', true],
  ['خانه‌ای در کوچهٔ ما؛ ساعت ۱۲/۵ – آیا می‌رود؟', true],
  ['', true],
  ['می رود .', false],
  ['كتاب', false],
  ['خانه‌ی ما', false],
  ['ساعت 12', false],
  ['دو\nسطر', false],
] as const) {
  test(`«${text}» is ${expected ? '' : 'not provably '}in house form`, () =>
    assert.equal(isInHouseForm(text), expected))
}
