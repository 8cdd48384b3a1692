import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectFormat, type FileFormat, type FileHints } from './read-format.ts'

const table: { name: string; text: string | Uint8Array; hints?: FileHints; format: FileFormat }[] = [
  { name: 'a page', text: '<!DOCTYPE html><html><body>خبر</body></html>', format: 'html' },
  {
    name: 'a page after blank lines and a comment',
    text: '\n\n<!-- نسخهٔ آزمایشی -->\n<HTML><BODY>خبر',
    format: 'html',
  },
  { name: 'a piece of a page', text: '<div><p>یک</p><p>دو</p></div>', format: 'html' },
  { name: 'a piece of a page, by its name', text: '<p>یک بند تنها', hints: { fileName: 'x.html' }, format: 'html' },
  { name: 'a text that mentions a tag', text: 'در این متن از <p> نام برده شده است.', format: 'text' },
  { name: 'a text dump', text: 'کد خبر ۱۲۳۴\nتیتر خبر', format: 'text' },
  {
    name: 'a text dump served as HTML',
    text: 'کد خبر ۱۲۳۴\nتیتر خبر',
    hints: { contentType: 'text/html' },
    format: 'text',
  },
  { name: 'RSS', text: '<?xml version="1.0"?><rss version="2.0"><channel/></rss>', format: 'rss' },
  {
    name: 'RSS after junk, served as HTML',
    text: 'Warning: x on line 1\n<?xml version="1.0"?><rss version="2.0">',
    hints: { contentType: 'text/html' },
    format: 'rss',
  },
  {
    name: 'RSS as a browser shows it',
    text: '<html><head><meta charset="utf-8"></head><body><pre style="x">&lt;?xml version="1.0"?&gt;&lt;rss version="2.0"&gt;',
    hints: { contentType: 'text/html' },
    format: 'rss',
  },
  {
    name: 'a page that opens with a line of code',
    text: '<html><body><pre>{ const x = 1 }</pre><p>…</p><p>…</p></body></html>',
    format: 'html',
  },
  { name: 'RSS 1.0', text: '<?xml version="1.0"?><rdf:RDF xmlns:rdf="x">', format: 'rss' },
  { name: 'Atom', text: '<feed xmlns="http://www.w3.org/2005/Atom">', format: 'atom' },
  {
    name: 'a WordPress export',
    text: '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">',
    format: 'wxr',
  },
  {
    name: 'NewsML-G2',
    text: '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">',
    format: 'newsml-g2',
  },
  {
    name: 'NewsML-G2 by a prefix, a package of it',
    text: '<nar:packageItem xmlns:nar="http://iptc.org/std/nar/2006-10-01/">',
    format: 'newsml-g2',
  },
  { name: 'a sitemap', text: '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', format: 'sitemap' },
  {
    name: 'a list of sitemaps',
    text: '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    format: 'sitemap-index',
  },
  { name: 'a list of feeds', text: '<opml version="2.0"><body/></opml>', format: 'opml' },
  { name: 'a list of addresses', text: 'https://a.example/1\nhttps://a.example/2\n', format: 'address-list' },
  {
    name: 'a list of addresses with a slip',
    text: 'https://a.example/1\nhttps://a.example/2\n# دو ماند\nپل و مدرسه\nhttps://a.example/3\n',
    format: 'address-list',
  },
  {
    name: 'a text with a link for each line',
    text: 'https://a.example/1\nپل\nhttps://a.example/2\nراه',
    format: 'text',
  },
  { name: 'a text that begins with an address', text: 'https://a.example/1\nخبر امروز', format: 'text' },
  { name: 'RSS behind the DOCTYPE of a page', text: '<!DOCTYPE html PUBLIC "x"><rss version="2.0">', format: 'rss' },
  { name: 'RSS whose DOCTYPE is long', text: `<!DOCTYPE rss [${' '.repeat(40_000)}]><rss>`, format: 'rss' },
  { name: 'RSS spoken of in a comment', text: '<!-- <rss> --><html><body>خبر', format: 'html' },
  { name: 'some XML', text: '<?xml version="1.0"?><catalogue/>', format: 'xml' },
  { name: 'a JSON feed', text: '{"version": "https://jsonfeed.org/version/1.1", "items": []}', format: 'json-feed' },
  { name: 'ninjs', text: '{"uri": "urn:x", "headline": "تیتر", "body_text": "متن"}', format: 'ninjs' },
  {
    name: 'ninjs of the second generation',
    text: '{"uri": "urn:x", "headlines": [{"value": "تیتر"}]}',
    format: 'ninjs',
  },
  { name: 'some JSON', text: '{"a": 1}', format: 'json' },
  { name: 'a text that begins with a bracket', text: '[تصویر] گزارش امروز از بازار', format: 'text' },
  { name: 'a picture', text: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), format: 'binary' },
  { name: 'a packed file', text: Uint8Array.of(0x1f, 0x8b, 8, 0), format: 'binary' },
  { name: 'a drawing', text: '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', format: 'xml' },
  {
    name: 'a bitmap',
    text: Uint8Array.of(0x42, 0x4d, 0x3e, 0, 0, 0, 0, 0, 0, 0, 0x3e, 0, 0, 0, 0x28, 0, 0, 0),
    format: 'binary',
  },
  { name: 'a text with one stray control', text: `${'خبر امروز از بازار. '.repeat(20)}\u0007`, format: 'text' },
  {
    name: 'a text in UTF-16 without a mark',
    text: Buffer.from('کد خبر ۱۲۳۴\nتیتر خبر امروز', 'utf16le'),
    format: 'text',
  },
  { name: 'nothing', text: '', format: 'empty' },
  { name: 'white space', text: ' \n\n ', format: 'empty' },
  { name: 'a page in UTF-16', text: Buffer.from('\uFEFF<html><body>خبر</body></html>', 'utf16le'), format: 'html' },
]

for (const { name, text, hints, format } of table) {
  test(`${name} is ${format}`, () => {
    assert.equal(detectFormat(typeof text === 'string' ? new TextEncoder().encode(text) : text, hints), format)
  })
}
