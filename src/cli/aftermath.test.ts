import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openMedia } from '#media'
import { openSearch } from '#search'
import { pressedFile } from '#server'
import { defaultSettings, siteAssets, siteRoutes } from '#site'
import {
  changeSection,
  findArticles,
  inTransaction,
  publishedReader,
  readPressing,
  readSiteWords,
  withdraw,
  writeSiteWords,
} from '#store'
import { articles } from '#world'
import { openTestDatabase } from '../../test/database.ts'
import { aftermathJobs } from './aftermath.ts'
import { fillDemo } from './demo/demo.ts'
import { pressAgainJobs } from './publishing/press-again.ts'
import { shareCardJobs } from './publishing/share-cards.ts'

const now = new Date('2026-11-23T08:00:00Z')
/** When the oldest of its stories are no longer news. */
const lookedAt = new Date('2026-11-28T08:00:00Z')

/** The example newsroom, pressed after all of it was published. */
async function pressedNewsroom() {
  const { pool, database } = await openTestDatabase({ after: (hook: () => Promise<void>) => closings.push(hook) })
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sanad-aftermath-'))
  closings.push(() => rm(folder, { recursive: true }))
  const media = openMedia({ folder })
  await fillDemo(database, media, now)
  const published = publishedReader(pool)
  const settings = { ...defaultSettings }
  const forgetters: (() => void)[] = []
  const onFrameChange = (forget: () => void) => void forgetters.push(forget)
  const routes = siteRoutes({ published, search: openSearch(database), settings, now: () => now, onFrameChange })
  const pressFolder = path.join(folder, 'pressed')
  const parts = {
    database,
    published,
    routes,
    media,
    pressFolder,
    editions: [{ published, settings }] as const,
  }
  const jobs = aftermathJobs(parts)
  const renew = async () => {
    Object.assign(settings, await readSiteWords(database))
    for (const drop of forgetters) drop()
  }
  const pressAgain = (stopping: AbortSignal) => pressAgainJobs({ ...parts, renew, stopping })['press-again']!({})
  const cards = shareCardJobs({
    database,
    published,
    media,
    settingsOf: () => defaultSettings,
    pressFolder,
    now: () => lookedAt,
  })
  for (const { code } of articles) await jobs['press-articles']!({ codes: [code] })
  await jobs['press-lists']!({})
  return { database, pressFolder, pressAgain, jobs: { ...jobs, ...cards } }
}

const closings: (() => Promise<unknown>)[] = []
let newsroom: Awaited<ReturnType<typeof pressedNewsroom>>
before(async () => {
  newsroom = await pressedNewsroom()
})
after(async () => {
  for (const close of closings.reverse()) await close()
})

/** What a static server would give for an address; null when there is no such file. */
async function served(pressFolder: string, address: string): Promise<Buffer | null> {
  const file = pressedFile(address)
  return file !== null && existsSync(path.join(pressFolder, file)) ? readFile(path.join(pressFolder, file)) : null
}

test('the pressed folder carries the site alone: what its front page, a story and their lists show is there', async () => {
  const { pressFolder } = newsroom
  const front = String(await served(pressFolder, '/fa'))
  assert.equal(front, String(await served(pressFolder, '/')))
  const stories = [...front.matchAll(/href="(\/fa\/news\/[^"]+)"/g)].map((match) => match[1]!)
  assert.ok(stories.length > 10)
  const pages = new Map([['/fa', front]])
  for (const address of stories) pages.set(address, String(await served(pressFolder, address)))
  const needed = new Set(['/favicon.ico'])
  for (const page of pages.values()) {
    for (const [, address] of page.matchAll(
      /(?:src|href)="(\/(?:media|assets|fa\/(?:tag|author|source|section|print))\/[^"]+)"/g,
    ))
      if (!address!.endsWith('feed.xml')) needed.add(address!)
    for (const [, address] of page.matchAll(/(\/media\/[0-9a-f]+\/\d+\.webp)/g)) needed.add(address!)
  }
  for (const { path: asset } of siteAssets()) needed.add(asset)
  const index = String(await served(pressFolder, '/sitemap.xml'))
  for (const [, url] of index.matchAll(/<loc>([^<]+)<\/loc>/g)) needed.add(new URL(url!).pathname)
  const missing: string[] = []
  for (const address of [...pages.keys(), ...needed]) {
    if (((await served(pressFolder, address))?.length ?? 0) === 0) missing.push(address)
  }
  assert.deepEqual(missing, [])
  assert.ok([...needed].some((address) => address.startsWith('/media/')))
  assert.ok([...needed].some((address) => address.startsWith('/sitemap/')))
})

test('pressing again changes nothing, and writes no picture again', async () => {
  const { pressFolder, jobs } = newsroom
  const listed = async () => (await readdir(pressFolder, { recursive: true })).sort()
  const before = await listed()
  const pictures = before.filter((file) => file.endsWith('.webp')).map((file) => path.join(pressFolder, file))
  for (const file of pictures) await utimes(file, 1, 1)
  await jobs['press-articles']!({ codes: articles.map(({ code }) => code) })
  await jobs['press-lists']!({})
  assert.deepEqual(await listed(), before)
  assert.ok(pictures.length >= 3)
  for (const file of pictures) assert.equal(statSync(file).mtimeMs, 1_000, file)
})

