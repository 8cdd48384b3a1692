import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { type TestContext, test } from 'node:test'
import { createServer, createSilentLog } from '#server'
import { feedHealth, restFeed } from '#store'
import { type Newsstand, openNewsstand, rss } from '../../../test/newsstand.ts'
import { hubEndpoints, pollNow } from '../wire.ts'
import { renewSubscriptions } from './subscribe.ts'

const hub =
  '<atom:link rel="hub" href="http://hub.example/"/><atom:link rel="self" href="http://sepidar.example/feed.xml"/>'
const topic = 'http://sepidar.example/feed.xml'

async function openHub(context: TestContext) {
  const stand = await openNewsstand(context)
  const id = await stand.feed()
  stand.site('sepidar.example/feed.xml', { body: rss([], hub) })
  stand.site('hub.example/', { status: 202 })
  await pollNow(stand.parts, id)
  const server = await createServer({
    config: { port: 0, host: '127.0.0.1', publicUrl: 'https://sanad.example' },
    pages: [],
    errorPage: () => ({ status: 404, contentType: 'text/plain', body: 'نیست', keys: [], maxAgeSeconds: 0 }),
    log: createSilentLog(),
    endpoints: hubEndpoints({ ...stand.parts, mayPublish: () => false }),
  })
  const origin = await server.listen()
  context.after(() => server.close())
  const subscribe = async () => {
    await renewSubscriptions(stand.parts)
    const asked = stand.asked.filter(({ line }) => line === 'POST hub.example/').at(-1)!
    const form = new URLSearchParams(asked.body)
    return { form, path: new URL(form.get('hub.callback')!).pathname, secret: form.get('hub.secret')! }
  }
  return { stand, id, subscribe, ask: (path: string, options?: Sent) => send(origin + path, options) }
}

interface Sent {
  headers?: Record<string, string>
  body?: string | Buffer
}

function send(url: string, { headers = {}, body }: Sent = {}): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: body === undefined ? 'GET' : 'POST', headers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString() })
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

const pushed = rss([{ id: '1', title: 'باران پاییزی در راه است' }], hub)
const signed = (secret: string, body: string | Buffer = pushed, algorithm = 'sha256') =>
  `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`

async function titles({ pool }: Newsstand) {
  return (await pool.query('select title from wire_item order by id')).rows.map(({ title }) => title)
}

test('a feed that names a hub is subscribed to; the hub is answered, and what it sends is kept', async (context) => {
  const { stand, id, subscribe, ask } = await openHub(context)
  const { form, path, secret } = await subscribe()
  assert.deepEqual([form.get('hub.mode'), form.get('hub.topic')], ['subscribe', topic])
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.challenge': 'x1y2',
    'hub.lease_seconds': '86400',
  })
  assert.deepEqual(await ask(`${path}?${query}`), { status: 200, text: 'x1y2' })
  assert.equal((await feedHealth(stand.database)).get(id)!.hub?.isVerified, true)
  const headers = { 'content-type': 'application/rss+xml', 'x-hub-signature': signed(secret) }
  assert.equal((await ask(path, { headers, body: pushed })).status, 202)
  assert.deepEqual(await titles(stand), ['باران پاییزی در راه است'])
  assert.equal(await renewSubscriptions(stand.parts), 0, 'asked a moment ago')
  await stand.pool.query("update hub_subscription set asked_at = now() - interval '7 hours'")
  assert.equal(await renewSubscriptions(stand.parts), 1, 'its lease ends within a day')
})

test('what is not signed by the hub is thrown away, though it is answered as if it were not', async (context) => {
  const { stand, subscribe, ask } = await openHub(context)
  const { path, secret } = await subscribe()
  const signatures = [
    undefined,
    'sha256=00',
    signed('another'),
    signed(secret, 'other'),
    signed(secret).replace('sha256', 'md5'),
    'x',
  ]
  for (const signature of signatures) {
    const headers = { 'content-type': 'text/xml', ...(signature === undefined ? {} : { 'x-hub-signature': signature }) }
    assert.equal((await ask(path, { headers, body: pushed })).status, 202, signature)
  }
  assert.deepEqual(await titles(stand), [])
  assert.equal(
    (await ask(path, { headers: { 'x-hub-signature': signed(secret, pushed, 'sha512') }, body: pushed })).status,
    202,
  )
  assert.equal((await titles(stand)).length, 1)
})

test('a feed that rests is not heard, though its hub goes on', async (context) => {
  const { stand, id, subscribe, ask } = await openHub(context)
  const { path, secret } = await subscribe()
  await restFeed(stand.database, id, { kind: 'paused', madeBy: 'account:sara' })
  assert.equal((await ask(path, { headers: { 'x-hub-signature': signed(secret) }, body: pushed })).status, 202)
  assert.deepEqual(await titles(stand), [])
})

test('an address nobody was told answers 404 before its body is read; a challenge for another topic is not answered', async (context) => {
  const { subscribe, ask } = await openHub(context)
  const { path } = await subscribe()
  const wrong = `/wire/hub/${'a'.repeat(43)}`
  assert.equal((await ask(wrong, { body: Buffer.alloc(1_000) })).status, 404)
  assert.equal((await ask('/wire/hub/..%2f', { body: 'x' })).status, 404)
  const modes = [
    { 'hub.mode': 'subscribe', 'hub.topic': 'http://didar.example/', 'hub.challenge': 'x' },
    { 'hub.mode': 'unsubscribe', 'hub.topic': topic, 'hub.challenge': 'x' },
    { 'hub.mode': 'subscribe', 'hub.topic': topic },
    {},
  ]
  for (const mode of modes)
    assert.equal((await ask(`${path}?${new URLSearchParams(mode as Record<string, string>)}`)).status, 404)
})

test('too much is refused, and a hub that denies is not asked again for a week', async (context) => {
  const { stand, id, subscribe, ask } = await openHub(context)
  const { path, secret } = await subscribe()
  const huge = Buffer.alloc(11 * 1024 * 1024)
  const answer = await ask(path, { headers: { 'x-hub-signature': signed(secret, huge) }, body: huge }).catch(() => ({
    status: 413,
  }))
  assert.equal(answer.status, 413)
  const query = new URLSearchParams({ 'hub.mode': 'denied', 'hub.topic': topic })
  assert.equal((await ask(`${path}?${query}`)).status, 200)
  assert.ok((await feedHealth(stand.database)).get(id)!.hub?.deniedAt)
  await stand.pool.query("update hub_subscription set asked_at = now() - interval '2 days'")
  assert.equal(await renewSubscriptions(stand.parts), 0)
})

test('a hub in this house is not asked, and a newsroom that nobody can reach asks no hub', async (context) => {
  const stand = await openNewsstand(context)
  const id = await stand.feed()
  stand.site('sepidar.example/feed.xml', { body: rss([], '<atom:link rel="hub" href="http://127.0.0.1:5432/"/>') })
  await pollNow(stand.parts, id)
  assert.equal(await renewSubscriptions({ ...stand.parts, publicUrl: 'http://localhost:3000' }), 0)
  assert.equal(await renewSubscriptions(stand.parts), 1)
  assert.deepEqual(
    stand.internet.attempts.map(({ hostname }) => hostname),
    ['sepidar.example'],
  )
  assert.ok((await feedHealth(stand.database)).get(id)!.hub?.deniedAt)
})
