import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { openRawInternet, openTestInternet, publicAddress } from '../../../test/internet.ts'
import { openOutbound } from './outbound.ts'
import { isPublicAddress } from './public-address.ts'

const shared = path.join(import.meta.dirname, '../../../../shared/data/hostile/ssrf/generated-urls.json')
const guardOff = () => true

/** A website on the test Internet that sends every visitor on to one address. */
function redirecting(context: TestContext, to: string, status = 301) {
  return openTestInternet(context, (_request, response) => response.writeHead(status, { location: to }).end())
}

const notPublic = [
  ['IPv4, all kinds of spelling', ['http://127.0.0.1/', 'http://127.1/', 'http://2130706433/', 'http://0x7f.0.0.1/']],
  [
    'octal, dots at the end, full width, percent',
    ['http://0177.0.0.1/', 'http://127.0.0.1./', 'http://１２７。０。０。１/', 'http://%31%32%37.0.0.1/'],
  ],
  [
    'private, shared, link-local, documentation',
    ['http://10.0.0.1/', 'http://100.64.1.1/', 'http://169.254.169.254/', 'http://192.0.2.1/', 'http://198.18.0.1/'],
  ],
  [
    'multicast, reserved, broadcast, this network',
    ['http://224.0.0.1/', 'http://240.0.0.1/', 'http://255.255.255.255/', 'http://0.0.0.0/'],
  ],
  [
    'IPv6 of this house',
    [
      'http://[::1]/',
      'http://[::]/',
      'http://[fe80::1]/',
      'http://[fd00::1]/',
      'http://[ff02::1]/',
      'http://[fec0::1]/',
    ],
  ],
  [
    'IPv6 that holds IPv4',
    [
      'http://[::ffff:127.0.0.1]/',
      'http://[::127.0.0.1]/',
      'http://[64:ff9b::7f00:1]/',
      'http://[64:ff9b:1::7f00:1]/',
      'http://[2002:7f00:1::]/',
      'http://[2001:0:0:0:0:0:80ff:fffe]/',
      'http://[2a00:1450:4001::5efe:127.0.0.1]/',
    ],
  ],
  [
    'special inside 2000::/3',
    [
      'http://[2001:db8::1]/',
      'http://[2001:20::1]/',
      'http://[3fff::1]/',
      'http://[2620:4f:8000::1]/',
      'http://[3ffe::1]/',
    ],
  ],
  [
    'names that are no hosts of the Internet',
    [
      'http://localhost/',
      'http://LOCALHOST./',
      'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
      'http://db.internal/',
      'http://printer.local/',
      'http://metadata/',
    ],
  ],
] as const

test('no address that is not public is ever connected to, however it is spelled; with the guard off they all are', async (context) => {
  for (const [name, addresses] of notPublic) {
    for (const url of addresses) {
      const guarded = await openTestInternet(context, (_request, response) => response.end('دیده شد'))
      const answer = await openOutbound(guarded.options).ask({ url })
      assert.equal(answer.outcome === 'failed' && answer.reason, 'non-public-address', `${name}: ${url}`)
      assert.deepEqual(guarded.attempts, [], url)
    }
  }
  const open = await openTestInternet(context, (_request, response) => response.end('دیده شد'))
  const outbound = openOutbound({ ...open.options, mayReach: guardOff })
  for (const url of notPublic.slice(0, -1).flatMap(([, addresses]) => addresses)) {
    assert.equal((await outbound.ask({ url })).outcome, 'answered', url)
  }
  assert.equal(open.attempts.length, notPublic.slice(0, -1).flatMap(([, addresses]) => addresses).length)
})

