import assert from 'node:assert/strict'
import { request } from 'node:http'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEventStreams, type StreamEvent } from './event-streams.ts'
import { serveOnLoopback } from './on-loopback.ts'

async function openStreams(context: TestContext) {
  const told: StreamEvent[] = []
  let questions = 0
  const streams = createEventStreams({
    pattern: '/live/:code/events',
    subjectOf: ({ code }) => (code === '7' ? 'live:7' : null),
    missed: async (_subject, afterId) => {
      questions += 1
      return told.filter(({ id }) => id === 0 || id > afterId)
    },
  })
  const server = await serveOnLoopback([], { streams })
  context.after(async () => {
    streams.close()
    await server.close()
  })
  const listen = (path: string, headers: Record<string, string> = {}) => {
    const heard = { text: '', status: 0, type: '' }
    const asking = request({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
      heard.status = response.statusCode ?? 0
      heard.type = response.headers['content-type'] ?? ''
      response.on('data', (chunk) => (heard.text += chunk))
      response.on('error', () => {})
    })
    asking.on('error', () => {})
    asking.end()
    return { heard, leave: () => asking.destroy() }
  }
  const tell = async (event: StreamEvent) => {
    told.push(event)
    await streams.notify('live:7')
  }
  return { streams, listen, tell, questions: () => questions }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < 3_000 && !isSo(); waited += 1) await sleep(10)
  assert.ok(isSo(), 'what was awaited did not come within half a minute')
}

const update = (id: number, data = `خبر ${id}`): StreamEvent => ({ id, name: 'update', data })

test('what is told reaches everybody who listens, once, each line a field of its own', async (context) => {
  const { streams, listen, tell } = await openStreams(context)
  const [one, other] = [listen('/live/7/events'), listen('/live/7/events')]
  await until(() => streams.listeners === 2)
  await tell(update(1, 'سطر یکم\nevent: دروغ'))
  await until(() => one.heard.text.includes('دروغ') && other.heard.text.includes('دروغ'))
  assert.match(one.heard.type, /^text\/event-stream/)
  assert.match(one.heard.text, /^retry: \d{4,5}\n\n/)
  assert.match(one.heard.text, /id: 1\nevent: update\ndata: سطر یکم\ndata: event: دروغ\n\n$/)
  await streams.notify('live:7')
  await tell(update(2))
  await until(() => one.heard.text.includes('خبر 2'))
  assert.equal(one.heard.text.match(/^id: 1$/gm)?.length, 1)
})

test('who comes back hears what she missed and nothing twice', async (context) => {
  const { listen, tell } = await openStreams(context)
  for (const id of [1, 2, 3]) await tell(update(id))
  const back = listen('/live/7/events?after=1', { 'last-event-id': '2' })
  await until(() => back.heard.text.includes('خبر 3'))
  assert.doesNotMatch(back.heard.text, /خبر [12]/)
  for (const strange of ['x', '-1', '9'.repeat(40)]) {
    const { heard } = listen(`/live/7/events?after=${strange}`)
    await until(() => heard.text.includes('خبر 1'))
  }
})

test('a crowd that comes back at once asks one question', async (context) => {
  const { streams, listen, tell, questions } = await openStreams(context)
  await tell(update(1))
  const before = questions()
  const crowd = Array.from({ length: 60 }, () => listen('/live/7/events?after=0'))
  await until(() => crowd.every(({ heard }) => heard.text.includes('خبر 1')))
  assert.ok(questions() - before <= 3, `${questions() - before} questions`)
  for (const { leave } of crowd) leave()
  await until(() => streams.listeners === 0)
  assert.deepEqual(streams.subjects(), [])
})

test('who comes back just after something was told hears it, though others asked just before', async (context) => {
  const { streams, listen, tell } = await openStreams(context)
  const early = listen('/live/7/events?after=0')
  await until(() => streams.listeners === 1)
  await tell(update(1))
  const late = listen('/live/7/events?after=0')
  await until(() => early.heard.text.includes('خبر 1') && late.heard.text.includes('خبر 1'))
})

test('a listener costs the same streams with the parser as without, and leaves them when she goes', async (context) => {
  const { streams, listen, tell } = await openStreams(context)
  const bare = listen('/live/7/events?after=0', { connection: 'keep-alive' })
  const parsed = listen('/live/%37/events', { 'last-event-id': '0', connection: 'close' })
  await until(() => streams.listeners === 2)
  await tell(update(1))
  await until(() => [bare, parsed].every(({ heard }) => heard.text.includes('خبر 1')))
  assert.deepEqual([bare.heard.status, parsed.heard.status], [200, 200])
  for (const { leave } of [bare, parsed]) leave()
  await until(() => streams.listeners === 0)
})

test('nothing is listened to where there is nothing', async (context) => {
  const { listen } = await openStreams(context)
  const { heard } = listen('/live/8/events')
  await until(() => heard.status !== 0)
  assert.equal(heard.status, 404)
})
