import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { key } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { at, draft, fill, listed, mayor, openNewsroom, tell, until } from '../fixtures/records-room.ts'
import { assertStrict, pick } from '../fixtures/room.ts'
import type { Seen } from '../fixtures/visitor.ts'

test('a wrong name, an office and other names are put right by a form, and readers see it at once', async (context) => {
  const { database, sara, published, heard } = await openNewsroom(context, await openTestDatabase(context))
  const code = await tell(database, 'پل باز شد', mayor)
  const path = at('speakers', 'مسعود-فرضی-زاده')
  assertStrictButKeys(await sara.see(path))
  heard.length = 0
  const done = await fill(sara, path, {
    name: 'مسعود  فرضي‌زاده نمونه',
    names: 'فرضی‌زاده\r\n\r\nمهندس فرضی‌زاده',
    ...{ 'title-1': 'شهردار نمونه‌شهر', 'from-1': '۱۴۰۰', 'to-1': '' },
    ...{ 'title-2': 'استاندار', 'from-2': '2015', 'to-2': '۲۰۱۹' },
  })
  assert.deepEqual(pick(done), [303, `${path}?done=renamed`])
  await until(() => heard.includes(key.article(code)))
  assert.ok(heard.includes(key.person('مسعود-فرضی-زاده')) && heard.includes(key.article(code)))
  const person = (await published.person('مسعود-فرضی-زاده'))!
  assert.deepEqual(
    [person.name, person.otherNames.toSorted(), person.tenures],
    [
      'مسعود فرضی‌زاده نمونه',
      ['فرضی‌زاده', 'مسعود فرضی‌زاده', 'مهندس فرضی‌زاده'].toSorted(),
      [
        { title: 'شهردار نمونه‌شهر', from: 2021, to: null },
        { title: 'استاندار', from: 2015, to: 2019 },
      ],
    ],
  )
  const article = await published.article(code)
  assert.ok(article && 'statements' in article)
  assert.equal(article.statements[0]!.person?.name, 'مسعود فرضی‌زاده نمونه')
  const seen = await sara.see(path)
  assert.match(seen.html, /value="شهردار نمونه‌شهر"[\s\S]*value="۲۰۲۱"/)
  assert.deepEqual(pick(await fill(sara, path, {})), [303, `${path}?done=saved`], 'sent back as it stands')
  assert.deepEqual((await published.person('مسعود-فرضی-زاده'))!.tenures, person.tenures)
  const without = { names: '', 'title-1': '', 'from-1': '' }
  assert.deepEqual(pick(await fill(sara, path, without)), [303, `${path}?done=saved`])
  const after = (await published.person('مسعود-فرضی-زاده'))!
  assert.deepEqual([after.otherNames, after.tenures.map(({ title }) => title)], [[], ['استاندار']])
})

/** As `assertStrict`, of a page with the one script of lists. */
function assertStrictButKeys(seen: Seen): void {
  const ours = /<script type="module" src="\/desk\/lists\/keys-[0-9a-f]{16}\.js"><\/script>/
  assert.match(seen.html, ours)
  const policy = seen.headers['content-security-policy']!.replace(" script-src 'self'; connect-src 'self';", '')
  const headers = { ...seen.headers, 'content-security-policy': policy }
  assertStrict({ ...seen, headers, html: seen.html.replace(ours, '') })
}

const wrongPeople: [written: Record<string, string>, sentence: RegExp][] = [
  [{ name: '۱۲' }, /نام را با حروف بنویسید/],
  [{ names: 'فرضی‌زاده\n۱۲۳' }, /این سطر نام نیست[^<]*«۱۲۳»/],
  [{ 'title-1': '', 'from-1': '۱۴۰۰' }, /این سال از آنِ کدام سمت است/],
  [{ 'title-1': 'شهردار', 'from-1': 'دیروز' }, /سال را با رقم بنویسید/],
  [{ 'title-1': 'شهردار', 'from-1': '۱۴۰۲', 'to-1': '۱۴۰۰' }, /پایان پیش از آغاز است/],
  [{ 'title-1': 'شهردار', 'title-2': 'شهردار' }, /این سمت یک بار دیگر هم آمده است/],
]

