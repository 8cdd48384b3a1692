import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '../article.ts'

const text = (words: string, ...marks: unknown[]) =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks }
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const document = (...content: unknown[]) => ({ type: 'doc', content })
const strong = { type: 'strong' }
const emphasis = { type: 'emphasis' }
const link = (href: unknown) => ({ type: 'link', attrs: { href } })
const picture = {
  media: 'a1b2c3d4e5f6',
  src: null,
  width: 1200,
  height: 800,
  alt: 'میدان آزادی',
  caption: null,
  credit: null,
}

test('each kind of block is read as it was written', () => {
  const blocks = [
    paragraph(text('به گزارش ایسنا، نشست آغاز شد.')),
    { type: 'heading', attrs: { level: 2 }, content: [text('واکنش‌ها')] },
    { type: 'bullet_list', content: [{ type: 'list_item', content: [paragraph(text('نخست'))] }] },
    {
      type: 'ordered_list',
      content: [
        {
          type: 'list_item',
          content: [
            paragraph(text('نخست')),
            { type: 'bullet_list', content: [{ type: 'list_item', content: [paragraph(text('درون'))] }] },
          ],
        },
      ],
    },
    { type: 'quote', attrs: { speaker: 'کوین کوبسی' }, content: [paragraph(text('مأموریت ادامه دارد.'))] },
    { type: 'image', attrs: picture },
    { type: 'gallery', attrs: { pictures: [picture, { ...picture, media: null, src: 'https://cdn.example/1.jpg' }] } },
    {
      type: 'video',
      attrs: { src: 'https://cdn.example/1.mp4', poster: picture, caption: 'فیلم نشست', seconds: 95 },
    },
    { type: 'embed', attrs: { url: 'https://t.me/sanad/12', title: 'پیام', provider: 'تلگرام' } },
    {
      type: 'table',
      attrs: { caption: 'نرخ‌ها' },
      content: [
        { type: 'table_row', content: [{ type: 'table_header', content: [text('ارز')] }] },
        { type: 'table_row', content: [{ type: 'table_cell', content: [text('دلار')] }] },
      ],
    },
    { type: 'divider' },
  ]
  assert.deepEqual(readDocument(document(...blocks)), { value: document(...blocks), problems: [] })
})

test('a document comes out in normal form, and a normal form comes out unchanged', () => {
  const table: { name: string; input: unknown; expected: unknown }[] = [
    { name: 'no content at all', input: { type: 'doc' }, expected: document() },
    {
      name: 'an empty paragraph, as the editor writes it',
      input: document({ type: 'paragraph' }),
      expected: document(paragraph()),
    },
    {
      name: 'equal neighbours',
      input: document(paragraph(text('می‌'), text('شود', ...[]), { type: 'text', text: '.', marks: [] })),
      expected: document(paragraph(text('می‌شود.'))),
    },
    {
      name: 'empty texts between equal ones',
      input: document(paragraph(text('یک', strong), text(''), text('دو', strong))),
      expected: document(paragraph(text('یکدو', strong))),
    },
    {
      name: 'marks in another order',
      input: document(paragraph(text('یک', emphasis, strong, link('/fa')), text('دو', link('/fa'), strong, emphasis))),
      expected: document(paragraph(text('یکدو', link('/fa'), strong, emphasis))),
    },
    {
      name: 'line breaks and controls',
      input: document(paragraph(text('یک\r\n\tدو\u0000\u0007سه\u2028چهار\ufeff'))),
      expected: document(paragraph(text('یک دوسه چهار'))),
    },
    {
      name: 'half surrogates',
      input: document(paragraph(text('الف\ud800ب\udc00'))),
      expected: document(paragraph(text('الف\ufffdب\ufffd'))),
    },
    {
      name: 'bidi overrides and isolates; direction marks stay in a body',
      input: document(paragraph(text('file\u202egpj.exe\u2066x\u2069 \u200f-\u200e'))),
      expected: document(paragraph(text('filegpj.exex \u200f-\u200e'))),
    },
    {
      name: 'half-spaces, joiners, emoji and the flag of England stay',
      input: document(paragraph(text('می‌شود 👨‍👩‍👧 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'))),
      expected: document(paragraph(text('می‌شود 👨‍👩‍👧 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'))),
    },
    {
      name: 'words hidden in tag characters',
      input: document(paragraph(text('متن\u{E0069}\u{E0067}'))),
      expected: document(paragraph(text('متن'))),
    },
    {
      name: 'attributes that are absent',
      input: document(
        { type: 'image', attrs: { src: 'https://cdn.example/۱.jpg' } },
        { type: 'quote', content: [paragraph()] },
      ),
      expected: document(
        {
          type: 'image',
          attrs: {
            media: null,
            src: 'https://cdn.example/%DB%B1.jpg',
            width: null,
            height: null,
            alt: '',
            caption: null,
            credit: null,
          },
        },
        { type: 'quote', attrs: { speaker: null }, content: [paragraph()] },
      ),
    },
  ]
  for (const { name, input, expected } of table) {
    const first = readDocument(input)
    assert.deepEqual(first, { value: expected, problems: [] }, name)
    assert.deepEqual(readDocument(first.value), first, `${name}, read again`)
  }
})

