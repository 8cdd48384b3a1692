import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { Refusal } from './refusal.ts'
import { openSealingKey, seal, unseal } from './sealing.ts'

function folder(context: TestContext): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'sanad-sealing-'))
  context.after(() => rmSync(made, { recursive: true }))
  return made
}

test('the key is made once, for its owner alone, and stays the same', (context) => {
  const data = path.join(folder(context), 'data')
  const key = openSealingKey(data)
  assert.equal(key.length, 32)
  assert.deepEqual(openSealingKey(data), key)
  assert.equal(statSync(path.join(data, 'sealing.key')).mode & 0o777, 0o600)
})

test('a key that was cut is refused, not used', (context) => {
  const data = folder(context)
  writeFileSync(path.join(data, 'sealing.key'), 'short')
  assert.throws(
    () => openSealingKey(data),
    (error) => error instanceof Refusal && error.code === 'bad-setting',
  )
})

test('what is sealed opens with its key for its owner, and with nothing else', () => {
  const [key, secret] = [randomBytes(32), randomBytes(20)]
  const sealed = seal(key, secret, 'account:1')
  assert.deepEqual(unseal(key, sealed, 'account:1'), secret)
  assert.notDeepEqual(seal(key, secret, 'account:1'), sealed)
  assert.ok(!sealed.includes(secret))
  assert.equal(unseal(randomBytes(32), sealed, 'account:1'), null)
  assert.equal(unseal(key, sealed, 'account:2'), null)
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    assert.equal(unseal(key, changed, 'account:1'), null, `byte ${at}`)
    assert.equal(unseal(key, sealed.subarray(0, at), 'account:1'), null, `cut at ${at}`)
  }
})
