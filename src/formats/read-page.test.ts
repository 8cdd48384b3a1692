import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { readDocument } from '#article'
import { namelessPage, wordpressClassicPage } from './page/fixtures/layouts.ts'
import { libraryStory } from './page/fixtures/stories.ts'
import { type FileOrigin, readPage } from './read-page.ts'

const ORIGIN: FileOrigin = { url: null, fetchedAt: null, contentType: null, fileName: 'page.html' }
const SECONDS_MAX = 8

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The bytes are read without an exception and in bounded time, and what comes out passes the schema of articles. */
function survives(bytes: Uint8Array): ReturnType<typeof readPage> {
  const started = performance.now()
  const reading = readPage(bytes, ORIGIN, { spelling: 'house' })
  assert.ok(performance.now() - started < SECONDS_MAX * 1000, 'took too long')
  if (reading.value !== null) assert.deepEqual(readDocument(reading.value.document).problems, [])
  return reading
}

const title = '<h1>کتابخانهٔ مرکزی شهر باز شد</h1>'
const prose = 'این بند برای آزمون نوشته شده است و دربارهٔ کتابخانهٔ شهر است. '

test('letters kept in their printed shapes are the words they spell', () => {
  const shaped = (html: string) => html.replaceAll('لا', 'ﻻ').replaceAll('م', 'ﻣ').replaceAll('ک', 'ﮐ')
  const head = '<title>کتابخانهٔ مرکزی شهر تا نیمه‌شب باز ماند</title>'
  const body = `<h2>کتابخانهٔ مرکزی شهر تا نیمه‌شب باز ماند</h2><p>تاریخ انتشار: ۱۴ مهر ۱۴۰۲</p><p>سالن مطالعه از امشب تا نیمه‌شب به روی اهالی باز می‌ماند.</p>`
  const page = readPage(bytesOf(`<html>${head}${shaped(body)}`), ORIGIN, { spelling: 'house' }).value?.page
  assert.equal(page?.title, 'کتابخانهٔ مرکزی شهر تا نیمه‌شب باز ماند')
  assert.deepEqual(page?.body, ['سالن مطالعه از امشب تا نیمه‌شب به روی اهالی باز می‌ماند.'])
  assert.equal(page?.published?.slice(0, 10), '2023-10-05')
})

