import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Check } from 'typebox/schema'
import { type NinjsView, writeNinjs } from '../formats.ts'
import { hostileTexts, ninjsItem } from '../write-fixtures/views.ts'

const shared = new URL('../../../../shared/data/ninjs/', import.meta.url)
const needsShared = existsSync(shared) ? {} : { skip: 'needs ../shared' }
const readShared = (file: string) => JSON.parse(readFileSync(new URL(file, shared), 'utf8'))

const bare: NinjsView = {
  ...ninjsItem,
  kicker: null,
  lead: null,
  authors: [],
  section: null,
  tags: [],
  chain: [],
  mentions: [],
  quotations: [],
  corrections: [],
  picture: null,
  updatedAt: null,
}

test('the source chain keeps its order and its relations', () => {
  assert.deepEqual(JSON.parse(writeNinjs(ninjsItem)).infoSources, [
    { name: 'ایسنا', role: 'reported-by', uri: 'https://www.isna.ir/news/1' },
    { name: 'میدل ایست نیوز', role: 'quoting' },
    { name: 'خبرگزاری اسپوتنیک', role: 'earlier-report' },
  ])
})

test('a quotation is an item beside the article, with its speaker', () => {
  const [, quotation] = JSON.parse(writeNinjs(ninjsItem)).associations
  assert.deepEqual(quotation.people, [{ name: 'کوین کوبسی', rel: 'speaker', uri: 'https://sanad.example/fa/person/x' }])
  assert.deepEqual([quotation.rel, quotation.bodies[0].value], ['quotation', ninjsItem.quotations[0]!.words])
})

test('headlines, bodies, people and instants stand where ninjs wants them', () => {
  const read = JSON.parse(writeNinjs(ninjsItem))
  assert.deepEqual(read.headlines, [
    { role: 'main', value: ninjsItem.headline },
    { role: 'kicker', value: 'سخنگوی ائتلاف:' },
  ])
  assert.deepEqual([read.firstCreated, read.versionCreated], ['2020-11-24T19:16:00Z', '2020-11-24T20:01:30Z'])
  assert.deepEqual([read.version, read.pubStatus, read.language], ['2', 'usable', 'fa'])
  assert.deepEqual(read.altIds, [{ role: 'news-code', value: '757695' }])
  assert.equal(read.bodies[0].value, ninjsItem.bodyHtml)
  assert.equal(read.by, 'سارا رستمی، علی کیان')
  assert.equal(read.associations[0].renditions[0].href, ninjsItem.picture?.url)
  assert.match(read.edNote, /^2020-11-24T20:01:30Z شمار نیروها/)
})

test('a retracted article is not to be used', () => {
  const corrections = [
    ...ninjsItem.corrections,
    { kind: 'retraction' as const, note: 'پس گرفته شد.', at: ninjsItem.publishedAt },
  ]
  assert.equal(JSON.parse(writeNinjs({ ...ninjsItem, corrections })).pubStatus, 'canceled')
})

test('an item holds to the schema of ninjs 3.0', needsShared, () => {
  const schema = readShared('specification/ninjs-schema_3.0.json')
  const geoJson = readShared('validation/test_suite/GeoJSON-schema.json')
  const check = (item: unknown) => Check({ [geoJson.$id]: geoJson }, schema, item)
  const hostile = hostileTexts.map((text) => ({
    ...ninjsItem,
    headline: text,
    bodyHtml: text,
    bodyText: text,
    corrections: [{ kind: 'typo' as const, note: text, at: ninjsItem.publishedAt }],
    picture: { ...ninjsItem.picture!, alt: '', caption: null },
  }))
  for (const item of [ninjsItem, bare, ...hostile]) assert.equal(check(JSON.parse(writeNinjs(item))), true)
  const written = JSON.parse(writeNinjs(ninjsItem))
  assert.equal(check({ ...written, headline: 'x' }), false, 'the schema can fail')
  assert.equal(check({ ...written, uri: undefined }), false, 'the schema can fail')
})
