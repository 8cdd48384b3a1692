import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#server'
import { type Database, publishedReader, readHouseLanguage } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { apiEndpoints } from '../../api/endpoints.ts'
import { assertStrict, openSarasRoom, pick, publicUrl, sara as saraWritten } from '../fixtures/room.ts'
import { type Visitor, visitor } from '../fixtures/visitor.ts'

const home = '/desk/settings/words'
const hooks: (() => Promise<void>)[] = []
let database: Database
let sara: Visitor
let bahram: Visitor
/** The same people, asking the API. */
let saraAsks: Visitor
let bahramAsks: Visitor

before(async () => {
  const opened = await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })
  database = opened.database
  const room = await openSarasRoom(database)
  sara = room.sara
  bahram = room.visitor()
  const invited = await sara.send('/desk/people/invitations', { note: 'بهرام', role: 'reporter' })
  const link = /\/desk\/invitation\/sanad_[\w-]{43}/.exec(invited.html)![0]
  await bahram.send(link, { ...saraWritten, name: 'بهرام', login: 'bahram' })
  const api = apiEndpoints({
    ...{ database, published: publishedReader(opened.pool), articleUrl: () => publicUrl },
    ...{ settings: { newsroom: 'روزن' }, ninjsOf: async () => null },
  })
  saraAsks = visitor(api)
  bahramAsks = visitor(api)
  saraAsks.key = sara.key
  bahramAsks.key = bahram.key
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

async function words(): Promise<string[]> {
  return (await readHouseLanguage(database)).words
}

async function refused(asked: Promise<unknown>): Promise<string> {
  try {
    await asked
    return 'taken'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

function form(bytes: Uint8Array | string, field = 'list'): { body: Buffer; type: string } {
  const boundary = '----sanad'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="w.txt"\r\ncontent-type: text/plain\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { body, type: `multipart/form-data; boundary=${boundary}` }
}

/** Sends a file as a browser's form does. */
async function sendFile({ body, type }: { body: Buffer; type: string }): Promise<{ status: number; html: string }> {
  const { status, body: html } = await sara.ask('POST', `${home}/file`, body, { headers: { 'content-type': type } })
  return { status, html: String(html) }
}

test('a reporter adds a word from the editor; everybody sees who and when, and spelling knows it', async () => {
  const spell = async () => {
    const answer = await bahramAsks.ask('POST', '/api/v1/spelling', { texts: ['قللرعطا به تهران آمد.', 'انخابات'] })
    return (answer.json.results as { word: string }[][]).map((found) => found.map(({ word }) => word))
  }
  assert.deepEqual(await spell(), [['قللرعطا'], ['انخابات']])
  const taught = await bahramAsks.ask('POST', '/api/v1/words', { words: ['قللرعطا', 'قللرعطا', 'كوبسي'] })
  assert.deepEqual(taught.json, { added: ['قللرعطا', 'کوبسی'], known: 0 })
  assert.deepEqual(await spell(), [[], ['انخابات']])
  const page = await sara.see(home)
  assertStrict(page)
  assert.match(page.html, /<bdi>قللرعطا<\/bdi>[\s\S]*?<bdi>بهرام<\/bdi>/)
  const listed = await saraAsks.ask('GET', '/api/v1/words')
  assert.deepEqual(
    (listed.json.words as { word: string; addedBy: string }[]).map(({ word, addedBy }) => `${word} ${addedBy}`),
    ['کوبسی بهرام', 'قللرعطا بهرام'],
  )
})

test('editors add, find and remove on a page; a reporter does not', async () => {
  assert.deepEqual(pick(await sara.send(home, { word: ' میان‌دوآب ' })), [303, `${home}?done=word-added`])
  assert.deepEqual(pick(await sara.send(home, { word: 'میان‌دوآب' })), [303, `${home}?done=word-known`])
  for (const word of ['', 'دو واژه', '<b>', '؟', '-', 'و'.repeat(61), 'ن\u0000ا؛', 'https://a.ir']) {
    const wrong = await sara.send(home, { word })
    assert.equal(wrong.status, 422, word)
    assert.match(wrong.html, /یک واژه بنویسید/)
  }
  const found = await sara.see(home, { query: `q=${encodeURIComponent('میاندو')}` })
  assert.match(found.html, /<bdi>میان‌دوآب<\/bdi>/)
  assert.doesNotMatch(found.html, /<bdi>قللرعطا/)
  for (const q of ['%', '_', '\\', '\u0000']) {
    const none = await sara.see(home, { query: `q=${encodeURIComponent(q)}` })
    assert.equal(none.status, 200)
  }
  assert.match((await sara.see(home, { query: 'q=%25' })).html, /واژه‌ای با «<bdi>%<\/bdi>» نیست/)

  for (const path of [home, `${home}/list.txt`]) assert.equal((await bahram.see(path)).status, 403)
  assert.equal((await bahram.send(`${home}/removal`, { word: 'میان‌دوآب' })).status, 403)
  assert.equal(await refused(bahramAsks.ask('DELETE', '/api/v1/words/کوبسی')), 'forbidden')
  assert.ok((await words()).includes('میان‌دوآب'))
  assert.deepEqual(pick(await sara.send(`${home}/removal`, { word: 'میان‌دوآب' })), [303, `${home}?done=word-removed`])
  assert.deepEqual(pick(await sara.send(`${home}/removal`, { word: 'میان‌دوآب' })), [303, `${home}?done=word-removed`])
  assert.ok(!(await words()).includes('میان‌دوآب'))
})

test('a file is read in whatever encoding; what is no word is told by its line, and the rest is taken', async () => {
  const taken = await sendFile(form('# شهرها\r\nسپیدار\r\n\r\nدو واژه\r\nفلات\r\nسپیدار\r\n<script>\r\n'))
  assert.equal(taken.status, 200)
  assert.match(taken.html, /۲ واژه افزوده شد/)
  assert.match(taken.html, /سطر ۴: <bdi>دو واژه<\/bdi>/)
  assert.match(taken.html, /سطر ۷: <bdi>&lt;script&gt;<\/bdi>/)
  assert.match((await sendFile(form('سپیدار\nفلات\n'))).html, /۰ واژه افزوده شد؛ ۲ واژه از پیش بود/)
  const old = Buffer.from([
    0xd3, 0xe3, 0xe4, 0xc7, 0xe4, 0x0a, 0xc7, 0xd5, 0xdd, 0xe5, 0xc7, 0xe4, 0x0a, 0xe3, 0xd4, 0xe5, 0xcf,
  ])
  assert.equal((await sendFile(form(old))).status, 200)
  assert.ok((await words()).includes('سمنان'), 'windows-1256')
  await sendFile(form(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('لاهیجان\nلنگرود', 'utf16le')])))
  assert.ok((await words()).includes('لنگرود'), 'UTF-16')
  const list = await sara.see(`${home}/list.txt`)
  assert.equal(list.headers['content-type'], 'text/plain; charset=utf-8')
  assert.deepEqual(list.html.trim().split('\n').toSorted(), (await words()).toSorted())
})

