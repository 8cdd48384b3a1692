import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Endpoint } from '../endpoint.ts'
import { Refusal } from '../refusal.ts'
import { type LoopbackServer, serveOnLoopback } from './on-loopback.ts'

const optional = { type: 'object', properties: { note: { type: 'string' } }, additionalProperties: false }
const tellBody: Endpoint['handle'] = async ({ body }) => ({
  status: 200,
  body: { came: body === undefined ? 'nothing' : body },
})

describe('the body of a request to an endpoint', () => {
  let server: LoopbackServer
  before(async () => {
    server = await serveOnLoopback([], {
      endpoints: [
        { method: 'POST', path: '/api/optional', body: optional, handle: tellBody },
        { method: 'POST', path: '/api/required', body: { ...optional, required: ['note'] }, handle: tellBody },
        { method: 'POST', path: '/desk/form', handle: tellBody },
      ],
    })
  })
  after(() => server.close())

  async function post(path: string, headers: Record<string, string>, body?: Uint8Array | string) {
    const answer = await fetch(server.origin + path, { method: 'POST', headers, ...(body !== undefined && { body }) })
    const said = (await answer.json()) as { came: unknown; code: unknown }
    return { status: answer.status, said: answer.ok ? said.came : said.code }
  }

  const json = 'application/json'
  const written = '{"note":"سلام"}'
  const cases: [
    what: string,
    path: string,
    headers: Record<string, string>,
    body: Uint8Array | string,
    status: number,
  ][] = [
    ['JSON', '/api/required', { 'content-type': json }, written, 200],
    ['JSON that says its letters', '/api/required', { 'content-type': `${json}; charset=UTF-8` }, written, 200],
    ['JSON that quotes its letters', '/api/required', { 'content-type': `${json};charset="utf-8"` }, written, 200],
    ['JSON packed as itself', '/api/required', { 'content-type': json, 'content-encoding': 'identity' }, written, 200],
    ['JSON after a byte order mark', '/api/required', { 'content-type': json }, `\ufeff${written}`, 200],
    ['text', '/api/required', { 'content-type': 'text/plain' }, written, 415],
    ['text where nothing is needed', '/api/optional', { 'content-type': 'text/plain' }, written, 415],
    ['a form', '/api/required', { 'content-type': 'application/x-www-form-urlencoded' }, 'note=x', 415],
    ['a picture', '/api/required', { 'content-type': 'image/png' }, 'x', 415],
    ['bytes of no type', '/api/required', { 'content-type': '' }, Buffer.from(written), 415],
    ['JSON, packed', '/api/required', { 'content-type': json, 'content-encoding': 'gzip' }, gzipSync(written), 415],
    ['JSON in other letters', '/api/required', { 'content-type': `${json}; charset=windows-1256` }, written, 415],
    [
      'a form in other letters',
      '/desk/form',
      { 'content-type': 'application/x-www-form-urlencoded; charset=latin1' },
      'a=b',
      415,
    ],
    ['a form for a form', '/desk/form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b', 200],
    ['JSON that is no UTF-8', '/api/required', { 'content-type': json }, Buffer.from('{"note":"\xe9"}', 'latin1'), 400],
    ['JSON cut inside a letter', '/api/required', { 'content-type': json }, Buffer.from(written).subarray(0, 11), 400],
    ['JSON that is none', '/api/required', { 'content-type': json }, '{', 400],
    ['JSON of another shape', '/api/optional', { 'content-type': json }, '{"other":1}', 400],
    ['null', '/api/optional', { 'content-type': json }, 'null', 400],
  ]
  for (const [what, path, headers, body, status] of cases) {
    test(`${what} is answered ${status} at ${path}`, async () => {
      const answer = await post(path, headers, body)
      assert.equal(answer.status, status, JSON.stringify(answer.said))
      if (status !== 200) assert.equal(answer.said, status === 415 ? 'unsupported-type' : 'invalid-request')
      else assert.deepEqual(answer.said, path === '/desk/form' ? 'a=b' : { note: 'سلام' })
    })
  }

  test('is told what is wrong with it by name', async () => {
    const faultOf = async (body: string) => {
      const answer = await server.ask('/api/optional', { method: 'POST', headers: { 'content-type': json }, body })
      return JSON.parse(answer.body.toString()).faults
    }
    assert.deepEqual(await faultOf('{"other":1}'), [
      { at: 'body', fault: 'must NOT have additional properties: other' },
    ])
    assert.deepEqual(await faultOf('{'), [{ at: 'body', fault: 'is not JSON' }])
  })

  test('may be missing where nothing of it is demanded, and the endpoint is told so', async () => {
    for (const headers of [{}, { 'content-type': json }, { 'content-type': 'text/plain' }] as Record<
      string,
      string
    >[]) {
      assert.deepEqual(await post('/api/optional', headers), { status: 200, said: 'nothing' }, JSON.stringify(headers))
      assert.deepEqual(await post('/api/optional', headers, ''), { status: 200, said: 'nothing' })
      assert.deepEqual(await post('/api/required', headers), { status: 400, said: 'invalid-request' })
    }
    assert.deepEqual(await post('/api/optional', { 'content-type': json }, '{}'), { status: 200, said: {} })
  })
})

