import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { writeNewsSitemap, writeSitemap, writeSitemapIndex } from '../formats.ts'
import { childOf, childrenOf, readStrictXml } from '../write-fixtures/strict-xml.ts'
import { hostileTexts } from '../write-fixtures/views.ts'

const changedAt = new Date('2020-11-24T19:16:00.750Z')
const url = 'https://sanad.example/fa/news/757695/%D8%AA%DB%8C%D8%AA%D8%B1?a=1&b=2'
const publication = { name: 'خبرگزاری سند', language: 'fa' }
const news = { url, title: 'ائتلاف «بین‌المللی» & نیروها', publishedAt: changedAt, publication }

test('a sitemap holds the addresses with the instants of their change', () => {
  const entries = [
    { url, changedAt, pictureUrls: ['https://sanad.example/media/1.jpg'] },
    { url: 'https://sanad.example/', changedAt: null },
  ]
  const root = readStrictXml(writeSitemap(entries))
  const [first, second] = childrenOf(root, 'url')
  assert.equal(childOf(first!, 'loc').text, url)
  assert.equal(childOf(first!, 'lastmod').text, '2020-11-24T19:16:00Z')
  assert.equal(childOf(childOf(first!, 'image:image'), 'image:loc').text, 'https://sanad.example/media/1.jpg')
  assert.deepEqual(
    second?.children.map(({ name }) => name),
    ['loc'],
  )
})

test('a sitemap without pictures does not speak of them', () => {
  assert.doesNotMatch(writeSitemap([{ url, changedAt }]), /image/)
})

test('a sitemap index holds sitemaps', () => {
  const root = readStrictXml(writeSitemapIndex([{ url: 'https://sanad.example/sitemap-2020-11.xml', changedAt }]))
  assert.equal(childOf(childOf(root, 'sitemap'), 'lastmod').text, '2020-11-24T19:16:00Z')
})

test('a news sitemap says which publication, when and under what title', () => {
  const entry = childOf(childOf(readStrictXml(writeNewsSitemap([news])), 'url'), 'news:news')
  assert.equal(childOf(entry, 'news:title').text, news.title)
  assert.equal(childOf(entry, 'news:publication_date').text, '2020-11-24T19:16:00Z')
  assert.equal(childOf(childOf(entry, 'news:publication'), 'news:language').text, 'fa')
})

test('more entries than the protocol allows are a mistake of the caller', () => {
  assert.throws(() => writeSitemap(Array(50_001).fill({ url, changedAt })), RangeError)
  assert.throws(() => writeNewsSitemap(Array(1_001).fill(news)), RangeError)
  assert.equal(childrenOf(readStrictXml(writeSitemap(Array(50_000).fill({ url, changedAt }))), 'url').length, 50_000)
})

const schemas = fileURLToPath(new URL('../../../../shared/data/schemas/sitemaps/', import.meta.url))
const needs = !existsSync(schemas)
  ? { skip: 'needs ../shared' }
  : spawnSync('javac', ['-version']).status === 0
    ? {}
    : { skip: 'needs a Java compiler for the schemas' }

/** Prints `valid` or `invalid` for each pair of schema and document. */
const validator = `
import java.io.File;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
public class Validate {
  public static void main(String[] files) throws Exception {
    for (int i = 0; i < files.length; i += 2) {
      var schema = SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema").newSchema(new File(files[i]));
      try {
        schema.newValidator().validate(new StreamSource(new File(files[i + 1])));
        System.out.println("valid");
      } catch (org.xml.sax.SAXException e) {
        System.out.println("invalid");
      }
    }
  }
}`

test('sitemaps hold to their schemas', needs, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sanad-sitemap-'))
  const titles = hostileTexts.map((title) => ({ ...news, title }))
  const documents: [schema: string, xml: string, verdict: string][] = [
    [
      'news-sitemap-driver.xsd',
      writeSitemap([{ url, changedAt, pictureUrls: ['https://sanad.example/1.jpg'] }]),
      'valid',
    ],
    ['news-sitemap-driver.xsd', writeNewsSitemap([news, ...titles]), 'valid'],
    ['siteindex.xsd', writeSitemapIndex([{ url, changedAt }]), 'valid'],
    ['news-sitemap-driver.xsd', writeNewsSitemap([{ ...news, title: '' }]), 'invalid'],
    [
      'news-sitemap-driver.xsd',
      writeNewsSitemap([{ ...news, publication: { ...publication, language: 'Persian' } }]),
      'invalid',
    ],
  ]
  try {
    writeFileSync(path.join(folder, 'Validate.java'), validator)
    const files = documents.flatMap(([schema, xml], index) => {
      writeFileSync(path.join(folder, `${index}.xml`), xml)
      return [path.join(schemas, schema), path.join(folder, `${index}.xml`)]
    })
    const { stdout, stderr } = spawnSync('java', [path.join(folder, 'Validate.java'), ...files], { encoding: 'utf8' })
    assert.deepEqual(
      stdout.trim().split('\n'),
      documents.map(([, , verdict]) => verdict),
      stderr,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
