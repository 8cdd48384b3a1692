import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRobots } from './robots.ts'

const groups = `# ours
User-agent: other
User-agent: Sanad
Disallow: /private # all of it
Allow: /private/open
Crawl-delay: 5

User-agent: *
Disallow: /`

const rows: [string, string, boolean][] = [
  ['', '/a', true],
  ['User-agent: *\nDisallow:', '/a', true],
  ['User-agent: *\nDisallow: /', '/a', false],
  ['User-agent: *\r\nDisallow: /a\r\n', '/b', true],
  ['user-AGENT: *\nDISALLOW: /a', '/abc', false],
  ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
  ['User-agent: *\nDisallow: /*.pdf$', '/x.pdf', false],
  ['User-agent: *\nDisallow: /*.pdf$', '/x.pdf?a', true],
  ['User-agent: *\nDisallow: /a*b*c', '/axxbxxc', false],
  ['User-agent: *\nDisallow: /a*b*c', '/axxcxxb', true],
  ['User-agent: *\nDisallow: /a$', '/a', false],
  ['User-agent: *\nDisallow: /a$', '/ab', true],
  ['User-agent: *\nDisallow: /خبر', '/%D8%AE%D8%A8%D8%B1/1', false],
  ['User-agent: *\nDisallow: /%d8%ae%d8%a8%d8%b1', '/%D8%AE%D8%A8%D8%B1/1', false],
  ['User-agent: *\nDisallow: /%zz', '/%zz', false],
  ['Disallow: /', '/a', true],
  [groups, '/', true],
  [groups, '/private/x', false],
  [groups, '/private/open/x', true],
]

test('robots.txt is obeyed: our own group, else that of all; the longest rule', () => {
  for (const [text, path, expected] of rows)
    assert.equal(readRobots(text, 'sanad').allows(path), expected, `${text} → ${path}`)
  assert.equal(readRobots(groups, 'sanad').delaySeconds, 5)
  assert.equal(readRobots(groups, 'stranger').allows('/'), false)
  assert.equal(readRobots('User-agent: *\nCrawl-delay: 99999', 'sanad').delaySeconds, 30)
})

test('a hostile robots.txt takes no time', () => {
  const stars = `User-agent: *\n${`Disallow: /${'*a'.repeat(200)}$\n`.repeat(5_000)}`
  const from = performance.now()
  assert.equal(readRobots(stars, 'sanad').allows(`/${'a'.repeat(1_500)}b`), true)
  assert.ok(performance.now() - from < 5_000)
})
