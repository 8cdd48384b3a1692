import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { documentFromParagraphs } from '#article'
import { type Endpoint, type EndpointAnswer, hashPassword, hashToken, newToken } from '#server'
import {
  addSections,
  addSession,
  addToken,
  checkAudit,
  type Database,
  entrust,
  giveSections,
  inTransaction,
  memberByLogin,
  publishedReader,
  readManuscript,
} from '#store'
import { openTestDatabase } from '../../test/database.ts'
import { createArticle } from './actions/create-article.ts'
import { makeRule } from './actions/rules/save-rule.ts'
import { takeUpFeed } from './actions/take-up-feed.ts'
import { refusalOf } from './api/fixtures/api.ts'
import { apiEndpoints, deskEndpoints, editorScripts, publishArticle, type Role } from './desk.ts'
import { sealingKey } from './ui/fixtures/room.ts'

/**
 * Rights that hold in some sections, trust, and the second person. دبیر is a section editor of politics (with parliament
 * under it), by session and by key; سردبیر is limited by nothing.
 */
type Asker = Record<string, string>
type Filed = 'politics' | 'parliament' | 'sport' | 'nowhere'

const chief = { id: 'account:chief', role: 'editor-in-chief' } as const
const codes: Record<Filed, number> = { politics: 11, parliament: 12, sport: 13, nowhere: 14 }
const seat = 'a-seat-of-somebody'
const corrected = { kind: 'clarification', note: 'نام بخش افزوده شد.' }
const article = { headline: 'نشست شورا برگزار شد', body: ['شورا دیروز نشست خود را برگزار کرد.'] }

/** Every deed that is done to an article, by its address, with what it sends. */
const deeds: Record<string, object | undefined> = {
  'PUT /api/v1/articles/:code': article,
  'PUT /api/v1/articles/:code/sourcing': {},
  'POST /api/v1/articles/:code/publication': {},
  'DELETE /api/v1/articles/:code/publication': undefined,
  'POST /api/v1/articles/:code/corrections': corrected,
  'POST /api/v1/articles/:code/updates': { body: ['رأی‌گیری آغاز شد.'] },
  'DELETE /api/v1/articles/:code/updates/:id': undefined,
  'POST /api/v1/articles/:code/ending': undefined,
  'GET /desk/articles/:code/copy': undefined,
  'PUT /desk/articles/:code/copy': {
    from: 1,
    seat,
    number: 1,
    patch: { parts: { kicker: 'شورا' }, blocks: null },
    choices: null,
  },
  'POST /desk/articles/:code/seat': { seat, version: 1, block: null },
  'POST /desk/articles/:code/revisions': { version: 1 },
  'POST /desk/articles/:code/publication': { version: 1 },
  'POST /desk/articles/:code/corrections': { version: 1, ...corrected },
  'POST /desk/articles/:code/withdrawal': { reason: 'به خواست شورا.' },
  'POST /desk/articles/:code/waivers': { finding: 'chain', reason: 'گفته شد.' },
  'GET /desk/articles/:code/findings': undefined,
  'POST /api/v1/articles/:code/timings': { kind: 'embargo', at: '2099-01-01T00:00:00Z' },
  'POST /api/v1/articles/:code/timings/:id/cancellation': {},
  'POST /desk/articles/:code/timing': { kind: 'embargo', when: 'فردا ۸ صبح' },
  'POST /desk/articles/:code/timing/:id/cancel': {},
  'POST /desk/articles/:code/live': { text: 'پل باز شد.' },
  'POST /desk/articles/:code/live/end': {},
  'POST /desk/articles/:code/live/:id/remove': {},
  'POST /desk/articles/:code/flow': { kind: 'sent-to-section' },
  'POST /desk/articles/:code/assignments': { to: 'chief' },
  'POST /desk/articles/:code/assignments/:id/end': {},
  'POST /desk/articles/:code/remarks': { body: 'ببینید' },
  'POST /desk/articles/:code/remarks/:id/end': {},
  'POST /api/v1/articles/:code/remarks': { body: 'ببینید' },
  'POST /api/v1/articles/:code/remarks/:id/ending': undefined,
  'POST /desk/articles/:code/checklist': { item: '1', kind: 'ticked' },
  'POST /api/v1/articles/:code/checklist/:id/marks': { kind: 'ticked' },
  'PUT /api/v1/articles/:code/translations/:id': undefined,
  'DELETE /api/v1/articles/:code/translations/:id': undefined,
  'POST /desk/articles/:code/translations': { other: '1' },
  'POST /api/v1/articles/:code/steps': { kind: 'sent-to-section' },
  'POST /api/v1/articles/:code/assignments': { to: 'chief' },
  'POST /api/v1/articles/:code/assignments/:id/ending': { kind: 'done' },
}

