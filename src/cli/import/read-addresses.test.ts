import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { openNewsstand } from '../../../test/newsstand.ts'
import { findFiles } from './find-files.ts'
import { isAddressList, readAddresses } from './read-addresses.ts'
import type { ReadFile } from './read-batch.ts'
import { collectionFormat } from './read-collection.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'sanad-addresses-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const text =
  'شهردار رودبار گفت خط تازهٔ اتوبوس از فردا کار خود را با دوازده ایستگاه آغاز می‌کند و هر ده دقیقه یک اتوبوس می‌رسد.'
const page = (title: string) =>
  `<!doctype html><html lang="fa"><head><title>${title}</title></head><body><article><h1>${title}</h1>
  <div>تاریخ انتشار: ۱۴ مهر ۱۴۰۲ - ۱۱:۲۵</div><p>${text}</p><p>${text}</p></article></body></html>`

async function readList(context: TestContext, name: string, list: string, known: readonly string[] = []) {
  const stand = await openNewsstand(context)
  const html = { 'content-type': 'text/html; charset=utf-8' }
  stand.site('sepidar.example/robots.txt', { body: 'User-agent: *\nDisallow: /private/' })
  stand.site('sepidar.example/news/1', { body: page('خط تازهٔ اتوبوس'), headers: html })
  stand.site('sepidar.example/news/2', { body: page('پل چوبی باز شد'), headers: html })
  stand.site('sepidar.example/gone', { status: 410 })
  const urls = ['/news/1', '/news/2', '/news/1'].map((place) => `<url><loc>http://sepidar.example${place}</loc></url>`)
  const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`
  stand.site('sepidar.example/a.xml.gz', (response) => void response.end(gzipSync(sitemap)))
  const file = path.join(folder, name)
  writeFileSync(file, list)
  const [found] = findFiles([file])
  assert.ok(isAddressList(collectionFormat(found!)))
  const read: ReadFile[] = []
  const knownOf = async (addresses: readonly string[]) =>
    Object.fromEntries(addresses.filter((address) => known.includes(address)).map((address) => [address, '00']))
  for await (const batch of readAddresses(stand.parts, found!, knownOf)) read.push(...batch)
  return { stand, read }
}

const told = (read: readonly ReadFile[]) =>
  read.map((one) => [
    one.file.replace(/^.*example/, ''),
    one.outcome,
    one.outcome === 'failed' ? one.problems[0]!.kind : '',
  ])

test('a list of addresses is fetched page by page, as robots.txt allows; what is known is not asked for', async (context) => {
  const { stand, read } = await readList(
    context,
    'list.txt',
    'http://sepidar.example/news/1\nhttp://sepidar.example/news/2\nhttp://sepidar.example/gone\nhttp://sepidar.example/private/3\nhttp://10.0.0.1/\n',
    ['http://sepidar.example/news/2'],
  )
  assert.deepEqual(told(read).slice(0, 4), [
    ['/news/1', 'draft', ''],
    ['/news/2', 'skipped', ''],
    ['/gone', 'failed', 'http-status'],
    ['/private/3', 'failed', 'robots-forbid'],
  ])
  assert.equal(read[4]!.outcome, 'failed')
  const [first] = read
  assert.ok(first?.outcome === 'draft')
  assert.equal(first.draft.content.headline, 'خط تازهٔ اتوبوس')
  assert.ok(stand.internet.attempts.every(({ address }) => address !== '10.0.0.1'))
  assert.ok(stand.asked.every(({ line }) => !line.includes('/private/') && !line.includes('/news/2')))
})

test('a list of sitemaps leads to their addresses, each once, packed sitemaps too', async (context) => {
  const index = ['/a.xml.gz', '/missing.xml'].map(
    (place) => `<sitemap><loc>http://sepidar.example${place}</loc></sitemap>`,
  )
  const { read } = await readList(
    context,
    'sitemaps.xml',
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${index.join('')}</sitemapindex>`,
  )
  assert.deepEqual(told(read), [
    ['/missing.xml', 'failed', 'http-status'],
    ['/news/1', 'draft', ''],
    ['/news/2', 'draft', ''],
  ])
})
