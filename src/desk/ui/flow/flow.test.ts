import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type ArticleContent, documentFromParagraphs } from '#article'
import { hashPassword, hashToken, newToken } from '#server'
import {
  addSections,
  addSession,
  checkAudit,
  type Database,
  giveSections,
  inTransaction,
  listQueue,
  readManuscript,
  remarksOf,
  stageOf,
  timingsOf,
} from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { checklistOf, markCheck } from '../../actions/flow/checklist.ts'
import { takeStep } from '../../actions/flow/take-step.ts'
import { writeRemark } from '../../actions/flow/write-remark.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { saveDraft } from '../../actions/save-draft.ts'
import { addCheck, removeCheck } from '../../actions/settings/arrange-checklist.ts'
import { fireDueTimings } from '../../actions/timings/fire-timings.ts'
import { setTiming } from '../../actions/timings/set-timing.ts'
import { refusalOf } from '../../api/fixtures/api.ts'
import type { Actor, Role } from '../../policy.ts'
import { openSarasRoom, pick, type Room } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'

/** سارا is the chief (and administrator); نگار edits the city's news, داوود sport's, مریم reports for the city. */
const negar: Actor = { id: 'account:negar', role: 'section-editor', sections: ['city'] }
const davood: Actor = { id: 'account:davood', role: 'section-editor', sections: ['sport'] }
const maryam: Actor = { id: 'account:maryam', role: 'reporter', sections: ['city'] }
const chief: Actor = { id: 'account:sara', role: 'editor-in-chief', sections: null }

const hooks: (() => Promise<void>)[] = []
let database: Database
let room: Room
const people: Record<string, Visitor> = {}

before(async () => {
  database = (await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })).database
  const opened = await openSarasRoom(database)
  room = opened
  people.sara = opened.sara
  await addSections(database, [
    { slug: 'city', name: 'شهر', parent: null },
    { slug: 'sport', name: 'ورزش', parent: null },
  ])
  await admit('negar', 'نگار راد', 'section-editor', 'city')
  await admit('davood', 'داوود کیا', 'section-editor', 'sport')
  await admit('maryam', 'مریم نیک', 'reporter', 'city')
})

after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

async function admit(login: string, name: string, role: Role, section: string): Promise<void> {
  const row = { login, name, role, password_hash: await hashPassword('پنجره کوه چراغ قایق') }
  const { id } = await database.insertInto('account').values(row).returning('id').executeTakeFirstOrThrow()
  await giveSections(database, id, [section])
  const key = newToken()
  const hash = Buffer.from(hashToken(key)!, 'hex')
  await addSession(database, { hash, accountId: id, expiresAt: new Date(Date.now() + 86_400_000), userAgent: '' })
  const one = room.visitor()
  one.key = key
  people[login] = one
}

function contentOf(headline: string): ArticleContent {
  const document = documentFromParagraphs(['شهرداری از فردا آزمایش خط تازه را آغاز می‌کند.'])
  const text = { kicker: null, headline, subheadline: null, lead: 'خط تازهٔ تراموا آزمایش می‌شود.' }
  return { kind: 'news', ...text, document, hero: null, section: 'city', tags: [], authors: [] }
}

const draft = async (headline: string) =>
  (await createArticle(database, maryam, { content: contentOf(headline), chain: [], code: null })).code

const go = (actor: Actor, code: number, kind: Parameters<typeof takeStep>[3]['kind'], reason: string | null = null) =>
  inTransaction(database, (transaction) => takeStep(transaction, actor, code, { kind, reason, version: null }))

const publish = (actor: Actor, code: number) =>
  inTransaction(database, (transaction) => publishArticle(transaction, actor, code, { publishedAt: null }))

const codesIn = async (actor: Actor, name: Parameters<typeof listQueue>[1]['name']) => {
  const asker = { id: actor.id, login: actor.id.split(':')[1]!, sections: actor.sections ?? null }
  return (await listQueue(database, { name, asker, limit: 50 })).map(({ code }) => code)
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
    const content = { ...contentOf('نشست تازهٔ شورا'), lead: 'شورا دوباره می‌نشیند.' }
    await inTransaction(database, (one) => saveDraft(one, maryam, code, { content, chain: null, from: 1 }))
    await go(maryam, code, 'sent-to-section')
    assert.equal(await fireDueTimings(database, dueAt, () => {}), 1)
    assert.equal((await readManuscript(database, code))!.publication?.revision, 1)
    assert.equal(await stageNow(code), 'sent-to-section')
    await publish(negar, code)
    assert.equal(await stageNow(code), 'published')
  })
})

