import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type ArticleContent,
  type ArticleDocument,
  blockChangesToHtml,
  blockTexts,
  contentFingerprint,
  diffContents,
  documentFromParagraphs,
  escapeHtml,
  mendContent,
  readContent,
  readDocument,
  toHtml,
  toPlainText,
  wordChangesToHtml,
} from './article.ts'

const shared = new URL('../../../shared/data/hostile/', import.meta.url)
const needsShared = existsSync(shared) ? {} : { skip: 'needs ../shared' }

const options = {
  picture: () => '<img src="/media/x" alt="">',
  statementTags: (id: string) => ({ start: `<data value="${escapeHtml(id)}">`, end: '</data>' }),
}

/** Strings that have broken out of markup, addresses and parsers elsewhere. */
const breakouts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" onclick="alert(1)" x="',
  '</p></figure></body><svg onload=alert(1)>',
  '<!--',
  '-->',
  ']]>',
  '&lt;script&gt;',
  '&#x3c;script&#x3e;',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'https://example.com/" onclick="alert(1)',
  'https://example.com/<script>',
  'https://example.com/#"><script>',
  'https://example.com/?\'"`=<>',
  '//example.com',
  '/fa"><script>',
  '/\\example.com',
  'data:text/html,<script>alert(1)</script>',
  'mailto:a@b.ir?subject="><script>',
  '\u202e\u2066<b>\u2069',
  '\ud800<script>',
  '\u0000<scr\u0000ipt>',
  '{{constructor.constructor("alert(1)")()}}',
  '__proto__',
  'C++ <b> GB ۱۲ @x ',
  'می‌شود',
]

const words = fc.oneof(
  fc.constantFrom(...breakouts),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 20 }),
)
const address = fc.oneof(fc.constantFrom('/fa', 'https://example.com/', 'mailto:a@b.ir'), words, fc.webUrl())
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const mark = fc.oneof(
  fc.constantFrom({ type: 'strong' }, { type: 'emphasis' }),
  address.map((href) => ({ type: 'link', attrs: { href } })),
  fc.constantFrom('s1', 's-2', '"><b>').map((id) => ({ type: 'statement', attrs: { id } })),
)
const text = fc.record({
  type: fc.constant('text'),
  text: words,
  marks: fc.uniqueArray(mark, { maxLength: 2, selector: (one) => one.type }),
})
const texts = fc.array(text, { maxLength: 4 })
const paragraph = fc.record({ type: fc.constant('paragraph'), content: texts })
const picture = fc.record({
  media: fc.constantFrom(null, 'a1b2c3d4'),
  src: orNull(address),
  alt: words,
  caption: orNull(words),
  credit: orNull(words),
})
const item = fc.record({ type: fc.constant('list_item'), content: fc.array(paragraph, { minLength: 1, maxLength: 2 }) })
const row = fc.record({
  type: fc.constant('table_row'),
  content: fc.array(fc.record({ type: fc.constantFrom('table_cell', 'table_header'), content: texts }), {
    minLength: 1,
    maxLength: 3,
  }),
})
const block = fc.oneof(
  paragraph,
  fc.record({ type: fc.constant('heading'), attrs: fc.record({ level: fc.constantFrom(2, 3, 4) }), content: texts }),
  fc.record({
    type: fc.constantFrom('bullet_list', 'ordered_list'),
    content: fc.array(item, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('quote'),
    attrs: fc.record({ speaker: orNull(words) }),
    content: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('image'), attrs: picture }),
  fc.record({
    type: fc.constant('gallery'),
    attrs: fc.record({ pictures: fc.array(picture, { minLength: 1, maxLength: 2 }) }),
  }),
  fc.record({
    type: fc.constant('video'),
    attrs: fc.record({ src: address, poster: orNull(picture), caption: orNull(words) }),
  }),
  fc.record({
    type: fc.constant('embed'),
    attrs: fc.record({ url: address, title: orNull(words), provider: orNull(words) }),
  }),
  fc.record({
    type: fc.constant('table'),
    attrs: fc.record({ caption: orNull(words) }),
    content: fc.array(row, { minLength: 1, maxLength: 2 }),
  }),
  fc.constant({ type: 'divider' }),
)

const elements =
  'p h2 h3 h4 ul ol li blockquote figure figcaption small div table caption thead tbody tr th td a strong em data bdi video img hr ins del br'.split(
    ' ',
  )
const attributes = 'href src poster class tabindex scope value controls preload alt'.split(' ')

/** Reads HTML as strictly as can be: nothing but known elements and attributes, balanced, and safe addresses. */
function assertHarmless(html: string): void {
  const open: string[] = []
  const rest = html.replace(/<(\/?)([a-z0-9]+)((?: [a-z]+(?:="[^"<>]*")?)*)>/g, (_, slash, name, attributeText) => {
    assert.ok(elements.includes(name), `element ${name} in ${html}`)
    if (slash) assert.equal(open.pop(), name, html)
    else if (!['img', 'hr', 'br'].includes(name)) open.push(name)
    for (const [, attribute, value] of attributeText.matchAll(/ ([a-z]+)(?:="([^"]*)")?/g)) {
      assert.ok(attributes.includes(attribute), `attribute ${attribute} in ${html}`)
      if (['href', 'src', 'poster'].includes(attribute))
        assert.match(value, /^(?:https?:\/\/[^/]|mailto:[^/]|\/[^/\\]|\/$)/)
    }
    return ''
  })
  assert.deepEqual(open, [], `all elements are closed in ${html}`)
  assert.doesNotMatch(rest, /[<>]/, html)
  assert.ok(html.isWellFormed())
}

test('the strict reading of HTML itself catches what it is there to catch', () => {
  const caught = [
    '<script>alert(1)</script>',
    '<p onclick="x">x</p>',
    '<a href="javascript:x">x</a>',
    '<a href="//example.com">x</a>',
    '<a href=x>x</a>',
    '<p>x',
    '<p>a < b</p>',
  ]
  for (const html of caught) assert.throws(() => assertHarmless(html), assert.AssertionError, `not caught: ${html}`)
})

test('whatever document is accepted, its HTML holds nothing but what the schema means', () => {
  let accepted = 0
  fc.assert(
    fc.property(fc.array(block, { maxLength: 3 }), (content) => {
      const { value, problems } = readDocument({ type: 'doc', content })
      assert.equal(value === null, problems.length > 0)
      if (value === null) return
      accepted += 1
      assertHarmless(toHtml(value, options))
      assert.deepEqual(readDocument(JSON.parse(JSON.stringify(value))).value, value, 'a normal form reads as itself')
      assert.equal(
        blockTexts(value).some((words) => /[\u0000-\u001f\u202a-\u202e]/.test(words)),
        false,
      )
    }),
    { numRuns: 5_000 },
  )
  assert.ok(accepted > 1_000, `${accepted} of 5,000 were accepted`)
})

test('whatever is mended is in order', () => {
  let mended = 0
  fc.assert(
    fc.property(fc.array(block, { maxLength: 3 }), words, fc.array(words), (content, headline, tags) => {
      const { value, problems } = mendContent({ kind: 'news', headline, tags, document: { type: 'doc', content } })
      assert.ok(value)
      assert.deepEqual(readContent(value), { value, problems: [] })
      if (problems.length > 0) mended += 1
    }),
    { numRuns: 2_000 },
  )
  assert.ok(mended > 500, `${mended} of 2,000 needed mending`)
})

test('a document that never met the reader prints nothing harmful either', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 3 }), (content) => {
      const unread = JSON.parse(JSON.stringify({ type: 'doc', content }).replaceAll('\\ud800', '')) as ArticleDocument
      assertHarmless(toHtml(unread, { ...options, statementTags: () => null }).toWellFormed())
    }),
    { numRuns: 2_000 },
  )
})

