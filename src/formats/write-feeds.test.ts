import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Check } from 'typebox/schema'
import { type FeedView, writeAtom, writeJsonFeed, writeRss } from './formats.ts'
import { childOf, childrenOf, readStrictXml, type XmlElement } from './write-fixtures/strict-xml.ts'
import { feed, hostileTexts, item } from './write-fixtures/views.ts'

const jsonFeedSchema = new URL('../../../shared/data/schemas/jsonfeed/schema-v1.1.json', import.meta.url)
const needsShared = existsSync(jsonFeedSchema) ? {} : { skip: 'needs ../shared' }

const hostileFeeds: FeedView[] = hostileTexts.map((text) => ({
  ...feed,
  title: text,
  description: text,
  publisher: text,
  items: [
    {
      ...item,
      title: text,
      summary: text,
      contentHtml: text,
      authors: [text],
      categories: [text],
      picture: { ...item.picture!, caption: text, credit: text },
    },
  ],
}))

/** What of a text XML can hold. */
function holdable(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '')
    .toWellFormed()
}

const textOf = (element: XmlElement, name: string) => childOf(element, name).text

test('RSS says all it knows of each item, and nothing of what it does not', () => {
  const rss = readStrictXml(writeRss(feed))
  const channel = childOf(rss, 'channel')
  assert.equal(rss.attributes.version, '2.0')
  assert.equal(textOf(channel, 'title'), 'سند')
  assert.equal(textOf(channel, 'link'), 'https://sanad.example/')
  assert.equal(textOf(channel, 'language'), 'fa')
  assert.equal(textOf(channel, 'lastBuildDate'), 'Tue, 24 Nov 2020 20:01:30 GMT')
  assert.deepEqual(
    childrenOf(channel, 'atom:link').map(({ attributes }) => [attributes.rel, attributes.href]),
    [
      ['self', 'https://sanad.example/feed.xml'],
      ['hub', 'https://sanad.example/hub'],
    ],
  )
  const [full, bare] = childrenOf(channel, 'item') as [XmlElement, XmlElement]
  assert.equal(textOf(full, 'title'), item.title)
  assert.equal(textOf(full, 'link'), item.url)
  assert.deepEqual([textOf(full, 'guid'), childOf(full, 'guid').attributes.isPermaLink], [item.id, 'false'])
  assert.equal(textOf(full, 'pubDate'), 'Tue, 24 Nov 2020 19:16:00 GMT')
  assert.equal(textOf(full, 'description'), item.summary)
  assert.equal(textOf(full, 'content:encoded'), item.contentHtml)
  assert.deepEqual(
    childrenOf(full, 'dc:creator').map(({ text }) => text),
    item.authors,
  )
  assert.deepEqual(
    childrenOf(full, 'category').map(({ text }) => text),
    item.categories,
  )
  assert.deepEqual(childOf(full, 'enclosure').attributes, {
    url: item.picture?.url,
    length: '51200',
    type: 'image/jpeg',
  })
  const media = childOf(full, 'media:content')
  assert.deepEqual([media.attributes.width, media.attributes.height, media.attributes.medium], ['1200', '800', 'image'])
  assert.equal(textOf(media, 'media:description'), item.picture?.caption)
  assert.deepEqual(
    bare.children.map(({ name }) => name),
    ['title', 'link', 'guid', 'pubDate'],
  )
  assert.equal(childOf(bare, 'guid').attributes.isPermaLink, 'true')
})

