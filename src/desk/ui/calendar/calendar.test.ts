import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentFromParagraphs } from '#article'
import { type Database, inTransaction } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { assignWork } from '../../actions/flow/assign-work.ts'
import { makePoll } from '../../actions/polls/arrange-polls.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { setTiming } from '../../actions/timings/set-timing.ts'
import { openApi, refusalOf } from '../../api/fixtures/api.ts'
import { openSarasRoom } from '../fixtures/room.ts'

const negar = { id: 'account:negar', role: 'editor-in-chief' } as const
/** Monday the 2nd of Azar 1405, noon in Tehran. */
const now = new Date('2026-11-23T08:30:00Z')

async function draft(database: Database, headline: string): Promise<number> {
  const text = { kicker: null, headline, subheadline: null, lead: 'لید خبر.', hero: null, section: null }
  const document = documentFromParagraphs(['شهرداری از فردا آزمایش را آغاز می‌کند.'])
  const content = { kind: 'news' as const, ...text, document, tags: [], authors: [] }
  return (await createArticle(database, negar, { content, chain: [], code: null })).code
}

test('what is planned, due and published stands on its day in Tehran, with the holidays', async (context) => {
  const { database } = await openTestDatabase(context)
  const { sara } = await openSarasRoom(database, { settings: { newsroom: 'روزن', now: () => now } })
  const [coming, written, out] = [
    await draft(database, 'خط تازهٔ تراموا'),
    await draft(database, 'گزارش بازار کتاب'),
    await draft(database, 'باران پاییزی در راه است'),
  ]
  // Half past midnight of the 5th in Tehran is still the 4th in London.
  const dueAt = new Date('2026-11-25T21:00:00Z')
  await inTransaction(database, (one) => setTiming(one, negar, coming, { kind: 'publication', dueAt, note: null, now }))
  const work = { to: 'sara', brief: null, dueAt: new Date('2026-11-24T06:30:00Z'), now }
  await inTransaction(database, (one) => assignWork(one, negar, written, work))
  await inTransaction(database, (one) =>
    publishArticle(one, negar, out, { publishedAt: new Date('2026-11-22T21:00:00Z') }),
  )
  const question = { question: 'با چه به سر کار می‌روید؟', choices: ['اتوبوس', 'مترو'], place: null }
  const closesAt = new Date('2026-11-25T14:30:00Z')
  await inTransaction(database, (one) => makePoll(one, negar, { ...question, closesAt, now }))
  const see = async (query: string) => (await sara.see('/desk/calendar', { query })).html
  const boxes = (html: string) =>
    html
      .split('<ol class="days')[1]!
      .split(/<h2><a /)
      .slice(1)

  const week = boxes(await see('view=week&day=1405-09-02'))
  assert.deepEqual(
    week.map((box) => />([^<]+)<\/a>/.exec(box)![1]),
    ['شنبه ۳۰ آبان', 'یکشنبه ۱ آذر', 'دوشنبه ۲ آذر', 'سه‌شنبه ۳ آذر', 'چهارشنبه ۴ آذر', 'پنجشنبه ۵ آذر', 'جمعه ۶ آذر'],
  )
  assert.match(week[2]!, /۱ مطلب منتشر شد/)
  assert.match(week[3]!, /موعد سفارش<\/span> <a href="[^"]+\/flow">گزارش بازار کتاب[\s\S]+سارا مهرآیین/)
  assert.match(week[4]!, /۱۸:۰۰<\/time>[\s\S]+پایان رأی‌گیری<\/span> <a href="\/desk\/polls\/1\/times">با چه به سر کار/)
  assert.match(week[5]!, /۰۰:۳۰<\/time>[\s\S]+انتشار<\/span> <a href="[^"]+\/timing">خط تازهٔ تراموا/)
  assert.match(await see('view=day&day=۱۴۰۵/۹/۲'), /منتشرشده<\/h2>[\s\S]+باران پاییزی/)

  const month = await see('view=month&day=1405-08-10')
  assert.match(month, /<h1>آبان ۱۴۰۵<\/h1>/)
  assert.match(month, /جمعه ۲۲ آبان<\/a><\/h2>\s*<p class="holiday-name">شهادت حضرت فاطمه/)
  assert.equal(boxes(month).length % 7, 0)
  assert.match(await see('view=month&day=1420-01-01'), /تقویم رسمی سال ۱۴۲۰ در سند نیست[\s\S]+رسمی نیست/)

  const holidays = '/desk/settings/holidays'
  const fatima = { year: '1405', day: '1405/8/22', name: 'شهادت حضرت فاطمه' }
  assert.equal((await sara.send(holidays, { ...fatima, kind: 'later' })).status, 303)
  assert.equal((await sara.send(holidays, { ...fatima, kind: 'later' })).status, 404, 'it stands elsewhere by now')
  const moved = await see('view=month&day=1405-08-10')
  assert.match(moved, /جمعه ۲۲ آبان<\/a><\/h2>\s*(?!<p class="holiday-name")/)
  assert.match(moved, /شنبه ۲۳ آبان<\/a><\/h2>\s*<p class="holiday-name">شهادت حضرت فاطمه <span[^>]+>تحریریه/)
  assert.equal((await sara.send(holidays, { ...fatima, day: '۱۴۰۵/۸/۲۳', kind: 'earlier' })).status, 303)
  assert.match(
    await see('view=month&day=1405-08-10'),
    /جمعه ۲۲ آبان<\/a><\/h2>\s*<p class="holiday-name">شهادت حضرت فاطمه <span[^>]+رؤیت هلال">قمری/,
  )
  assert.equal(
    (await sara.send(holidays, { year: '1405', day: '1405/13/1', name: 'سوگواری', kind: 'add' })).status,
    422,
  )
  assert.equal(
    (await sara.send(holidays, { year: '1405', day: '1405/9/12', name: 'سوگواری', kind: 'add' })).status,
    303,
  )
  assert.match(
    (await sara.see(holidays, { query: 'year=1405' })).html,
    /سوگواری[\s\S]+پنجشنبه ۱۲ آذر[\s\S]+افزوده یا جابه‌جاشده/,
  )
  for (const odd of ['view=year&day=1405-13-40', 'day=%00', 'day=99999999', 'view=month&day=1-1-1']) {
    assert.match(await see(odd), /دوشنبه ۲ آذر/)
  }
})

