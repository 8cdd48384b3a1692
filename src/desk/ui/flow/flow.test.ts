import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  checkAudit,
  type Database,
  inTransaction,
  listQueue,
  type QueueEntry,
  type QueuePlace,
  readManuscript,
  remarksOf,
  stageOf,
  timingsOf,
} from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { writeRemark } from '../../actions/flow/write-remark.ts'
import { saveDraft } from '../../actions/save-draft.ts'
import { fireDueTimings } from '../../actions/timings/fire-timings.ts'
import { setTiming } from '../../actions/timings/set-timing.ts'
import { refusalOf } from '../../api/fixtures/api.ts'
import type { Actor } from '../../policy.ts'
import {
  type CityDeeds,
  type CityDesk,
  chief,
  cityDeeds,
  cityNews,
  davood,
  maryam,
  negar,
  openCityDesk,
} from '../fixtures/city-desk.ts'
import { pick } from '../fixtures/room.ts'

const hooks: (() => Promise<void>)[] = []
let database: Database
let people: CityDesk
let draft: CityDeeds['draft']
let go: CityDeeds['go']
let publish: CityDeeds['publish']

before(async () => {
  database = (await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })).database
  people = await openCityDesk(database)
  ;({ draft, go, publish } = cityDeeds(database))
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

const asks = ({ id, sections = null }: Actor) => ({ id, login: id.split(':')[1]!, sections })

const codesIn = async (actor: Actor, name: Parameters<typeof listQueue>[1]['name']) => {
  return (await listQueue(database, { name, asker: asks(actor), limit: 50 })).map(({ code }) => code)
}

async function remark(who: string, code: number, body: object): Promise<void> {
  const sections = ['city']
  const actor: Actor = { id: `account:${who}`, role: 'section-editor', sections }
  const wish = { quote: null, prefix: null, answers: null, body: '', ...body }
  await inTransaction(database, (transaction) => writeRemark(transaction, actor, code, wish))
}

const remarksOn = async (code: number) => remarksOf(database, (await readManuscript(database, code))!.articleId)

async function stageNow(code: number): Promise<string> {
  const { articleId, publication, revision } = (await readManuscript(database, code))!
  return (await stageOf(database, { articleId, isLive: publication?.revision === revision })).kind
}