test('Atom has what RFC 4287 asks of a feed and of an entry', () => {
  const root = readStrictXml(writeAtom(feed))
  assert.deepEqual([root.name, root.attributes.xmlns], ['feed', 'http://www.w3.org/2005/Atom'])
  assert.equal(textOf(root, 'id'), feed.feedUrl)
  assert.equal(textOf(root, 'updated'), '2020-11-24T20:01:30Z')
  assert.equal(textOf(childOf(root, 'author'), 'name'), 'خبرگزاری سند')
  assert.deepEqual(
    childrenOf(root, 'link').map(({ attributes }) => attributes.rel),
    ['self', 'alternate', 'hub'],
  )
  const [full, bare] = childrenOf(root, 'entry') as [XmlElement, XmlElement]
  for (const entry of [full, bare]) {
    for (const name of ['id', 'title', 'published', 'updated']) assert.notEqual(textOf(entry, name), '')
    assert.equal(childrenOf(entry, 'link')[0]?.attributes.rel, 'alternate')
  }
  assert.equal(textOf(full, 'published'), '2020-11-24T19:16:00Z')
  assert.equal(textOf(full, 'updated'), '2020-11-24T20:01:30Z')
  assert.equal(textOf(bare, 'updated'), '2020-11-24T19:16:00Z')
  assert.deepEqual([childOf(full, 'content').attributes.type, textOf(full, 'content')], ['html', item.contentHtml])
  assert.deepEqual(
    childrenOf(full, 'category').map(({ attributes }) => attributes.term),
    item.categories,
  )
  assert.deepEqual(
    childrenOf(full, 'author').map((author) => textOf(author, 'name')),
    item.authors,
  )
})

test('JSON Feed says the same', () => {
  const read = JSON.parse(writeJsonFeed(feed))
  assert.equal(read.version, 'https://jsonfeed.org/version/1.1')
  assert.deepEqual(read.hubs, [{ type: 'WebSub', url: feed.hubUrl }])
  const [full, bare] = read.items
  assert.deepEqual([full.id, full.url, full.title], [item.id, item.url, item.title])
  assert.deepEqual([full.content_html, full.content_text], [item.contentHtml, undefined])
  assert.deepEqual([full.date_published, full.date_modified], ['2020-11-24T19:16:00Z', '2020-11-24T20:01:30Z'])
  assert.deepEqual(full.authors, [{ name: 'سارا رستمی' }, { name: 'علی کیان' }])
  assert.deepEqual(full.attachments[0].size_in_bytes, 51_200)
  assert.deepEqual(bare, {
    id: bare.id,
    url: bare.url,
    title: 'خبر کوتاه',
    content_text: 'خبر کوتاه',
    date_published: full.date_published,
  })
})

test('JSON Feed holds to its schema', needsShared, () => {
  const schema = JSON.parse(readFileSync(jsonFeedSchema, 'utf8'))
  for (const view of [feed, { ...feed, items: [], hubUrl: null, iconUrl: null }, ...hostileFeeds]) {
    const written = JSON.parse(writeJsonFeed(view))
    assert.equal(Check(schema, written), true)
    assert.equal(Check(schema, { ...written, title: undefined, items: [{}] }), false, 'the schema can fail')
  }
})

test('hostile texts come out of every feed as the texts they are', () => {
  for (const [index, view] of hostileFeeds.entries()) {
    const [hostile] = view.items
    const expected = holdable(hostileTexts[index]!)
    const rssItem = childOf(childOf(readStrictXml(writeRss(view)), 'channel'), 'item')
    assert.equal(textOf(rssItem, 'title'), expected)
    assert.equal(textOf(rssItem, 'content:encoded'), expected)
    assert.equal(textOf(rssItem, 'dc:creator'), expected)
    assert.doesNotMatch(textOf(rssItem, 'description'), /[<>]/, 'a plain summary stays plain where HTML is expected')
    const entry = childOf(readStrictXml(writeAtom(view)), 'entry')
    assert.equal(textOf(entry, 'title'), expected)
    assert.equal(childOf(entry, 'category').attributes.term, expected)
    assert.equal(JSON.parse(writeJsonFeed(view)).items[0].title, hostile?.title)
  }
})

test('a feed without items is a feed', () => {
  const empty = { ...feed, items: [] }
  assert.equal(childrenOf(childOf(readStrictXml(writeRss(empty)), 'channel'), 'item').length, 0)
  assert.equal(childrenOf(readStrictXml(writeAtom(empty)), 'entry').length, 0)
  assert.deepEqual(JSON.parse(writeJsonFeed(empty)).items, [])
})

test('the strict reading of XML catches what is not well-formed', () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
  for (const body of [
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b="1" b="2"/>',
    '<a>&nbsp;</a>',
    '<a>]]></a>',
    '<x:a/>',
    '<a b=c/>',
    '<a>\u0001</a>',
    '<a>&</a>',
  ]) {
    assert.throws(() => readStrictXml(head + body))
  }
})
