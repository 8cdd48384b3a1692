import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ArticleContent,
  assessReadiness,
  type Block,
  bulletList,
  documentFromBlocks,
  findSourcing,
  heading,
  image,
  link,
  paragraph,
  type ReadinessCode,
  readContentSourcing,
  readinessCodes,
} from './article.ts'

const sentence =
  'ائتلاف بین‌المللی سه‌شنبه گفت رفت‌وآمد نیروها از سوریه به عراق در چارچوب تحرکات معمول انجام شد و مأموریت ادامه دارد.'

const ready: ArticleContent = {
  kind: 'news',
  kicker: null,
  headline: 'تحرکات اخیر معمول است',
  subheadline: null,
  lead: 'فرماندهٔ ائتلاف عقب‌نشینی را تکذیب کرد.',
  document: documentFromBlocks([paragraph(sentence), paragraph(sentence)]),
  hero: null,
  section: 'world',
  tags: [],
  authors: [],
}
const body = (...blocks: Block[]) => documentFromBlocks([paragraph(sentence), paragraph(sentence), ...blocks])
const picture = { media: 'a1b2c3d4', src: null, width: null, height: null, alt: '', caption: null, credit: null }

test('an article with all its parts is ready', () => {
  assert.deepEqual(assessReadiness(ready), [])
})

test('each shortcoming has its code, and only what readers must not meet blocks', () => {
  const rows: [changes: Partial<ArticleContent>, code: ReadinessCode, facts: object][] = [
    [{ headline: ' ' }, 'headline-missing', {}],
    [{ document: documentFromBlocks([paragraph(' ')]) }, 'body-missing', {}],
    [{ headline: 'ت'.repeat(111) }, 'headline-long', { length: 111, good: 110 }],
    [{ lead: null }, 'lead-missing', {}],
    [{ lead: 'واژه '.repeat(61).trim() }, 'lead-long', { words: 61, good: 60 }],
    [{ lead: sentence }, 'lead-repeated', {}],
    [{ document: documentFromBlocks([paragraph('کوتاه است.')]) }, 'body-short', { words: 2, least: 20 }],
    [{ section: null }, 'section-missing', {}],
    [{ kind: 'note' }, 'author-missing', {}],
    [{ kind: 'photo' }, 'pictures-missing', {}],
    [{ kind: 'video' }, 'video-missing', {}],
    [{ hero: picture }, 'image-without-alt', { block: -1 }],
    [{ document: body(image(picture)) }, 'image-without-alt', { block: 2 }],
    [
      { document: body({ type: 'gallery', attrs: { pictures: [{ ...picture, alt: 'میدان' }, picture] } }) },
      'image-without-alt',
      { block: 2 },
    ],
    [{ hero: { ...picture, media: null } }, 'absent-image-without-alt', { block: -1 }],
    [{ document: body(heading(2, ' ')) }, 'heading-blank', { block: 2 }],
    [{ document: body(heading(2, 'یک'), heading(4, 'دو')) }, 'heading-level-skipped', { block: 3, level: 4 }],
    [{ document: body(heading(3, 'یک')) }, 'heading-level-skipped', { block: 2, level: 3 }],
    [
      { document: body(paragraph(link('http://www/', 'اینجا'))) },
      'link-to-nowhere',
      { block: 2, href: 'http://www/', words: 'اینجا' },
    ],
    [
      { document: body(bulletList([paragraph(link('https://example.com/x', 'آن'))])) },
      'link-to-nowhere',
      { block: 2, href: 'https://example.com/x', words: 'آن' },
    ],
    [
      { document: body(paragraph(link('https://isna.ir/', ' '))) },
      'link-to-nowhere',
      { block: 2, href: 'https://isna.ir/', words: '' },
    ],
  ]
  for (const [changes, code, facts] of rows) {
    const severity = /^(?:headline-missing|body-missing|image-without-alt)$/.test(code) ? 'blocks' : 'warns'
    assert.deepEqual(assessReadiness({ ...ready, ...changes }), [{ code, severity, facts }], code)
  }
  const shown = { ...ready, hero: { ...picture, alt: 'میدان' } }
  assert.deepEqual(assessReadiness(shown, [], [picture.media!]), [
    { code: 'picture-rights-ended', severity: 'blocks', facts: { block: -1 } },
  ])
  const ofSourcing = ['picture-rights-ended', 'quotation-without-speaker', 'carrier-not-recorded', 'hop-is-ourselves']
  const seen = new Set<string>([...rows.map(([, code]) => code), ...ofSourcing])
  assert.deepEqual([...readinessCodes].sort(), [...seen].sort())
})

test('what is no shortcoming is not reported', () => {
  const fine: Partial<ArticleContent>[] = [
    { kind: 'live', lead: null, document: documentFromBlocks([]) },
    { kind: 'photo', lead: null, document: documentFromBlocks([image({ ...picture, alt: 'میدان' })]) },
    { kind: 'note', lead: null, authors: ['سارا رستمی'] },
    { document: body(heading(2, 'یک'), heading(3, 'دو'), heading(2, 'سه')) },
    {
      document: body(
        paragraph(link('/fa/news/757695', 'خبر'), link('https://isna.ir/', 'ایسنا'), link('mailto:a@isna.ir', 'نامه')),
      ),
    },
  ]
  for (const changes of fine) assert.deepEqual(assessReadiness({ ...ready, ...changes }), [])
})

test('what sourcing leaves open is told, in the words of the page', () => {
  const document = body(paragraph('به گزارش ایسنا، پل باز شد.'), paragraph(`«${sentence}»`))
  const open = { ...ready, document }
  const context = { ownNames: ['روزن'] }
  const found = findSourcing(open, { chain: [{ name: 'روزن' }], statements: [] }, context)
  const findings = assessReadiness(open, found).filter(({ facts }) => 'words' in facts || 'name' in facts)
  assert.deepEqual(
    findings.map(({ code, severity }) => [code, severity]),
    [
      ['quotation-without-speaker', 'warns'],
      ['carrier-not-recorded', 'warns'],
      ['hop-is-ourselves', 'warns'],
    ],
  )
  assert.equal([...String(findings[0]?.facts.words)].length, 61)
  const { chain, statements } = readContentSourcing(open)
  assert.deepEqual(
    findSourcing(open, { chain, statements }, context).map(({ kind }) => kind),
    ['quotation-without-speaker'],
  )
})

test('a hundred pictures without a description are not a hundred lines', () => {
  const document = body({ type: 'gallery', attrs: { pictures: Array(100).fill(picture) } })
  assert.equal(assessReadiness({ ...ready, document }).length, 20)
})
