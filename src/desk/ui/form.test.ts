import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#server'
import { readForm } from './form.ts'

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }

const bodies: [unknown, string][] = [
  ['name=%D8%B3%D8%A7%D8%B1%D8%A7+%D9%85', 'سارا م'],
  [{ name: 'سارا م' }, 'سارا م'],
  [Object.assign(Object.create(null), { name: 'سارا' }), 'سارا'],
  ['name=%ff%fe', '\ufffd\ufffd'],
  [{ name: 'a\ud800' }, 'a\ufffd'],
  ['name', ''],
  ['', ''],
  [undefined, ''],
  [null, ''],
  ['name=one&name=two', ''],
  [{ name: ['one', 'two'] }, ''],
  [{ name: { toString: 'x' } }, ''],
  [{ name: 1 }, ''],
  ['__proto__=x&constructor=y', ''],
  [JSON.parse('{"__proto__":{"name":"x"}}'), ''],
  ['%', ''],
  ['&&==&&=', ''],
]

test('a form gives the text of a field, and nothing else', () => {
  for (const [body, expected] of bodies)
    assert.equal(readForm({ body, headers: urlencoded })('name'), expected, JSON.stringify(body))
  assert.equal(readForm({ body: 'name=x', headers: urlencoded })('toString'), '')
})

const refused: [unknown, string | undefined, string][] = [
  ['name=x', 'text/plain', 'unsupported-type'],
  [{ name: 'x' }, 'application/json', 'unsupported-type'],
  ['name=x', 'multipart/form-data; boundary=x', 'unsupported-type'],
  [`name=${'x'.repeat(30_000)}`, undefined, 'too-large'],
  [`name=${'x'.repeat(50_000_000)}`, undefined, 'too-large'],
  [{ name: 'x'.repeat(30_000) }, undefined, 'too-large'],
  [Array.from({ length: 5_000 }, (_, n) => `${n}=`).join('&'), undefined, 'too-large'],
  [['name'], undefined, 'invalid-request'],
  [7, undefined, 'invalid-request'],
]

test('what no form of ours sends is refused', () => {
  for (const [body, type, code] of refused) {
    const headers = type === undefined ? urlencoded : { 'content-type': type }
    assert.throws(
      () => readForm({ body, headers }),
      (error) => error instanceof Refusal && error.code === code,
      code,
    )
  }
})
