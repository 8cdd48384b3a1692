import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addRule, checkAudit, findFeed, inTransaction, key, listRules } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { findManuscript } from '../../actions/find-manuscript.ts'
import { saveDraft } from '../../actions/save-draft.ts'
import { decideSourcing } from '../../actions/sourcing/decide-sourcing.ts'
import { takeUpFeed } from '../../actions/take-up-feed.ts'
import { at, editor, fill, listed, mayor, openNewsroom, tell, until } from '../fixtures/records-room.ts'
import { pick, publicUrl } from '../fixtures/room.ts'

test('سارا دو پروندهٔ یک نفر را یکی می‌کند: she is offered it, told what will happen, and readers find one person', async (context) => {
  const { database, sara, published, heard } = await openNewsroom(context, await openTestDatabase(context))
  const first = await tell(database, 'پل باز شد', mayor)
  const second = await tell(database, 'پل دوم', ['سیدمسعود فرضی‌زاده، شهردار نمونه‌شهر، گفت: «پل دوم در راه است.»'])
  const kept = at('speakers', 'مسعود-فرضی-زاده')
  const seen = await sara.see(kept)
  assert.match(seen.html, /شاید همین کس باشند[\s\S]*سیدمسعود فرضی‌زاده/)
  assert.match(seen.html, new RegExp(`href="/desk/articles/${first}"[\\s\\S]*href="${publicUrl}/fa/news/${first}/`))

  const found = await sara.see(`${kept}/merger`, { query: 'q=زاده مسعود' })
  assert.deepEqual(listed(found), ['سیدمسعود فرضی‌زاده'], 'itself is not offered')
  const query = new URLSearchParams({ from: 'سیدمسعود-فرضی-زاده' }).toString()
  const confirmation = await sara.see(`${kept}/merger`, { query })
  assert.match(confirmation.html, /۱ مطلب منتشرشده که گفته‌ای از او دارد[\s\S]*۱ نشانی[\s\S]*۱ نام[\s\S]*بازگشت ندارد/)
  const sides =
    /می‌ماند<\/dt><dd>[\s\S]*?<bdi>مسعود فرضی‌زاده<[\s\S]*?شهردار نمونه‌شهر[\s\S]*?می‌رود<\/dt><dd>[\s\S]*?<bdi>سیدمسعود فرضی‌زاده</
  assert.match(confirmation.html, sides, 'who both are')
  assert.equal((await published.said({ person: 'مسعود-فرضی-زاده', limit: 9 })).length, 1, 'nothing happens before')

  heard.length = 0
  const done = await sara.send(`${kept}/merger`, { from: 'سیدمسعود-فرضی-زاده' })
  assert.deepEqual(pick(done), [303, `${kept}?done=merged`])
  await until(() => heard.includes(key.article(second)))
  for (const one of [key.person('مسعود-فرضی-زاده'), key.person('سیدمسعود-فرضی-زاده'), key.article(second)])
    assert.ok(heard.includes(one), one)
  assert.equal((await published.said({ person: 'مسعود-فرضی-زاده', limit: 9 })).length, 2)
  assert.equal((await published.person('سیدمسعود-فرضی-زاده'))?.slug, 'مسعود-فرضی-زاده')
  assert.match((await sara.see(`${kept}`, { query: 'done=merged' })).html, /دو گوینده یکی شدند/)
  const again = await sara.send(`${kept}/merger`, { from: 'سیدمسعود-فرضی-زاده' })
  assert.deepEqual([again.status, /از پیش یکی‌اند/.test(again.html)], [422, true])
  assert.equal((await checkAudit(database)).brokenAt, null)
})

