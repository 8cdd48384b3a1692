/** Floors for the readers of feeds on the suites of the shared material. They only rise. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { executableParts } from './executable-parts.ts'
import { feedSuites } from './feed-suites.ts'

const shared = path.join(import.meta.dirname, '../../../shared/data')
const needs = existsSync(path.join(shared, 'feeds')) ? {} : { skip: 'needs ../shared' }

/** Per cent right. */
const FLOORS: Record<string, number> = {
  'feedparser: well-formed': 98,
  'feedparser: the rest': 95,
  'feedparser wellformed/sanitize': 95,
  'feedparser: nothing executable': 100,
  feedsmith: 100,
  'newsml-g2': 100,
  ninjs: 100,
}

test('the suites of others are read as they expect', needs, () => {
  const suites = new Map(feedSuites(shared).map((suite) => [suite.name, suite]))
  for (const [name, floor] of Object.entries(FLOORS)) {
    const { right, total, wrong } = suites.get(name)!
    assert.ok(total > 0, name)
    assert.ok((100 * right) / total >= floor, `${name}: ${right} of ${total}\n${wrong.join('\n')}`)
  }
})

test('what a browser could run is found', () => {
  const hostile = [
    '<script>x()</script>',
    '<p onclick="x()">خبر</p>',
    '<a href="javascript:x()">خبر</a>',
    '<p style="x">خبر</p>',
    '<iframe src="https://a.example/"></iframe>',
    '<svg onload="x()"></svg>',
  ]
  for (const html of hostile) assert.notDeepEqual(executableParts(html), [], html)
  assert.deepEqual(executableParts('<p>خبر <a href="https://a.example/">نشانی</a></p>'), [])
})
