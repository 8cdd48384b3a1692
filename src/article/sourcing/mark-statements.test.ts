import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ArticleDocument,
  documentFromBlocks,
  documentFromParagraphs,
  heading,
  inlineToHtml,
  link,
  markStatements,
  orderedList,
  paragraph,
  quote,
  readContentSourcing,
  sourcedText,
  strong,
  table,
  toHtml,
} from '../article.ts'

const options = {
  picture: () => '',
  statementTags: (id: string) => ({ start: `[${id} `, end: ']' }),
}

function shown(lead: string | null, document: ArticleDocument): string {
  const content = { headline: 'تیتر', lead, document }
  const { statements } = readContentSourcing(content)
  const placed = statements.map((statement, index) => ({ ...statement, id: `s${index + 1}` }))
  const marked = markStatements(content, placed)
  return [marked.lead === null ? '' : inlineToHtml(marked.lead, options), toHtml(marked.document, options)].join('\n')
}

test('a statement is marked with its speaker and its words, in the lead and in the body', () => {
  const html = shown(
    'شهردار نمونه‌شهر از بازگشایی پل خبر داد.',
    documentFromParagraphs(['علی فرضی، شهردار نمونه‌شهر، گفت: «پل آماده است.»', 'وی افزود: راه کوتاه شد.']),
  )
  assert.equal(
    html,
    [
      '[s1 [s1.by شهردار نمونه‌شهر] از بازگشایی پل خبر داد.]',
      '<p>[s2 [s2.by علی فرضی]، شهردار نمونه‌شهر، گفت: [s2.words «پل آماده است.»]]</p>' +
        '<p>[s3 [s3.by وی] افزود: [s3.words راه کوتاه شد.]]</p>',
    ].join('\n'),
  )
})

test('places hold in headings, lists and quotations, across tables, pictures and blank paragraphs', () => {
  const document = documentFromBlocks([
    paragraph('  '),
    heading(2, 'درآمد'),
    table(['سال', 'شمار'], ['۱۴۰۴', '۱۲']),
    orderedList('باران آمد.', 'علی فرضی گفت: باران خوب بود.'),
    quote(null, 'سارا نمونه گفت: برف هم آمد.'),
  ])
  assert.equal(
    shown(null, document),
    '\n<p>  </p><h2>درآمد</h2>' +
      toHtml(documentFromBlocks([document.content[2]!]), options) +
      '<ol><li>باران آمد.</li><li>[s1 [s1.by علی فرضی] گفت: [s1.words باران خوب بود.]]</li></ol>' +
      '<blockquote><p>[s2 [s2.by سارا نمونه] گفت: [s2.words برف هم آمد.]]</p></blockquote>',
  )
})

test('other marks stay, and a speaker who is a link already is not linked again', () => {
  const document = documentFromBlocks([
    paragraph(link('https://sanad.example/p', 'علی فرضی'), ' گفت: ', strong('راه'), ' باز است.'),
  ])
  assert.equal(
    shown(null, document),
    '\n<p>[s1 <a href="https://sanad.example/p">علی فرضی</a> گفت: [s1.words <strong>راه</strong> باز است.]]</p>',
  )
})

test('a lead that the first paragraph repeats is read once', () => {
  const lead = 'علی فرضی گفت: راه باز است.'
  const content = { lead, document: documentFromParagraphs(['علی فرضی گفت: راه، باز است', 'باران آمد.']) }
  assert.equal(sourcedText(content), `${lead}\nباران آمد.`)
  assert.match(shown(lead, content.document), /^\[s1 .*\]\n<p>علی فرضی گفت: راه، باز است<\/p><p>باران آمد.<\/p>$/)
})

test('overlapping places, and places outside the text, break nothing', () => {
  const content = { lead: null, document: documentFromParagraphs(['الف ب پ']) }
  const place = (id: string, start: number, end: number) => ({ id, start, end, speakerAt: null, wordsAt: null })
  const marked = markStatements(content, [place('a', 0, 3), place('b', 2, 5), place('c', 4, 900), place('d', 7, 2)])
  assert.equal(toHtml(marked.document, options), '<p>[a الف] [c ب پ]</p>')
})