test('a source is added, found in any spelling, put right, and made one with another, its feed with it', async (context) => {
  const { database, sara, published } = await openNewsroom(context, await openTestDatabase(context))
  const written = {
    name: 'خبرگزاري کرانهٔ نو',
    kind: 'agency',
    names: 'کرانهٔ نو',
    ambiguousNames: 'کرانه',
    home: 'kerane',
    country: 'ir',
  }
  const refused = await sara.send('/desk/sources', written)
  assert.deepEqual([refused.status, /این نشانی وب نیست/.test(refused.html)], [422, true])
  assert.match(refused.html, /value="kerane"/)
  const made = await sara.send('/desk/sources', { ...written, home: 'https://kerane.example/' })
  const path = at('sources', 'خبرگزاری-کرانه-نو')
  assert.deepEqual(pick(made), [303, `${path}?done=added`])
  const taken = await sara.send('/desk/sources', { ...written, name: 'کرانه نو', home: '' })
  assert.deepEqual([taken.status, taken.html.includes(`href="${path}"`)], [422, true])
  assert.equal((await sara.see('/desk/new-source')).status, 200)
  const latin = await sara.send('/desk/sources', {
    name: 'New',
    kind: 'site',
    names: '',
    ambiguousNames: '',
    home: '',
    country: '',
  })
  assert.deepEqual(pick(latin), [303, '/desk/sources/new?done=added'])
  assert.match((await sara.see('/desk/sources/new')).html, /<h1><bdi>New</)

  const code = await tell(database, 'پل باز شد', ['به گزارش خبرگزاری کرانهٔ نو، پل باز شد.'])
  assert.match((await sara.see('/desk/sources', { query: 'q=كرانه نو' })).html, /۱ مطلب منتشرشده/)
  assert.deepEqual(pick(await fill(sara, path, { kind: 'newspaper' })), [303, `${path}?done=saved`])
  const kept = (await published.source('خبرگزاری-کرانه-نو'))!
  assert.deepEqual(
    [kept.kind, kept.country, kept.home, kept.otherNames.toSorted()],
    ['newspaper', 'IR', 'https://kerane.example/', ['کرانه', 'کرانهٔ نو'].toSorted()],
  )
  assert.deepEqual(listed(await sara.see('/desk/sources', { query: 'q=کرانه&kind=newspaper' })), ['خبرگزاری کرانهٔ نو'])
  assert.deepEqual(listed(await sara.see('/desk/sources', { query: 'q=کرانه&kind=site' })), [])

  await sara.send('/desk/sources', {
    name: 'پل‌نیوز',
    kind: 'site',
    names: '',
    ambiguousNames: '',
    home: '',
    country: '',
  })
  const other = at('sources', 'پل-نیوز')
  assert.match((await sara.see(`${other}/merger`, { query: 'q=ناپیدا' })).html, /منبعی با این نام پیدا نشد/)
  const query = new URLSearchParams({ from: 'خبرگزاری-کرانه-نو' }).toString()
  const confirmation = (await sara.see(`${other}/merger`, { query })).html
  assert.match(confirmation, /۱ مطلب منتشرشده که از آن نام می‌برد/)
  assert.match(confirmation, /<bdi>کرانه<\/bdi>، <bdi>کرانهٔ نو<\/bdi>/, 'each name in its own direction')
  const feed = { address: 'https://kerane.example/feed.xml', source: 'خبرگزاری-کرانه-نو' }
  const { id } = await inTransaction(database, (one) => takeUpFeed(one, editor, feed))
  const rule = { name: 'کرانه به شهر', position: 1, does: { section: 'city' }, madeBy: editor.id }
  await addRule(database, { ...rule, matches: { sources: ['ایرنا', 'خبرگزاری-کرانه-نو'] } })
  const merged = await sara.send(`${other}/merger`, { from: 'خبرگزاری-کرانه-نو' })
  assert.deepEqual(pick(merged), [303, `${other}?done=merged`])
  assert.equal((await findFeed(database, id))?.source, 'پل-نیوز', 'what it fed goes on')
  const [moved] = await listRules(database)
  assert.deepEqual(moved!.matches, { sources: ['ایرنا', 'پل-نیوز'] }, 'and so does what is ruled about it')
  const article = await published.article(code)
  assert.ok(article && 'chain' in article)
  assert.equal(article.chain[0]!.source?.slug, 'پل-نیوز')
  assert.equal((await checkAudit(database)).brokenAt, null)
})

const nothingElse = { chain: null, hops: [], mentions: [], differing: [], waivers: [] } as const

test('a person whom somebody named by hand is still the one after a merger, however often the text is saved', async (context) => {
  const { database, sara } = await openNewsroom(context, await openTestDatabase(context))
  const code = await tell(database, 'پل باز شد', mayor)
  await tell(database, 'آب آمد', ['سارا نمونه‌پور، سخنگوی شورا، گفت: «آب وصل شد.»'])
  const about = await inTransaction(database, (one) => findManuscript(one, code))
  const change = { person: 'سارا-نمونه-پور' }
  const statements = [{ id: 's1', decision: 'changed', change }] as const
  await inTransaction(database, (one) =>
    decideSourcing(one, editor, code, { wish: { ...nothingElse, statements, from: about.revision }, ownNames: [] }),
  )
  await sara.send(`${at('speakers', 'مسعود-فرضی-زاده')}/merger`, { from: 'سارا-نمونه-پور' })
  const { content, revision } = await inTransaction(database, (one) => findManuscript(one, code))
  await inTransaction(database, (one) =>
    saveDraft(one, editor, code, {
      content: { ...content, headline: 'پل باز شد، سرانجام' },
      chain: null,
      from: revision,
    }),
  )
  const { rows } = await sql<{
    slug: string
  }>`select distinct person.slug from statement join person on person.id = person_id`.execute(database)
  assert.deepEqual(rows, [{ slug: 'مسعود-فرضی-زاده' }])
})

test('a merger waits for what is being saved, and what is saved after it finds the record that was kept', async (context) => {
  const { database, sara, published } = await openNewsroom(context, await openTestDatabase(context))
  await tell(database, 'پل باز شد', mayor)
  for (const name of ['سارا نمونه‌پور', 'مینا نمونه‌پور', 'رها نمونه‌پور']) {
    const said = (day: number) => [`${name}، سخنگوی شورا، گفت: «آب روز ${day} وصل شد.»`]
    await tell(database, `آب آمد، ${name}`, said(0))
    const from = name.replaceAll(' ', '-').replaceAll('\u200c', '-')
    const saves = [1, 2, 3, 4].map((day) => tell(database, `آب آمد، ${name}، ${day}`, said(day)))
    const merger = sara.send(`${at('speakers', 'مسعود-فرضی-زاده')}/merger`, { from })
    assert.equal((await merger).status, 303)
    await Promise.all(saves)
  }
  assert.equal((await published.said({ person: 'مسعود-فرضی-زاده', limit: 50 })).length, 1 + 3 * 5)
})