describe('the way of an article through the newsroom', () => {
  test('goes from the writer to the section’s editors, to the chief, to readers; each has it in her queue', async () => {
    const code = await draft('خط تازهٔ تراموا')
    assert.equal(await stageNow(code), 'draft')
    await go(maryam, code, 'sent-to-section')
    assert.deepEqual(await codesIn(negar, 'sections'), [code])
    assert.deepEqual(await codesIn(davood, 'sections'), [], 'the news of another section')
    assert.deepEqual([await codesIn(maryam, 'mine'), await codesIn(maryam, 'sent')], [[], [code]])
    assert.equal(await refusalOf(go(maryam, code, 'sent-to-section')), 'out-of-turn')
    assert.equal(await refusalOf(go(maryam, code, 'sent-to-chief')), 'forbidden')
    assert.equal(await refusalOf(go(davood, code, 'sent-to-chief')), 'other-section')
    await go(negar, code, 'sent-to-chief', 'فوری است')
    assert.deepEqual([await codesIn(negar, 'sections'), await codesIn(chief, 'chief')], [[], [code]])
    assert.equal(await refusalOf(go(negar, code, 'rejected', 'نه')), 'forbidden', 'it lies before the chief')
    assert.equal(
      await refusalOf(go(chief, code, 'returned')),
      'invalid-content',
      'nobody gets it back without a reason',
    )
    await go(chief, code, 'returned', 'نام شهردار را بنویسید')
    assert.deepEqual(await codesIn(maryam, 'mine'), [code], 'it comes back to who wrote it')
    await go(maryam, code, 'sent-to-section')
    await publish(negar, code)
    assert.equal(await stageNow(code), 'published')
    assert.deepEqual(await codesIn(negar, 'sections'), [])
    assert.equal(await refusalOf(go(maryam, code, 'sent-to-section')), 'already-published')
    const { rows } = await sql<{ action: string }>`
      select action from audit where subject = ${`article:${code}`} order by id`.execute(database)
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['sent-to-section', 'sent-to-chief', 'returned', 'sent-to-section', 'publish'],
    )
    assert.equal((await checkAudit(database)).brokenAt, null)
  })

  test('is no ceremony: who may publish publishes a draft that was never sent', async () => {
    const code = await draft('پل تازهٔ کارون')
    await publish(negar, code)
    assert.equal(await stageNow(code), 'published')
  })

  test('what was rejected is published by nobody until it is given back, not by the clock either', async () => {
    const code = await draft('باران پاییزی')
    const dueAt = new Date(Date.now() + 3_600_000)
    await inTransaction(database, (one) =>
      setTiming(one, negar, code, { kind: 'publication', dueAt, note: null, now: new Date() }),
    )
    await go(negar, code, 'rejected', 'تکراری است')
    const { articleId } = (await readManuscript(database, code))!
    assert.equal((await timingsOf(database, articleId))[0]!.end?.kind, 'cancelled')
    assert.equal(await refusalOf(publish(chief, code)), 'rejected')
    const later = inTransaction(database, (one) =>
      setTiming(one, negar, code, { kind: 'publication', dueAt, note: null, now: new Date() }),
    )
    assert.equal(await refusalOf(later), 'rejected')
    assert.equal(await refusalOf(go(maryam, code, 'sent-to-section')), 'out-of-turn')
    await go(negar, code, 'returned', 'زاویهٔ تازه‌ای بیابید')
    await publish(negar, code)
    assert.equal(await stageNow(code), 'published')
  })

  test('who sent takes back; nobody else does; steps are never changed', async () => {
    const code = await draft('نرخ تازهٔ گندم')
    await go(maryam, code, 'sent-to-section')
    assert.equal(await refusalOf(go({ ...maryam, id: 'account:parisa' }, code, 'taken-back')), 'forbidden')
    await go(maryam, code, 'taken-back')
    assert.equal(await stageNow(code), 'draft')
    await assert.rejects(sql`update step set reason = 'x'`.execute(database))
    await assert.rejects(sql`delete from step`.execute(database))
  })

  test('what goes out on time as it was approved leaves newer words where they wait', async () => {
    const code = await draft('نشست شورا')
    const dueAt = new Date(Date.now() + 3_600_000)
    await inTransaction(database, (one) =>
      setTiming(one, negar, code, { kind: 'publication', dueAt, note: null, now: new Date() }),
    )
    const content = { ...cityNews('نشست تازهٔ شورا'), lead: 'شورا دوباره می‌نشیند.' }
    await inTransaction(database, (one) => saveDraft(one, maryam, code, { content, chain: null, from: 1 }))
    await go(maryam, code, 'sent-to-section')
    assert.equal(await fireDueTimings(database, dueAt, () => {}), 1)
    assert.equal((await readManuscript(database, code))!.publication?.revision, 1)
    assert.equal(await stageNow(code), 'sent-to-section')
    await publish(negar, code)
    assert.equal(await stageNow(code), 'published')
  })
})

