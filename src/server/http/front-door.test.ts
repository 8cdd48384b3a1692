import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPlainRequest } from './front-door.ts'
import { type LoopbackServer, page, serveOnLoopback } from './on-loopback.ts'

const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nhost: sanad\r\n${headers}\r\n`

/** Client and server are one process here: all that was asked has arrived when it has nothing left to do. */
async function untilIdle(): Promise<void> {
  for (let waited = 0; waited < 40; waited += 1) {
    const before = process.cpuUsage()
    await sleep(500)
    const { user, system } = process.cpuUsage(before)
    if (waited > 1 && user + system < 20_000) return
  }
}

describe('the front door reads', () => {
  const taken: [string, string][] = [
    [
      'what a browser sends',
      get('/', 'user-agent: Mozilla/5.0 (X11)\r\naccept: */*;q=0.8\r\nconnection: keep-alive\r\ncookie: a=b\r\n'),
    ],
    ['names in capitals', 'GET / HTTP/1.1\r\nHOST: x\r\nACCEPT-ENCODING: br\r\n\r\n'],
    ['an empty value', get('/', 'x-empty:\r\n')],
    ['HEAD', 'HEAD / HTTP/1.1\r\nhost: x\r\n\r\n'],
  ]
  const left: [string, string | Buffer][] = [
    ['nothing', ''],
    ['half a request', 'GET / HTTP/1.1\r\nhost: x\r\n'],
    ['two requests', get('/') + get('/')],
    ['a request and a bit', `${get('/')}G`],
    ['a length of a body', get('/', 'content-length: 0\r\n')],
    ['a body in chunks', get('/', 'transfer-encoding: chunked\r\n')],
    ['a body in chunks, hidden by a space', get('/', 'transfer-encoding : chunked\r\n')],
    ['an obsolete folded line', get('/', 'x-a: b\r\n transfer-encoding: chunked\r\n')],
    ['a bare line feed', 'GET / HTTP/1.1\nhost: x\n\n'],
    ['a bare line feed inside', get('/', 'x-a: b\ncontent-length: 5\r\n')],
    ['a bare carriage return', get('/', 'x-a: b\rcontent-length: 5\r\n')],
    ['a NUL', get('/', 'x-a: \0\r\n')],
    ['bytes beyond ASCII', get('/', 'x-a: \xff\r\n')],
    ['no host', 'GET / HTTP/1.1\r\naccept: */*\r\n\r\n'],
    ['two hosts', get('/', 'host: other\r\n')],
    ['HTTP/1.0', 'GET / HTTP/1.0\r\nhost: x\r\n\r\n'],
    ['another method', 'POST / HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a whole address', 'GET http://x/ HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a space in the address', 'GET /a b HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['a wish to close', get('/', 'connection: close\r\n')],
    ['a wish to speak another protocol', get('/', 'connection: upgrade\r\nupgrade: h2c\r\n')],
    ['an expectation', get('/', 'expect: 100-continue\r\n')],
    ['a TLS greeting', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1])],
    ['9 KB', get('/', `x-a: ${'y'.repeat(9_000)}\r\n`)],
  ]
  for (const [name, text] of taken) {
    test(name, () => assert.ok(readPlainRequest(Buffer.from(text as string, 'latin1'))))
  }
  for (const [name, bytes] of left) {
    test(`not ${name}`, () => assert.equal(readPlainRequest(Buffer.from(bytes as string, 'latin1')), null))
  }

  test('what the answer depends on', () => {
    const headers = 'accept-encoding: gzip\r\nif-none-match:  "a" \r\nAccept-Encoding: br\r\n'
    const asked = readPlainRequest(Buffer.from(get('/fa/latest?x=1', headers)))
    assert.deepEqual(asked, {
      method: 'GET',
      url: '/fa/latest?x=1',
      acceptEncoding: 'gzip, br',
      ifNoneMatch: '"a"',
      userAgent: undefined,
      isUncounted: false,
    })
  })
})

describe('on the wire', () => {
  const large = 'خبر '.repeat(400_000)
  let server: LoopbackServer
  let renders = 0
  before(async () => {
    server = await serveOnLoopback([
      { pattern: '/fa/:name', render: async ({ params }) => page({ body: `<${params.name}>` }) },
      { pattern: '/large', render: async () => page({ body: large, contentType: 'application/octet-stream' }) },
      {
        pattern: '/herd',
        render: async () => {
          renders += 1
          await sleep(30)
          return page({ body: 'گله' })
        },
      },
      {
        pattern: '/unkept',
        cacheable: false,
        render: async () => {
          renders += 1
          await sleep(30)
          return page({ body: 'گله' })
        },
      },
    ])
  })
  after(() => server.close())

  const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1])
  const bodies = (answer: string) => [...answer.matchAll(/<(\w+)>/g)].map((match) => match[1])

  test('requests one after another on one connection are answered in order, cold and warm', async () => {
    const answer = await server.speak(get('/fa/a'), get('/fa/b'), get('/fa/a'))
    assert.deepEqual(bodies(answer), ['a', 'b', 'a'])
  })

  test('requests sent together are answered in order', async () => {
    const answer = await server.speak(get('/fa/a') + get('/fa/b') + get('/healthz') + get('/fa/c') + get('/fa/a'))
    assert.deepEqual(statuses(answer), ['200', '200', '200', '200', '200'])
    assert.deepEqual(bodies(answer), ['a', 'b', 'c', 'a'])
  })

  test('a request in five pieces, and one sent while the page before is still being made', async () => {
    const whole = get('/fa/a')
    assert.deepEqual(
      bodies(
        await server.speak(
          ...[0, 1, 2, 3, 4].map((part) => whole.slice(part * 8, part === 4 ? undefined : part * 8 + 8)),
        ),
      ),
      ['a'],
    )
    assert.deepEqual(statuses(await server.speak(get('/unkept'), get('/fa/b'))), ['200', '200'])
  })

  test('after the full parser took a connection over, pages are still answered on it', async () => {
    const post = 'POST /fa/a HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nbody'
    const answer = await server.speak(get('/fa/a'), post, get('/fa/b'), get('/healthz'))
    assert.deepEqual(statuses(answer), ['200', '405', '200', '200'])
  })

  test('a request smuggled as the body of another is not a request', async () => {
    const inner = get('/fa/smuggled')
    const outer = `GET /fa/a HTTP/1.1\r\nhost: x\r\ncontent-length: ${inner.length}\r\n\r\n${inner}`
    assert.deepEqual(bodies(await server.speak(outer)), ['a'])
    const both = `GET /fa/a HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${inner}`
    assert.ok(!bodies(await server.speak(both)).includes('smuggled'))
  })

  for (const [name, bytes] of [
    ['words', 'hello there\r\n\r\n'],
    ['a TLS greeting', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3])],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['no host', 'GET /fa/a HTTP/1.1\r\n\r\n'],
    ['a bare line feed in a header', get('/fa/a', 'x: y\nz: w\r\n')],
    ['a NUL in a header', get('/fa/a', 'x: \0\r\n')],
  ] as const) {
    test(`${name}: answered with 400, and the connection is closed`, async () => {
      assert.match(await server.speak(bytes), /^HTTP\/1\.1 400 Bad Request\r\nconnection: close/i)
    })
  }

  test('CONNECT is refused', async () => {
    assert.match(
      await server.speak('CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example\r\n\r\n'),
      /^HTTP\/1\.1 400 /,
    )
  })

  test('two thousand who ask at once cause one render', async () => {
    renders = 0
    assert.equal(await stampede(server.port, '/herd'), 2_000)
    assert.equal(renders, 1)
  })

  test('made-up queries cause no render of their own, nor do made-up addresses', async () => {
    renders = 0
    let sorryRenders = 0
    const errorPage = () => {
      sorryRenders += 1
      return page({ status: 404 })
    }
    const guessed = await serveOnLoopback(
      [
        {
          pattern: '/herd',
          queryKeys: ['page'],
          render: async ({ query }) => {
            renders += 1
            return page({ body: `${renders}${query}` })
          },
        },
      ],
      { errorPage },
    )
    for (let guess = 0; guess < 100; guess += 1) {
      assert.equal((await guessed.ask(`/herd?utm_${guess}=${guess}&page=2`)).text, '1page=2')
      assert.equal((await guessed.ask(`/guess/${guess}`)).status, 404)
    }
    assert.equal(sorryRenders, 1)
    await guessed.close()
  })

  test('control: the same stampede on a page that is not kept causes two thousand', async () => {
    renders = 0
    assert.equal(await stampede(server.port, '/unkept'), 2_000)
    assert.equal(renders, 2_000)
  })

  test('more renders than can wait are refused with 503 and a time to come back, and the rest are answered', async () => {
    const held = gate()
    const crowded = await serveOnLoopback([
      { pattern: '/:name', cacheable: false, render: () => held.promise.then(() => page({ body: 'جست‌وجو' })) },
    ])
    const asked = Array.from({ length: 30 }, async () => {
      const socket = connect(crowded.port, '127.0.0.1')
      socket.write(get('/x').repeat(299) + get('/x', 'connection: close\r\n'))
      return everything(socket)
    })
    await untilIdle()
    held.open()
    const answers = (await Promise.all(asked)).join('')
    const refused = [...answers.matchAll(/HTTP\/1\.1 503 [^\r]*\r\n(?:[^\r]+\r\n)*?retry-after: 5/gi)].length
    const answered = [...answers.matchAll(/HTTP\/1\.1 200/g)].length
    assert.ok(refused > 0 && refused < 1_500, `${refused} refused`)
    assert.equal(refused + answered, 9_000)
    await crowded.close()
  })

  test('a reader who asks again and again without reading is not read from', async () => {
    await server.ask('/large')
    const before = process.memoryUsage().rss
    const socket = connect(server.port, '127.0.0.1')
    await new Promise((resolve) => socket.on('connect', resolve))
    socket.pause()
    for (let count = 0; count < 200; count += 1) {
      socket.write(get('/large'))
      await sleep(1)
    }
    await sleep(50)
    const grownBytes = process.memoryUsage().rss - before
    socket.destroy()
    assert.ok(grownBytes < 60_000_000, `${grownBytes} bytes more in memory`)
  })

  test('a slow reader gets every byte', async () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.write(get('/large'))
    let received = 0
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      received += (chunk as Buffer).length
      if (received < 400_000) await sleep(2)
      if (received > Buffer.byteLength(large)) break
    }
    socket.destroy()
    assert.ok(received > Buffer.byteLength(large))
  })

  test('a client that half-closes after asking is still answered', async () => {
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
    socket.end(get('/unkept'))
    assert.match(await everything(socket), /^HTTP\/1\.1 200 /)
  })
})

function gate() {
  let open = () => {}
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, open }
}

/** 2,000 requests on 400 connections, five sent together on each. Resolves with the answers that were 200. */
async function stampede(port: number, path: string): Promise<number> {
  const counts = await Promise.all(
    Array.from({ length: 400 }, async () => {
      const socket = connect(port, '127.0.0.1')
      socket.write(get(path).repeat(4) + get(path, 'connection: close\r\n'))
      return [...(await everything(socket)).matchAll(/HTTP\/1\.1 200/g)].length
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

function everything(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const heard: Buffer[] = []
    socket.on('data', (chunk) => heard.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(heard).toString('latin1')))
  })
}