describe('an endpoint that takes bytes', () => {
  const admitted: string[] = []
  let server: LoopbackServer
  before(async () => {
    const admit = async ({ name = '' }: Record<string, string>) => {
      if (name !== 'sara') throw new Refusal('not-found')
      admitted.push(name)
    }
    server = await serveOnLoopback([], {
      endpoints: [
        {
          method: 'POST',
          path: '/push/:name',
          bytes: { bytesMax: 100, admit },
          handle: async ({ body }) => ({ status: 200, body: { came: (body as Buffer).toString('latin1') } }),
        },
        { method: 'POST', path: '/api/optional', body: optional, handle: tellBody },
      ],
    })
  })
  after(() => server.close())

  async function push(path: string, type: string, body: string) {
    return fetch(server.origin + path, { method: 'POST', headers: { 'content-type': type }, body })
  }

  test('is handed them as they came, whatever they are said to be', async () => {
    for (const type of ['application/rss+xml', 'application/json', 'application/x-www-form-urlencoded', 'x/y']) {
      assert.deepEqual(await (await push('/push/sara', type, '{"a')).json(), { came: '{"a' }, type)
    }
  })

  test('admits callers before it reads, takes no more than it says, and changes nothing for other endpoints', async () => {
    assert.equal((await push('/push/bahram', 'text/xml', 'a'.repeat(99))).status, 404)
    assert.equal((await push('/push/sara', 'text/xml', 'a'.repeat(101))).status, 413)
    assert.equal((await push('/api/optional', 'application/rss+xml', '<rss/>')).status, 415)
    assert.ok(!admitted.includes('bahram'))
  })
})

describe('an endpoint for all that is lost under its address', () => {
  let server: LoopbackServer
  before(async () => {
    const tell = (what: string) => async () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: what })
    server = await serveOnLoopback([], {
      endpoints: [
        { method: 'GET', path: '/desk/*', handle: tell('lost') },
        { method: 'GET', path: '/desk/known', handle: tell('known') },
      ],
    })
  })
  after(() => server.close())

  const html = { accept: 'text/html' }
  const cases: [what: string, path: string, options: RequestInit, expected: [status: number, body: string | null]][] = [
    ['an address that nothing has', '/desk/other', { headers: html }, [200, 'lost']],
    ['one far below', '/desk/a/b?c=d', { headers: html }, [200, 'lost']],
    ['one that is known', '/desk/known', { headers: html }, [200, 'known']],
    ['one that is known by another form', '/desk/known/', { headers: html, redirect: 'manual' }, [301, null]],
    ['a neighbour', '/desks', { headers: html }, [404, null]],
    ['a program', '/desk/other', { headers: { accept: 'application/json' } }, [404, null]],
    ['something sent', '/desk/other', { method: 'POST', headers: html }, [200, 'lost']],
    [
      'something sent by a program',
      '/desk/other',
      { method: 'POST', headers: { accept: 'application/json' } },
      [404, null],
    ],
  ]
  for (const [what, path, options, [status, body]] of cases) {
    test(what, async () => {
      const answer = await fetch(server.origin + path, options)
      assert.equal(answer.status, status)
      const said = await answer.text()
      if (body !== null) assert.equal(said, body)
      else assert.doesNotMatch(said, /lost/)
    })
  }
})

