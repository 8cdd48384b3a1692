import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findQuote, type Quote } from './find-quote.ts'

test('words are found again where what stood before them still does, also after changes', () => {
  const blocks = ['شهردار گفت خط تازه آماده است.', 'او افزود خط تازه فردا آزمایش می‌شود.', '']
  const table: [Quote, [block: number, start: number] | null][] = [
    [{ quote: 'خط تازه', prefix: 'شهردار گفت ' }, [0, 11]],
    [{ quote: 'خط تازه', prefix: 'او افزود ' }, [1, 9]],
    [{ quote: 'خط تازه', prefix: 'دیگر نیست' }, [0, 11]],
    [{ quote: 'خط کهنه', prefix: '' }, null],
    [{ quote: '', prefix: '' }, null],
    [{ quote: 'آزمایش می‌شود.', prefix: 'فردا ' }, [1, 22]],
  ]
  for (const [asked, expected] of table) {
    const found = findQuote(blocks, asked)
    assert.deepEqual(found && [found.block, found.start], expected, JSON.stringify(asked))
  }
})