/** Reading is everybody's, in every section. */
const reading =
  /^GET \/(api\/v1\/articles\/:code(\.ninjs|\/sourcing|\/timings|\/flow|\/remarks|\/checklist|\/translations)?|desk\/articles\/:code(\/timings?|\/flow|\/live|\/preview(\/page)?|\/revisions(\/:number)?)?)$/

const hooks: (() => Promise<void>)[] = []
let database: Database
let endpoints: Endpoint[]
const askers: Record<string, Asker> = {}

before(async () => {
  const opened = await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })
  database = opened.database
  const parts = { database, articleUrl: (code: number) => `http://localhost/${code}`, settings: { newsroom: 'روزن' } }
  endpoints = [
    ...apiEndpoints({ ...parts, published: publishedReader(opened.pool), ninjsOf: async () => null }),
    ...deskEndpoints({ ...parts, publicUrl: 'http://localhost', scripts: await editorScripts(), sealingKey }),
  ]
  await addSections(database, [
    { slug: 'politics', name: 'سیاست', parent: null },
    { slug: 'parliament', name: 'مجلس', parent: 'politics' },
    { slug: 'sport', name: 'ورزش', parent: null },
  ])
  const passwordHash = await hashPassword('پنجره کوه چراغ قایق')
  const admit = async (login: string, role: Role, sections: string[] = []) => {
    const row = { login, name: login, role, password_hash: passwordHash }
    const { id } = await database.insertInto('account').values(row).returning('id').executeTakeFirstOrThrow()
    await giveSections(database, id, sections)
    const key = newToken()
    const expiresAt = new Date(Date.now() + 86_400_000)
    await addSession(database, { hash: hashOf(key), accountId: id, expiresAt, userAgent: '' })
    askers[login] = { cookie: key, 'sec-fetch-site': 'same-origin' }
  }
  await admit('editor', 'section-editor', ['politics'])
  await admit('chief', 'editor-in-chief')
  await admit('reporter', 'reporter', ['politics'])
  const key = newToken()
  await addToken(database, { hash: hashOf(key), name: 'editor', role: 'section-editor', sections: ['politics'] })
  askers['key of editor'] = { authorization: `Bearer ${key}` }
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

function hashOf(key: string): Buffer {
  return Buffer.from(hashToken(key)!, 'hex')
}

/** Makes the four articles anew, all live. */
async function layOut(): Promise<void> {
  const start = await sql<{ code: number }>`select coalesce(max(code), 10) as code from article`.execute(database)
  let code = start.rows[0]!.code
  for (const filed of Object.keys(codes) as Filed[]) {
    const section = filed === 'nowhere' ? null : filed
    code += 1
    codes[filed] = code
    await inTransaction(database, async (transaction) => {
      await createArticle(transaction, chief, { content: contentIn(section), chain: [], code })
      await publishArticle(transaction, chief, code, { publishedAt: null })
    })
  }
}

function contentIn(section: string | null) {
  const text = { kicker: null, headline: 'نشست شورا', subheadline: null, lead: null, hero: null }
  const document = documentFromParagraphs(['شورا نشست خود را برگزار کرد.'])
  return { kind: 'news' as const, ...text, document, section, tags: [], authors: [] }
}

