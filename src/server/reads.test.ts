import assert from 'node:assert/strict'
import { test } from 'node:test'
import { page, serveOnLoopback } from './http/on-loopback.ts'
import { createReadTally } from './reads.ts'

const browser =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36'

/** Headers besides the host and a browser's name; how often it counts. */
const requests: [string, Record<string, string>, number][] = [
  ['a reader', {}, 1],
  ['a reader whose browser takes brotli', { 'accept-encoding': 'br' }, 1],
  ['a browser that fetches in advance', { 'sec-purpose': 'prefetch;prerender' }, 0],
  ['an older one', { purpose: 'prefetch' }, 0],
  ['a reload', { 'cache-control': 'max-age=0' }, 0],
  ['a reload past every cache', { 'cache-control': 'no-cache', pragma: 'no-cache' }, 0],
  ['a crawler', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, 0],
  ['a preview for a messenger', { 'user-agent': 'TelegramBot (like TwitterBot)' }, 0],
  ['a program', { 'user-agent': 'curl/8.5.0' }, 0],
  ['a browser nobody looks at', { 'user-agent': browser.replace('Chrome', 'HeadlessChrome') }, 0],
]

test('readers are counted, programs and repetitions are not: at the front door and behind it', async (context) => {
  const server = await serveOnLoopback([
    { pattern: '/story', render: async () => page({ reading: '757695', body: 'خبر '.repeat(200) }) },
    { pattern: '/list', render: async () => page({}) },
  ])
  context.after(server.close)
  for (const [name, more, counts] of requests) {
    const headers: Record<string, string> = { 'user-agent': browser, ...more }
    const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}\r\n`)
    await server.speak(`GET /story HTTP/1.1\r\nhost: sanad\r\n${lines.join('')}\r\n`)
    assert.equal(server.takeReads().get('757695') ?? 0, counts, `${name}, at the front door`)
    await server.ask('/story', { headers })
    assert.equal(server.takeReads().get('757695') ?? 0, counts, `${name}, behind it`)
  }
  const headers = { 'user-agent': browser }
  const { headers: first } = await server.ask('/story', { headers })
  server.takeReads()
  await server.ask('/story', { headers: { ...headers, 'if-none-match': first.etag! } })
  await server.ask('/story', { headers, method: 'HEAD' })
  await server.ask('/list', { headers })
  assert.equal(server.takeReads().size, 0, 'not changed, head alone, no article')
})

test('a flood of addresses cannot fill the memory', () => {
  const tally = createReadTally()
  const asked = { method: 'GET', userAgent: browser, isUncounted: false }
  for (let number = 0; number < 100_500; number += 1) tally.count(String(number), asked)
  tally.count('0', asked)
  const taken = tally.take()
  assert.equal(taken.size, 100_000)
  assert.equal(taken.get('0'), 2)
  assert.equal(tally.take().size, 0)
})