describe('what colleagues say about an article', () => {
  test('stands with the words it is about, is answered and seen to, and is never changed', async () => {
    const code = await draft('تراموای خط پنج')
    const path = `/desk/articles/${code}`
    await remark('negar', code, { body: 'نام شهردار را بنویسید', quote: 'شهرداری از فردا', prefix: '' })
    const [asked] = await remarksOn(code)
    assert.deepEqual([asked!.quote, asked!.by, asked!.end], ['شهرداری از فردا', 'نگار راد', null])
    assert.equal(
      pick(
        await people.maryam.send(`${path}/remarks`, { body: 'پرسیدم؛ فردا می‌گویند', answers: String(asked!.id) }),
      )[0],
      303,
    )
    const seen = await people.negar.see(`${path}/flow`)
    assert.match(seen.html, /«شهرداری از فردا»[\s\S]+نگار راد[\s\S]+مریم نیک<\/bdi><\/strong>: پرسیدم/)
    assert.equal((await people.davood.send(`${path}/remarks`, { body: 'من هم' })).status, 403)
    assert.equal((await people.maryam.send(`${path}/remarks`, { body: ' ' })).status, 422)
    assert.equal((await people.maryam.send(`${path}/remarks/${asked!.id}/end`, {})).status, 303)
    assert.equal((await people.maryam.send(`${path}/remarks/${asked!.id}/end`, {})).status, 404)
    const late = await people.maryam.send(`${path}/remarks`, { body: 'دیر رسید', answers: String(asked!.id) })
    assert.equal(late.status, 404)
    assert.equal((await remarksOn(code))[0]!.end?.by, 'مریم نیک')
    await assert.rejects(sql`update remark set body = 'x'`.execute(database))
  })
})

describe('a long queue', () => {
  test('is turned page by page, each article once, with its number and the true count; steps lead back to the page', async () => {
    const own = async () => (await listQueue(database, { name: 'chief', asker: asks(chief), limit: 1_000 })).length
    const before = await own()
    const codes: number[] = []
    for (let number = 1; number <= 103; number += 1) {
      const code = await draft(`خبر شمارهٔ ${number}`)
      await go(negar, code, 'sent-to-chief')
      codes.push(code)
    }
    assert.equal(await own(), before + 103)
    const { sara } = people
    const first = await sara.see('/desk/queue', { query: 'of=chief' })
    assert.match(first.html, /۱ تا ۱۰۰ از ۱۰۳/)
    assert.match(first.html, /سردبیر <span class="num">۱۰۳<\/span>/)
    const after = /rel="next"[^>]+after=([\d_-]+)/.exec(first.html)![1]!
    const second = await sara.see('/desk/queue', { query: `of=chief&after=${after}` })
    assert.match(second.html, /۱۰۱ تا ۱۰۳ از ۱۰۳[\s\S]+آغاز صف/)
    const shown = [first, second].flatMap(({ html }) =>
      [...html.matchAll(/<h2><a href="\/desk\/articles\/(\d+)"/g)].map((found) => Number(found[1])),
    )
    assert.deepEqual(shown, codes)
    const step = { kind: 'returned', reason: 'کوتاه‌تر', back: 'chief', after }
    const back = await sara.send(`/desk/articles/${codes.at(-1)!}/flow`, step)
    assert.deepEqual(pick(back), [303, `/desk/queue?of=chief&after=${after}&done=returned`])
    assert.equal(
      (await sara.see('/desk/queue', { query: "of=chief&after=0_1_2';--" })).status,
      200,
      'no place is the start',
    )
  })

  test('of one’s own work goes on after a place in its order: returned, then due, then newest', async () => {
    const asker = asks(maryam)
    const all = (await listQueue(database, { name: 'mine', asker, limit: 500 })).map(({ code }) => code)
    const turned: number[] = []
    for (let after: QueuePlace | null = null; ; ) {
      const page: QueueEntry[] = await listQueue(database, { name: 'mine', asker, limit: 2, after })
      if (page.length === 0) break
      turned.push(...page.map(({ code }) => code))
      after = page.at(-1)!.place
    }
    assert.ok(all.length >= 3)
    assert.deepEqual(turned, all)
  })
})