test('programs read, add, move and take out holidays as the settings do', async (context) => {
  const opened = await openTestDatabase(context)
  const api = await openApi(opened)
  const list = async (year = 1405) =>
    (await api.ask('GET /api/v1/holidays', { query: { year } })).body as {
      published: boolean
      holidays: { day: string; date: string; name: string; basis: string }[]
    }
  const before = await list()
  assert.deepEqual(before.holidays[0], { day: '1405-01-01', date: '2026-03-21', name: 'نوروز', basis: 'law' })
  assert.deepEqual([before.published, (await list(1420)).published], [true, false])
  const change = (name: string, { day, ...asked }: { day?: string; body?: object; query?: object; role?: string }) =>
    api.ask(`${name} /api/v1/holidays${day === undefined ? '' : '/:day'}`, {
      role: 'administrator',
      ...(day !== undefined && { params: { day } }),
      ...asked,
    })
  const body = { day: '1405-09-12', name: 'روز برف' }
  const made = await change('POST', { body })
  assert.deepEqual([made.status, made.body], [201, { ...body, date: '2026-12-03', basis: 'own' }])
  const moved = await change('PUT', { day: '1405-09-12', body: { ...body, day: '۱۴۰۵-۰۹-۱۳' } })
  assert.deepEqual((moved.body as { day: string }).day, '1405-09-13')
  const query = { name: 'روز برف' }
  assert.equal(await refusalOf(change('DELETE', { day: '1405-09-12', query })), 'not-found')
  assert.equal((await change('DELETE', { day: '1405-09-13', query })).status, 204)
  const lunar = before.holidays.find(({ basis }) => basis === 'published')!
  await change('DELETE', { day: lunar.day, query: { name: lunar.name } })
  assert.equal((await list()).holidays.length, before.holidays.length - 1)
  await change('POST', { body: { day: lunar.day, name: lunar.name } })
  assert.deepEqual(await list(), before, 'what is put back as it was leaves no change behind')

  for (const day of ['1405-13-01', '1405-12-30', 'فردا', '1405-09-12T00']) {
    assert.equal(await refusalOf(change('POST', { body: { day, name: 'روز برف' } })), 'invalid-content', day)
  }
  assert.equal(await refusalOf(change('POST', { body: { ...body, name: ' ' } })), 'invalid-content')
  const far = { day: '1405-09-12', body: { ...body, day: '1405-09-14' } }
  assert.equal(await refusalOf(change('PUT', far)), 'invalid-content')
  assert.equal(await refusalOf(change('POST', { body, role: 'editor-in-chief' })), 'forbidden')
})