async function ask(
  who: string,
  name: string,
  {
    params = {},
    query = {},
    body,
  }: { params?: object; query?: Record<string, string>; body?: object | undefined } = {},
) {
  const endpoint = endpoints.find(({ method, path }) => `${method} ${path}` === name)
  if (endpoint === undefined) throw new Error(`Nothing answers ${name}`)
  const { cookie, ...given } = askers[who]!
  return endpoint.handle({
    params: { id: '1', number: '1', ...params } as Record<string, string>,
    query,
    body,
    headers: { host: 'localhost', 'if-match': '"1"', ...given },
    cookies: cookie === undefined ? {} : { 'sanad-desk': cookie },
    address: '127.0.0.1',
  })
}

/** What an asking meets: the code of a refusal, «nothing», or the status of a page that says sorry. */
async function met(asked: Promise<EndpointAnswer>): Promise<string> {
  let status = 0
  const code = await refusalOf(asked.then((answer) => (status = answer.status)))
  return code === 'nothing' && status >= 400 ? String(status) : code
}

/** A page says it by its status; a timing that is not there is looked for first. */
function isRefused(name: string, outcome: string): boolean {
  if (/(timings?|assignments)\/:id\/(cancel|end)/.test(name)) return ['not-found', '404'].includes(outcome)
  return (
    outcome === 'other-section' ||
    (/POST \/desk\/articles\/:code\/(timing|flow|assignments|checklist|translations|remarks(\/:id\/end)?|live(\/end|\/:id\/remove)?)$/.test(
      name,
    ) &&
      outcome === '403')
  )
}

