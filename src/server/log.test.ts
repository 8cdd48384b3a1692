import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, test } from 'node:test'
import { createLog, shortLine } from './log.ts'

function capture(isTTY: boolean) {
  const lines: string[] = []
  const out = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    }),
    { isTTY },
  )
  return { lines, log: createLog(out as unknown as NodeJS.WriteStream) }
}

describe('the log', () => {
  test('never holds a secret', () => {
    const { lines, log } = capture(false)
    log.info(
      {
        token: 'hunter2',
        user: { password: 'hunter2' },
        request: { headers: { authorization: 'hunter2', cookie: 'hunter2' } },
      },
      'x',
    )
    assert.doesNotMatch(lines.join(''), /hunter2/)
    assert.equal(lines.length, 1)
  })

  test('is JSON for machines', () => {
    const { lines, log } = capture(false)
    log.warn({ path: '/fa' }, 'slow')
    const { level, msg, path, time } = JSON.parse(lines[0] as string)
    assert.deepEqual({ level, msg, path }, { level: 40, msg: 'slow', path: '/fa' })
    assert.match(time, /^\d{4}-\d\d-\d\dT.*Z$/)
  })

  test('is one short line for a person', () => {
    const { lines, log } = capture(true)
    log.info({ route: '/fa', ms: 3 }, 'answered')
    assert.match(lines[0] as string, /^\d\d:\d\d:\d\d answered route=\/fa ms=3\n$/)
  })

  test('lets anything through that is not ours', () => assert.equal(shortLine('not json'), 'not json'))
})
