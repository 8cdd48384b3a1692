import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { page, serveOnLoopback } from './on-loopback.ts'

describe('health', () => {
  test('is told from readiness, and the check that failed is named without its reason', async () => {
    let isThere = true
    const server = await serveOnLoopback([], {
      checks: {
        database: async () => {
          if (!isThere) throw new Error('password authentication failed for hunter2')
        },
      },
    })
    assert.deepEqual(JSON.parse((await server.ask('/readyz')).text), { status: 'ready', checks: { database: 'ok' } })
    isThere = false
    const failing = await server.ask('/readyz')
    assert.equal(failing.status, 503)
    assert.deepEqual(JSON.parse(failing.text), { status: 'not ready', checks: { database: 'failed' } })
    assert.equal((await server.ask('/healthz')).status, 200)
    await server.close()
  })
})

describe('figures', () => {
  test('count what was answered, by status, and what the cache did', async () => {
    const server = await serveOnLoopback([{ pattern: '/a', render: async () => page({}) }])
    for (let count = 0; count < 5; count += 1) await server.ask('/a', { headers: { connection: 'keep-alive' } })
    await server.ask('/a', { method: 'POST' })
    await server.ask('/nowhere')
    const { text, headers } = await server.ask('/metrics')
    assert.match(`${headers['content-type']}`, /^text\/plain/)
    assert.match(text, /^sanad_page_answers_total\{status="200"\} 5$/m)
    assert.match(text, /^sanad_page_cache_hits 4$/m)
    assert.match(text, /^sanad_page_cache_renders [12]$/m)
    assert.match(text, /^sanad_http_route_seconds_count\{route="none",status="404"\} 1$/m)
    assert.match(text, /^process_resident_memory_bytes \d{7,}$/m)
    assert.match(text, /^sanad_event_loop_lag_p99_seconds \d/m)
    await server.close()
  })

  test('are not for the public, told by the address a trusted proxy passes on', async () => {
    const server = await serveOnLoopback([])
    assert.equal((await server.ask('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status, 404)
    assert.equal((await server.ask('/metrics', { headers: { 'x-forwarded-for': '10.0.0.9' } })).status, 200)
    await server.close()
  })
})

describe('clients that hold on to connections', { concurrency: true }, () => {
  test('are let go: one that says nothing, and one that says one letter a second', async () => {
    const server = await serveOnLoopback([])
    const lifeOf = async (everySecond: (socket: Socket) => void) => {
      const socket = connect(server.port, '127.0.0.1')
      socket.on('error', () => {})
      socket.resume()
      const begun = Date.now()
      const timer = setInterval(() => everySecond(socket), 1_000)
      socket.write('G')
      await new Promise((resolve) => socket.on('close', resolve))
      clearInterval(timer)
      return Date.now() - begun
    }
    const silent = connect(server.port, '127.0.0.1')
      .on('error', () => {})
      .resume()
    const silentEnds = new Promise((resolve) => silent.on('close', resolve))
    assert.ok((await lifeOf((socket) => socket.write('E'))) < 14_000)
    await silentEnds
    await server.close()
  })

  test('are not waited for when the server closes: one that never finishes its request', async () => {
    const server = await serveOnLoopback([])
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write('POST /api HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf')
    await sleep(50)
    const begun = Date.now()
    await server.close()
    assert.ok(Date.now() - begun < 6_000)
  })
})

describe('closing', () => {
  const slow = async () => {
    await sleep(150)
    return page({ body: 'پایان' })
  }

  for (const connection of ['keep-alive', 'close']) {
    test(`lets a request under way finish (${connection}), accepts no other, and is quick`, async () => {
      const server = await serveOnLoopback([{ pattern: '/slow', render: slow }])
      const idle = connect(server.port, '127.0.0.1')
      idle.on('error', () => {})
      const idleClosed = new Promise((resolve) => idle.on('close', resolve))
      const underWay = server.ask('/slow', { headers: { connection } })
      await sleep(50)
      const begun = Date.now()
      await Promise.all([server.close(), server.close()])
      assert.equal((await underWay).text, 'پایان')
      await idleClosed
      assert.ok(Date.now() - begun < 2_000)
      await assert.rejects(server.ask('/slow'))
    })
  }
})
