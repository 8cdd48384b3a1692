import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { documentFromParagraphs, type EditionCode } from '#article'
import { createArticle, deskEndpoints, publishArticle } from '#desk'
import { type Endpoint, type EndpointAnswer, openMailer, Refusal } from '#server'
import { defaultSettings, editionOf } from '#site'
import { type Database, inTransaction, listIssues, publishedReader, reviveDeadPosts, tallySubscribers } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { type MailSink, openMailSink, type TakenMail } from '../../../../test/mail-sink.ts'
import { newsletterJobs, newsletterWork, sendTest } from './newsletter.ts'

const hooks: (() => Promise<void>)[] = []
const publicUrl = 'https://rowzan.example'
const editor = { id: 'account:negar', role: 'editor-in-chief' } as const
const sealingKey = randomBytes(32)
let database: Database
let sink: MailSink
let endpoints: Endpoint[]
let jobs: ReturnType<typeof newsletterJobs>
let trial: (to: string, edition?: EditionCode) => ReturnType<typeof sendTest>
let now = new Date()

before(async () => {
  const context = { after: (hook: () => Promise<void>) => void hooks.push(hook) }
  const opened = await openTestDatabase(context)
  database = opened.database
  sink = await openMailSink(context)
  const partsOf = (code: EditionCode, name: string) => ({
    settings: { ...defaultSettings, name, url: publicUrl, edition: editionOf(code) },
    published: publishedReader(opened.pool, code),
  })
  const all = [partsOf('fa', 'روزن'), partsOf('en', 'Rowzan')] as const
  const editions = { all, partsOf: (code: EditionCode) => all.find((one) => one.settings.edition.code === code)! }
  const parts = { database, editions, sealingKey, publicUrl, now: () => now }
  const mailer = openMailer({ url: sink.url, from: 'khabar@rowzan.example' })
  jobs = newsletterJobs({ ...parts, mailer })
  trial = (to, edition = 'fa') => sendTest({ ...parts, mailer }, { to, edition })
  const scripts = { editor: '', worker: '', assets: [] } as never
  const articleUrl = (code: number) => `${publicUrl}/n/${code}`
  const own = { ...{ database, publicUrl, articleUrl, scripts, sealingKey }, editions: ['fa', 'en'] as const }
  endpoints = deskEndpoints({ ...own, hasMail: true })
  for (const [code, headline, edition] of [
    [11, 'پل کهنهٔ رودبار باز شد', 'fa'],
    [12, 'شورا نشست علنی گذاشت', 'fa'],
    [13, 'The old bridge is open', 'en'],
  ] as const) {
    const text = { kicker: null, headline, subheadline: null, lead: 'لید خبر با <b> و & در آن.', hero: null }
    const document = documentFromParagraphs(['متن خبر.'])
    const content = { kind: 'news' as const, ...text, document, section: null, tags: [], authors: [] }
    await inTransaction(database, async (transaction) => {
      await createArticle(transaction, editor, { content, chain: [], code, edition })
      await publishArticle(transaction, editor, code, { publishedAt: null })
    })
  }
})

