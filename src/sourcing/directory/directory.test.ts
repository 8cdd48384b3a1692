import assert from 'node:assert/strict'
import { test } from 'node:test'
import { squash } from '../text/words.ts'
import { extendDirectory, resolveSource, sourceDirectory } from './directory.ts'

const rows: [name: string, slug: string | null][] = [
  ['ایسنا', 'isna'],
  ['خبرگزاری ایسنا', 'isna'],
  ['خبرگزاری دانشجویان ایران', 'isna'],
  ['ISNA', 'isna'],
  ['خبرگزاري فارس', 'fars'],
  ['سی ان ان', 'cnn'],
  ['شبکهٔ سی‌ان‌ان', 'cnn'],
  ['روزنامه نیویورک‌تایمز', 'new-york-times'],
  ['میدل‌ایست نیوز', 'middle-east-news'],
  ['آ.اس', 'as-es'],
  ['خبرگزاری خیالی', null],
  ['', null],
]

for (const [name, slug] of rows) {
  test(`منبع «${name}»`, () => assert.equal(resolveSource(name)?.slug ?? null, slug))
}

test('the directory holds at least 300 sources, each with a name and a slug of its own', () => {
  const slugs = new Set(sourceDirectory.sources.map((source) => source.slug))
  assert.equal(slugs.size, sourceDirectory.sources.length)
  assert.ok(slugs.size >= 300, String(slugs.size))
  for (const source of sourceDirectory.sources) {
    assert.match(source.slug, /^[a-z0-9-]+$/)
    assert.ok(source.names.length > 0 && source.name !== '')
    if (source.home !== null) assert.match(source.home, /^https?:\/\//)
    if (source.country !== null) assert.match(source.country, /^[A-Z]{2}$/)
  }
})

test('a newcomer with a known slug adds its names; a new one is found', () => {
  const extended = extendDirectory(sourceDirectory, [
    {
      slug: 'isna',
      name: 'ایسنا',
      kind: 'agency',
      country: 'IR',
      home: null,
      names: ['ایسنای قدیم'],
      ambiguousNames: [],
    },
    {
      slug: 'khiali',
      name: 'خیالی‌نیوز',
      kind: 'site',
      country: null,
      home: null,
      names: ['خیالی‌نیوز'],
      ambiguousNames: [],
    },
  ])
  assert.equal(resolveSource('ایسنای قدیم', extended)?.slug, 'isna')
  assert.equal(resolveSource('خیالی نیوز', extended)?.slug, 'khiali')
  assert.equal(resolveSource('ایسنا', extended)?.home, 'https://www.isna.ir')
})

test('an everyday name is everyday under every spacing', () => {
  for (const source of sourceDirectory.sources) {
    for (const name of source.ambiguousNames) {
      assert.equal(sourceDirectory.byName.get(squash(name))?.isAmbiguous, true, name)
    }
  }
})
