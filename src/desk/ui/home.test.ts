import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { type ArticleContent, documentFromParagraphs } from '#article'
import { hashToken } from '#server'
import { addSections, type Database, readManuscript } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { readComment, sendComment } from '../actions/comments/send-comment.ts'
import { createArticle } from '../actions/create-article.ts'
import { publishArticle } from '../actions/publish-article.ts'
import { saveDraft } from '../actions/save-draft.ts'
import { assertStrict, openSarasRoom, pick } from './fixtures/room.ts'

async function testDatabase(context: TestContext): Promise<Database> {
  return (await openTestDatabase(context)).database
}

test('a key is shown once, works as a key, and is for administrators to make', async (context) => {
  const { database, visitor, sara: one } = await openSarasRoom(await testDatabase(context))
  const made = await one.send('/desk/keys', { name: 'واردکننده', role: 'reporter' })
  assert.equal(made.status, 201)
  const [key] = /sanad_[\w-]{43}/.exec(made.html) ?? []
  assertStrict(made)
  const { rows } =
    await sql`select name, role from api_token where hash = ${Buffer.from(hashToken(key!)!, 'hex')}`.execute(database)
  assert.deepEqual(rows, [{ name: 'واردکننده', role: 'reporter' }])
  const list = await one.see('/desk/settings/keys')
  assertStrict(list)
  assert.ok(list.html.includes('واردکننده') && !list.html.includes(key!))

  for (const fields of [
    { name: 'im\u202eport', role: 'reader' },
    { name: 'import', role: 'owner' },
    { name: '', role: '' },
  ]) {
    const seen = await one.send('/desk/keys', fields)
    assert.equal(seen.status, 422)
    assertStrict(seen)
  }
  assert.deepEqual(pick(await visitor().send('/desk/keys', { name: 'import', role: 'reader' })), [303, '/desk/login'])
  for (const role of ['reader', 'reporter', 'section-editor', 'editor-in-chief']) {
    await sql`update account set role = ${role}`.execute(database)
    assert.equal((await one.send('/desk/keys', { name: 'import', role: 'reader' })).status, 403, role)
    assert.equal((await one.send('/desk/keys', { name: '', role: 'reader' })).status, 403, role)
  }
  await sql`update account set role = 'a role of tomorrow'`.execute(database)
  assert.equal((await one.see('/desk')).status, 303)
  const { rows: keys } = await sql`select from api_token`.execute(database)
  assert.equal(keys.length, 1)
})

function contentOf(headline: string): ArticleContent {
  const document = documentFromParagraphs(['شهرداری از فردا آزمایش خط تازه را آغاز می‌کند.'])
  const text = { kicker: null, headline, subheadline: null, lead: 'خط تازهٔ تراموا آزمایش می‌شود.' }
  return { kind: 'news', ...text, document, hero: null, section: null, tags: [], authors: [] }
}

test('the home shows the newest work: what is live with its link, what is a draft, and what waits', async (context) => {
  const { database, sara: one } = await openSarasRoom(await testDatabase(context))
  const editor = { id: 'account:negar', role: 'section-editor' } as const
  const add = (headline: string, code: number | null) =>
    createArticle(database, editor, { content: contentOf(headline), chain: [], code })
  await add('خط تازهٔ تراموا', 757695)
  await publishArticle(database, editor, 757695, { publishedAt: new Date('2020-11-24T19:16:00Z') })
  const hostile = await add('</h2><script>alert(1)</script> و «نقل»', null)

  const { html } = await one.see('/desk')
  assert.match(html, /<h2><a href="\/desk\/articles\/757695">خط تازهٔ تراموا<\/a><\/h2>/)
  assert.match(html, /<a href="https:\/\/rowzan\.example\/fa\/news\/757695\/[^"]+">دیدن در سایت<\/a>/)
  assert.match(
    html,
    /منتشرشده<\/span> <span>کد ۷۵۷۶۹۵<\/span> <time datetime="2020-11-24T19:16:00.000Z">۴ آذر ۱۳۹۹، ۲۲:۴۶<\/time>/,
  )
  assert.match(
    html,
    /&lt;\/h2&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt; و «نقل»<\/a><\/h2>\s*<p class="facts"><span class="state draft">پیش‌نویس/,
  )
  assert.doesNotMatch(html, /نسخهٔ تازه‌تری|هنوز هیچ مطلبی/)

  await saveDraft(database, editor, 757695, { content: contentOf('خط تازهٔ تراموا به راه افتاد'), chain: [], from: 1 })
  const later = (await one.see('/desk')).html
  assert.match(later, /خط تازهٔ تراموا به راه افتاد/)
  assert.match(later, /نسخهٔ تازه‌تری منتظر انتشار است/)

  for (let number = 0; number < 30; number += 1) await add(`خبر شمارهٔ ${number}`, null)
  const full = (await one.see('/desk')).html
  assert.equal(full.match(/<li>\n<h2>/g)?.length, 30)
  assert.ok(!full.includes(String(hostile.code)))
})