test('what is wrong is said beside the field, and nothing that was written is lost or kept', async (context) => {
  const { database, sara, published } = await openNewsroom(context, await openTestDatabase(context))
  await tell(database, 'پل باز شد', mayor)
  const path = at('speakers', 'مسعود-فرضی-زاده')
  for (const [written, sentence] of wrongPeople) {
    const back = await fill(sara, path, { name: 'نام <b>تازه', ...written })
    assert.equal(back.status, 422)
    assert.match(back.html, sentence)
    assert.match(back.html, /aria-invalid="true"/)
    if (written.name === undefined) assert.match(back.html, /value="نام &lt;b&gt;تازه"/)
  }
  assert.equal((await published.person('مسعود-فرضی-زاده'))?.name, 'مسعود فرضی‌زاده')
})

test('rows for offices that were left empty do not pile up by a refusal, and faults tell the row in Persian', async (context) => {
  const { database, sara } = await openNewsroom(context, await openTestDatabase(context))
  await tell(database, 'پل باز شد', mayor)
  const path = at('speakers', 'مسعود-فرضی-زاده')
  const rows = { 'title-1': '', 'from-1': '', 'title-2': 'شهردار', 'from-2': 'دیروز', 'title-3': '', 'title-4': '' }
  const { html } = await fill(sara, path, rows)
  assert.equal([...html.matchAll(/ name="title-\d+"/g)].length, 4, 'those up to the office, and two that are open')
  assert.match(html, /href="#from-2"[^>]*>سمت ۲، از سال/)
})

test('offices that texts give stand beside the form, apart from those that are recorded', async (context) => {
  const { database, sara } = await openNewsroom(context, await openTestDatabase(context))
  await tell(database, 'پل باز شد', mayor)
  const path = at('speakers', 'مسعود-فرضی-زاده')
  await fill(sara, path, { 'title-1': 'استاندار', 'from-1': '۱۴۰۰' })
  const { html } = await sara.see(path)
  assert.match(html, /value="استاندار"/)
  assert.match(html, /در متن‌ها با این سمت‌ها آمده است: شهردار نمونه‌شهر\.</)
})

test('a name that is another’s leads to the other, and to making one of the two', async (context) => {
  const { database, sara } = await openNewsroom(context, await openTestDatabase(context))
  await tell(database, 'پل باز شد', mayor)
  await tell(database, 'آب آمد', ['سارا نمونه‌پور، سخنگوی شورا، گفت: «آب وصل شد.»'])
  const path = at('speakers', 'سارا-نمونه-پور')
  const back = await fill(sara, path, { names: 'مسعود فرضي زاده' })
  assert.equal(back.status, 422)
  const from = new URLSearchParams({ from: 'مسعود-فرضی-زاده' }).toString()
  assert.ok(back.html.includes(`href="${at('speakers', 'مسعود-فرضی-زاده')}"`))
  assert.ok(back.html.includes(`href="${path}/merger?${from}"`))
  assert.match(back.html, /مسعود فرضي زاده/)
})

test('what a colleague changed meanwhile is not overwritten unseen', async (context) => {
  const { database, sara, published } = await openNewsroom(context, await openTestDatabase(context))
  await tell(database, 'پل باز شد', mayor)
  const path = at('speakers', 'مسعود-فرضی-زاده')
  const was = /name="was" value="([^"]+)"/.exec((await sara.see(path)).html)![1]!
  await fill(sara, path, { names: 'نام همکار' })
  const mine = { was, name: 'مسعود فرضی‌زاده', names: 'نام من' }
  const back = await sara.send(path, mine)
  assert.equal(back.status, 422)
  assert.match(back.html, /در این میان کسی همین را تغییر داده است[\s\S]*نام همکار[\s\S]*نام من/)
  assert.deepEqual((await published.person('مسعود-فرضی-زاده'))?.otherNames, ['نام همکار'])
  const now = /name="was" value="([^"]+)"/.exec(back.html)![1]!
  assert.equal((await sara.send(path, { ...mine, was: now })).status, 303)
  assert.deepEqual((await published.person('مسعود-فرضی-زاده'))?.otherNames, ['نام من'])
})

