import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { articlePath } from '../addresses.ts'
import { fullArticle } from '../fixtures/articles.ts'
import { fixturePage, fixturePaths, fixtureRoutes } from '../fixtures/site.ts'
import { pageAt } from '../site.ts'

const routes = fixtureRoutes()
const lightly = (path: string) => pageAt(routes, `${path}${path.includes('?') ? '&' : '?'}lite=1`)

test('every kind of page has a light form: the same words, no picture, no font, nothing only machines read', async () => {
  for (const [name, path] of Object.entries(fixturePaths)) {
    const page = (await lightly(path))!
    assert.equal(page.status, 200, name)
    assert.doesNotMatch(page.body, /<img|<link rel="preload"|@font-face|ld\+json|property="og:|poster=/, name)
    assert.match(page.body, /<meta name="robots" content="noindex">/, name)
    assert.equal(page.body.match(/name="robots"/g)!.length, 1, name)
    const whole = await fixturePage(path)
    assert.ok(page.body.length < whole.length, name)
    assert.equal(headingsOf(page.body), headingsOf(whole), name)
  }
})

function headingsOf(page: string): string {
  return [...page.matchAll(/<h([123])[^>]*>(.*?)<\/h\1>/gs)]
    .map(([, , text]) => text!.replace(/<[^>]+>/g, ''))
    .join('|')
}

test('its policy allows its own styles and no font', async () => {
  const page = (await lightly('/'))!
  const css = /<style>(.*?)<\/style>/s.exec(page.body)![1]!
  const policy = page.headers!['content-security-policy']!
  assert.ok(policy.includes(`'sha256-${createHash('sha256').update(css).digest('base64')}'`))
  assert.match(policy, /font-src 'none'/)
})

test('who reads lightly goes on lightly, and back when she likes; feeds stay as they are', async () => {
  const page = (await lightly(articlePath(fullArticle)))!
  const links = [...page.body.matchAll(/<a\b[^>]*href="(\/[^"]*)"/g)].map(([, href]) => href!)
  const pages = links.filter((href) => href.startsWith('/fa') && !/\.(xml|json)/.test(href))
  assert.ok(pages.length > 20 && pages.every((href) => /[?;]lite=1(#|$)/.test(href)))
  assert.ok(links.filter((href) => /\.xml/.test(href)).every((href) => !href.includes('lite')))
  assert.match(page.body, /<a href="\?" rel="nofollow">نسخهٔ کامل<\/a>/)
  assert.match(page.body, /<a href="\/media\/a+\/1080\.webp">دیدن عکس: قایقی چوبی/)
  assert.match(await fixturePage('/'), /<a href="\?lite=1" rel="nofollow">نسخهٔ سبک<\/a>/)
  assert.match((await lightly('/fa/search'))!.body, /<input type="hidden" name="lite" value="1">/)
  assert.equal((await lightly(`/n/${fullArticle.code}`))!.location, `${articlePath(fullArticle)}?lite=1`)
})

test('any other value leads to the whole page', async () => {
  const page = await pageAt(routes, '/fa/latest?lite=yes')
  assert.deepEqual([page!.status, page!.location], [301, '/fa/latest'])
})
