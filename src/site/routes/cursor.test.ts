import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCursor, writeCursor } from './lists.ts'

test('every cursor that is written is read as it was', () => {
  const instant = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  const code = fc.integer({ min: 1, max: 999_999_999_999_999 })
  fc.assert(
    fc.property(instant, code, (publishedAt, code) =>
      assert.deepEqual(readCursor(writeCursor({ publishedAt, code })), { publishedAt, code }),
    ),
    {
      examples: [
        [new Date('0001-01-01T00:00:00Z'), 1],
        [new Date('1969-12-31T23:59:59.999Z'), 757_695],
        [new Date(0), 1],
        [new Date('9999-12-31T23:59:59.999Z'), 999_999_999_999_999],
      ],
    },
  )
})

for (const typed of ['', '-', '--1-1', '1--1', '-1', '-62135596800001-1', '253402300800000-1', '999999999999999-1']) {
  test(`«${typed}» is no cursor`, () => assert.equal(readCursor(typed), null))
}
