import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hashPassword, hashToken, isSameSecret, newToken, verifyPassword } from './secrets.ts'

describe('tokens', () => {
  test('are marked, 256 bits long, and never the same', () => {
    const tokens = new Set(Array.from({ length: 1_000 }, newToken))
    assert.equal(tokens.size, 1_000)
    for (const token of tokens) assert.match(token, /^sanad_[\w-]{43}$/)
  })

  test('are looked up by a hash that does not hold them', () => {
    const token = newToken()
    const hash = hashToken(token)
    assert.match(hash ?? '', /^[0-9a-f]{64}$/)
    assert.equal(hashToken(token), hash)
    assert.notEqual(hashToken(newToken()), hash)
  })

  for (const text of [
    '',
    'sanad_',
    'sanad_short',
    `xanad_${'a'.repeat(43)}`,
    `sanad_${'a'.repeat(44)}`,
    `sanad_${'آ'.repeat(43)}`,
    `sanad_${'a'.repeat(42)}\n`,
  ]) {
    test(`${JSON.stringify(text.slice(0, 20))} is no token and has no hash`, () => assert.equal(hashToken(text), null))
  }
})

describe('passwords', () => {
  test('are verified, each hash having its own salt', async () => {
    const [one, other] = await Promise.all([hashPassword('گذرواژهٔ سارا'), hashPassword('گذرواژهٔ سارا')])
    assert.notEqual(one, other)
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    assert.ok(await verifyPassword('گذرواژهٔ سارا', one))
    assert.ok(!(await verifyPassword('گذرواژه سارا', one)))
  })

  test('are the same on keyboards that compose letters otherwise', async () => {
    assert.ok(await verifyPassword('\u06c0\u0622', await hashPassword('\u06d5\u0654\u0627\u0653')))
  })

  test('empty or endless ones are refused before any work', async () => {
    await assert.rejects(hashPassword(''), RangeError)
    await assert.rejects(hashPassword('x'.repeat(257)), RangeError)
    assert.equal(await verifyPassword('x'.repeat(1_000_000), await hashPassword('x')), false)
  })

  for (const hash of [
    '',
    'x',
    '$argon2id$',
    '$2b$10$abcdefghijklmnopqrstuv',
    '$argon2id$v=19$m=4294967295,t=99,p=1$YQ$YQ',
  ]) {
    test(`${JSON.stringify(hash)} is the hash of nothing`, async () =>
      assert.equal(await verifyPassword('x', hash), false))
  }
})

test('secrets are compared whatever their length', () => {
  assert.ok(isSameSecret('abc', 'abc'))
  assert.ok(!isSameSecret('abc', 'abd'))
  assert.ok(!isSameSecret('abc', 'abcd'))
  assert.ok(!isSameSecret('', 'a'))
  assert.ok(isSameSecret('', ''))
})