describe('rights that hold in some sections', () => {
  test('every address of an article is a deed of this table, or reads', () => {
    const ofArticles = endpoints
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => /\/articles\/:code/.test(name) && !reading.test(name))
    assert.deepEqual(ofArticles.sort(), Object.keys(deeds).sort())
  })

  test('nothing is done to an article of another section, on the desk, in the API, by session or by key', async () => {
    const wrong: string[] = []
    for (const who of ['editor', 'key of editor']) {
      await layOut()
      for (const [name, body] of Object.entries(deeds)) {
        if (name.includes('/desk/') && who.startsWith('key')) continue
        const outcome = await met(ask(who, name, { params: { code: String(codes.sport) }, body }))
        if (!isRefused(name, outcome)) wrong.push(`${name} by ${who}: ${outcome}`)
      }
    }
    assert.deepEqual(wrong, [])
    assert.equal((await readManuscript(database, codes.sport))?.revision, 1)
  })

  test('the same is done in a section of one’s own, in one under it, and by who is limited by nothing', async () => {
    const wrong: string[] = []
    const allowed: [string, Filed][] = [
      ['editor', 'politics'],
      ['editor', 'parliament'],
      ['key of editor', 'parliament'],
      ['chief', 'sport'],
    ]
    for (const [who, filed] of allowed) {
      await layOut()
      for (const [name, body] of Object.entries(deeds)) {
        if (name.includes('/desk/') && who.startsWith('key')) continue
        const sent = name === 'PUT /api/v1/articles/:code' ? { ...body, section: filed } : body
        const outcome = await met(ask(who, name, { params: { code: String(codes[filed]) }, body: sent }))
        if (['other-section', 'forbidden', 'unauthenticated', '403'].includes(outcome))
          wrong.push(`${name} by ${who} in ${filed}: ${outcome}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  test('of another section one is led to reading, and shown no form that would be refused', async () => {
    await layOut()
    for (const list of ['GET /desk', 'GET /desk/articles']) {
      const { body } = await ask('editor', list, { query: { tab: 'all' } })
      assert.ok(String(body).includes(`<a href="/desk/articles/${codes.sport}/preview">`), list)
      assert.ok(String(body).includes(`<a href="/desk/articles/${codes.parliament}">`), list)
      assert.ok(!String(body).includes(`href="/desk/articles/${codes.sport}/flow"`), list)
    }
    const preview = async (code: number) =>
      String((await ask('editor', 'GET /desk/articles/:code/preview', { params: { code: String(code) } })).body)
    assert.doesNotMatch(await preview(codes.sport), /بازگشت به نوشتن/)
    assert.match(await preview(codes.parliament), /بازگشت به نوشتن/)
    const live = await ask('editor', 'GET /desk/articles/:code/live', { params: { code: String(codes.sport) } })
    assert.match(String(live.body), /در بخشی است که به شما سپرده نیست/)
    assert.doesNotMatch(String(live.body), /name="text"/)
  })

  test('what readers see as it stands has no step to take', async () => {
    await layOut()
    const params = { code: String(codes.politics) }
    const { body } = await ask('chief', 'GET /api/v1/articles/:code/flow', { params })
    assert.deepEqual(body, { ...(body as object), stage: 'published', open: [] })
  })

  test('what is in no section yet is written by all who write, and published once it is filed', async () => {
    await layOut()
    const params = { code: String(codes.nowhere) }
    const put = (body: object) => met(ask('editor', 'PUT /api/v1/articles/:code', { params, body }))
    assert.equal(await met(ask('editor', 'DELETE /api/v1/articles/:code/publication', { params })), 'other-section')
    assert.equal(await put({ ...article, section: 'sport' }), 'other-section')
    assert.equal(await put({ ...article, section: 'parliament' }), 'nothing')
    assert.equal(await met(ask('editor', 'POST /api/v1/articles/:code/publication', { params, body: {} })), 'nothing')
    const made = (section?: string) => met(ask('editor', 'POST /api/v1/articles', { body: { ...article, section } }))
    assert.deepEqual(
      [await made('sport'), await made('politics'), await made()],
      ['other-section', 'nothing', 'nothing'],
    )
  })

  test('a change of the working copy does not carry an article into another section', async () => {
    await layOut()
    const patch = { parts: { section: 'sport' }, blocks: null }
    const change = { from: 1, seat, number: 1, patch, choices: null }
    const params = { code: String(codes.politics) }
    assert.equal((await ask('editor', 'GET /desk/articles/:code/copy', { params })).status, 200)
    assert.equal(await met(ask('editor', 'PUT /desk/articles/:code/copy', { params, body: change })), 'other-section')
    const { body } = await ask('editor', 'GET /desk/articles/:code/copy', { params })
    const sections = (body as { sections: { slug: string }[] }).sections.map(({ slug }) => slug)
    assert.deepEqual(sections, ['politics', 'parliament'])
  })

  test('feeds and rules belong to their sections; what works on the whole wire belongs to all of them', async () => {
    const feed = (address: string, section: string | null) => ({
      address: `https://${address}.example/feed.xml`,
      section,
    })
    const add = (name: string, section: string | null) =>
      met(ask('editor', 'POST /api/v1/feeds', { body: feed(name, section) }))
    assert.deepEqual(
      [await add('one', 'sport'), await add('two', null), await add('three', 'parliament')],
      ['other-section', 'other-section', 'nothing'],
    )
    const { id } = await inTransaction(database, (transaction) => takeUpFeed(transaction, chief, feed('four', 'sport')))
    const params = { id: String(id) }
    for (const name of ['PUT /api/v1/feeds/:id', 'POST /api/v1/feeds/:id/pause', 'POST /desk/wire/feeds/:id/remove']) {
      const outcome = await met(
        ask('editor', name, { params, body: name.startsWith('PUT') ? { section: 'politics' } : undefined }),
      )
      assert.match(outcome, /^(other-section|403)$/, name)
    }
    const rule = (does: object) => ({ name: 'قاعده', position: 0, matches: { words: ['دلار'] }, does: { ...does } })
    const make = (does: object) => met(ask('editor', 'POST /api/v1/rules', { body: rule(does) }))
    assert.equal(await make({ priority: 2 }), 'other-section')
    assert.equal(await make({ section: 'sport', make: 'publication' }), 'other-section')
    assert.equal(await make({ section: 'politics', make: 'publication' }), 'nothing')
    const theirs = await inTransaction(database, (transaction) =>
      makeRule(transaction, chief, rule({ section: 'sport' })),
    )
    const asked = { params: { id: String(theirs.id) }, body: rule({ section: 'politics' }) }
    assert.equal(await met(ask('editor', 'PUT /api/v1/rules/:id', asked)), 'other-section')
    assert.equal(await met(ask('editor', 'DELETE /api/v1/rules/:id', asked)), 'other-section')
  })
})

