import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createRateLimiter, networkOf } from './rate-limit.ts'

describe('the limit for an address', () => {
  test('lets through as many as allowed, says when to come back, and lets through again then', () => {
    let nowMs = 0
    const limiter = createRateLimiter({ limit: 5, windowSeconds: 60, now: () => nowMs })
    for (let count = 0; count < 5; count += 1) assert.ok(limiter.take('192.0.2.1').isAllowed)
    assert.deepEqual(limiter.take('192.0.2.1'), { isAllowed: false, retryAfterSeconds: 12 })
    nowMs += 11_999
    assert.ok(!limiter.take('192.0.2.1').isAllowed)
    nowMs += 2
    assert.ok(limiter.take('192.0.2.1').isAllowed)
    assert.ok(!limiter.take('192.0.2.1').isAllowed)
  })

  test('does not touch others', () => {
    const limiter = createRateLimiter({ limit: 1, windowSeconds: 60 })
    assert.ok(limiter.take('192.0.2.1').isAllowed)
    assert.ok(limiter.take('192.0.2.2').isAllowed)
    assert.ok(!limiter.take('192.0.2.1').isAllowed)
  })

  test('cannot be escaped by choosing another address of one network', () => {
    const limiter = createRateLimiter({ limit: 3, windowSeconds: 60 })
    const allowed = Array.from({ length: 100 }, (_, host) => limiter.take(`2001:db8::${host.toString(16)}`).isAllowed)
    assert.equal(allowed.filter(Boolean).length, 3)
  })

  test('remembers a bounded number of addresses, and not those seen longest ago', () => {
    const limiter = createRateLimiter({ limit: 1, windowSeconds: 3_600, addressesMax: 100 })
    limiter.take('192.0.2.1')
    for (let host = 0; host < 1_000; host += 1) {
      limiter.take(`10.0.${host >> 8}.${host & 255}`)
      if (host % 50 === 0) limiter.take('192.0.2.1')
    }
    assert.equal(limiter.size, 100)
    assert.ok(!limiter.take('192.0.2.1').isAllowed)
  })
})

describe('the network of', () => {
  for (const [address, network] of [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:DB8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0001::', '2001:db8:0:1::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['nonsense', 'nonsense'],
    ['', ''],
  ] as const) {
    test(`«${address}» is ${network}`, () => assert.equal(networkOf(address), network))
  }
})
