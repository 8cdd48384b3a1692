import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#server'
import { limitAttempts } from './attempts.ts'

function isCounted(count: () => void): boolean {
  try {
    count()
    return true
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'too-many-requests')
    assert.ok(Number(error.facts.retryAfterSeconds) >= 1)
    return false
  }
}

function countAllowed(times: number, count: (turn: number) => void): number {
  return Array.from({ length: times }, (_, turn) => isCounted(() => count(turn))).filter(Boolean).length
}

test('one network has ten attempts, whatever logins it tries, and gets more with time', () => {
  let at = 0
  const attempts = limitAttempts(() => new Date(at))
  assert.equal(
    countAllowed(40, (turn) => attempts.count(`login-${turn}`, '203.0.113.7')),
    10,
  )
  assert.equal(
    countAllowed(40, (turn) => attempts.count(`login-${turn}`, `2001:db8:1:2::${turn + 1}`)),
    10,
  )
  at += 61_000
  assert.equal(
    countAllowed(40, () => attempts.count('sara', '203.0.113.7')),
    2,
  )
})

test('one login has twenty attempts, from however many networks', () => {
  const attempts = limitAttempts(() => new Date(0))
  assert.equal(
    countAllowed(100, (turn) => attempts.count('sara', `198.51.100.${turn}`)),
    20,
  )
  assert.ok(isCounted(() => attempts.count('bahram', '198.51.100.1')))
})

test('strangers who guess at a login do not keep its owner out of where she works', () => {
  const attempts = limitAttempts(() => new Date(0))
  attempts.count('sara', '203.0.113.7')
  attempts.succeed('sara', '203.0.113.7')
  assert.equal(
    countAllowed(100, (turn) => attempts.count('sara', `198.51.100.${turn}`)),
    19,
  )
  assert.ok(isCounted(() => attempts.count('sara', '203.0.113.7')))
  assert.ok(!isCounted(() => attempts.count('sara', '203.0.113.8')))
})
