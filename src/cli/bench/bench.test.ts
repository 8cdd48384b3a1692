import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bench } from './bench.ts'
import { median, percentile, rounded } from './figures.ts'
import { readWrk } from './load.ts'

const report = `Running 3s test @ http://127.0.0.1:9100/
  1 threads and 64 connections
  Latency Distribution
     50%  700.00us
     99%    2.01ms
  210687 requests in 3.00s, 1.42GB read
  Socket errors: connect 1, read 2, write 0, timeout 4
  Non-2xx or 3xx responses: 9
Requests/sec:  70173.96
`

describe('the figures of a benchmark', () => {
  for (const [numbers, middle, p99] of [
    [[3], 3, 3],
    [[1, 9], 5, 9],
    [[9, 1, 5], 5, 9],
    [Array.from({ length: 200 }, (_, place) => place + 1), 100.5, 198],
  ] as const) {
    test(`median ${middle} and 99th percentile ${p99} of ${numbers.length} numbers`, () => {
      assert.equal(median(numbers), middle)
      assert.equal(percentile(numbers, 0.99), p99)
    })
  }

  test('have as many digits as mean something', () => {
    assert.equal(rounded(0.123456), 0.123)
    assert.equal(rounded(70_173.96, 5), 70_174)
  })

  test("are read from wrk's report, failures of every kind added up", () => {
    assert.deepEqual(readWrk(report), {
      tool: 'wrk',
      requests: 210_687,
      requestsPerSecond: 70_173.96,
      p99Ms: 2.01,
      failures: 16,
    })
  })

  for (const [unit, ms] of [
    ['us', 0.5],
    ['ms', 500],
    ['s', 500_000],
  ] as const) {
    test(`500${unit} is ${ms} ms`, () => assert.equal(readWrk(report.replace('2.01ms', `500.00${unit}`)).p99Ms, ms))
  }

  test('are not made up when wrk measured nothing', () => {
    assert.throws(() => readWrk('unable to connect to 127.0.0.1:9100'), /measured nothing/)
  })
})

test('a benchmark nobody wrote is wrong usage', async () => {
  assert.equal(await bench(['nothing']), 2)
  assert.equal(await bench([]), 2)
})
