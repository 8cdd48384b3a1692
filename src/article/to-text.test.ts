import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ArticleContent,
  blockTexts,
  bulletList,
  countContentWords,
  documentFromBlocks,
  documentFromParagraphs,
  heading,
  image,
  orderedList,
  paragraph,
  quote,
  readDocument,
  strong,
  table,
  toPlainText,
} from './article.ts'

const document = documentFromBlocks([
  paragraph('به گزارش ', strong('ایسنا'), '، نشست آغاز شد. '),
  paragraph(' '),
  heading(2, 'واکنش‌ها'),
  orderedList([paragraph('نخست'), bulletList('درون')], 'دوم'),
  quote('کوبسی', 'ادامه دارد.', 'پایان نیافته.'),
  image({ src: 'https://cdn.example/1.jpg', caption: 'زیرنویس' }),
  table(['ارز', 'نرخ'], ['دلار', ''], ['', '']),
  { type: 'divider' },
])

test('the words of a body are one string a block, without captions and blanks', () => {
  assert.deepEqual(blockTexts(document), [
    'به گزارش ایسنا، نشست آغاز شد.',
    'واکنش‌ها',
    'نخست',
    'درون',
    'دوم',
    'ادامه دارد.',
    'پایان نیافته.',
    'ارز | نرخ',
    'دلار |',
  ])
  assert.equal(toPlainText(document).startsWith('به گزارش ایسنا، نشست آغاز شد.\n\nواکنش‌ها\n\nنخست'), true)
  assert.deepEqual(blockTexts({ type: 'doc', content: [] }), [])
})

test('paragraphs make a document that the reader lets through unchanged', () => {
  const made = documentFromParagraphs(['یک\u0000\n دو ', '', '   ', '\u202eسه', 'چهار'])
  assert.deepEqual(blockTexts(made), ['یک دو', 'سه', 'چهار'])
  assert.deepEqual(readDocument(made), { value: made, problems: [] })
})

test('words are counted in the lead and the body, a half-spaced word once', () => {
  const content: ArticleContent = {
    kind: 'news',
    kicker: 'روتیتر',
    headline: 'تیتر خبر',
    subheadline: null,
    lead: 'لید خبر است.',
    document: documentFromParagraphs(['می‌شود و نمی‌شود؛ ۱۲٫۵ درصد (۱۴۰۳/۰۹/۰۴) — «تأیید» شد!']),
    hero: null,
    section: null,
    tags: [],
    authors: [],
  }
  assert.equal(countContentWords(content), 3 + 8)
  assert.equal(countContentWords({ ...content, lead: null, document: documentFromParagraphs(['…', '! ؟']) }), 0)
})
