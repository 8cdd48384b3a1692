import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { PageRoute } from '../page.ts'
import { Refusal } from '../refusal.ts'
import { type LoopbackServer, page, serveOnLoopback } from './on-loopback.ts'

const text = 'ائتلاف آمریکایی: حمله به پایگاه را تأیید می‌کنیم. '.repeat(60)
const article = '/fa/news/757695/%D8%A7%D8%A6%D8%AA%D9%84%D8%A7%D9%81'

const pages: PageRoute[] = [
  {
    pattern: '/fa/news/:code/:slug',
    render: async ({ params, path }) => {
      if (params.code === '1') return page({ status: 410, body: text, keys: ['article:1'] })
      if (params.code === '500') throw new Error('the database is on fire')
      if (params.slug !== 'ائتلاف') return page({ status: 301, body: '', location: article })
      return page({ body: text, keys: [`article:${params.code}`, path] })
    },
  },
  {
    pattern: '/fa/search',
    queryKeys: ['q'],
    cacheable: false,
    render: async ({ query }) => page({ body: `${query.get('q')}` }),
  },
  { pattern: '/fa/latest', queryKeys: ['before'], render: async ({ query }) => page({ body: `${text}${query}` }) },
  {
    pattern: '/',
    render: async () => page({ body: text, keys: ['front'], headers: { 'content-security-policy': "img-src 'self'" } }),
  },
]