test('the reader survives anything', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }), (input) => {
      for (const reading of [readDocument(input), readContent(input)]) {
        assert.equal(reading.value === null, reading.problems.length > 0)
      }
      mendContent(input)
      mendContent({
        kind: 'news',
        headline: input,
        tags: input,
        hero: input,
        document: { type: 'doc', content: [input] },
      })
      readDocument({ type: 'doc', content: input })
      readDocument({ type: 'doc', content: [input] })
      readContent({
        kind: 'news',
        headline: input,
        document: { type: 'doc', content: [{ type: 'image', attrs: input }] },
      })
    }),
    { numRuns: 3_000 },
  )
})

const contentOf = (headline: string, document: ArticleDocument): ArticleContent => {
  const { value } = readContent({ kind: 'news', headline, document })
  assert.ok(value)
  return value
}

/** Everything we do with a text, done with this one. */
function passThrough(string: string): void {
  const headline = string.slice(0, 400)
  const before = contentOf('تیتر', documentFromParagraphs(['متن']))
  const after = contentOf(headline, documentFromParagraphs([string, `متن ${string}`]))
  assertHarmless(toHtml(after.document, options))
  const diff = diffContents(before, after)
  assertHarmless(blockChangesToHtml(diff.blocks))
  for (const { words } of diff.texts) assertHarmless(wordChangesToHtml(words))
  assert.ok(toPlainText(after.document).isWellFormed())
  assert.ok(contentFingerprint(after).isWellFormed())
  assert.doesNotMatch(after.headline, /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/)
}

test('strings that break software elsewhere pass through whole', needsShared, () => {
  const naughty = JSON.parse(readFileSync(new URL('unicode/blns.json', shared), 'utf8')) as string[]
  const generated = JSON.parse(readFileSync(new URL('unicode/generated.json', shared), 'utf8')) as { s: string }[]
  for (const string of [...naughty, ...generated.map(({ s }) => s)]) passThrough(string)
})

test('bodies that break APIs elsewhere are refused', needsShared, () => {
  const bodies = JSON.parse(readFileSync(new URL('json/hostile-json.json', shared), 'utf8')) as {
    id: string
    body?: string
  }[]
  for (const { id, body } of bodies) {
    let json: unknown
    try {
      json = JSON.parse(body ?? '')
    } catch {
      continue
    }
    assert.equal(readDocument(json).value, null, id)
    assert.equal(readContent(json).value, null, id)
    assert.equal(readDocument({ type: 'doc', content: [json] }).value, null, id)
  }
})