test('what is no file, too much or broken changes nothing and says so', async () => {
  const before = await words()
  const good = form('درخت')
  const broken: { body: Buffer; type: string }[] = [
    { body: Buffer.alloc(0), type: good.type },
    { body: good.body.subarray(0, 60), type: good.type },
    { body: Buffer.from(good.body.toString('latin1').repeat(2), 'latin1').subarray(9), type: good.type },
    { ...good, type: 'multipart/form-data' },
    { ...good, type: 'multipart/form-data; boundary=other' },
    { ...good, type: 'text/plain' },
    form('درخت', 'other'),
    form(''),
  ]
  for (const [turn, one] of broken.entries()) {
    const { status, html } = await sendFile(one)
    assert.equal(status, 422, String(turn))
    assert.match(html, /پرونده‌ای خوانده نشد/)
  }
  const letters = 'ابپتثجچحخدذر'
  const many = Array.from(
    { length: 5_001 },
    (_, n) => `${[...n.toString(12)].map((digit) => letters[Number.parseInt(digit, 12)]).join('')}ستان`,
  )
  for (const text of [many.join('\n'), 'و\n'.repeat(20_001)]) {
    const { status, html } = await sendFile(form(text))
    assert.equal(status, 422)
    assert.match(html, /چیزی افزوده نشد/)
  }
  assert.deepEqual(await words(), before)
  await assert.doesNotReject(sendFile(form(Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 97) % 251)))))
})

test('the API names what is no word, takes all or nothing, and reads no more than a page at once', async () => {
  const before = await words()
  assert.equal(
    await refused(bahramAsks.ask('POST', '/api/v1/words', { words: ['رودبار', 'دو واژه'] })),
    'invalid-content',
  )
  assert.deepEqual(await words(), before)
  const long = { texts: Array.from({ length: 6 }, () => 'ا'.repeat(4_000)) }
  assert.equal(await refused(bahramAsks.ask('POST', '/api/v1/spelling', long)), 'too-large')
  const texts = Array.from({ length: 20 }, () => 'انخابات')
  const many = await Promise.all(
    Array.from({ length: 12 }, () => refused(bahramAsks.ask('POST', '/api/v1/spelling', { texts }))),
  )
  // How many are read before the next asks is the machine's business; that a crowd is not, and nobody else, is ours.
  assert.deepEqual([...new Set(many)].toSorted(), ['overloaded', 'taken'])
  assert.equal(await refused(saraAsks.ask('DELETE', '/api/v1/words/کوبسی')), 'taken')
  assert.equal(await refused(saraAsks.ask('DELETE', '/api/v1/words/کوبسی')), 'not-found')
  const put = await saraAsks.ask('PUT', '/api/v1/settings/language', { words: ['سپیدار', 'البرز'] })
  assert.deepEqual(put.json, { style: 'as-written', words: ['سپیدار', 'البرز'] })
  const { rows } = await sql<{ action: string }>`
    select action from audit where subject = 'setting:words' or subject = 'setting:language' order by id`.execute(
    database,
  )
  assert.deepEqual([...new Set(rows.map(({ action }) => action))], ['add-words', 'remove-words', 'change-setting'])
})
