import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOfSecret, codeOfStep, newSecret, secretInLetters, stepAt, stepOfCode } from './totp.ts'

const rfcSecret = Buffer.from('12345678901234567890')

/** RFC 6238, appendix B (SHA-1), the last six of its eight digits. */
const rfcCodes: [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
]
for (const [seconds, code] of rfcCodes) {
  test(`the code at second ${seconds} is ${code}`, () => {
    const now = new Date(seconds * 1000)
    assert.equal(codeOfStep(rfcSecret, stepAt(now)), code)
    assert.equal(stepOfCode(rfcSecret, code, now), stepAt(now))
  })
}

test('a code is good one step before and after its own, no longer', () => {
  const at = (seconds: number) => stepOfCode(rfcSecret, '005924', new Date((1_234_567_890 + seconds) * 1000))
  assert.deepEqual(
    [-60, -30, 0, 30, 60].map((seconds) => at(seconds) !== null),
    [false, true, true, true, false],
  )
})

test('what is no code is wrong', () => {
  for (const code of ['', '28708', '2870820', 'abcdef', '۲۸۷۰۸۲', '287082\u0000', '-87082']) {
    assert.equal(stepOfCode(rfcSecret, code, new Date(59_000)), null, JSON.stringify(code))
  }
})

/** RFC 4648, section 10. */
const letters: [string, string][] = [
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
  ['12345678901234567890', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
]
test('a secret is written in base32', () => {
  for (const [bytes, written] of letters) assert.equal(secretInLetters(Buffer.from(bytes)), written)
})

test('secrets are 160 bits and never the same; their address holds a Persian newsroom', () => {
  assert.equal(newSecret().length, 20)
  assert.notDeepEqual(newSecret(), newSecret())
  const url = new URL(addressOfSecret(rfcSecret, { newsroom: 'روزن: تهران', login: 'sara' }))
  assert.equal(decodeURIComponent(url.pathname), '/روزن  تهران:sara')
  assert.equal(url.searchParams.get('secret'), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  assert.equal(url.searchParams.get('issuer'), 'روزن  تهران')
})
