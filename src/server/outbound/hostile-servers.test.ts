import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { clockPace } from '../../../test/clock-pace.ts'
import { openRawInternet } from '../../../test/internet.ts'
import { openOutbound } from './outbound.ts'

const url = 'http://rozan.example/feed.xml'
const mebibyte = 1024 * 1024

interface Measured {
  outcome: string
  reason: string | null
  body: string
  ms: number
}

async function askRaw(context: TestContext, speak: (socket: Socket) => void, timeoutMs = 10_000): Promise<Measured> {
  const internet = await openRawInternet(context, (socket) => socket.once('data', () => speak(socket)))
  const from = performance.now()
  const answer = await openOutbound(internet.options).ask({ url, timeoutMs })
  const ms = performance.now() - from
  return answer.outcome === 'failed'
    ? { outcome: 'failed', reason: answer.reason, body: '', ms }
    : { outcome: 'answered', reason: null, body: answer.body.toString(), ms }
}

function answerOf(body: Buffer | string, headers = ''): Buffer {
  const bytes = Buffer.from(body as string)
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}content-length: ${bytes.length}\r\n\r\n`), bytes])
}

/** Writes without end, as fast as the other side takes it. */
function pour(socket: Socket, piece: Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
    if (!socket.destroyed) socket.once('drain', more)
  }
  more()
}

test('packed bodies are unpacked: gzip, deflate, brotli, one in the other', async (context) => {
  const rows: [string, Buffer][] = [
    ['gzip', gzipSync('سلام')],
    ['x-gzip', gzipSync('سلام')],
    ['deflate', deflateSync('سلام')],
    ['br', brotliCompressSync('سلام')],
    ['gzip, br', brotliCompressSync(gzipSync('سلام'))],
    ['identity', Buffer.from('سلام')],
  ]
  for (const [coding, bytes] of rows) {
    const { body } = await askRaw(context, (socket) => socket.end(answerOf(bytes, `content-encoding: ${coding}\r\n`)))
    assert.equal(body, 'سلام', coding)
  }
})

test('a body of ten MiB is taken, one byte more is not, packed or not, declared or not', async (context) => {
  const full = Buffer.alloc(10 * mebibyte, 'a')
  const over = Buffer.alloc(10 * mebibyte + 1, 'a')
  assert.equal((await askRaw(context, (socket) => socket.end(answerOf(full)))).body.length, full.length)
  const zipped = (bytes: Buffer) => answerOf(gzipSync(bytes), 'content-encoding: gzip\r\n')
  assert.equal((await askRaw(context, (socket) => socket.end(zipped(full)))).body.length, full.length)
  for (const answer of [answerOf(over), zipped(over), Buffer.concat([Buffer.from('HTTP/1.0 200 OK\r\n\r\n'), over])]) {
    assert.equal((await askRaw(context, (socket) => socket.end(answer))).reason, 'too-large')
  }
})

test('a bomb of two gigabytes in two megabytes is cut off at ten, in little memory', async (context) => {
  const layer = gzipSync(Buffer.alloc(256 * mebibyte))
  const bomb = Buffer.concat(Array.from({ length: 8 }, () => layer))
  const before = process.memoryUsage().rss
  const nested = gzipSync(bomb)
  for (const [bytes, coding] of [
    [bomb, 'gzip'],
    [nested, 'gzip, gzip'],
  ] as const) {
    const { reason, ms } = await askRaw(context, (socket) =>
      socket.end(answerOf(bytes, `content-encoding: ${coding}\r\n`)),
    )
    assert.equal(reason, 'too-large')
    assert.ok(ms < 5_000 * clockPace(), `${ms} ms`)
  }
  assert.ok(
    process.memoryUsage().rss - before < 150 * mebibyte,
    `${(process.memoryUsage().rss - before) / mebibyte} MiB`,
  )
})

test('an endless body is cut off', async (context) => {
  const { reason, ms } = await askRaw(context, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    pour(socket, Buffer.alloc(64 * 1024, 'a'))
  })
  assert.equal(reason, 'too-large')
  assert.ok(ms < 5_000 * clockPace(), `${ms} ms`)
})

test('an answer that drips, hangs or never comes ends when its time is over', async (context) => {
  const drip = (text: string) => (socket: Socket) => {
    socket.write(text)
    const timer = setInterval(() => socket.write('a'), 20)
    socket.on('close', () => clearInterval(timer))
  }
  const rows: [string, (socket: Socket) => void][] = [
    ['nothing', () => {}],
    ['body', drip('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n')],
    ['header', drip('HTTP/1.1 200 OK\r\nx: ')],
    ['status line', drip('HTTP/1.1 200 O')],
    ['chunk', drip('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfff\r\n')],
    ['continue', (socket) => pour(socket, Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n'))],
  ]
  for (const [name, speak] of rows) {
    const { outcome, ms } = await askRaw(context, speak, 400)
    assert.equal(outcome, 'failed', name)
    assert.ok(ms < 2_000 * clockPace(), `${name}: ${ms} ms`)
  }
})

test('ten seconds are the most, whatever is asked for; a name server that hangs holds nobody', async () => {
  const never = () => new Promise<never>(() => {})
  const outbound = openOutbound({ resolve: never, connect: never })
  const from = performance.now()
  const answers = await Promise.all([outbound.ask({ url, timeoutMs: 60_000 }), outbound.ask({ url, timeoutMs: 200 })])
  const ms = performance.now() - from
  for (const answer of answers) assert.equal(answer.outcome === 'failed' && answer.reason, 'timeout')
  assert.ok(ms > 9_500 && ms < 11_500 * clockPace(), `${ms} ms`)
})

test('headers without end, lies about length, broken packing and nonsense are failures, never exceptions', async (context) => {
  const rows: [string, string, (socket: Socket) => void][] = [
    [
      'one huge header',
      'headers-too-large',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`),
    ],
    [
      'headers without end',
      'headers-too-large',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n')
        pour(socket, Buffer.from(`x: ${'a'.repeat(1_000)}\r\n`))
      },
    ],
    ['longer than it says', 'answered', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nabcdef')],
    ['shorter than it says', 'cut-off', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab')],
    [
      'two lengths',
      'cut-off',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nabc'),
    ],
    ['no gzip', 'bad-packing', (socket) => socket.end(answerOf('abc', 'content-encoding: gzip\r\n'))],
    [
      'half a gzip',
      'bad-packing',
      (socket) => socket.end(answerOf(gzipSync('سلام'.repeat(99)).subarray(0, 20), 'content-encoding: gzip\r\n')),
    ],
    ['no brotli', 'bad-packing', (socket) => socket.end(answerOf('abc', 'content-encoding: br\r\n'))],
    ['unknown packing', 'bad-packing', (socket) => socket.end(answerOf('abc', 'content-encoding: zstd\r\n'))],
    [
      'packed nine times',
      'bad-packing',
      (socket) => socket.end(answerOf('abc', `content-encoding: ${'gzip,'.repeat(9)}\r\n`)),
    ],
    ['nonsense', 'cut-off', (socket) => socket.end('سلام\r\n\r\n')],
    ['nothing', 'cut-off', (socket) => socket.end()],
    ['another protocol', 'cut-off', (socket) => socket.end('HTTP/2 200\r\n\r\n')],
    [
      'an upgrade',
      'cut-off',
      (socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
    ],
  ]
  for (const [name, expected, speak] of rows) {
    const { outcome, reason, ms } = await askRaw(context, speak, 3_000)
    assert.equal(reason ?? outcome, expected, name)
    assert.ok(ms < 2_500 * clockPace(), `${name}: ${ms} ms`)
  }
})

test('a refused connection tries the next address of the host, and is told when none answers', async (context) => {
  const internet = await openRawInternet(context, (socket) => socket.once('data', () => socket.end(answerOf('سلام'))))
  internet.name('rozan.example', ['93.184.215.1', '93.184.215.2'])
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  const outbound = openOutbound({
    ...internet.options,
    connect: async (target, signal) => {
      if (target.address.endsWith('.1')) throw refused
      return internet.options.connect!(target, signal)
    },
  })
  assert.equal((await outbound.ask({ url })).outcome, 'answered')
  internet.name('rozan.example', ['93.184.215.1'])
  const answer = await outbound.ask({ url })
  assert.equal(answer.outcome === 'failed' && answer.reason, 'unreachable')
  internet.name('rozan.example', [])
  const nobody = await outbound.ask({ url })
  assert.equal(nobody.outcome === 'failed' && nobody.reason, 'unknown-host')
})