describe('the answer of an endpoint', () => {
  const long = 'خبر تازه از شورای شهر. '.repeat(200)
  const answers: Record<string, [type: string, body: string | object | Uint8Array]> = {
    page: ['text/html; charset=utf-8', `<!doctype html><p>${long}`],
    data: ['application/json; charset=utf-8', { long }],
    short: ['text/html; charset=utf-8', '<!doctype html><p>کوتاه'],
    bytes: ['image/png', Buffer.alloc(5_000, 7)],
  }
  let server: LoopbackServer
  before(async () => {
    const endpoints = Object.entries(answers).map(([name, [type, body]]): Endpoint => {
      const headers = { 'content-type': type, vary: 'cookie' }
      return { method: 'GET', path: `/desk/${name}`, handle: async () => ({ status: 200, headers, body }) }
    })
    const headers = { 'content-type': 'text/event-stream' }
    const handle = async () => ({ status: 200, headers, body: Readable.from([long]) })
    server = await serveOnLoopback([], { endpoints: [...endpoints, { method: 'GET', path: '/desk/stream', handle }] })
  })
  after(() => server.close())

  test('a stream goes as it comes', async () => {
    const answer = await fetch(`${server.origin}/desk/stream`, { headers: { 'accept-encoding': 'br' } })
    assert.equal(answer.headers.get('content-encoding'), null)
    assert.equal(await answer.text(), long)
  })

  for (const [name, accepted, encoding] of [
    ['page', 'gzip, br', 'br'],
    ['page', 'gzip', 'gzip'],
    ['page', 'identity', null],
    ['data', 'gzip, deflate, br, zstd', 'br'],
    ['short', 'br', null],
    ['bytes', 'br', null],
  ] as const) {
    test(`${name}, to who reads ${accepted}, is packed with ${encoding ?? 'nothing'}, and comes whole`, async () => {
      const answer = await fetch(`${server.origin}/desk/${name}`, { headers: { 'accept-encoding': accepted } })
      const body = answers[name]![1]
      const whole = body instanceof Uint8Array || typeof body === 'string' ? Buffer.from(body) : JSON.stringify(body)
      assert.equal(answer.headers.get('content-encoding'), encoding)
      assert.equal(Buffer.compare(Buffer.from(await answer.arrayBuffer()), Buffer.from(whole)), 0)
      const isLongText = name === 'page' || name === 'data'
      assert.equal(answer.headers.get('vary'), isLongText ? 'cookie, accept-encoding' : 'cookie')
    })
  }
})

test('an address that is asked with a method it has not says which it has', async (context) => {
  const handle: Endpoint['handle'] = async () => ({ status: 200, body: {} })
  const { origin, close } = await serveOnLoopback([], {
    endpoints: [
      { method: 'GET', path: '/api/things/:code', handle },
      { method: 'PUT', path: '/api/things/:code', handle },
      { method: 'GET', path: '/api/things/:code.ninjs', handle },
      { method: 'POST', path: '/api/things/:code/notes', handle },
    ],
  })
  context.after(close)
  const asked: [method: string, path: string, status: number, allow: string | null][] = [
    ['PATCH', '/api/things/7', 405, 'GET, HEAD, PUT'],
    ['DELETE', '/api/things/7?why=x', 405, 'GET, HEAD, PUT'],
    ['PUT', '/api/things/7', 200, null],
    ['HEAD', '/api/things/7', 200, null],
    ['GET', '/api/things/7/notes', 405, 'POST'],
    ['PATCH', '/api/things', 404, null],
    ['PATCH', '/api/things/7/notes/8', 404, null],
  ]
  for (const [method, path, status, allow] of asked) {
    const answer = await fetch(origin + path, { method })
    const said = `${method} ${path}`
    assert.deepEqual([answer.status, answer.headers.get('allow')], [status, allow], said)
    if (status === 405) assert.equal(((await answer.json()) as { code: string }).code, 'method-not-allowed', said)
  }
})
