import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pressPages } from '#server'
import { articles } from '#world'
import { freePort } from '../free-port.ts'
import { startNewsroom } from '../newsroom-process.ts'

const example = path.join(import.meta.dirname, '../../deploy/nginx.conf')
const hasNginx = spawnSync('nginx', ['-v']).status === 0

/** nginx with the example of ours, its three settings set; as a process of the test's own. */
async function startNginx(folder: string, settings: { program: string; data: string }) {
  const port = await freePort()
  const own = readFileSync(example, 'utf8')
    .replace('127.0.0.1:3000', new URL(settings.program).host)
    .replace('listen 80', `listen 127.0.0.1:${port}`)
    .replaceAll('/var/lib/sanad', settings.data)
  mkdirSync(path.join(folder, 'temp'), { recursive: true })
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path temp/${name};`,
  )
  const whole = `daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log error.log;\nevents {}\nhttp {\n${temporary.join('\n')}\naccess_log off;\n${own}\n}`
  writeFileSync(path.join(folder, 'nginx.conf'), whole)
  const nginx: ChildProcess = spawn('nginx', ['-p', folder, '-c', 'nginx.conf'], { stdio: 'inherit' })
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(`${origin}/robots.txt`).catch(() => null)) break
    await sleep(50)
  }
  return { origin, stop: () => nginx.kill('SIGTERM') }
}

test('with program and database stopped, nginx answers for every published page', {
  skip: hasNginx ? false : 'needs nginx on the path',
  timeout: 240_000,
}, async (context) => {
  const newsroom = await startNewsroom(context)
  const live = articles.filter(({ withdrawn }) => !withdrawn)
  const gone = articles.find(({ withdrawn }) => withdrawn)!
  // In a newsroom that this file filled itself, the aftermath of its publications may still be at work.
  const pressed = path.join(newsroom.data, 'pressed')
  for (let tries = 0; tries < 1_200 && !isPressed(pressed, live, gone.code); tries += 1) await sleep(100)

  const nginx = await startNginx(path.join(newsroom.data, '..', 'nginx'), {
    program: newsroom.origin,
    data: newsroom.data,
  })
  context.after(nginx.stop)

  const front = await fetch(`${nginx.origin}/`)
  assert.equal(front.status, 200)
  const addresses = [
    ...(await front.text()).matchAll(/href="(\/fa\/(?:news|section|latest|archive|corrections)[^"]*)"/g),
  ]
    .map(([, address]) => address!)
    .filter((address) => !address.endsWith('.xml'))
  assert.ok(addresses.length > 40)
  assert.equal((await fetch(`${nginx.origin}/fa/news/${live[0]!.code}/x`, { redirect: 'manual' })).status, 301)
  await newsroom.stop()
  await pressPages(pressed, [
    { path: '/prs/news/7/%D9%BE%D9%84', body: 'پل ساخته شد' },
    { path: '/en/news/8/bridge', body: null, farewell: 'taken down' },
    { path: '/en/offline', body: 'This part is not working now' },
    { path: '/errors/en/404.html', body: 'This page was not found' },
  ])
  const pictures = new Set<string>()
  for (const { code } of live) {
    const answer = await fetch(`${nginx.origin}/fa/news/${code}`)
    assert.equal(answer.status, 200, `${code}`)
    const page = await answer.text()
    assert.match(page, /<h1>/)
    for (const [address] of page.matchAll(/\/media\/[0-9a-f]+\/720\.(?:avif|webp)/g)) pictures.add(address)
    for (const [, address] of page.matchAll(/href="(\/fa\/photo\/\d[^"]*)"/g)) addresses.push(address!)
  }
  const heroes = await Promise.all([...pictures].slice(0, 8).map((address) => fetch(nginx.origin + address)))
  assert.ok(heroes.length > 4)
  for (const { status, headers, url } of heroes)
    assert.deepEqual([status, headers.get('content-type')], [200, 'image/webp'], url)
  for (const address of ['/', '/fa', '/feed.xml', '/sitemap.xml', '/robots.txt', '/favicon.ico', ...addresses]) {
    const answer = await fetch(nginx.origin + address)
    assert.equal(answer.status, 200, address)
    assert.doesNotMatch(answer.headers.get('content-security-policy') ?? '', /unsafe|^$/)
  }
  assert.match((await fetch(`${nginx.origin}/`)).headers.get('content-type') ?? '', /^text\/html; ?charset=utf-8$/)
  const short = await fetch(`${nginx.origin}/n/${live[0]!.code}`, { redirect: 'manual' })
  assert.equal(short.status, 302)
  const takenDown = await fetch(`${nginx.origin}/fa/news/${gone.code}/any`)
  assert.equal(takenDown.status, 410)
  assert.match(await takenDown.text(), /برداشته شده است/)
  const inDari = await fetch(`${nginx.origin}/prs/news/7/%DA%A9%D9%87%D9%86%D9%87`)
  assert.deepEqual([inDari.status, await inDari.text()], [200, 'پل ساخته شد'], 'whatever words follow the code')
  const inEnglish = await fetch(`${nginx.origin}/en/news/8/any`)
  assert.deepEqual([inEnglish.status, await inEnglish.text()], [410, 'taken down'])
  const shortInDari = await fetch(`${nginx.origin}/n/7`, { redirect: 'manual' })
  assert.match(shortInDari.headers.get('location') ?? '', /\/prs\/news\/7$/)
  for (const [address, status, sentence] of [
    ['/en/news/9', 404, 'This page was not found'],
    ['/en/search?q=x', 503, 'This part is not working now'],
    ['/message?edition=en', 503, 'This part is not working now'],
  ] as const) {
    const answer = await fetch(nginx.origin + address)
    assert.deepEqual([answer.status, await answer.text()], [status, sentence], address)
  }
  const missing = await fetch(`${nginx.origin}/fa/news/999999999`)
  assert.equal(missing.status, 404)
  assert.match(await missing.text(), /این صفحه پیدا نشد/)
  for (const [address, ways] of [
    ['/fa/search?q=x', {}],
    ['/prs/search?q=x', {}],
    ['/message', {}],
    ['/comment/1', { method: 'POST', body: 'text=x' }],
  ] as const) {
    const offline = await fetch(nginx.origin + address, ways)
    assert.deepEqual([offline.status, offline.headers.get('retry-after')], [503, '120'], address)
    assert.match(await offline.text(), /این بخش اکنون کار نمی‌کند/)
    assert.doesNotMatch(offline.headers.get('content-security-policy') ?? '', /unsafe|^$/)
  }
  const api = await fetch(`${nginx.origin}/api/v1/articles`)
  assert.equal(api.status, 502, 'no page is passed off as an answer of the API')
})

function isPressed(folder: string, live: readonly { code: number }[], gone: number): boolean {
  const has = (file: string) => existsSync(path.join(folder, file))
  return (
    has('../pressed-headers.conf') &&
    has('errors/404.html') &&
    has('fa/offline/index.html') &&
    has('index.html') &&
    has(`fa/news/${gone}/gone.html`) &&
    live.every(({ code }) => has(`fa/news/${code}/index.html`))
  )
}