test('what is no web address, has another port, or carries a password is not asked', async (context) => {
  const internet = await openTestInternet(context, (_request, response) => response.end())
  const outbound = openOutbound(internet.options)
  const rows: [string, string][] = [
    ['file:///etc/hostname', 'bad-address'],
    ['gopher://rozan.example/', 'bad-address'],
    ['data:text/xml,<rss/>', 'bad-address'],
    ['//rozan.example/', 'bad-address'],
    ['rozan.example', 'bad-address'],
    ['', 'bad-address'],
    [`http://rozan.example/${'a'.repeat(3_000)}`, 'bad-address'],
    ['http://sara:secret@rozan.example/', 'bad-address'],
    ['http://۱۲۷.۰.۰.۱/', 'bad-address'],
    ['http://[::1%25lo]/', 'bad-address'],
    ['http://rozan.example:8080/', 'forbidden-port'],
    ['http://rozan.example:5432/', 'forbidden-port'],
    ['https://rozan.example:22/', 'forbidden-port'],
  ]
  for (const [url, reason] of rows) {
    const answer = await outbound.ask({ url })
    assert.equal(answer.outcome === 'failed' && answer.reason, reason, url)
  }
  assert.deepEqual([internet.attempts, internet.lookups], [[], []])
})

test('one address of a host that is not public forbids the host, in whatever order the answers stand', async (context) => {
  const internet = await openTestInternet(context, (_request, response) => response.end())
  const answers = [
    [publicAddress, '127.0.0.1'],
    ['10.0.0.7', publicAddress],
    ['::ffff:127.0.0.1'],
    [publicAddress, 'fe80::1%eth0'],
    ['nonsense'],
  ]
  for (const addresses of answers) {
    internet.name('rozan.example', addresses)
    const answer = await openOutbound(internet.options).ask({ url: 'http://rozan.example/' })
    assert.equal(answer.outcome === 'failed' && answer.reason, 'non-public-address', addresses.join())
  }
  assert.deepEqual(internet.attempts, [])
})

test('a name is resolved once, and the address that was checked is the one connected to', async (context) => {
  const internet = await openTestInternet(context, (_request, response) => response.end('سلام'))
  const turns = [[publicAddress], ['127.0.0.1']]
  internet.name('rozan.example', () => turns.shift() ?? ['127.0.0.1'])
  const answer = await openOutbound(internet.options).ask({ url: 'http://rozan.example/feed.xml' })
  assert.equal(answer.outcome === 'answered' && answer.body.toString(), 'سلام')
  assert.deepEqual(internet.lookups, ['rozan.example'])
  assert.deepEqual(
    internet.attempts.map(({ address }) => address),
    [publicAddress],
  )
  const again = await openOutbound(internet.options).ask({ url: 'http://rozan.example/feed.xml' })
  assert.equal(again.outcome === 'failed' && again.reason, 'non-public-address')
})

test('every redirect is checked like the first address', async (context) => {
  const rows: [string, string][] = [
    ['http://127.0.0.1/', 'non-public-address'],
    ['//127.0.0.1/', 'non-public-address'],
    ['http://0x7f000001/', 'non-public-address'],
    ['http://inside.example/', 'non-public-address'],
    ['file:///etc/hostname', 'bad-address'],
    ['http://rozan.example:6379/', 'forbidden-port'],
    ['http://sara:x@rozan.example/', 'bad-address'],
    ['/elsewhere', 'too-many-redirects'],
    ['', 'bad-redirect'],
  ]
  for (const [to, reason] of rows) {
    const internet = await redirecting(context, to)
    internet.name('inside.example', ['192.168.1.1'])
    const answer = await openOutbound(internet.options).ask({ url: 'http://rozan.example/' })
    assert.equal(answer.outcome === 'failed' && answer.reason, reason, to)
    assert.ok(internet.attempts.length <= 6, `${internet.attempts.length} connections for ${to}`)
    assert.ok(internet.attempts.every(({ address }) => address === publicAddress))
  }
  const off = await redirecting(context, 'http://127.0.0.1/')
  await openOutbound({ ...off.options, mayReach: guardOff }).ask({ url: 'http://rozan.example/' })
  assert.ok(
    off.attempts.some(({ address }) => address === '127.0.0.1'),
    'the control must see it',
  )
})