test('the card of what was published is drawn and pressed where its page names it; an old story has its own when asked for', async () => {
  const { pressFolder, jobs } = newsroom
  const named = async (code: number) => {
    const page = String(await served(pressFolder, `/fa/news/${code}`))
    return new URL(/og:image" content="([^"]+)"/.exec(page)![1]!).pathname
  }
  const young = articles.find(({ withdrawn }) => !withdrawn)!
  const old = articles.findLast(({ withdrawn }) => !withdrawn)!
  assert.ok(old.publishedMinutesAgo > 3 * 24 * 60)
  await jobs['draw-share-cards']!({ codes: [young.code, old.code, 999_999] })
  assert.equal((await served(pressFolder, await named(young.code)))?.subarray(0, 3).toString('hex'), 'ffd8ff')
  assert.equal(await served(pressFolder, await named(old.code)), null)
})

test('photographs have pages of their own on the press, with their pictures, and go with their story', async () => {
  const { database, pressFolder, jobs } = newsroom
  const { code } = articles.find(({ content }) => content.document.content.some(({ type }) => type === 'gallery'))!
  const story = String(await served(pressFolder, `/fa/news/${code}`))
  const photos = [...new Set([...story.matchAll(/href="(\/fa\/photo\/\d+\/[^"]+)"/g)].map(([, address]) => address!))]
  assert.ok(photos.length > 2)
  for (const address of photos) {
    const page = String(await served(pressFolder, address))
    for (const [, picture] of page.matchAll(/(\/media\/[0-9a-f]+\/\d+\.webp)/g))
      assert.ok(await served(pressFolder, picture!), picture)
  }
  const [article] = await findArticles(database, [code])
  await withdraw(database, { articleId: article!.id, reason: null, madeBy: 'account:sara' })
  await jobs['press-articles']!({ codes: [code] })
  for (const address of photos) assert.equal(await served(pressFolder, address), null, address)
})

test('a story that is taken down is taken off the press, its print too', async () => {
  const { database, pressFolder, jobs } = newsroom
  const { code } = articles.find(({ withdrawn }) => !withdrawn)!
  const addresses = [`/fa/news/${code}`, `/fa/print/${code}`]
  for (const address of addresses) assert.ok(await served(pressFolder, address), address)
  const [article] = await findArticles(database, [code])
  await withdraw(database, { articleId: article!.id, reason: null, madeBy: 'account:sara' })
  await jobs['press-articles']!({ codes: [code] })
  for (const address of addresses) assert.equal(await served(pressFolder, address), null, address)
  await jobs['draw-share-cards']!({ codes: [code] })
  assert.ok(!existsSync(path.join(pressFolder, 'share', String(code))), 'its card too')
  assert.match(await readFile(path.join(pressFolder, `fa/news/${code}/gone.html`), 'utf8'), /برداشته شده است/)
})

test('a change of what every page says presses everything again, stops when told, goes on, and says how far it is', async () => {
  const { database, pressFolder, pressAgain } = newsroom
  const never = new AbortController().signal
  const names = (await readdir(pressFolder, { recursive: true })).filter((name) =>
    /^(?!errors|share|media|assets).*(?:index|gone)\.html$/.test(name),
  )
  const silent = async (words: string) => {
    const left = names.filter((name) => existsSync(path.join(pressFolder, name)))
    const pages = await Promise.all(left.map((name) => readFile(path.join(pressFolder, name), 'utf8')))
    return left.filter((_, place) => !pages[place]!.includes(words))
  }
  const old = new Date(Date.now() - 60_000)
  for (const name of names) await utimes(path.join(pressFolder, name), old, old)
  const words = { tagline: '', notice: null, links: [] }
  await inTransaction(database, (transaction) => writeSiteWords(transaction, { ...words, name: 'پنجرهٔ نو' }))
  assert.equal((await silent('پنجرهٔ نو')).length, names.length, 'nothing of it is written while nobody works')
  assert.equal((await readPressing(database))?.endedAt, null)

  await pressAgain(AbortSignal.abort())
  const stopped = (await readPressing(database))!
  assert.ok(stopped.endedAt === null && stopped.pressed > 0 && stopped.pressed < stopped.of!, JSON.stringify(stopped))
  await pressAgain(never)
  const done = (await readPressing(database))!
  assert.ok(done.endedAt !== null && done.pressed >= names.length, JSON.stringify(done))
  assert.deepEqual(await silent('پنجرهٔ نو'), [])

  const times = async () =>
    names.map((name) => statSync(path.join(pressFolder, name), { throwIfNoEntry: false })?.mtimeMs)
  const before = await times()
  assert.ok(before.filter((time) => time !== undefined).length > names.length - 5, 'but few, which were taken down')
  await pressAgain(never)
  assert.deepEqual(await times(), before, 'what is done is not done again')
  await inTransaction(database, (transaction) =>
    changeSection(transaction, 'sport', { name: 'ورزش و بازی', parent: null }),
  )
  await pressAgain(never)
  const without = (await silent('ورزش و بازی')).filter((name) => !/print|photo|gone\.html$/.test(name))
  assert.deepEqual(without, [], 'the navigation of every page')
})
