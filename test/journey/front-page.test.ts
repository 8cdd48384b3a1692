import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type FrontPlan, placeArticle } from '#article'
import { startNewsroom } from '../newsroom-process.ts'

test('the front page is arranged, swapped on time and rid of what is taken down; breaking news stands above every page', {
  timeout: 120_000,
}, async (context) => {
  const newsroom = await startNewsroom(context)
  const { origin } = newsroom
  const key = (await newsroom.sanad(['token', 'create', '--role', 'section-editor', '--name', 'front'])).stdout.trim()
  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const init = { method, headers: { authorization: `Bearer ${key}`, ...type, ...headers } }
    const answer = await fetch(
      `${origin}/api/v1/${path}`,
      body === undefined ? init : { ...init, body: JSON.stringify(body) },
    )
    const text = await answer.text()
    return { status: answer.status, etag: answer.headers.get('etag') ?? '', body: text === '' ? {} : JSON.parse(text) }
  }
  const lead = async () =>
    /<article class="card top">.*?<a href="\/fa\/(?:news|live)\/(\d+)/s.exec(await text(`${origin}/`))?.[1]

  const start = await ask('GET', 'front')
  const live = (await ask('GET', 'articles?state=live&limit=20')).body.articles as { code: number }[]
  const [first, second, third] = live
    .map(({ code }) => code)
    .filter((code) => String(code) !== '')
    .slice(-3) as [number, number, number]
  const withLead = (code: number): FrontPlan => placeArticle(start.body.plan, code, { box: 'lead', index: 0 })
  assert.notEqual(await lead(), String(first))

  const one = await ask('PUT', 'front', { plan: withLead(first) }, { 'if-match': start.etag })
  assert.equal(one.status, 200)
  await until(async () => (await lead()) === String(first), 1_000)
  const page = await text(`${origin}/`)
  assert.equal(page.split(`/fa/news/${first}/`).length - 1, 1, 'it stands there once')

  const stale = await ask('PUT', 'front', { plan: withLead(second) }, { 'if-match': start.etag })
  assert.deepEqual([stale.status, stale.body.code], [412, 'stale-front'])

  const at = new Date(Date.now() + 1_500)
  const planned = { plan: withLead(second), takesEffectAt: at.toISOString() }
  assert.equal((await ask('PUT', 'front', planned, { 'if-match': one.etag })).status, 200)
  await until(async () => (await lead()) === String(second), 6_500)
  const lateMs = Date.now() - at.getTime()
  assert.ok(lateMs > 0 && lateMs < 5_000, `${lateMs} ms after its instant`)
  context.diagnostic(`a planned change was seen ${lateMs} ms after its instant`)
  assert.equal((await ask('GET', `front?at=${new Date(at.getTime() - 1).toISOString()}`)).body.version.id, one.body.id)

  await ask('DELETE', `articles/${second}/publication`)
  await until(async () => ![undefined, String(second)].includes(await lead()), 1_000)
  assert.ok(!(await text(`${origin}/`)).includes(`/fa/news/${second}/`))

  const article = `${origin}/fa/news/${third}`
  const pages = [article, `${origin}/`, `${origin}/fa/latest`, `${origin}/fa/archive`]
  for (const address of pages) assert.doesNotMatch(await text(address), /class="breaking"/)
  const expires = new Date(Date.now() + 3_000).toISOString()
  assert.equal((await ask('POST', 'breaking', { text: 'پل بزرگ شهر بسته شد', code: first, expires })).status, 201)
  for (const address of pages) {
    await until(async () => (await text(address)).includes('<aside class="breaking"'), 1_500)
    assert.match(
      await text(address),
      new RegExp(`<aside class="breaking".*?/fa/news/${first}/.*?پل بزرگ شهر بسته شد`, 's'),
    )
  }
  for (const address of pages) await until(async () => !(await text(address)).includes('class="breaking"'), 8_000)
  assert.equal(await newsroom.stop(), 0)
})

async function text(address: string): Promise<string> {
  return (await fetch(address)).text()
}

async function until(isSo: () => Promise<boolean>, msMax: number): Promise<void> {
  for (const deadline = Date.now() + msMax; Date.now() < deadline; await sleep(30)) if (await isSo()) return
  assert.fail(`what was awaited did not come within ${msMax} ms`)
}