test('redirects are told, Persian addresses in them are understood, conditions stay with their origin', async (context) => {
  const seen: (string | undefined)[] = []
  const internet = await openTestInternet(context, (request, response) => {
    seen.push(request.headers['if-none-match'])
    if (request.headers.host === 'rozan.example') response.writeHead(302, { location: 'https://didar.example/' }).end()
    else response.end('سلام')
  })
  // Node's own server refuses to write such a header.
  const raw = await openRawInternet(context, (socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 301 Moved\r\nLocation: /خوراک\r\nContent-Length: 0\r\n\r\n'))
  })
  const persian = await openOutbound(raw.options).ask({ url: 'http://rozan.example/' })
  assert.equal(persian.redirects[0]?.to, 'http://rozan.example/%D8%AE%D9%88%D8%B1%D8%A7%DA%A9')
  const answer = await openOutbound(internet.options).ask({
    url: 'http://rozan.example/a',
    headers: { 'if-none-match': '"1"', cookie: 'a=b', authorization: 'Basic x' },
  })
  assert.deepEqual(answer.redirects, [{ status: 302, from: 'http://rozan.example/a', to: 'https://didar.example/' }])
  assert.deepEqual(seen, ['"1"', undefined])
})

test('no cookie and no password leaves, and the proxy of the environment is not used', async (context) => {
  let came: object = {}
  const internet = await openTestInternet(context, (request, response) => {
    came = request.headers
    response.end()
  })
  process.env.HTTP_PROXY = 'http://127.0.0.1:9'
  process.env.NODE_USE_ENV_PROXY = '1'
  context.after(() => {
    delete process.env.HTTP_PROXY
    delete process.env.NODE_USE_ENV_PROXY
  })
  const headers = { Cookie: 'a=b', authorization: 'Basic x', 'Proxy-Authorization': 'x', accept: 'text/xml' }
  await openOutbound({ ...internet.options, agent: 'Sanad/test' }).ask({ url: 'http://rozan.example/', headers })
  assert.deepEqual(came, {
    host: 'rozan.example',
    connection: 'keep-alive',
    accept: 'text/xml',
    'user-agent': 'Sanad/test',
    'accept-encoding': 'gzip, br',
  })
  assert.equal(internet.attempts[0]?.address, publicAddress)
})

test('the public half of the list is public', () => {
  for (const address of [
    '93.184.216.34',
    '1.1.1.1',
    '2606:2800:220:1:248:1893:25c8:1946',
    '2a00:1450:4001:81b::200e',
  ]) {
    assert.ok(isPublicAddress(address), address)
  }
  for (const nothing of ['', 'rozan.example', '1.1.1', '2a00:1450::1%eth0', '01.1.1.1'])
    assert.ok(!isPublicAddress(nothing), nothing)
})

interface Listed {
  url: string
  target: string
  expect: string
}

test('of 910 hostile addresses none is connected to where it is not public; with the guard off many are', {
  skip: !existsSync(shared) && 'needs ../shared',
}, async (context) => {
  const listed = JSON.parse(readFileSync(shared, 'utf8')) as Listed[]
  const internet = await openTestInternet(context, (_request, response) => response.end())
  const ask = async (isGuarded: 'on' | 'off') => {
    const outbound = openOutbound({ ...internet.options, ...(isGuarded === 'off' ? { mayReach: guardOff } : {}) })
    internet.attempts.length = 0
    const refused: string[] = []
    for (const { url, target } of listed) {
      // A resolver that is as careless as they come: whatever name is left means the target.
      if (URL.canParse(url))
        internet.name(new URL(url).hostname.replace(/\.$/, ''), [target === 'public' ? publicAddress : target])
      if ((await outbound.ask({ url })).outcome === 'failed') refused.push(url)
    }
    return { refused, reached: internet.attempts.filter(({ address }) => !isPublicAddress(address)).length }
  }
  const guarded = await ask('on')
  assert.equal(guarded.reached, 0)
  const allowed = listed.filter(({ expect }) => expect === 'allow').map(({ url }) => url)
  // Port 8080 is not ours to ask: see security.md's ports.
  assert.deepEqual(
    allowed.filter((url) => guarded.refused.includes(url)),
    ['http://example.org:8080/rss'],
  )
  assert.ok((await ask('off')).reached > 500)
})