describe('what is seen to before an article goes on', () => {
  const check = { section: 'city', kind: null, isAskedAgain: true, isRequired: true, replaces: null }
  const ask = (words: string, more: object = {}) =>
    inTransaction(database, (one) => addCheck(one, chief, { ...check, words, ...more }))
  const mark = (actor: Actor, code: number, item: number, kind: 'ticked' | 'cleared' | 'waived', reason?: string) =>
    inTransaction(database, (one) => markCheck(one, actor, code, { item, kind, reason: reason ?? null }))
  const stateOf = async (code: number, item: number) => {
    const manuscript = (await readManuscript(database, code))!
    const found = (await checklistOf(database, manuscript)).find(({ id }) => id === item)
    return found === undefined ? 'not asked' : `${found.state} ${found.changedWords}`
  }
  const rewrite = async (code: number, lead: string) => {
    const { revision, content } = (await readManuscript(database, code))!
    const wish = { content: { ...content, lead }, chain: null, from: revision }
    await inTransaction(database, (one) => saveDraft(one, maryam, code, wish))
  }

  test('what is required keeps an article from being sent, timed and published until it is ticked', async () => {
    const item = await ask('نام‌ها و عددها با منبع خوانده شد')
    const advice = await ask('پیشینهٔ خبر پیوند شد', { isRequired: false })
    const code = await draft('خط ششم مترو')
    assert.equal(await refusalOf(go(maryam, code, 'sent-to-section')), 'not-ready')
    assert.equal(await refusalOf(publish(negar, code)), 'not-ready')
    const dueAt = new Date(Date.now() + 3_600_000)
    const timed = inTransaction(database, (one) =>
      setTiming(one, negar, code, { kind: 'publication', dueAt, note: null, now: new Date() }),
    )
    assert.equal(await refusalOf(timed), 'not-ready')
    assert.equal(await refusalOf(mark(davood, code, item, 'ticked')), 'other-section')
    await mark(maryam, code, item, 'ticked')
    await go(maryam, code, 'sent-to-section')
    await publish(negar, code)
    assert.equal(await stateOf(code, advice), 'open 0', 'advice keeps nobody')
    await inTransaction(database, (one) => removeCheck(one, chief, item))
    await inTransaction(database, (one) => removeCheck(one, chief, advice))
    assert.equal((await checkAudit(database)).brokenAt, null)
  })

  test('a tick falls when words change, and stays through half-spaces and marks; another kind of check stays', async () => {
    const item = await ask('تیتر با متن می‌خواند')
    const rights = await ask('اجازهٔ عکس داریم', { isAskedAgain: false })
    const elsewhere = await ask('نتیجه‌ها درست است', { section: 'sport' })
    const ofNotes = await ask('نویسنده معرفی شد', { kind: 'note' })
    const code = await draft('خط هفتم مترو')
    await mark(maryam, code, item, 'ticked')
    await mark(maryam, code, rights, 'ticked')
    assert.deepEqual([await stateOf(code, elsewhere), await stateOf(code, ofNotes)], ['not asked', 'not asked'])
    await rewrite(code, 'خط تازه‌ی تراموا، آزمایش می شود!')
    assert.deepEqual([await stateOf(code, item), await stateOf(code, rights)], ['ticked 0', 'ticked 0'])
    await rewrite(code, 'خط تازه‌ی تراموا آزمایش نمی‌شود.')
    assert.deepEqual([await stateOf(code, item), await stateOf(code, rights)], ['lapsed 1', 'ticked 0'])
    assert.equal(await refusalOf(publish(negar, code)), 'not-ready')
    await mark(maryam, code, item, 'ticked')
    await publish(negar, code)
    for (const id of [item, rights, elsewhere, ofNotes])
      await inTransaction(database, (one) => removeCheck(one, chief, id))
  })

  test('is waived for a reason, which holds until it is taken back; nothing that was said is changed', async () => {
    const item = await ask('وکیل خبر را دید')
    const code = await draft('دادگاه شهرداری')
    assert.equal(await refusalOf(mark(maryam, code, item, 'waived')), 'invalid-content')
    await mark(maryam, code, item, 'waived', 'خبر پیش‌تر دیده شده است')
    await rewrite(code, 'متن دیگری نوشته شد.')
    assert.equal(await stateOf(code, item), 'waived 0')
    await mark(maryam, code, item, 'cleared')
    assert.equal(await refusalOf(publish(negar, code)), 'not-ready')
    await mark(negar, code, item, 'ticked')
    await publish(negar, code)
    assert.equal(await refusalOf(mark(maryam, code, item, 'waived', 'نه')), 'forbidden', 'it is live')
    await assert.rejects(sql`update checklist_mark set kind = 'ticked'`.execute(database))
    await inTransaction(database, (one) => removeCheck(one, chief, item))
  })

  test('is arranged and marked on pages, without a script', async () => {
    const { sara, negar: editor, maryam: writer } = people
    const home = '/desk/settings/checklist'
    assert.equal((await editor!.see(home)).status, 403)
    assert.equal((await sara!.send(home, { words: ' ', section: '', kind: '' })).status, 422)
    assert.equal(
      (await sara!.send(home, { words: 'منبع دوم هست', section: 'city', kind: 'news', required: 'on' })).status,
      303,
    )
    assert.match((await sara!.see(home)).html, /منبع دوم هست[\s\S]+لازم[\s\S]+شهر[\s\S]+خبر/)
    const code = await draft('پارک تازه')
    const flow = `/desk/articles/${code}/flow`
    const refused = await writer!.send(flow, { kind: 'sent-to-section' })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /هنوز وارسی نشده است: «منبع دوم هست»/)
    const item = /name="item" value="(\d+)"/.exec(refused.html)![1]!
    assert.equal((await writer!.send(`/desk/articles/${code}/checklist`, { item, kind: 'ticked' })).status, 303)
    assert.match((await writer!.see(flow)).html, /وارسی شد<\/span> <span><bdi>مریم نیک/)
    assert.equal((await writer!.send(flow, { kind: 'sent-to-section' })).status, 303)
    const other = { words: 'دو منبع هست', section: 'city', kind: '', required: 'on', replaces: item }
    assert.equal((await sara!.send(home, other)).status, 303)
    assert.equal((await editor!.send(flow, { kind: 'sent-to-chief' })).status, 422, 'another item was never ticked')
    const now = /name="item" value="(\d+)"/.exec((await sara!.see(home)).html)![1]!
    assert.equal((await sara!.send(`${home}/removal`, { item: now })).status, 303)
    assert.match((await sara!.see(home)).html, /هنوز موردی نیست/)
    await publish(negar, code)
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
        await people.maryam!.send(`${path}/remarks`, { body: 'پرسیدم؛ فردا می‌گویند', answers: String(asked!.id) }),
      )[0],
      303,
    )
    const seen = await people.negar!.see(`${path}/flow`)
    assert.match(seen.html, /«شهرداری از فردا»[\s\S]+نگار راد[\s\S]+مریم نیک<\/bdi><\/strong>: پرسیدم/)
    assert.equal((await people.davood!.send(`${path}/remarks`, { body: 'من هم' })).status, 403)
    assert.equal((await people.maryam!.send(`${path}/remarks`, { body: ' ' })).status, 422)
    assert.equal((await people.maryam!.send(`${path}/remarks/${asked!.id}/end`, {})).status, 303)
    assert.equal((await people.maryam!.send(`${path}/remarks/${asked!.id}/end`, {})).status, 404)
    const late = await people.maryam!.send(`${path}/remarks`, { body: 'دیر رسید', answers: String(asked!.id) })
    assert.equal(late.status, 404)
    assert.equal((await remarksOn(code))[0]!.end?.by, 'مریم نیک')
    await assert.rejects(sql`update remark set body = 'x'`.execute(database))
  })
})