const hostile: { name: string; html: string }[] = [
  { name: 'a hundred thousand nested boxes', html: `<html>${title}${'<div>'.repeat(100_000)}${prose}` },
  { name: 'a hundred thousand nested quotations', html: `<html>${title}${'<blockquote>'.repeat(100_000)}${prose}` },
  { name: 'a hundred thousand nested lists', html: `<html>${title}${'<ul><li>'.repeat(50_000)}${prose}` },
  {
    name: 'spans in spans around every word',
    html: `<html>${title}<p>${'<span><b><i>'.repeat(60)}${'خبر <a href="/x">پیوند</a> '.repeat(20_000)}`,
  },
  { name: 'fifty thousand paragraphs', html: `<html>${title}<div>${`<p>${prose}</p>`.repeat(50_000)}</div>` },
  {
    name: 'fifty thousand links',
    html: `<html>${title}<ul>${'<li><a href="/news/1">قطارهای حومه حرکت می‌کنند</a></li>'.repeat(50_000)}</ul>`,
  },
  {
    name: 'fifty thousand pictures',
    html: `<html>${title}<div>${'<figure><img src="/a.jpg"><figcaption>شرح</figcaption></figure>'.repeat(50_000)}</div>`,
  },
  {
    name: 'a table of a hundred thousand cells',
    html: `<html>${title}<table>${'<tr><td>۱</td><td>۲</td></tr>'.repeat(50_000)}</table>`,
  },
  {
    name: 'fifty thousand labels',
    html: `<html>${title}${'<div>تاریخ انتشار: ۱۴ مهر ۱۴۰۲</div><div>برچسب‌ها</div>'.repeat(25_000)}`,
  },
  { name: 'twenty thousand headlines', html: `<html><title>کتابخانهٔ مرکزی</title>${title.repeat(20_000)}` },
  { name: 'one paragraph of five million letters', html: `<html>${title}<p>${'ا'.repeat(5_000_000)}</p>` },
  { name: 'one line of spaces', html: `<html>${title}<p>${' '.repeat(2_000_000)}</p><p>${prose}</p>` },
  { name: 'two million line breaks', html: `<html>${title}<div>${'<br>'.repeat(200_000)}${prose}</div>` },
  {
    name: 'five megabytes of class names',
    html: `<html>${title}<div class="${'related comments '.repeat(300_000)}"><p>${prose}</p></div>`,
  },
  {
    name: 'a path of arrows that comes to nothing over the headline',
    html: `<html><p><a href="/a">الف ${'> ب '.repeat(40)}></a> <a href="/b">ب ></a></p>${title}<p>${prose}</p>`,
  },
  {
    name: 'a line of months without end',
    html: `<html>${title}<p>1${'jan'.repeat(28)}!</p><p>${prose}</p>`,
  },
  {
    name: 'a caption of dashes without end',
    html: `<html>${title}<p>${prose}</p><figure><img src="/a.jpg"><figcaption>${'-'.repeat(200_000)}</figcaption></figure><p>${prose}</p>`,
  },
  {
    name: 'lines of dashes where names and sections stand',
    html: `<html><div class="category"><a href="/category/1">${'›'.repeat(100_000)}ب</a></div>${title}<div class="author">مینا${'-'.repeat(100_000)}ب</div><div><p>${prose}</p><p>الف${'-'.repeat(100_000)}ب</p><p>${prose}</p></div>`,
  },
  {
    name: 'structured data of spaces that is none',
    html: `<html><script type="application/ld+json">{"a":"${' '.repeat(400_000)}x</script>${title}<p>${prose}</p>`,
  },
  { name: 'a srcset without end', html: `<html>${title}<img srcset="${'a.jpg 1w, '.repeat(300_000)}"><p>${prose}</p>` },
  {
    name: 'a table of two thousand rows and one of a thousand cells',
    html: `<html>${title}<div><p>${prose}</p><p>${prose}</p><table>${'<tr><td>۱</td><td>۲</td></tr>'.repeat(2_000)}</table><table><tr>${'<td>۱</td>'.repeat(1_000)}</tr></table></div>`,
  },
  {
    name: 'a list of ten thousand items',
    html: `<html>${title}<div><p>${prose}</p><p>${prose}</p><ul>${'<li>یک مورد از فهرست</li>'.repeat(10_000)}</ul></div>`,
  },
  {
    name: 'a gallery of a thousand pictures',
    html: `<html>${title}<ul>${Array.from({ length: 1_000 }, (_, at) => `<li><img src="https://p.example/${at}.jpg" alt="${'ش'.repeat(3_000)}"></li>`).join('')}</ul>`,
  },
  {
    name: 'a paragraph of three million letters with sentences',
    html: `<html>${title}<p>${prose.repeat(50_000)}</p><p>${prose}</p>`,
  },
  {
    name: 'fifty thousand authors and changes',
    html: `<html>${title}${'<p>نویسنده: مینا رستگار</p><p>به‌روزرسانی: ۱۴ مهر ۱۴۰۲ ۱۱:۲۵</p>'.repeat(25_000)}<p>${prose}</p>`,
  },
  {
    name: 'a table of facts without end at the side',
    html: `<html><aside><table>${'<tr><th>گروه</th><td>ورزش</td><th>تاریخ</th><td>۱۴ مهر ۱۴۰۲</td></tr>'.repeat(10_000)}</table></aside>${title}<p>${prose}</p>`,
  },
  {
    name: 'a row of cells without end',
    html: `<html>${title}<table><tr>${'<td>تاریخ</td><td></td>'.repeat(20_000)}</tr></table><p>${prose}</p>`,
  },
  {
    name: 'a title of parts without end',
    html: `<html><title>${'ب | '.repeat(200_000)}کتابخانهٔ مرکزی شهر باز شد</title>${title}<p>${prose}</p>`,
  },
  {
    name: 'a line of times for machines',
    html: `<html>${title}<div>${Array.from({ length: 40_000 }, (_, at) => `<time datetime="2023-10-06T11:25:${at}">۱</time>`).join('')}</div><p>${prose}</p>`,
  },
  {
    name: 'timelines in timelines',
    html: `<html>${title}<div><p>${prose}</p>${'<ul><li><time>۱۰:۲۰</time><div>'.repeat(20_000)}${prose}</div>`,
  },
  {
    name: 'a hundred thousand lines set as written',
    html: `<html>${title}<div><p>${prose}</p><pre>${'بخش: فرهنگ\n'.repeat(100_000)}</pre><p>${prose}</p></div>`,
  },
  {
    name: 'years in words without end',
    html: `<html>${title}<p>${'یک هزار و چهارصد و '.repeat(4)}</p><p>${'یک هزار و '.repeat(200_000)}</p><p>${prose}</p>`,
  },
  {
    name: 'structured data without end',
    html: `<html><script type="application/ld+json">{"a":${'['.repeat(400_000)}</script>${title}<p>${prose}</p>`,
  },
]

