import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { type StyleName, styleBundle } from './styles.ts'

/** budgets.md: the styles of one page. */
const rawBytesMax = 12_000
const brotliBytesMax = 4_000

const names: StyleName[] = ['front', 'article', 'list', 'voice', 'archive', 'log', 'photo']

for (const name of names) {
  const { css, contentSecurityPolicy } = styleBundle(name, 'rtl')

  test(`the styles of the ${name} page stay within their budget`, () => {
    assert.ok(Buffer.byteLength(css) <= rawBytesMax, `${Buffer.byteLength(css)} bytes`)
    assert.ok(brotliCompressSync(css).length <= brotliBytesMax, `${brotliCompressSync(css).length} bytes compressed`)
  })

  test(`the policy of the ${name} page allows its own styles by hash and nothing unsafe`, () => {
    const hash = createHash('sha256').update(css).digest('base64')
    assert.match(contentSecurityPolicy, /^default-src 'none'; /)
    assert.ok(contentSecurityPolicy.includes(`style-src 'sha256-${hash}'`))
    assert.doesNotMatch(contentSecurityPolicy, /unsafe|script-src|\*/)
  })

  test(`the ${name} page is set by logical sides, without shadows and from our own files only`, () => {
    assert.doesNotMatch(
      css,
      /\b(?:margin|padding|border|inset)-(?:left|right)\b|[;{](?:left|right):|text-align:(?:left|right)|float:/,
    )
    assert.doesNotMatch(css, /shadow/)
    assert.deepEqual(
      [...css.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address?.replace(/\w{16}/, '…')),
      ['/assets/vazirmatn.….woff2'],
    )
    assert.doesNotMatch(css, /\/\*|\n|<\//)
  })
}
