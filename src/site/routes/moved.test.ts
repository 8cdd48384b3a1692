import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createServer, createSilentLog } from '#server'
import { articlePath } from '../addresses.ts'
import { fullArticle } from '../fixtures/articles.ts'
import { fixtureRoutes, fixtureSettings } from '../fixtures/site.ts'
import { sorryPage } from '../site.ts'

const { code, slug } = fullArticle
const moved = new Map(
  [
    '/news/12/باران',
    '/index.php?option=story&id=7',
    '/fa/news/55/old',
    '/fa/tag/old',
    '/?p=123',
    `/${'ب'.repeat(200)}`,
  ].map((path) => [path, { code, slug }]),
)

/** The answers of a served site, `path` being asked as it stands on the request line. */
async function ask(path: string, accept = 'text/html') {
  const server = await createServer({
    config: { port: 0, host: '127.0.0.1', publicUrl: 'http://localhost' },
    pages: fixtureRoutes({ moved }),
    errorPage: (status) => sorryPage(status, fixtureSettings),
    log: createSilentLog(),
  })
  const origin = await server.listen()
  const answer = await fetch(origin + path, { redirect: 'manual', headers: { accept } })
  const text = await answer.text()
  await server.close()
  return { status: answer.status, location: answer.headers.get('location'), text, headers: answer.headers }
}

for (const path of [
  '/news/12/%D8%A8%D8%A7%D8%B1%D8%A7%D9%86',
  '/news/12/%d8%a8%d8%a7%d8%b1%d8%a7%d9%86',
  '/news/12/%D8%A8%D8%A7%D8%B1%D8%A7%D9%86?utm_source=bot&fbclid=1',
  '/index.php?option=story&id=7',
  '/index.php?option=story&id=7&utm_source=bot',
  '/index.php?utm_medium=x&option=story&id=7',
  '/fa/news/55/old',
  '/fa/tag/old',
  '/?p=123',
  '/?utm_source=bot&p=123',
  `/${'%D8%A8'.repeat(200)}`,
]) {
  test(`${path.slice(0, 60)} leads for good to where its article went`, async () => {
    const { status, location, headers } = await ask(path)
    assert.deepEqual([status, location], [301, articlePath(fullArticle)])
    assert.match(headers.get('cache-control') ?? '', /^public, max-age=300/)
  })
}

for (const path of [
  '/news/12',
  '/index.php',
  '/index.php?id=8',
  '/news/%ff',
  '/x%00y',
  '/fa/news/56',
  '/?q=1&utm_source=x',
]) {
  test(`${path} leads nowhere`, async () => {
    const { status, location, text } = await ask(path)
    assert.deepEqual([status, location], [path.startsWith('/?') ? 200 : 404, null])
    assert.match(text, /<!doctype html>/i)
  })
}

test('an article that nobody knows yet, asked for at the root, leads to the front page, but not for good', async () => {
  for (const path of ['/?p=1', '/?id=%00', `/?newsid=${'9'.repeat(400)}`, '/fa?cid=5']) {
    const { status, location, headers } = await ask(path)
    assert.deepEqual([status, location], [302, '/'], path)
    assert.match(headers.get('cache-control') ?? '', /^public, max-age=60\b/)
  }
  const front = fixtureRoutes({ moved }).find(({ pattern }) => pattern === '/')!
  const early = await front.render({ params: {}, query: new URLSearchParams('p=1'), path: '/' })
  assert.equal(early.refreshAfterSeconds, 60, 'what was kept is asked for again, for an import may bring the article')
})

test('a program that asks for no page is told that nothing is there', async () => {
  const { status, headers } = await ask('/index.php?option=story&id=7', 'application/json')
  assert.equal(status, 404)
  assert.match(headers.get('content-type') ?? '', /problem\+json/)
})