test('whatever the schema does not name is refused, with its place', () => {
  const table: [input: unknown, kind: string, path: string][] = [
    [null, 'not-a-document', ''],
    [undefined, 'not-a-document', ''],
    ['<p>سلام</p>', 'not-a-document', ''],
    [[], 'not-a-document', ''],
    [{ type: 'paragraph' }, 'not-a-document', ''],
    [{ type: 'doc', version: 2 }, 'unknown-member', 'version'],
    [{ type: 'doc', content: 'متن' }, 'not-a-list', 'content'],
    [{ type: 'doc', content: null }, 'not-a-list', 'content'],
    [{ type: 'doc', content: { length: 1, 0: paragraph() } }, 'not-a-list', 'content'],
    [document(null), 'not-a-node', 'content[0]'],
    [document(paragraph(), { type: 'script' }), 'unknown-node', 'content[1]'],
    [document({ type: 'html', content: [] }), 'unknown-node', 'content[0]'],
    [document({ type: '__proto__' }), 'unknown-node', 'content[0]'],
    [document({ type: 'constructor' }), 'unknown-node', 'content[0]'],
    [document({ type: ['paragraph'] }), 'unknown-node', 'content[0]'],
    [document(text('بی‌بند')), 'misplaced-node', 'content[0]'],
    [document(paragraph(paragraph())), 'misplaced-node', 'content[0].content[0]'],
    [document({ type: 'list_item', content: [paragraph()] }), 'misplaced-node', 'content[0]'],
    [document({ type: 'bullet_list' }), 'too-few', 'content[0].content'],
    [document({ type: 'quote', attrs: { speaker: null }, content: [] }), 'too-few', 'content[0].content'],
    [document({ ...paragraph(), onclick: 'x()' }), 'unknown-member', 'content[0].onclick'],
    [document({ ...paragraph(), attrs: { style: 'x' } }), 'unknown-member', 'content[0].attrs'],
    [document({ type: 'divider', content: [] }), 'unknown-member', 'content[0].content'],
    [document({ type: 'heading', content: [] }), 'unknown-value', 'content[0].attrs.level'],
    [document({ type: 'heading', attrs: { level: 1 } }), 'unknown-value', 'content[0].attrs.level'],
    [document({ type: 'heading', attrs: { level: '2' } }), 'unknown-value', 'content[0].attrs.level'],
    [document({ type: 'heading', attrs: { level: 2, id: 'x' } }), 'unknown-member', 'content[0].attrs.id'],
    [document({ type: 'heading', attrs: [] }), 'not-an-object', 'content[0].attrs'],
    [document(paragraph({ type: 'text' })), 'not-a-text', 'content[0].content[0].text'],
    [document(paragraph({ type: 'text', text: 5 })), 'not-a-text', 'content[0].content[0].text'],
    [document(paragraph(text('x', { type: 'underline' }))), 'unknown-mark', 'content[0].content[0].marks[0]'],
    [document(paragraph(text('x', null))), 'unknown-mark', 'content[0].content[0].marks[0]'],
    [document(paragraph(text('x', strong, strong))), 'repeated-mark', 'content[0].content[0].marks[1]'],
    [
      document(paragraph(text('x', { type: 'strong', attrs: {} }))),
      'unknown-member',
      'content[0].content[0].marks[0].attrs',
    ],
    [document(paragraph({ type: 'text', text: 'x', marks: 'strong' })), 'not-a-list', 'content[0].content[0].marks'],
    [
      document(paragraph(text('x', strong, link('data:text/html,x')))),
      'unsafe-address',
      'content[0].content[0].marks[1].attrs.href',
    ],
    [document(paragraph(text('x', link(null)))), 'not-a-text', 'content[0].content[0].marks[0].attrs.href'],
    [
      document(paragraph(text('x', { type: 'statement', attrs: { id: '"><img>' } }))),
      'malformed-name',
      'content[0].content[0].marks[0].attrs.id',
    ],
    [document({ type: 'image', attrs: {} }), 'missing-picture', 'content[0].attrs'],
    [document({ type: 'image', attrs: { ...picture, width: 0 } }), 'not-a-number', 'content[0].attrs.width'],
    [document({ type: 'image', attrs: { ...picture, width: 1.5 } }), 'not-a-number', 'content[0].attrs.width'],
    [document({ type: 'image', attrs: { ...picture, srcset: 'x' } }), 'unknown-member', 'content[0].attrs.srcset'],
    [
      document({ type: 'image', attrs: { ...picture, media: '../../etc/passwd' } }),
      'malformed-name',
      'content[0].attrs.media',
    ],
    [document({ type: 'image', attrs: { ...picture, alt: 'x'.repeat(5_000) } }), 'too-long', 'content[0].attrs.alt'],
    [document({ type: 'gallery', attrs: { pictures: [] } }), 'too-few', 'content[0].attrs.pictures'],
    [
      document({ type: 'gallery', attrs: { pictures: [picture, {}] } }),
      'missing-picture',
      'content[0].attrs.pictures[1]',
    ],
    [
      document({ type: 'gallery', attrs: { pictures: Array(201).fill(picture) } }),
      'too-many',
      'content[0].attrs.pictures',
    ],
    [document({ type: 'video', attrs: { src: 'vbscript:x' } }), 'unsafe-address', 'content[0].attrs.src'],
    [document({ type: 'embed', attrs: { url: '/fa' } }), 'unsafe-address', 'content[0].attrs.url'],
    [
      document({ type: 'table', content: [{ type: 'table_row', content: [] }] }),
      'too-few',
      'content[0].content[0].content',
    ],
  ]
  for (const [input, kind, path] of table) {
    const { value, problems } = readDocument(input)
    assert.equal(value, null, `${kind} at ${path}`)
    assert.deepEqual([problems[0]?.kind, problems[0]?.path], [kind, path])
    assert.notEqual(problems[0]?.detail, '')
  }
})

