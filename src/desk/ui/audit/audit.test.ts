import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { documentFromParagraphs } from '#article'
import { appendAudit, type Database, inTransaction } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { withdrawArticle } from '../../actions/withdraw-article.ts'
import { isKnownAct, isKnownSubject, subjectInWords } from '../../present/audit-words.ts'
import { assertStrict, openSarasRoom } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'

const negar = { id: 'account:negar', role: 'editor-in-chief' } as const
const hooks: (() => Promise<void>)[] = []
let database: Database
let sara: Visitor
let codes: number[]

before(async () => {
  database = (await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })).database
  sara = (await openSarasRoom(database)).sara
  codes = []
  for (const headline of ['خط تازهٔ تراموا', 'پل تازهٔ کارون']) {
    const text = { kicker: null, headline, subheadline: null, lead: 'لید خبر.', hero: null, section: null }
    const document = documentFromParagraphs(['شهرداری از فردا آزمایش را آغاز می‌کند.'])
    const content = { kind: 'news' as const, ...text, document, tags: [], authors: [] }
    const { code } = await createArticle(database, negar, { content, chain: [], code: null })
    await inTransaction(database, (one) => publishArticle(one, negar, code, { publishedAt: null }))
    codes.push(code)
  }
  await inTransaction(database, (one) => withdrawArticle(one, negar, codes[0]!, { reason: '=به خواست "شهرداری"' }))
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

const see = (query = '') => sara.see('/desk/audit', { query })
const idsOf = (html: string) => [...html.matchAll(/<li id="e(\d+)"/g)].map(([, id]) => Number(id))

describe('the page of the log', () => {
  test('tells who did what in plain Persian, and that the chain is whole', async () => {
    const seen = await see()
    assertStrict(seen)
    assert.match(seen.html, /زنجیره سالم است/)
    assert.match(seen.html, /<bdi class="strong">negar<\/bdi> از سایت برداشت: <a [^>]+>خط تازهٔ تراموا<\/a>/)
    assert.match(seen.html, /سارا مهرآیین<\/bdi> حساب ساخت/)
  })

  test('is narrowed by person, kind of deed, article and day, and goes on where it stopped', async () => {
    const all = idsOf((await see()).html)
    assert.equal(idsOf((await see('actor=account:negar')).html).length, 3)
    assert.equal(idsOf((await see('group=people')).html).length, all.length - 3)
    assert.equal(idsOf((await see(`code=${codes[1]}`)).html).length, 1)
    assert.deepEqual(idsOf((await see('from=امروز&to=امروز')).html), all)
    assert.deepEqual(idsOf((await see('to=دیروز')).html), [])
    const faulty = (await see('from=%22%3E%3Cb%3E&code=abc')).html
    assert.match(faulty, /این روز فهمیده نشد/)
    assert.match(faulty, /کد خبر تنها رقم دارد/)
    assert.doesNotMatch(faulty, /<b>/)
    await inTransaction(database, async (one) => {
      const many = { actor: 'clock', action: 'publish', subject: '2 articles', facts: { codes } }
      await appendAudit(one, many)
      for (let n = 0; n < 60; n += 1) await appendAudit(one, { ...many, action: 'add-rule', subject: `rule:${n}` })
    })
    assert.equal(idsOf((await see(`code=${codes[1]}`)).html).length, 2, 'also what was done to it among others')
    const first = await see('actor=clock')
    const next = /href="\/desk\/audit\?([^"]+)" rel="next"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
    assert.deepEqual([idsOf(first.html).length, idsOf((await see(next)).html).length], [50, 11])
  })

  test('goes along as a file that no spreadsheet runs', async () => {
    const { body, headers } = await sara.see('/desk/audit/log.csv', { query: `code=${codes[0]}` })
    assert.equal(headers['content-type'], 'text/csv; charset=utf-8')
    let text = ''
    for await (const piece of body as AsyncIterable<string>) text += piece
    const lines = text.trimEnd().split('\r\n')
    assert.match(lines[0]!, /^\ufeffid,at,/)
    assert.equal(lines.length, 4)
    assert.match(text, /از سایت برداشت/)
    await inTransaction(database, (one) =>
      appendAudit(one, { actor: '=1+1', action: 'x', subject: 'say "a", b', facts: {} }),
    )
    let whole = ''
    const all = await sara.see('/desk/audit/log.csv')
    for await (const piece of all.body as AsyncIterable<string>) whole += piece
    assert.match(whole, /,"'=1\+1","'=1\+1",x,x,"say ""a"", b",/)
  })

  test('names what is no person and no article as people do, with Persian digits', async () => {
    const deed = { actor: 'demo', action: 'pause-feed', facts: {} }
    await inTransaction(database, (one) => appendAudit(one, { ...deed, subject: 'feed:40412' }))
    const { html } = await see('actor=demo')
    assert.match(html, /تحریریهٔ نمونه<\/bdi> خوراک را متوقف کرد: خوراک <bdi>۴۰۴۱۲<\/bdi>/)
    assert.match(html, /<option value="demo" selected>تحریریهٔ نمونه<\/option>/)
  })

  test('says where somebody changed it by hand', async () => {
    await sql`alter table audit disable trigger audit_kept`.execute(database)
    await sql`update audit set subject = 'article:1' where id = 2`.execute(database)
    assert.match((await see()).html, /زنجیره از رویداد ۲ شکسته است/)
  })

  test('is for the chief and administrators of the whole newsroom', async () => {
    await sql`update account set role = 'section-editor'`.execute(database)
    assert.equal((await see()).status, 403)
    await sql`update account set role = 'editor-in-chief'`.execute(database)
    assert.equal((await see()).status, 200)
  })
})

test('tells roles by their names and numbers in Persian digits', () => {
  const told: [string, ReturnType<typeof subjectInWords>][] = [
    ['role:section-editor', { kind: 'نقش', name: 'دبیر بخش' }],
    ['role:of-tomorrow', { kind: 'نقش', name: 'of-tomorrow' }],
    ['12 articles', { kind: '۱۲ مطلب', name: '' }],
    ['3 comments', { kind: '۳ دیدگاه', name: '' }],
    ['medium:a1b2', { kind: 'رسانه', name: 'a1b2' }],
    ['something else', { kind: '', name: 'something else' }],
  ]
  for (const [subject, words] of told) assert.deepEqual(subjectInWords(subject), words, subject)
})

test('every deed that is written down anywhere has its words, and so has what it was done to', () => {
  const root = new URL('../../../../', import.meta.url).pathname
  const source = globSync('src/{store,wire,desk,cli}/**/*.ts', { cwd: root })
    .filter((file) => !/test|fixtures|words|ui\/browser/.test(file))
    .map((file) => readFileSync(`${root}${file}`, 'utf8'))
    .join('\n')
  const named = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, name]) => name!))]
  const deeds = named(/\baction: '([a-z.-]+)'/g)
  const subjects = named(/\bsubject: [`']([a-z-]+)(?=:)/g)
  assert.ok(deeds.length > 50 && subjects.length > 15, `${deeds.length} deeds, ${subjects.length} subjects`)
  assert.deepEqual(
    [deeds.filter((deed) => !isKnownAct(deed)), subjects.filter((one) => !isKnownSubject(one))],
    [[], []],
  )
})