describe('the pages of the queues', () => {
  test('send, return with a reason, and say what is wrong without losing what was written', async () => {
    const code = await draft('تراموای خط سه')
    const path = `/desk/articles/${code}/flow`
    const sent = await people.maryam.send(path, { kind: 'sent-to-section', back: 'mine' })
    assert.deepEqual(pick(sent), [303, '/desk/queue?of=mine&done=sent-to-section'])
    const queue = await people.negar.see('/desk/queue', { query: 'of=sections' })
    assert.match(queue.html, /تراموای خط سه/)
    assert.match(queue.html, /میز بخش <span class="num">۱<\/span>/)
    assert.match(queue.headers['content-security-policy']!, /script-src 'self'; connect-src 'self'/)
    assert.doesNotMatch((await people.davood.see('/desk/queue', { query: 'of=sections' })).html, /تراموای خط سه/)
    assert.doesNotMatch((await people.maryam.see('/desk/queue', { query: 'of=chief' })).html, />سردبیر/)
    const nameless = await people.negar.send(path, { kind: 'returned', reason: ' ' })
    assert.equal(nameless.status, 422)
    assert.match(nameless.html, /دلیل را بنویسید/)
    const stale = await people.negar.send(path, { kind: 'sent-to-chief', reason: 'ببینید', version: '99' })
    assert.match(stale.html, /در این میان متن عوض شد/)
    assert.match(stale.html, />\nببینید<\/textarea>/)
    assert.deepEqual(pick(await people.negar.send(path, { kind: 'returned', reason: 'آمار <b>تازه</b> را بیاورید' })), [
      303,
      `${path}?done=step`,
    ])
    const mine = await people.maryam.see('/desk/queue')
    assert.match(mine.html, /آمار &lt;b&gt;تازه&lt;\/b&gt; را بیاورید/)
    assert.equal((await people.davood.send(path, { kind: 'rejected', reason: 'نه' })).status, 403)
    assert.equal((await people.negar.send(path, { kind: 'published' })).status, 400)
    assert.match((await people.negar.see(path)).html, /<bdi>مریم نیک<\/bdi> به دبیر بخش فرستاد/)
  })

  test('work is given with its time in Persian, stands in the queues, and ends when it is given out of hand', async () => {
    const wish = { headline: 'گزارش بازار کتاب', section: 'city', to: 'maryam', brief: 'با سه ناشر', due: 'فردا ۸ صبح' }
    const vague = await people.negar.send('/desk/queue', { ...wish, due: 'فردا' })
    assert.equal(vague.status, 422)
    assert.match(vague.html, /ساعتش را هم بنویسید/)
    assert.match(vague.html, /value="گزارش بازار کتاب"/)
    assert.match((await people.negar.send('/desk/queue', { ...wish, to: 'davood' })).html, /در این بخش نمی‌نویسد/)
    assert.equal((await people.maryam.send('/desk/queue', { ...wish, to: 'negar' })).status, 403)
    assert.equal((await people.negar.send('/desk/queue', { ...wish, section: 'sport' })).status, 403)
    assert.deepEqual(pick(await people.negar.send('/desk/queue', wish)), [303, '/desk/queue?of=assigned&done=assigned'])
    const mine = await people.maryam.see('/desk/queue')
    assert.match(mine.html, /گزارش بازار کتاب[\s\S]+سپرده به <bdi>مریم نیک<\/bdi>[\s\S]+۸:۰۰/)
    const code = Number(/\/desk\/articles\/(\d+)">گزارش بازار کتاب/.exec(mine.html)![1])
    const path = `/desk/articles/${code}`
    assert.match((await people.maryam.see(`${path}/flow`)).html, /value="done"/)
    await people.maryam.send(`${path}/flow`, { kind: 'sent-to-section' })
    assert.match((await people.negar.see(`${path}/flow`)).html, /<span>انجام شد، /)
    await people.negar.send(`${path}/assignments`, { to: 'maryam', brief: 'عکس هم', due: '' })
    const { html } = await people.negar.see(`${path}/flow`)
    const id = /assignments\/(\d+)\/end/.exec(html)![1]
    assert.equal((await people.davood.send(`${path}/assignments/${id}/end`, { kind: 'cancelled' })).status, 403)
    assert.equal((await people.negar.send(`${path}/assignments/${id}/end`, { kind: 'cancelled' })).status, 303)
    assert.equal((await people.negar.send(`${path}/assignments/${id}/end`, { kind: 'done' })).status, 404)
  })
})