describe('the pages of the queues', () => {
  test('send, return with a reason, and say what is wrong without losing what was written', async () => {
    const code = await draft('تراموای خط سه')
    const path = `/desk/articles/${code}/flow`
    const sent = await people.maryam!.send(path, { kind: 'sent-to-section', back: 'mine' })
    assert.deepEqual(pick(sent), [303, '/desk/queue?of=mine&done=sent-to-section'])
    const queue = await people.negar!.see('/desk/queue', { query: 'of=sections' })
    assert.match(queue.html, /تراموای خط سه/)
    assert.match(queue.html, /میز بخش <span class="num">۱<\/span>/)
    assert.match(queue.headers['content-security-policy']!, /script-src 'self'; connect-src 'self'/)
    assert.doesNotMatch((await people.davood!.see('/desk/queue', { query: 'of=sections' })).html, /تراموای خط سه/)
    assert.doesNotMatch((await people.maryam!.see('/desk/queue', { query: 'of=chief' })).html, />سردبیر/)
    const nameless = await people.negar!.send(path, { kind: 'returned', reason: ' ' })
    assert.equal(nameless.status, 422)
    assert.match(nameless.html, /دلیل را بنویسید/)
    const stale = await people.negar!.send(path, { kind: 'sent-to-chief', reason: 'ببینید', version: '99' })
    assert.match(stale.html, /در این میان متن عوض شد/)
    assert.match(stale.html, />\nببینید<\/textarea>/)
    assert.deepEqual(
      pick(await people.negar!.send(path, { kind: 'returned', reason: 'آمار <b>تازه</b> را بیاورید' })),
      [303, `${path}?done=step`],
    )
    const mine = await people.maryam!.see('/desk/queue')
    assert.match(mine.html, /آمار &lt;b&gt;تازه&lt;\/b&gt; را بیاورید/)
    assert.equal((await people.davood!.send(path, { kind: 'rejected', reason: 'نه' })).status, 403)
    assert.equal((await people.negar!.send(path, { kind: 'published' })).status, 400)
    assert.match((await people.negar!.see(path)).html, /<bdi>مریم نیک<\/bdi> به دبیر بخش فرستاد/)
  })

  test('work is given with its time in Persian, stands in the queues, and ends when it is given out of hand', async () => {
    const wish = { headline: 'گزارش بازار کتاب', section: 'city', to: 'maryam', brief: 'با سه ناشر', due: 'فردا ۸ صبح' }
    const vague = await people.negar!.send('/desk/queue', { ...wish, due: 'فردا' })
    assert.equal(vague.status, 422)
    assert.match(vague.html, /ساعتش را هم بنویسید/)
    assert.match(vague.html, /value="گزارش بازار کتاب"/)
    assert.match((await people.negar!.send('/desk/queue', { ...wish, to: 'davood' })).html, /در این بخش نمی‌نویسد/)
    assert.equal((await people.maryam!.send('/desk/queue', { ...wish, to: 'negar' })).status, 403)
    assert.equal((await people.negar!.send('/desk/queue', { ...wish, section: 'sport' })).status, 403)
    assert.deepEqual(pick(await people.negar!.send('/desk/queue', wish)), [
      303,
      '/desk/queue?of=assigned&done=assigned',
    ])
    const mine = await people.maryam!.see('/desk/queue')
    assert.match(mine.html, /گزارش بازار کتاب[\s\S]+سپرده به <bdi>مریم نیک<\/bdi>[\s\S]+۸:۰۰/)
    const code = Number(/\/desk\/articles\/(\d+)">گزارش بازار کتاب/.exec(mine.html)![1])
    const path = `/desk/articles/${code}`
    assert.match((await people.maryam!.see(`${path}/flow`)).html, /value="done"/)
    await people.maryam!.send(`${path}/flow`, { kind: 'sent-to-section' })
    assert.match((await people.negar!.see(`${path}/flow`)).html, /<span>انجام شد، /)
    await people.negar!.send(`${path}/assignments`, { to: 'maryam', brief: 'عکس هم', due: '' })
    const { html } = await people.negar!.see(`${path}/flow`)
    const id = /assignments\/(\d+)\/end/.exec(html)![1]
    assert.equal((await people.davood!.send(`${path}/assignments/${id}/end`, { kind: 'cancelled' })).status, 403)
    assert.equal((await people.negar!.send(`${path}/assignments/${id}/end`, { kind: 'cancelled' })).status, 303)
    assert.equal((await people.negar!.send(`${path}/assignments/${id}/end`, { kind: 'done' })).status, 404)
  })
})
