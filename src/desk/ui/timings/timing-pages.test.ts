import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type ArticleContent, documentFromParagraphs } from '#article'
import { type Database, inTransaction, readManuscript, writePublishingChoices } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { fireDueTimings } from '../../actions/timings/fire-timings.ts'
import { setTiming } from '../../actions/timings/set-timing.ts'
import { assertStrict, openSarasRoom, pick, type Room } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'

const hourMs = 3_600_000
const negar = { id: 'account:negar', role: 'section-editor' } as const
let database: Database
let room: Room
let sara: Visitor

function contentOf(headline: string): ArticleContent {
  const document = documentFromParagraphs(['شهرداری از فردا آزمایش خط تازه را آغاز می‌کند.'])
  const text = { kicker: null, headline, subheadline: null, lead: 'خط تازهٔ تراموا آزمایش می‌شود.' }
  return { kind: 'news', ...text, document, hero: null, section: null, tags: [], authors: [] }
}

const draft = async (headline: string) =>
  (await createArticle(database, negar, { content: contentOf(headline), chain: [], code: null })).code

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

describe('the page of an article’s times', () => {
  const hooks: (() => Promise<void>)[] = []
  before(async () => {
    database = (await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })).database
    const opened = await openSarasRoom(database)
    room = opened
    sara = opened.sara
  })

  after(async () => {
    for (const hook of hooks) await hook()
  })

  test('reads the time back before it is kept, asks where it is two, and takes it back', async () => {
    const code = await draft('خط تازهٔ تراموا')
    const path = `/desk/articles/${code}/timing`
    const read = await sara.send(path, { kind: 'publication', when: 'فردا ۸ صبح', note: '' })
    assert.equal(read.status, 200)
    assertStrict(read)
    assert.match(read.html, /<time datetime="[^"]+">[^<]+، ساعت ۰۸:۰۰<\/time>/)
    const { rows } = await sql`select from timing`.execute(database)
    assert.equal(rows.length, 0, 'nothing is kept before it was seen')

    const two = await sara.send(path, { kind: 'publication', when: 'فردا ساعت ۸', note: '' })
    assert.equal([...two.html.matchAll(/type="radio" name="due"/g)].length, 2)
    const due = hidden(read.html, 'due')
    const wish = { kind: 'publication', when: 'فردا ۸ صبح', note: '', due, version: hidden(read.html, 'version') }
    assert.deepEqual(pick(await sara.send(path, wish)), [303, `${path}?done=set`])
    const seen = await sara.see(path, { query: 'done=set' })
    assert.match(seen.html, /زمان گذاشته شد/)
    assert.ok(seen.html.includes(due))
    const id = /timing\/(\d+)\/cancel/.exec(seen.html)![1]
    assert.deepEqual(pick(await sara.send(`${path}/${id}/cancel`, {})), [303, `${path}?done=cancelled`])
    assert.equal((await sara.send(`${path}/${id}/cancel`, {})).status, 404)
    assert.match((await sara.see(path)).html, /لغو شد/)
  })

  test('says plainly what is wrong with a time, and keeps what was written', async () => {
    const code = await draft('پل تازهٔ کارون')
    const path = `/desk/articles/${code}/timing`
    for (const [when, says] of [
      ['فردا', /ساعتش را هم بنویسید/],
      ['دیروز ساعت ۹ صبح', /گذشته است/],
      ['هر وقت شد', /فهمیده نشد/],
      ['"><script>alert(1)</script>', /فهمیده نشد/],
    ] as const) {
      const seen = await sara.send(path, { kind: 'publication', when, note: 'یادداشت من' })
      assert.equal(seen.status, 422)
      assert.match(seen.html, says)
      assert.match(seen.html, /value="یادداشت من"/)
      assertStrict(seen)
    }
    const wish = { kind: 'publication', when: 'فردا', note: '', version: '1' }
    assert.equal((await sara.send(path, { ...wish, due: 'never' })).status, 400)
    const past = await sara.send(path, { ...wish, due: '2020-01-01T00:00:00Z' })
    assert.equal(past.status, 422)
    const stale = await sara.send(path, { ...wish, version: '99', due: new Date(Date.now() + hourMs).toISOString() })
    assert.match(stale.html, /متن عوض شد/)
  })

  test('a reporter may hold back what she writes, and no more', async () => {
    const code = await draft('نرخ تازهٔ گندم')
    const path = `/desk/articles/${code}/timing`
    await sql`update account set role = 'reporter'`.execute(database)
    const { html } = await sara.see(path)
    assert.deepEqual(
      [...html.matchAll(/name="kind" value="(\w+)"/g)].map(([, kind]) => kind),
      ['embargo'],
    )
    const due = new Date(Date.now() + hourMs).toISOString()
    const wish = { when: 'یک ساعت دیگر', note: 'بانک خواسته است', due, version: '1' }
    assert.equal((await sara.send(path, { ...wish, kind: 'publication' })).status, 403)
    assert.equal((await sara.send(path, { ...wish, kind: 'embargo' })).status, 303)
    const held = await sara.see(path)
    assert.doesNotMatch(held.html, /\/cancel/)
    const id = (await sql<{ id: number }>`select timing_id as id from timing_open`.execute(database)).rows[0]!.id
    assert.equal((await sara.send(`${path}/${id}/cancel`, { reason: 'همین‌طوری' })).status, 403)
    await sql`update account set role = 'editor-in-chief'`.execute(database)
    assert.equal((await sara.send(`${path}/${id}/cancel`, { reason: '' })).status, 422)
    assert.equal((await sara.send(`${path}/${id}/cancel`, { reason: 'دیگران منتشر کردند' })).status, 303)
  })

  test('what was missed stands on the first page until somebody has seen to it', async () => {
    const code = await draft('باران پاییزی در راه است')
    const dueAt = new Date(Date.now() + hourMs)
    await inTransaction(database, (one) =>
      setTiming(one, negar, code, { kind: 'publication', dueAt, note: null, now: new Date() }),
    )
    assert.doesNotMatch((await sara.see('/desk')).html, /زمان‌بندی‌هایی که انجام نشد/)
    await fireDueTimings(database, new Date(Date.now() + 20 * hourMs), () => {})
    assert.equal((await readManuscript(database, code))!.publication, null)
    const { html } = await sara.see('/desk')
    assert.match(html, /زمان‌بندی‌هایی که انجام نشد[\s\S]+باران پاییزی در راه است[\s\S]+خاموش بود/)
    const settle = /\/desk\/timings\/\d+\/settle/.exec(html)![0]
    assert.deepEqual(pick(await room.visitor().send(settle, {})), [303, '/desk/login'])
    assert.deepEqual(pick(await sara.send(settle, {})), [303, '/desk'])
    assert.doesNotMatch((await sara.see('/desk')).html, /زمان‌بندی‌هایی که انجام نشد/)
  })

  test('a chief who sets what she wrote herself is asked for her reason first', async () => {
    await writePublishingChoices(database, { needsSecondPerson: true, replyDays: 2 })
    const content = contentOf('نرخ تازهٔ نان')
    const { code } = await createArticle(database, { ...negar, id: 'account:sara' }, { content, chain: [], code: null })
    const path = `/desk/articles/${code}/timing`
    const due = new Date(Date.now() + hourMs).toISOString()
    const wish = { kind: 'publication', when: 'یک ساعت دیگر', note: '', version: '1' }
    assert.doesNotMatch((await sara.see(path)).html, /name="overruling"/)
    const asked = await sara.send(path, { ...wish, due })
    assert.equal(asked.status, 422)
    assert.match(asked.html, /name="overruling" value="yes">/)
    assertStrict(asked)
    const chosen = { ...wish, overruling: 'yes' }
    assert.match((await sara.send(path, chosen)).html, /دلیلش را در یادداشت بنویسید/)
    const read = await sara.send(path, { ...chosen, note: 'کس دیگری نیست' })
    assert.equal(hidden(read.html, 'overruling'), 'yes')
    assert.equal((await sara.send(path, { ...chosen, note: 'کس دیگری نیست', due })).status, 303)
    await writePublishingChoices(database, { needsSecondPerson: false, replyDays: 2 })
  })
})