for (const { name, html } of hostile) test(`hostile page: ${name}`, () => void survives(bytesOf(html)))

test('a page cut anywhere is read as far as it goes', () => {
  const bytes = bytesOf(wordpressClassicPage(libraryStory))
  for (let end = 0; end < bytes.length; end += 331) survives(bytes.subarray(0, end))
})

test('a page with a byte changed here and there is still read', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const bytes = bytesOf(namelessPage(libraryStory))
    for (let at = seed; at < bytes.length; at += 97 * seed) bytes[at] = (bytes[at]! + seed * 37) & 0xff
    survives(bytes)
  }
})

const refused: { name: string; bytes: Uint8Array; kind: string }[] = [
  { name: 'an empty file', bytes: new Uint8Array(0), kind: 'empty-file' },
  { name: 'a picture', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), kind: 'unsupported-format' },
  {
    name: 'a feed',
    bytes: bytesOf('<?xml version="1.0"?><rss version="2.0"><channel/></rss>'),
    kind: 'unsupported-format',
  },
  { name: 'JSON', bytes: bytesOf('{"a":1}'), kind: 'unsupported-format' },
  { name: 'a page without a story', bytes: bytesOf('<html><body><div></div></body></html>'), kind: 'no-article' },
]

for (const { name, bytes, kind } of refused) {
  test(`${name} gives no page, and says why in plain words`, () => {
    const { value, problems } = readPage(bytes, { ...ORIGIN, fileName: null }, { spelling: 'house' })
    assert.equal(value, null)
    assert.equal(problems.at(-1)!.kind, kind)
    assert.match(problems.at(-1)!.detail, /^[a-z].{10,}/)
  })
}

const shared = path.resolve(import.meta.dirname, '../../../shared/data')
const needs = existsSync(shared) ? {} : { skip: 'needs ../shared' }

test('every hostile feed of the shared material is refused or survived', needs, () => {
  const folder = path.join(shared, 'hostile/feeds')
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(path.join(folder, name))
    survives(name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  }
})

const dumps: { name: string; text: string }[] = [
  {
    name: 'twenty thousand list lines',
    text: `کتابخانهٔ مرکزی شهر باز شد\n\n${prose.repeat(3)}\n\n${'- یک مورد از فهرست\n'.repeat(20_000)}`,
  },
  {
    name: 'twenty thousand table lines',
    text: `کتابخانهٔ مرکزی شهر باز شد\n\n${prose.repeat(3)}\n\n${'یک\tدو\n'.repeat(20_000)}`,
  },
  {
    name: 'a thousand paragraphs of ten thousand letters',
    text: `کتابخانهٔ مرکزی شهر باز شد\n\n${`${prose.repeat(160)}\n\n`.repeat(1_000)}`,
  },
  {
    name: 'a row of a thousand cells',
    text: `کتابخانهٔ مرکزی شهر باز شد\n\n${prose.repeat(3)}\n\n${'یک\t'.repeat(1_000)}دو`,
  },
]

for (const { name, text } of dumps) {
  test(`hostile dump: ${name}`, () => void survives(bytesOf(text)))
}
