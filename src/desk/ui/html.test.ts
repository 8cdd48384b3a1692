import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Html, html, styleElement } from './html.ts'

test('every value is text, unless it was made by a template', () => {
  const hostile = `"><script>alert('x')</script>&amp;`
  assert.equal(
    html`<p title="${hostile}">${[html`<b>${1}</b>`, null, undefined, [hostile]]}</p>`.markup,
    `<p title="&quot;&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;amp;"><b>1</b>&quot;&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;amp;</p>`,
  )
  assert.throws(() => new Html('<script>', Symbol('made by html.ts') as never))
})

test('a style sheet cannot end its element', () => {
  assert.throws(() => styleElement('p { content: "</style><script>" }'))
})
