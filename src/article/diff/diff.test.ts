import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type ArticleContent,
  type Block,
  blockChangesToHtml,
  bulletList,
  diffContents,
  diffWords,
  documentFromBlocks,
  embed,
  hasChanges,
  heading,
  image,
  paragraph,
  quote,
  strong,
  table,
  wordChangesToHtml,
} from '../article.ts'
import { shortestEdit } from './shortest-edit.ts'

const content = (...blocks: Block[]): ArticleContent => ({
  kind: 'news',
  kicker: null,
  headline: 'تحرکات اخیر معمول است',
  subheadline: null,
  lead: null,
  document: documentFromBlocks(blocks),
  hero: null,
  section: 'world',
  tags: [],
  authors: [],
})

const first = paragraph('ائتلاف بین‌المللی گفت رفت‌وآمد نیروها در چارچوب معمول است.')
const second = paragraph('وی افزود مأموریت هنوز به پایان نرسیده است.')
const third = paragraph('پیش از این اسپوتنیک گزارش داده بود نیروها وارد عراق می‌شوند.')

test('the shortest edit is the shortest, and turns one sequence into the other', () => {
  const letters = fc.array(fc.constantFrom('ا', 'ب', 'پ', 'ت'), { maxLength: 40 })
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      const rebuilt: string[] = []
      let [x, y, edits] = [0, 0, 0]
      for (const { kind, count } of shortestEdit(before, after)) {
        if (kind === 'same') assert.deepEqual(before.slice(x, x + count), after.slice(y, y + count))
        rebuilt.push(
          ...(kind === 'added' ? after.slice(y, y + count) : kind === 'same' ? before.slice(x, x + count) : []),
        )
        if (kind !== 'added') x += count
        if (kind !== 'removed') y += count
        if (kind !== 'same') edits += count
      }
      assert.deepEqual(rebuilt, after)
      assert.equal(x, before.length)
      assert.equal(edits, before.length + after.length - 2 * longestCommon(before, after))
    }),
    { numRuns: 2_000 },
  )
})

/** Length of the longest common subsequence, by the textbook table. */
function longestCommon(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0)
  for (const element of before) {
    const next = [0]
    for (const [index, other] of after.entries()) {
      next.push(element === other ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!))
    }
    row = next
  }
  return row[after.length]!
}

test('words change as wholes: half-spaced words, numbers, phrases', () => {
  const rows: [before: string, after: string, html: string][] = [
    ['', '', ''],
    ['نیروها می‌روند', 'نیروها می‌روند', 'نیروها می‌روند'],
    ['نیروها می‌روند', 'نیروها نمی‌روند', 'نیروها <del>می‌روند</del><ins>نمی‌روند</ins>'],
    ['در ۱۴۰۳/۰۹/۰۴ گفت', 'در ۱۴۰۳/۰۹/۰۵ گفت', 'در <del>۱۴۰۳/۰۹/۰۴</del><ins>۱۴۰۳/۰۹/۰۵</ins> گفت'],
    ['۱۲٫۵ درصد', '۱۳٫۵ درصد', '<del>۱۲٫۵</del><ins>۱۳٫۵</ins> درصد'],
    ['او امروز به خانه رفت', 'او دیروز از خانه رفت', 'او <del>امروز به</del><ins>دیروز از</ins> خانه رفت'],
    ['گفت.', 'گفت!', 'گفت<del>.</del><ins>!</ins>'],
    ['', 'لید', '<ins>لید</ins>'],
    ['<b> & "', '<i> & "', '&lt;<del>b</del><ins>i</ins>&gt; &amp; &quot;'],
  ]
  for (const [before, after, html] of rows) assert.equal(wordChangesToHtml(diffWords(before, after)), html)
})

test('what stayed and went is the text before; what stayed and came is the text after', () => {
  const text = fc
    .array(fc.constantFrom('می‌شود', 'سلام', ' ', ' ', '.', '۱۲٫۵', '<b>', '\n', '👨‍👩‍👧', '\ud800'))
    .map((words) => words.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = diffWords(before, after)
      const joined = (without: string) =>
        changes
          .filter(({ kind }) => kind !== without)
          .map((change) => change.text)
          .join('')
      assert.equal(joined('added'), before)
      assert.equal(joined('removed'), after)
    }),
    { numRuns: 1_000 },
  )
})

test('blocks are kept, added, removed, changed or only dressed otherwise', () => {
  const changed = paragraph('ائتلاف بین‌المللی گفت رفت‌وآمد نیروها در چارچوب برنامه است.')
  const bold = paragraph(strong('وی افزود'), ' مأموریت هنوز به پایان نرسیده است.')
  const rows: [before: Block[], after: Block[], kinds: string[]][] = [
    [[], [], []],
    [
      [first, second],
      [first, second],
      ['same', 'same'],
    ],
    [
      [first, second],
      [first, third, second],
      ['same', 'added', 'same'],
    ],
    [
      [first, second, third],
      [first, third],
      ['same', 'removed', 'same'],
    ],
    [
      [first, second],
      [changed, second],
      ['changed', 'same'],
    ],
    [[second], [bold], ['reformatted']],
    [[paragraph('واکنش‌ها')], [heading(2, 'واکنش‌ها')], ['reformatted']],
    [[first], [paragraph('متنی یکسره دیگر دربارهٔ موضوعی تازه')], ['removed', 'added']],
    [
      [first, second],
      [third, changed, second],
      ['added', 'changed', 'same'],
    ],
    [[first], [], ['removed']],
    [[image({ media: 'a1b2c3d4', alt: 'میدان' })], [image({ media: 'a1b2c3d4', alt: 'میدان آزادی' })], ['changed']],
  ]
  for (const [before, after, kinds] of rows) {
    const diff = diffContents(content(...before), content(...after))
    assert.deepEqual(
      diff.blocks.map(({ kind }) => kind),
      kinds,
    )
    assert.equal(
      hasChanges(diff),
      kinds.some((kind) => kind !== 'same'),
    )
  }
})