test('the home leads to new work and to every room where something waits for who is signed in', async (context) => {
  const { database, sara: one } = await openSarasRoom(await testDatabase(context))
  const quiet = await one.see('/desk')
  assert.match(quiet.html, /چیزی در انتظار شما نیست/)
  assert.match(quiet.html, /<form method="post" action="\/desk\/articles"><button accesskey="n">خبر تازه/)

  const editor = { id: 'account:negar', role: 'section-editor' } as const
  const content = contentOf('خط تازهٔ تراموا')
  const { code } = await createArticle(database, editor, { content, chain: [], code: null })
  await publishArticle(database, editor, code, { publishedAt: null })
  const original = (await readManuscript(database, code))!
  for (const text of ['از این خط خوشحالم.', 'ایستگاه ما کجاست؟']) {
    const { value } = readComment({ name: 'مسافر', text })
    await sendComment(database, { original, comment: value!, to: null, heldUntil: null })
  }
  const { html } = await one.see('/desk')
  assert.match(
    html,
    /<li><a href="\/desk\/comments"><span>دیدگاه در انتظار<\/span> <span class="num">۲<\/span><\/a><\/li>/,
  )
  assert.doesNotMatch(html, /چیزی در انتظار شما نیست|\/desk\/replies"><span/)

  await sql`update account set role = 'reporter'`.execute(database)
  const reporters = (await one.see('/desk')).html
  assert.doesNotMatch(reporters, /دیدگاه در انتظار/, 'who does not moderate is not told')
  await sql`update account set role = 'moderator'`.execute(database)
  const moderators = (await one.see('/desk')).html
  assert.match(moderators, /دیدگاه در انتظار/)
  assert.doesNotMatch(moderators, /<button accesskey="n">/, 'who does not write begins nothing')
  assert.match(moderators, new RegExp(`<h2><a href="/desk/articles/${code}/preview">`), 'and is led to reading')
  assert.match(moderators, /href="\/desk\/messages">پیام‌ها/)
  const lists = (await one.see('/desk/articles')).html
  assert.match(lists, /aria-current="page">منتشرشده‌ها/, 'nor has she drafts of her own')
  assert.doesNotMatch(lists, /پیش‌نویس‌های من|<button accesskey="n">/)

  await addSections(database, [{ slug: 'city', name: 'شهر', parent: null }])
  await sql`insert into account_section select account.id, section.id from account, section`.execute(database)
  for (const role of ['moderator', 'section-editor', 'reporter']) {
    await sql`update account set role = ${role}`.execute(database)
    const limited = await one.see('/desk')
    assert.equal(limited.status, 200, `${role} of one section`)
    assert.doesNotMatch(
      limited.html,
      /دیدگاه در انتظار|"\/desk\/(messages|polls|dossiers)"/,
      `${role}: what is not hers to decide`,
    )
  }
  const filed = { content: { ...content, section: 'city' }, chain: [], from: 1 }
  await saveDraft(database, editor, code, filed)
  for (const role of ['moderator', 'section-editor', 'reporter']) {
    await sql`update account set role = ${role}`.execute(database)
    const [home, queue] = [await one.see('/desk'), await one.see('/desk/comments')]
    assert.equal(/دیدگاه در انتظار/.test(home.html), role !== 'reporter', role)
    assert.equal(/ایستگاه ما کجاست؟/.test(queue.html), role !== 'reporter', `${role} at the queue`)
  }
})

test('many live articles changed by one hand alarm editors-in-chief, until somebody else accepts it', async (context) => {
  const { database, sara: one, visitor } = await openSarasRoom(await testDatabase(context))
  const other = { id: 'account:mina', role: 'section-editor' } as const
  const tenMinutesMs = 600_000
  const madeAt = new Date((Math.floor(Date.now() / tenMinutesMs) - 1) * tenMinutesMs)
  for (let count = 1; count <= 20; count += 1) {
    const { code } = await createArticle(database, other, { content: contentOf(`خبر ${count}`), chain: [], code: null })
    await publishArticle(database, other, code, { publishedAt: null })
    for (const by of ['account:sara', other.id])
      await sql`insert into publication (article_id, revision_id, slug, published_at, made_by, made_at)
        select article_id, revision_id, slug, published_at, ${by}, ${madeAt} from live where code = ${code}`.execute(
        database,
      )
  }
  const home = await one.see('/desk')
  assertStrict(home)
  assert.match(home.html, /۲۰ مطلب منتشرشده را تغییر داده/)
  assert.ok(home.html.includes('--by account:mina') && home.html.includes('--by account:sara'))
  const until = new Date().toISOString()
  const accept = (actor: string) => one.send('/desk/mass-changes', { actor, until })
  assert.equal((await accept('account:sara')).status, 403, 'nobody vouches for herself')
  assert.equal((await one.send('/desk/mass-changes', { actor: other.id, until: 'دیروز' })).status, 404)
  assert.deepEqual(pick(await accept(other.id)), [303, '/desk'])
  const after = await one.see('/desk')
  assert.ok(!after.html.includes('--by account:mina') && after.html.includes('--by account:sara'))
  assert.deepEqual(pick(await visitor().send('/desk/mass-changes', { actor: other.id, until })), [303, '/desk/login'])
  await sql`update account set role = 'section-editor'`.execute(database)
  assert.ok(!(await one.see('/desk')).html.includes('mass-changes'))
})
