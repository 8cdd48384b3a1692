import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from './html-text.ts'
import { readHtmlTree } from './html-tree.ts'
import { selectAll, selectFirst } from './select.ts'

const { root } = readHtmlTree(
  '<div class="news main"><p id="first">یک</p><ul><li class="tag">دو</li><li class="tags">سه</li></ul></div><p rel="x">چهار</p>',
)

const table: [selector: string, texts: string[]][] = [
  ['p', ['یک', 'چهار']],
  ['#first', ['یک']],
  ['.tag', ['دو']],
  ['li.tag, p#first', ['یک', 'دو']],
  ['.news li', ['دو', 'سه']],
  ['.news > p', ['یک']],
  ['div.news.main > ul > li.tags', ['سه']],
  ['.news > li', []],
  ['[rel]', ['چهار']],
  ['p[rel=x]', ['چهار']],
  ['p[rel="y"]', []],
  ['.ta', []],
]

for (const [selector, texts] of table) {
  test(`«${selector}» finds ${texts.length}`, () => {
    assert.deepEqual(selectAll(root, selector).map(textOf), texts)
    assert.equal(selectFirst(root, selector)?.tag ?? null, selectAll(root, selector)[0]?.tag ?? null)
  })
}