describe('trust', () => {
  test('who is trusted publishes and corrects in her sections, and nowhere else; without trust nowhere', async () => {
    await layOut()
    const publish = (filed: Filed) => {
      const asked = { params: { code: String(codes[filed]) }, body: corrected }
      return met(ask('reporter', 'POST /api/v1/articles/:code/corrections', asked))
    }
    assert.equal(await publish('politics'), 'forbidden')
    await entrust(database, (await memberByLogin(database, 'reporter'))!.id, 'account:chief')
    assert.deepEqual([await publish('politics'), await publish('sport')], ['nothing', 'other-section'])
    const withdraw = ask('reporter', 'DELETE /api/v1/articles/:code/publication', {
      params: { code: String(codes.politics) },
    })
    assert.equal(await met(withdraw), 'forbidden')
  })
})

describe('the second person', () => {
  test('what one wrote another publishes; keys are no persons; a chief overrules with a reason that is kept', async () => {
    await layOut()
    const put = (needsSecondPerson: boolean) => ({ body: { needsSecondPerson } })
    askers.admin = askers.chief!
    await database.updateTable('account').set({ role: 'administrator' }).where('login', '=', 'chief').execute()
    assert.equal((await ask('admin', 'PUT /api/v1/settings/publishing', put(true))).status, 200)
    const params = { code: String(codes.politics) }
    const save = { params, body: { ...article, section: 'politics' } }
    assert.equal(await met(ask('editor', 'PUT /api/v1/articles/:code', save)), 'nothing')
    const publish = (who: string, body: object = {}) =>
      met(ask(who, 'POST /api/v1/articles/:code/publication', { params, body }))
    assert.equal(await publish('editor'), 'second-person-needed')
    assert.equal(await publish('key of editor'), 'second-person-needed')
    assert.equal(await publish('editor', { overruling: 'شتاب داریم.' }), 'forbidden')
    assert.equal(await publish('chief'), 'nothing', 'the second person')
    const mending = { params, body: { ...corrected, body: ['متن تازه‌ای که تنها یک نفر دیده است.'] } }
    const correct = (body: object) => met(ask('chief', 'POST /api/v1/articles/:code/corrections', { params, body }))
    assert.equal(await correct(mending.body), 'second-person-needed')
    assert.equal(await correct(corrected), 'nothing', 'a note changes no text')
    assert.equal(await correct({ ...mending.body, overruling: '   ' }), 'invalid-content')
    assert.equal(await correct({ ...mending.body, overruling: 'دبیر در دسترس نیست.' }), 'nothing')
    const { rows } = await sql<{ facts: { reason: string } }>`
      select facts from audit where action = 'overrule-second-person'`.execute(database)
    assert.deepEqual(
      rows.map(({ facts }) => facts.reason),
      ['دبیر در دسترس نیست.'],
    )
    assert.equal((await ask('admin', 'PUT /api/v1/settings/publishing', put(false))).status, 200)
    assert.equal(await correct({ ...corrected, body: ['متن دیگری.'] }), 'nothing', 'switched off again')
    assert.equal((await checkAudit(database)).brokenAt, null)
  })
})
