import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readStructuredPage, storyOfPage } from './structured-data.ts'

const STORY = '{"@type":"NewsArticle","headline":"تیتر خبر امروز","datePublished":"2023-10-06T11:25:00+03:30"}'

const shapes: { name: string; script: string }[] = [
  { name: 'one object', script: STORY },
  { name: 'a list', script: `[{"@type":"WebSite","name":"دیدار"},${STORY}]` },
  { name: 'a graph', script: `{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},${STORY}]}` },
  { name: 'several types', script: STORY.replace('"NewsArticle"', '["Article","NewsArticle"]') },
  { name: 'the main entity of a page', script: `{"@type":"WebPage","mainEntity":${STORY}}` },
  { name: 'a raw line break in a string', script: STORY.replace('تیتر', '\nتیتر') },
  { name: 'commas too many', script: STORY.replace('}', ',}') },
  { name: 'an HTML comment around it', script: `<!-- ${STORY} -->` },
  { name: 'a CDATA section around it', script: `//<![CDATA[\n${STORY}\n//]]>` },
  { name: 'escaped quotation marks', script: STORY.replaceAll('"', '&quot;') },
  { name: 'a semicolon at the end', script: `${STORY};` },
  {
    name: 'unescaped quotation marks inside',
    script: `{"@type":"NewsArticle","articleBody":"او گفت "سلام" و رفت","headline":"تیتر خبر امروز","datePublished":"2023-10-06T11:25:00+03:30"}`,
  },
  { name: 'an end cut off', script: `${STORY.slice(0, -1)},"articleBody":"متن` },
]

for (const { name, script } of shapes) {
  test(`JSON-LD: ${name}`, () => {
    const story = storyOfPage(readStructuredPage([script]), ['تیتر خبر امروز'], [])
    assert.deepEqual([story?.headline, story?.datePublished], ['تیتر خبر امروز', '2023-10-06T11:25:00+03:30'])
  })
}

test('breadcrumbs come in order of position', () => {
  const items = [3, 1, 2].map((position) => `{"@type":"ListItem","position":${position},"name":"بخش ${position}"}`)
  const page = readStructuredPage([`{"@type":"BreadcrumbList","itemListElement":[${items.join(',')}]}`])
  assert.deepEqual(page.breadcrumb, ['بخش 1', 'بخش 2', 'بخش 3'])
})

test('author, publisher and picture may be told elsewhere in the graph', () => {
  const graph = `{"@graph":[{"@type":"NewsArticle","headline":"تیتر خبر امروز","author":{"@id":"#p"},"publisher":{"@id":"#o"},"image":{"@id":"#i"}},{"@type":"Person","@id":"#p","name":"نرگس سپیدار"},{"@type":"Organization","@id":"#o","name":"دیدار"},{"@type":"ImageObject","@id":"#i","url":"https://didar.example/a.jpg"}]}`
  const [story] = readStructuredPage([graph]).stories
  assert.deepEqual(
    [story!.people, story!.publisher, story!.image],
    [['نرگس سپیدار'], 'دیدار', 'https://didar.example/a.jpg'],
  )
})

test('persons are told from organisations', () => {
  const authors = '[{"@type":"Organization","name":"تحریریه"},{"@type":"Person","name":"نرگس سپیدار"}]'
  assert.deepEqual(readStructuredPage([STORY.replace('}', `,"author":${authors}}`)]).stories[0]!.people, [
    'نرگس سپیدار',
  ])
})

const hostile: { name: string; script: string }[] = [
  { name: 'a hundred thousand levels', script: '['.repeat(100_000) },
  { name: 'a prototype', script: '{"__proto__":{"isAdmin":true},"@type":"NewsArticle"}' },
  { name: 'a million commas', script: `{${','.repeat(1_000_000)}` },
  { name: 'a string never closed', script: `{"headline":"${'\\"'.repeat(200_000)}` },
  {
    name: 'numbers where texts belong',
    script: '{"@type":"NewsArticle","headline":5,"author":7,"image":[[[]]],"keywords":{"a":1}}',
  },
]

for (const { name, script } of hostile) {
  test(`hostile JSON-LD: ${name} is survived`, () => {
    const started = performance.now()
    readStructuredPage([script])
    assert.ok(performance.now() - started < 3_000)
    assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined)
  })
}