test('blocks of every kind are compared by the words printed with them', () => {
  const still = { media: 'a1b2c3d4', src: null, width: null, height: null, alt: 'میدان', caption: null, credit: null }
  const video = (caption: string): Block => ({
    type: 'video',
    attrs: { src: 'https://cdn.example/1.mp4', poster: null, caption, seconds: null },
  })
  const rows: [before: Block, after: Block, html: string][] = [
    [bulletList('یک', 'دو'), bulletList('یک', 'سه'), 'یک<br><del>دو</del><ins>سه</ins>'],
    [quote('کوبسی', 'ادامه دارد.'), quote('ماروتو', 'ادامه دارد.'), 'ادامه دارد.<br><del>کوبسی</del><ins>ماروتو</ins>'],
    [
      table(['ارز', 'نرخ'], ['دلار', '۵۸']),
      table(['ارز', 'نرخ'], ['دلار', '۵۹']),
      'ارز | نرخ<br>دلار | <del>۵۸</del><ins>۵۹</ins>',
    ],
    [video('فیلم نشست'), video('فیلم دیدار'), 'https://cdn.example/1.mp4<br>فیلم <del>نشست</del><ins>دیدار</ins>'],
    [
      embed('https://t.me/sanad/1', 'پیام', null),
      embed('https://t.me/sanad/1', 'پاسخ', null),
      'https://t.me/sanad/1<br><del>پیام</del><ins>پاسخ</ins>',
    ],
    [
      { type: 'gallery', attrs: { pictures: [still] } },
      { type: 'gallery', attrs: { pictures: [still, { ...still, media: 'e5f6a7b8' }] } },
      'a1b2c3d4<br>میدان<ins><br>e5f6a7b8<br>میدان</ins>',
    ],
    [paragraph('وی افزود'), paragraph(strong('وی'), ' افزود'), 'وی افزود'],
    [{ type: 'divider' }, paragraph('پایان'), '<del>* * *</del></p><p><ins>پایان</ins>'],
  ]
  for (const [before, after, html] of rows) {
    assert.equal(blockChangesToHtml(diffContents(content(before), content(after)).blocks), `<p>${html}</p>`)
  }
})

test('a body rewritten from end to end is paired in order', () => {
  const bodyOf = (word: string) =>
    Array.from({ length: 150 }, (_, index) => paragraph(`بند شمارهٔ ${index} دربارهٔ ${word}`))
  const { blocks } = diffContents(content(...bodyOf('نشست')), content(...bodyOf('دیدار')))
  assert.equal(blocks.length, 150)
  assert.ok(blocks.every(({ kind }) => kind === 'changed'))
})

test('the headline block and the filing are compared too', () => {
  const before = content(first)
  const after = { ...before, headline: 'تحرکات اخیر معمول نیست', lead: 'لید', section: null, tags: ['عراق'] }
  const diff = diffContents(before, after)
  assert.deepEqual(
    diff.texts.map(({ part, words }) => [part, wordChangesToHtml(words)]),
    [
      ['headline', 'تحرکات اخیر معمول <del>است</del><ins>نیست</ins>'],
      ['lead', '<ins>لید</ins>'],
    ],
  )
  assert.deepEqual(diff.filing, [
    { part: 'section', before: 'world', after: null },
    { part: 'tags', before: [], after: ['عراق'] },
  ])
  assert.equal(hasChanges(diff), true)
  assert.equal(hasChanges(diffContents(before, structuredClone(before))), false)
})

test('the changes of a body are shown between their neighbours, the rest left out', () => {
  const quiet = ['الف', 'ب', 'پ', 'ت', 'ث'].map((text) => paragraph(text))
  const diff = diffContents(content(...quiet, second, third), content(...quiet, third, first))
  const html = blockChangesToHtml(diff.blocks)
  assert.equal(
    html,
    '<p>…</p><p>ث</p>' +
      '<p><del>وی افزود مأموریت هنوز به پایان نرسیده است.</del></p>' +
      '<p>پیش از این اسپوتنیک گزارش داده بود نیروها وارد عراق می‌شوند.</p>' +
      '<p><ins>ائتلاف بین‌المللی گفت رفت‌وآمد نیروها در چارچوب معمول است.</ins></p>',
  )
  assert.equal(blockChangesToHtml(diffContents(content(first), content(first)).blocks), '')
})

test('two long texts with nothing in common are compared in bounded time and memory', () => {
  const words = (letter: string) => Array.from({ length: 60_000 }, (_, index) => `${letter}${index}`).join(' ')
  const started = performance.now()
  const changes = diffWords(words('الف'), words('ب'))
  assert.ok(performance.now() - started < 10_000)
  assert.ok(changes.length >= 2)
})
