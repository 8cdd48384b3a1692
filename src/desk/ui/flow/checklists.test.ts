import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { checkAudit, type Database, inTransaction, readManuscript } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { checklistOf, markCheck } from '../../actions/flow/checklist.ts'
import { saveDraft } from '../../actions/save-draft.ts'
import { addCheck, removeCheck } from '../../actions/settings/arrange-checklist.ts'
import { setTiming } from '../../actions/timings/set-timing.ts'
import { refusalOf } from '../../api/fixtures/api.ts'
import type { Actor } from '../../policy.ts'
import {
  type CityDeeds,
  type CityDesk,
  chief,
  cityDeeds,
  davood,
  maryam,
  negar,
  openCityDesk,
} from '../fixtures/city-desk.ts'

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
    assert.equal((await editor.see(home)).status, 403)
    assert.equal((await sara.send(home, { words: ' ', section: '', kind: '' })).status, 422)
    assert.equal(
      (await sara.send(home, { words: 'منبع دوم هست', section: 'city', kind: 'news', required: 'on' })).status,
      303,
    )
    assert.match((await sara.see(home)).html, /منبع دوم هست[\s\S]+لازم[\s\S]+شهر[\s\S]+خبر/)
    const code = await draft('پارک تازه')
    const flow = `/desk/articles/${code}/flow`
    const refused = await writer.send(flow, { kind: 'sent-to-section' })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /هنوز وارسی نشده است: «منبع دوم هست»/)
    const item = /name="item" value="(\d+)"/.exec(refused.html)![1]!
    assert.equal((await writer.send(`/desk/articles/${code}/checklist`, { item, kind: 'ticked' })).status, 303)
    assert.match((await writer.see(flow)).html, /وارسی شد<\/span> <span><bdi>مریم نیک/)
    assert.equal((await writer.send(flow, { kind: 'sent-to-section' })).status, 303)
    const other = { words: 'دو منبع هست', section: 'city', kind: '', required: 'on', replaces: item }
    assert.equal((await sara.send(home, other)).status, 303)
    assert.equal((await editor.send(flow, { kind: 'sent-to-chief' })).status, 422, 'another item was never ticked')
    const now = /name="item" value="(\d+)"/.exec((await sara.see(home)).html)![1]!
    assert.equal((await sara.send(`${home}/removal`, { item: now })).status, 303)
    assert.match((await sara.see(home)).html, /هنوز موردی نیست/)
    await publish(negar, code)
  })
})