test('lists go on by keys, the newest first or by the Persian alphabet, and say what to do when they are empty', async (context) => {
  const { database, sara } = await openNewsroom(context, await openTestDatabase(context))
  assert.match((await sara.see('/desk/speakers')).html, /هنوز گوینده‌ای نیست/)
  const names = ['پری', 'باران', 'گلنار', 'کیوان', 'یلدا', 'آذر']
  const many = Array.from({ length: 40 }, (_, n) => `هما نمونه ${n}`)
  await sql`insert into person (slug, name) select one, one from unnest(${[...names, ...many]}::text[]) as one`.execute(
    database,
  )
  const page = await sara.see('/desk/speakers')
  assert.deepEqual([listed(page).length, listed(page)[0]], [40, many.at(-1)])
  const next = /href="\/desk\/speakers\?([^"]+)" rel="next"/.exec(page.html)![1]!
  assert.deepEqual(listed(await sara.see('/desk/speakers', { query: next })), names.toReversed())
  const first = await sara.see('/desk/speakers', { query: 'sort=name' })
  const following = /href="\/desk\/speakers\?([^"]+)" rel="next"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
  const all = [...listed(first), ...listed(await sara.see('/desk/speakers', { query: following }))]
  assert.deepEqual(
    all.filter((name) => names.includes(name!)),
    ['آذر', 'باران', 'پری', 'کیوان', 'گلنار', 'یلدا'],
  )
  assert.equal(all.length, 46)
  const lost = await sara.see('/desk/speakers', { query: 'q=؟؟' })
  assert.match(lost.html, /گوینده‌ای با این نام نیست/)
})

test('drafts that name somebody are listed apart, and the next articles by a key', async (context) => {
  const { database, sara } = await openNewsroom(context, await openTestDatabase(context))
  const codes: number[] = []
  for (let n = 0; n < 21; n += 1) codes.push(await tell(database, `پل ${n}`, mayor))
  const hidden = await draft(database, 'پل پنهان', mayor)
  const path = at('speakers', 'مسعود-فرضی-زاده')
  const { html } = await sara.see(path)
  const shown = (page: string) =>
    [...page.matchAll(/<h3><a href="\/desk\/articles\/(\d+)"/g)].map(([, code]) => Number(code))
  assert.deepEqual(shown(html), [...codes.slice(1).toReversed(), hidden])
  const next = /\?before=([^"#]+)#articles"/.exec(html)![1]
  assert.deepEqual(shown((await sara.see(path, { query: `before=${next}` })).html), [codes[0]])
})

test('whoever only reads sees everything and is shown no form; the records are left as they are', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context, await openTestDatabase(context))
  await tell(database, 'پل باز شد', mayor)
  await database.updateTable('account').set({ role: 'reporter' }).where('login', '=', 'sara').execute()
  const path = at('speakers', 'مسعود-فرضی-زاده')
  const seen = await sara.see(path)
  assert.doesNotMatch(seen.html, /<form method="post" action="\/desk\/speakers|href="[^"]*merger/)
  assert.match(seen.html, /<dt>نام<\/dt><dd>مسعود فرضی‌زاده/)
  assert.doesNotMatch((await sara.see('/desk/sources')).html, /منبع تازه/)
  for (const [method, to] of [
    ['send', path],
    ['send', `${path}/merger`],
    ['see', `${path}/merger`],
    ['see', '/desk/new-source'],
  ] as const) {
    const asked = method === 'send' ? await sara.send(to, { name: 'دیگری', from: 'x' }) : await sara.see(to)
    assert.equal(asked.status, 403, to)
  }
  assert.equal((await visitor().see('/desk/speakers')).status, 303)
})

test('of two who send the same form at once one is told that the other was first', async (context) => {
  const { database, sara, published } = await openNewsroom(context, await openTestDatabase(context))
  await tell(database, 'پل باز شد', mayor)
  const path = at('speakers', 'مسعود-فرضی-زاده')
  for (const title of ['مهندس', 'دکتر', 'سید', 'حاج', 'استاد']) {
    const was = /name="was" value="([^"]*)"/.exec((await sara.see(path)).html)![1]!
    const names = [`${title} فرضی‌زاده`, `${title} مسعود`]
    const sent = names.map((one) => sara.send(path, { was, name: 'مسعود فرضی‌زاده', names: one }))
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    assert.deepEqual(statuses.toSorted(), [303, 422])
    assert.deepEqual((await published.person('مسعود-فرضی-زاده'))!.otherNames, [names[statuses.indexOf(303)]])
  }
})