test('every reason is told, up to a limit', () => {
  const { problems } = readDocument(document(...Array(1_000).fill({ type: 'script' })))
  assert.equal(problems.length, 20)
  assert.equal(problems[19]?.path, 'content[19]')
})

test('hostile objects are refused in bounded time, without a throw', () => {
  const cycle: Record<string, unknown> = { type: 'list_item' }
  cycle.content = [{ type: 'bullet_list', content: [cycle] }]
  let deep: unknown = paragraph()
  for (let depth = 0; depth < 100_000; depth += 1) {
    deep = { type: 'bullet_list', content: [{ type: 'list_item', content: [deep] }] }
  }
  const throwing = {
    get type(): string {
      throw new Error('کمین')
    },
  }
  const revoked = Proxy.revocable([], {})
  revoked.revoke()
  const endless = new Proxy([], { get: (target, name) => (name === 'length' ? 2 ** 53 : Reflect.get(target, name)) })
  const table: [name: string, input: unknown, kind: string][] = [
    ['a cycle', document({ type: 'bullet_list', content: [cycle] }), 'too-deep'],
    ['a hundred thousand levels', document(deep), 'too-deep'],
    ['a getter that throws', document(throwing), 'not-a-node'],
    ['a revoked proxy', { type: 'doc', content: revoked.proxy }, 'not-a-list'],
    ['an endless array', { type: 'doc', content: endless }, 'too-many'],
    ['a huge text', document(paragraph(text('آ'.repeat(20_000_000)))), 'too-long'],
    ['many texts, huge together', document(...Array(3_000).fill(paragraph(text('آ'.repeat(1_000))))), 'too-long'],
    ['too many blocks', document(...Array(5_001).fill(paragraph())), 'too-many'],
    ['too many nodes', document(...Array(30).fill(paragraph(...Array(5_000).fill(text('x'))))), 'too-many-nodes'],
    ['an endless name', document({ type: 'x'.repeat(10_000_000) }), 'unknown-node'],
    ['a symbol', document(Symbol('x')), 'not-a-node'],
    ['a function', document(() => paragraph()), 'not-a-node'],
    ['a big integer', document({ type: 'heading', attrs: { level: 2n } }), 'unknown-value'],
  ]
  for (const [name, input, kind] of table) {
    const started = performance.now()
    const { value, problems } = readDocument(input)
    assert.equal(value, null, name)
    assert.ok(
      problems.some((problem) => problem.kind === kind),
      `${name}: ${JSON.stringify(problems)}`,
    )
    assert.ok(JSON.stringify(problems).length < 20_000, `${name}: problems stay short`)
    assert.ok(performance.now() - started < 10_000, `${name}: in bounded time`)
  }
})

test('nothing of the input is kept, and no prototype is touched', () => {
  const polluted = JSON.parse('{"type":"doc","__proto__":{"isAdmin":true},"content":[]}')
  assert.deepEqual(readDocument(polluted).problems[0]?.path, '__proto__')
  const inAttrs = JSON.parse('{"type":"doc","content":[{"type":"heading","attrs":{"level":2,"__proto__":{"x":1}}}]}')
  assert.deepEqual(readDocument(inAttrs).problems[0]?.path, 'content[0].attrs.__proto__')
  assert.equal(({} as Record<string, unknown>).isAdmin, undefined)

  const input = document(paragraph(text('یک', { type: 'link', attrs: { href: '/fa' } })))
  const { value } = readDocument(input)
  ;(input.content[0] as { content: unknown[] }).content.length = 0
  assert.equal(value?.content.length, 1)
  assert.equal(JSON.stringify(value).includes('یک'), true)
})

test('a value that changes between two looks is looked at once', () => {
  let looks = 0
  const shifty = {
    get type() {
      looks += 1
      return looks === 1 ? 'paragraph' : 'script'
    },
  }
  assert.deepEqual(readDocument(document(shifty)).value, document(paragraph()))
  assert.equal(looks, 1)
})