beforeEach(async () => {
  sink.taken.length = 0
  sink.answers = {}
  now = new Date()
  await sql`delete from newsletter_post`.execute(database)
  await sql`delete from newsletter_issue`.execute(database)
  await sql`delete from subscriber`.execute(database)
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

async function ask(
  method: string,
  path: string,
  ways: { fields?: object; address?: string } = {},
): Promise<EndpointAnswer> {
  const { fields = {}, address = '203.0.113.9' } = ways
  const url = new URL(path, publicUrl)
  for (const endpoint of endpoints) {
    const match = new RegExp(`^${endpoint.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(url.pathname)
    if (endpoint.method !== method || match === null) continue
    const isOneClick = path.includes('one-click')
    const headers: Record<string, string> = isOneClick ? {} : { 'sec-fetch-site': 'same-origin' }
    const body = isOneClick ? Buffer.from('List-Unsubscribe=One-Click') : { ...fields }
    return endpoint.handle({
      params: { ...match.groups },
      query: Object.fromEntries(url.searchParams),
      body,
      headers,
      cookies: {},
      address,
    })
  }
  throw new Error(`Nothing answers ${method} ${path}`)
}

/** Works off what the queue was given of one kind, as the worker would. */
async function work(task: string): Promise<void> {
  const { rows } = await sql<{ id: string; payload: object }>`
    select job.id::text, payload from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = task_id where identifier = ${task}`.execute(database)
  for (const { id, payload } of rows) {
    await jobs[task]!(payload)
    await sql`delete from graphile_worker._private_jobs where id = ${id}::bigint`.execute(database)
  }
}

/** The text part of a mail, decoded. */
function textOf({ source }: TakenMail): string {
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(source)!
  const isBase64 = /Content-Transfer-Encoding: base64/.test(part[0])
  if (isBase64) return Buffer.from(part[1]!, 'base64').toString()
  const bytes = part[1]!
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

function headerOf({ source }: TakenMail, name: string): string {
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  return new RegExp(`^${name}: (.*)$`, 'mi').exec(head)?.[1]?.trim() ?? ''
}

let network = 0
/** Somebody asks, gets the mail, opens its link and says yes. */
async function subscribe(address: string, edition: EditionCode = 'fa'): Promise<void> {
  const asked = edition === 'fa' ? '/newsletter' : `/newsletter?edition=${edition}`
  network += 1
  assert.equal((await ask('POST', asked, { fields: { address }, address: `198.51.100.${network}` })).status, 202)
  await work('confirm-subscriber')
  const link = /https:\/\/rowzan\.example(\/newsletter\/confirm\/\S+)/.exec(textOf(sink.taken.pop()!))![1]!
  assert.equal((await ask('GET', link)).status, 200)
  assert.equal((await ask('POST', link)).status, 200)
}

const issue = async () => (await listIssues(database, 2)).find(({ edition }) => edition === 'fa')!

test('nothing comes before its owner says yes from that mailbox; then one issue a day, once; one click ends it', async () => {
  await ask('POST', '/newsletter', { fields: { address: 'Mina@Example.org' } })
  await work('confirm-subscriber')
  assert.equal(sink.taken.length, 1)
  assert.deepEqual(
    [sink.taken[0]!.to, headerOf(sink.taken[0]!, 'Auto-Submitted')],
    ['Mina@example.org', 'auto-generated'],
  )
  const link = /rowzan\.example(\/newsletter\/confirm\/\S+)/.exec(textOf(sink.taken[0]!))![1]!
  await ask('GET', link)
  assert.deepEqual(
    await tallySubscribers(database),
    [{ edition: 'fa', confirmed: 0, asked: 1 }],
    'a program that follows links says yes to nothing',
  )
  await jobs['make-newsletter']!({})
  await jobs['send-newsletter']!({})
  assert.equal(sink.taken.length, 1, 'who has not said yes gets nothing')
  await sql`delete from newsletter_issue`.execute(database)
  await ask('POST', link)

  await jobs['make-newsletter']!({})
  await Promise.all([jobs['send-newsletter']!({}), jobs['send-newsletter']!({}), jobs['make-newsletter']!({})])
  await jobs['send-newsletter']!({})
  assert.equal(sink.taken.length, 2, 'however often the work is done')
  const mail = sink.taken[1]!
  assert.match(
    textOf(mail),
    /شورا نشست علنی گذاشت[\s\S]*لید خبر با <b> و & در آن\.[\s\S]*https:\/\/rowzan\.example\/n\/12[\s\S]*پل کهنهٔ رودبار/,
  )
  assert.doesNotMatch(mail.source, /\{\{/)
  const oneClick = /^<https:\/\/rowzan\.example(\/newsletter\/one-click\/[\w.-]+)>$/.exec(
    headerOf(mail, 'List-Unsubscribe'),
  )
  assert.equal(headerOf(mail, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click')
  assert.match(headerOf(mail, 'Message-ID'), /^<newsletter-\d+-\d+@rowzan\.example>$/)
  assert.match(headerOf(mail, 'From'), /<khabar@rowzan\.example>$/)
  assert.equal((await ask('POST', oneClick![1]!)).status, 204)
  assert.equal((await ask('POST', oneClick![1]!)).status, 204, 'as often as a program asks')
  assert.deepEqual(await tallySubscribers(database), [], 'the address is forgotten')
})

test('who is refused for good is a dead letter, who is refused for now is tried again, a lost line is never sent twice', async () => {
  for (const name of ['dead', 'later', 'lost', 'fine']) await subscribe(`${name}@example.org`)
  sink.taken.length = 0
  sink.answers = {
    RCPT: (to) => (to.startsWith('dead') ? '550 no such box' : to.startsWith('later') ? '451 busy' : '250 fine'),
    END: (to) => (to.startsWith('lost') ? null : '250 taken'),
  }
  await jobs['make-newsletter']!({})
  await jobs['send-newsletter']!({})
  const tally = async () => {
    const { sent, waiting, dead, unknown } = await issue()
    return { sent, waiting, dead, unknown }
  }
  assert.deepEqual(await tally(), { sent: 1, waiting: 1, dead: 1, unknown: 1 })
  sink.answers = {}
  await jobs['send-newsletter']!({})
  assert.deepEqual(await tally(), { sent: 1, waiting: 1, dead: 1, unknown: 1 }, 'not before its pause is over')
  await sql`update newsletter_post set due_at = clock_timestamp() where state = 'waiting'`.execute(database)
  await jobs['send-newsletter']!({})
  assert.deepEqual(await tally(), { sent: 2, waiting: 0, dead: 1, unknown: 1 })
  assert.deepEqual(sink.taken.map(({ to }) => to.split('@')[0]).sort(), ['fine', 'later', 'lost'], 'each once')
  assert.equal(await reviveDeadPosts(database, (await issue()).id), 1)
  await jobs['send-newsletter']!({})
  assert.deepEqual(
    await tally(),
    { sent: 3, waiting: 0, dead: 0, unknown: 1 },
    'dead letters go again when somebody says so',
  )
})

test('a program that ends in the middle leaves its letter unknown; a server that is away leaves all waiting', async () => {
  await subscribe('mina@example.org')
  await jobs['make-newsletter']!({})
  await sql`update newsletter_post set state = 'asking', due_at = clock_timestamp() - interval '1 second'`.execute(
    database,
  )
  sink.taken.length = 0
  await jobs['send-newsletter']!({})
  assert.deepEqual([sink.taken.length, (await issue()).unknown], [0, 1])
  await sql`update newsletter_post set state = 'waiting', attempts = 0, due_at = clock_timestamp()`.execute(database)
  const away = openMailer({ url: 'smtp://127.0.0.1:9', from: 'khabar@rowzan.example' })
  const mail = {
    to: 'mina@example.org',
    fromName: 'روزن',
    subject: 'آزمایش',
    text: 'متن',
    html: '<p>متن',
    messageId: 'x@y',
  }
  assert.equal((await away.send(mail)).kind, 'later')
  assert.deepEqual(await openMailer({ url: sink.url, from: 'a@b.example' }).send(mail), { kind: 'sent' })
})

test('addresses are sealed, told to nobody and refused when they are none; links that nobody of us made do nothing', async () => {
  await subscribe('secret.reader@example.org')
  const { rows } = await sql<{ row: string }>`select to_jsonb(subscriber)::text as row from subscriber`.execute(
    database,
  )
  assert.doesNotMatch(rows[0]!.row, /secret|example/)
  sink.taken.length = 0
  const again = await ask('POST', '/newsletter', { fields: { address: 'SECRET.reader@example.org' } })
  const unknown = await ask('POST', '/newsletter', { fields: { address: 'nobody@example.org' } })
  assert.deepEqual([again.status, unknown.status], [202, 202], 'nobody learns who reads')
  await work('confirm-subscriber')
  assert.deepEqual(
    sink.taken.map(({ to }) => to),
    ['nobody@example.org'],
  )
  const wrong = [
    '',
    'mina',
    'mina@',
    'a b@example.org"',
    'x@example.org\r\nBcc: y@example.org',
    `${'a'.repeat(250)}@example.org`,
    'مینا@example.org',
    'a@[127.0.0.1]',
  ]
  for (const address of wrong) {
    const refused = await ask('POST', '/newsletter', { fields: { address }, address: '192.0.2.7' })
    assert.equal(refused.status, 422, address.slice(0, 20))
  }
  for (const path of ['/newsletter/end/1.abcdefghijklmnopqrstuv', '/newsletter/one-click/x', '/newsletter/confirm/1.'])
    assert.equal(await statusOf(ask('POST', path)), 404, path)
  assert.equal((await tallySubscribers(database))[0]?.confirmed, 1)
})

test('the newsletter is tried on one address: as it would be made now, to nobody else, and a refusal is told', async () => {
  assert.deepEqual(await trial('azar@example.org'), { kind: 'sent' })
  const [mail] = sink.taken
  assert.deepEqual([sink.taken.length, mail!.to], [1, 'azar@example.org'])
  assert.match(textOf(mail!), /شورا نشست علنی گذاشت[\s\S]*https:\/\/rowzan\.example\/newsletter$/m)
  assert.equal(headerOf(mail!, 'List-Unsubscribe'), '', 'whoever tries it is no subscriber')
  assert.deepEqual(await listIssues(database, 1), [])
  sink.answers = { RCPT: () => '550 no such mailbox' }
  assert.equal((await trial('azar@example.org')).kind, 'failed')
  now = new Date(now.getTime() + 3 * 86_400_000)
  assert.deepEqual(await trial('azar@example.org'), { kind: 'nothing' })
})

test('each edition has a newsletter of its own, in its language, from its own articles; one ends without the other', async () => {
  const page = async (path: string) => String((await ask('GET', path)).body)
  assert.match(
    await page('/newsletter?edition=en'),
    /<html lang="en" dir="ltr">[\s\S]*action="\/newsletter\?edition=en"/,
  )
  await ask('POST', '/newsletter?edition=en', { fields: { address: 'mina@example.org' } })
  await work('confirm-subscriber')
  const confirmation = sink.taken.pop()!
  assert.match(textOf(confirmation), /Rowzan newsletter[\s\S]*\/newsletter\/confirm\/\S+\?edition=en/)
  assert.equal(headerOf(confirmation, 'Subject'), 'Confirm the Rowzan newsletter')
  const link = /rowzan\.example(\/newsletter\/confirm\/\S+)/.exec(textOf(confirmation))![1]!
  assert.match(await page(link), /Do you want the newsletter\?/)
  await ask('POST', link)
  await subscribe('mina@example.org')
  await jobs['make-newsletter']!({})
  await jobs['send-newsletter']!({})
  const byList = (name: string) => sink.taken.filter((mail) => headerOf(mail, 'List-Id') === `<${name}.rowzan.example>`)
  const [[persian], [english]] = [byList('newsletter'), byList('newsletter-en')] as [TakenMail[], TakenMail[]]
  assert.equal(sink.taken.length, 2)
  assert.equal(headerOf(english!, 'Subject'), 'The old bridge is open')
  assert.doesNotMatch(textOf(english!).replaceAll('لید خبر با <b> و & در آن.', ''), /[\u0600-\u06ff]/)
  assert.doesNotMatch(textOf(persian!), /bridge/)
  const end = /rowzan\.example(\/newsletter\/end\/\S+)/.exec(textOf(english!))![1]!
  assert.match(await page(end), /Stop the newsletter/)
  assert.match(String((await ask('POST', end)).body), /The newsletter has stopped/)
  assert.deepEqual(await tallySubscribers(database), [{ edition: 'fa', confirmed: 1, asked: 0 }])
  sink.taken.length = 0
  assert.deepEqual(await trial('azar@example.org', 'en'), { kind: 'sent' })
  assert.match(headerOf(sink.taken[0]!, 'Subject'), /^Test: The old bridge/)
})

test('without a mail server there is no newsletter', async () => {
  const dataFolder = '/nonexistent'
  const off = newsletterWork({ database, config: { mail: null, dataFolder } } as never)
  assert.deepEqual(off, { jobs: {}, schedule: [] })
})

async function statusOf(asked: Promise<EndpointAnswer>): Promise<number> {
  try {
    return (await asked).status
  } catch (error) {
    if (error instanceof Refusal) return error.status
    throw error
  }
}
