import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { type Fragment, Html, html, nothing, raw, styleElement } from './html.ts'

function check(value: Fragment, expected: string) {
  assert.equal(html`<p title="${value}">${value}</p>`.markup, `<p title="${expected}">${expected}</p>`)
}

test('whatever is put into a template is text, not markup', () => {
  check('<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;')
  check('"><img src=x onerror=alert(1)>', '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;')
  check('جنگ & صلح', 'جنگ &amp; صلح')
  check('می‌شود', 'می‌شود')
  check(7, '7')
  check(0, '0')
  check(null, '')
  check(undefined, '')
  check(false, '')
  check(['<b>', null, ['&']], '&lt;b&gt;&amp;')
  check(nothing, '')
  check(html`<b>${'<'}</b>`, '<b>&lt;</b>')
})

test('an object that only looks like finished markup is refused', () => {
  const impostor = { markup: '<script>' } as unknown as Fragment
  assert.throws(() => html`${impostor}`.markup, /not iterable/)
  assert.throws(() => new Html('<script>', Symbol('made by html.ts') as never), /html template only/)
})

test('markup made elsewhere is let in at one audited place', () => {
  assert.equal(html`${raw('<i>')}`.markup, '<i>')
  const source = path.join(import.meta.dirname, '..')
  const callers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => /import \{[^}]*\braw\b[^}]*\} from '#server'/.test(readFileSync(path.join(source, file), 'utf8')))
  assert.deepEqual(callers, [path.join('site', 'parts', 'trusted.ts')])
})

test('a style sheet cannot end its element', () => {
  assert.throws(() => styleElement('p { content: "</style><script>" }'))
})