describe('a served page', () => {
  let server: LoopbackServer
  before(async () => {
    server = await serveOnLoopback(pages, {
      assets: [
        {
          path: '/assets/site.0f.css',
          contentType: 'text/css; charset=utf-8',
          bytes: Buffer.from('a{color:red}'.repeat(50)),
          immutable: true,
        },
        { path: '/favicon.ico', contentType: 'image/png', bytes: Buffer.from([1, 2, 3]), immutable: false },
      ],
      endpoints: [
        {
          method: 'POST',
          path: '/api/v1/echo',
          body: {
            type: 'object',
            properties: { count: { type: 'integer' } },
            required: ['count'],
            additionalProperties: false,
          },
          handle: async ({ body, headers, cookies, address }) => ({
            status: 201,
            body: { body, agent: headers['user-agent'], cookies, address },
          }),
        },
        {
          method: 'GET',
          path: '/api/v1/list',
          query: { type: 'object', properties: { limit: { type: 'integer' } } },
          handle: async ({ query }) => ({ status: 200, body: query }),
        },
        {
          method: 'GET',
          path: '/api/v1/refused',
          handle: async () => {
            throw new Refusal('code-taken', { article: 757695 })
          },
        },
        {
          method: 'GET',
          path: '/api/v1/broken',
          handle: async () => {
            throw new Error('password=hunter2')
          },
        },
        { method: 'DELETE', path: '/api/v1/thing', handle: async () => ({ status: 204, body: null }) },
      ],
    })
  })
  after(() => server.close())

  for (const [accept, expected, unpack] of [
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate, br;q=0', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
    ['gzip;q=1.0, br;q=0.2', 'gzip', gunzipSync],
  ] as const) {
    test(`comes as ${expected ?? 'plain bytes'} for «${accept}», first time and again`, async () => {
      for (const _ of [1, 2]) {
        const answer = await server.ask(article, { headers: { 'accept-encoding': accept, connection: 'keep-alive' } })
        assert.equal(answer.status, 200)
        assert.equal(answer.headers['content-encoding'], expected)
        assert.equal(answer.headers.vary, 'Accept-Encoding')
        assert.equal(Number(answer.headers['content-length']), answer.body.length)
        assert.equal(unpack(answer.body).toString(), text)
      }
    })
  }

  test('is the same through the front door and through the full parser', async () => {
    const plain = { host: 'sanad', 'accept-encoding': 'gzip', connection: 'keep-alive' }
    const quick = await server.ask(article, { headers: plain })
    const full = await server.ask(article, { headers: { ...plain, connection: 'close' } })
    const { date: _one, ...quickHeaders } = quick.headers
    const { date: _other, connection: _close, ...fullHeaders } = full.headers
    assert.deepEqual(quickHeaders, fullHeaders)
    assert.deepEqual(quick.body, full.body)
  })

  test('has a Date of this minute, whichever way it came', async () => {
    for (const connection of ['keep-alive', 'close']) {
      const { headers } = await server.ask(article, { headers: { connection } })
      assert.ok(Math.abs(Date.parse(headers.date ?? '') - Date.now()) < 60_000)
    }
  })

  test('is not sent again to who holds it, in any encoding', async () => {
    for (const accept of ['br', 'gzip', 'identity']) {
      const first = await server.ask(article, { headers: { 'accept-encoding': accept, connection: 'keep-alive' } })
      const etag = first.headers.etag as string
      for (const header of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const again = await server.ask(article, { headers: { 'if-none-match': header, 'accept-encoding': accept } })
        assert.equal(again.status, 304, header)
        assert.equal(again.headers.etag, etag)
        assert.equal(again.body.length, 0)
      }
      const changed = await server.ask(article, {
        headers: { 'if-none-match': `${etag.slice(0, -2)}x"`, 'accept-encoding': accept },
      })
      assert.equal(changed.status, 200)
    }
  })

  test('answers HEAD with the headers alone', async () => {
    for (const connection of ['keep-alive', 'close']) {
      const whole = await server.ask(article, { headers: { connection } })
      const head = await server.ask(article, { method: 'HEAD', headers: { connection } })
      assert.equal(head.status, 200)
      assert.equal(head.headers['content-length'], whole.headers['content-length'])
      assert.equal(head.body.length, 0)
    }
  })

  for (const path of [
    '/',
    article,
    '/fa/news/2/other',
    '/nowhere',
    '/fa/search?q=x',
    '/healthz',
    '/api/v1/list',
    '/api/v1/broken',
    '/assets/site.0f.css',
    '/fa/news/500/x',
  ]) {
    test(`${path} carries the security headers`, async () => {
      const { headers } = await server.ask(path)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
      assert.ok(headers['referrer-policy'] && headers['permissions-policy'])
      if (path === '/') assert.equal(headers['content-security-policy'], "img-src 'self'")
      else assert.match(`${headers['content-security-policy']}`, /^default-src 'none'; frame-ancestors 'none'/)
      assert.equal(headers['x-powered-by'], undefined)
    })
  }

  test('failures of the server are a Persian page for readers, without what went wrong', async () => {
    const answer = await server.ask('/fa/news/500/x', { headers: { accept: 'text/html' } })
    assert.equal(answer.status, 500)
    assert.equal(answer.headers['cache-control'], 'no-store')
    assert.match(answer.text, /خطای 500/)
    assert.doesNotMatch(answer.text, /fire/)
  })

  test('assets are kept for a year by browsers, except those whose address names no content', async () => {
    const style = await server.ask('/assets/site.0f.css?v=2', { headers: { 'accept-encoding': 'br' } })
    assert.equal(style.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal(style.headers['content-encoding'], 'br')
    assert.equal(brotliDecompressSync(style.body).toString(), 'a{color:red}'.repeat(50))
    const icon = await server.ask('/favicon.ico', { headers: { 'accept-encoding': 'br' } })
    assert.equal(icon.headers['cache-control'], 'public, max-age=86400')
    assert.deepEqual([...icon.body], [1, 2, 3])
  })

  test('what must not be kept is rendered for every reader and says so', async () => {
    const answer = await server.ask('/fa/search?q=%D8%B3%D9%86%D8%AF')
    assert.equal(answer.text, 'سند')
    assert.equal(answer.headers['cache-control'], 'no-store')
  })

  describe('an address in another form', () => {
    for (const [asked, status, location] of [
      ['//fa//news/757695/%D8%A7%D8%A6%D8%AA%D9%84%D8%A7%D9%81', 301, article],
      [`${article}/`, 301, article],
      ['/fa/./news/../news/757695/%D8%A7%D8%A6%D8%AA%D9%84%D8%A7%D9%81', 301, article],
      [article.toLowerCase(), 200, undefined],
      ['/FA/news/757695/x', 404, undefined],
      ['/fa%2Fnews/757695/x', 404, undefined],
      ['/fa/news/757695/%00', 404, undefined],
      ['/fa/news/757695/%zz', 404, undefined],
      ['/fa/news/757695/%ff%fe', 404, undefined],
      ['/../../etc/passwd', 301, '/etc/passwd'],
      ['/..%2f..%2fetc/passwd', 404, undefined],
      ['/fa/latest/?before=3&utm_source=x', 301, '/fa/latest?before=3'],
      ['//evil.example/%2e%2e', 301, '/'],
      ['/api/v1/list/', 301, '/api/v1/list'],
      ['/fa/latest?', 200, undefined],
      ['/?%zz&%%%', 200, undefined],
    ] as const) {
      test(`${asked} → ${status} ${location ?? ''}`, async () => {
        for (const connection of ['keep-alive', 'close']) {
          const answer = await server.ask(asked, { headers: { connection } })
          assert.equal(answer.status, status)
          assert.equal(answer.headers.location, location)
        }
      })
    }
  })

  describe('methods and limits', () => {
    for (const [method, path, status] of [
      ['POST', '/', 405],
      ['DELETE', article, 405],
      ['OPTIONS', '/', 204],
      ['TRACE', '/', 405],
      ['POST', '/nowhere', 404],
      ['PUT', '/assets/site.0f.css', 405],
      ['DELETE', '/api/v1/thing', 204],
    ] as const) {
      test(`${method} ${path} → ${status}`, async () => {
        const answer = await server.ask(path, { method })
        assert.equal(answer.status, status)
        if (status === 405) assert.equal(answer.headers.allow, 'GET, HEAD, OPTIONS')
      })
    }

    test('an address of 5,000 letters is refused with 414, one of 3,000 is looked up', async () => {
      assert.equal((await server.ask(`/fa/${'x'.repeat(5_000)}`)).status, 414)
      assert.equal((await server.ask(`/fa/${'x'.repeat(3_000)}`)).status, 404)
    })

    test('headers of 20 KB are refused with 431', async () => {
      const answer = await server.speak(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(20_000)}\r\n\r\n`)
      assert.match(answer, /^HTTP\/1\.1 431 /)
    })

    test('a body of 2 MB is refused with 413', async () => {
      const body = JSON.stringify({ count: 1, filler: 'z'.repeat(2_000_000) })
      const answer = await server.ask('/api/v1/echo', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      assert.equal(answer.status, 413)
      assert.equal(JSON.parse(answer.text).code, 'too-large')
    })
  })

  describe('the API', () => {
    const json = { 'content-type': 'application/json' }

    test('hands over what was sent', async () => {
      const headers = { ...json, 'user-agent': 'test', cookie: 'desk=abc' }
      const answer = await server.ask('/api/v1/echo', { method: 'POST', headers, body: '{"count":3}' })
      assert.equal(answer.status, 201)
      assert.deepEqual(JSON.parse(answer.text), {
        body: { count: 3 },
        agent: 'test',
        cookies: { desk: 'abc' },
        address: '127.0.0.1',
      })
      assert.equal(answer.headers['cache-control'], 'no-store')
    })

    test('reads numbers in a query, but bends no body', async () => {
      assert.deepEqual(JSON.parse((await server.ask('/api/v1/list?limit=7')).text), { limit: 7 })
      assert.equal((await server.ask('/api/v1/list?limit=seven')).status, 400)
      assert.equal(
        (await server.ask('/api/v1/echo', { method: 'POST', headers: json, body: '{"count":"3"}' })).status,
        400,
      )
      assert.equal(
        (await server.ask('/api/v1/echo', { method: 'POST', headers: json, body: '{"count":3,"x":1}' })).status,
        400,
      )
    })

    for (const [name, body, headers] of [
      ['broken JSON', '{"count":', json],
      ['no JSON at all', '', json],
      ['a prototype in disguise', '{"__proto__":{"a":1},"count":1}', json],
      ['another type', 'count=3', { 'content-type': 'text/csv' }],
    ] as const) {
      test(`refuses ${name} as problem+json`, async () => {
        const answer = await server.ask('/api/v1/echo', { method: 'POST', headers, body })
        const problem = JSON.parse(answer.text)
        assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8')
        assert.equal(problem.status, answer.status)
        assert.ok(answer.status === 400 || answer.status === 415)
        assert.ok(problem.code && problem.title && problem.detail)
      })
    }

    test('a refusal is answered with its code and facts', async () => {
      const answer = await server.ask('/api/v1/refused', { headers: { accept: 'text/html' } })
      const problem = JSON.parse(answer.text)
      assert.equal(answer.status, 409)
      assert.equal(problem.code, 'code-taken')
      assert.equal(problem.article, 757695)
    })

    test('a bug is answered with 500 and none of its words', async () => {
      const answer = await server.ask('/api/v1/broken')
      assert.equal(answer.status, 500)
      assert.equal(JSON.parse(answer.text).code, 'internal')
      assert.doesNotMatch(answer.text, /hunter2/)
    })

    test('what does not exist there is 404 as problem+json', async () => {
      const answer = await server.ask('/api/v1/nothing', { headers: { accept: 'text/html' } })
      assert.equal(answer.status, 404)
      assert.equal(JSON.parse(answer.text).code, 'not-found')
    })
  })
})
