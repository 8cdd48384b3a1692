import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { documentFromParagraphs } from '#article'
import { Refusal } from '#server'
import { addSections, checkAudit, inTransaction, publishedReader, readManuscript } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { saveDraft } from '../../actions/save-draft.ts'
import { addCheck } from '../../actions/settings/arrange-checklist.ts'
import { decidePublishing } from '../../actions/settings/decide-publishing.ts'
import { setTiming } from '../../actions/timings/set-timing.ts'
import { assertStrict, openSarasRoom, pick } from '../fixtures/room.ts'
import type { Seen, Visitor } from '../fixtures/visitor.ts'

/** شرکت آب رودبار answers a report that spoke of it. */
const code = 757695
const editor = { id: 'account:negar', role: 'editor-in-chief' } as const
const original = 'شرکت آب رودبار سه روز آب شهر را بی‌خبر بست. مردم در صف تانکر ایستادند. '.repeat(20).trim()
const written = {
  name: 'شرکت آب رودبار',
  contact: '۰۲۱-۰۰۰۰۰۰۰',
  text: 'آب شهر برای تعمیر خط اصلی بسته شد و از دو روز پیش آگهی داده بودیم.\r\n\r\nتانکرها را خود شرکت فرستاد.',
}
const kept = 'آب شهر برای تعمیر خط اصلی بسته شد و از دو روز پیش آگهی داده بودیم.\n\nتانکرها را خود شرکت فرستاد.'

async function openNewsroom(context: TestContext) {
  const { database, pool } = await openTestDatabase(context)
  const room = await openSarasRoom(database)
  await addSections(database, [{ slug: 'society', name: 'جامعه', parent: null }])
  const text = { kicker: null, headline: 'سه روز بی‌آبی در رودبار', subheadline: null, lead: null, hero: null }
  const document = documentFromParagraphs([original])
  const content = { kind: 'news' as const, ...text, document, section: 'society', tags: [], authors: [] }
  await inTransaction(database, async (transaction) => {
    await createArticle(transaction, editor, { content, chain: [], code })
    await publishArticle(transaction, editor, code, { publishedAt: null })
  })
  return { ...room, published: publishedReader(pool) }
}

function send(
  one: Visitor,
  fields: Partial<typeof written> & Record<string, string> = {},
  address?: string,
): Promise<Seen> {
  return one.send(`/reply/${code}`, { ...written, ...fields }, address === undefined ? {} : { address })
}

function trackingIn({ html }: Seen): string {
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(html)![0]
}

test('an answer is sent without an account, followed by a code, published whole, and linked both ways', async (context) => {
  const { database, sara, visitor, published } = await openNewsroom(context)
  const company = visitor()
  const form = await company.see(`/reply/${code}`)
  assertStrict(form)
  assert.match(form.html, /مادهٔ ۲۳ قانون مطبوعات/)
  const receipt = await send(company)
  assert.equal(receipt.status, 201)
  const hash = createHash('sha256').update(kept).digest('hex')
  assert.ok(receipt.html.includes(hash), 'the hash is of the words that were sent')
  const tracking = trackingIn(receipt)
  const follow = (typed: string) => company.send('/reply/status', { tracking: typed })
  assert.match((await follow(tracking.toLowerCase().replaceAll('-', ' '))).html, /در دست بررسی است/)
  assert.equal((await follow('AAAA-AAAA-AAAA')).status, 404)

  const list = await sara.see('/desk/replies')
  assertStrict(list)
  assert.match(list.html, /شرکت آب رودبار: «سه روز بی‌آبی در رودبار»/)
  assert.match(list.html, /۴۸ ساعت تا پایان مهلت|۲ روز تا پایان مهلت/)
  const page = await sara.see('/desk/replies/1')
  assertStrict(page)
  assert.match(page.html, /۰۲۱-۰۰۰۰۰۰۰/)
  assert.equal((await sara.send('/desk/replies/1/refusal', { reason: ' ' })).status, 422)
  const done = await sara.send('/desk/replies/1/publication', { headline: 'شرکت آب رودبار: آگهی داده بودیم' })
  assert.deepEqual(pick(done), [303, '/desk/replies/1?done=published'])
  assert.equal((await sara.send('/desk/replies/1/refusal', { reason: 'دیر رسید.' })).status, 409, 'decided once')

  const article = await published.article(code)
  assert.ok(article && 'replies' in article)
  assert.deepEqual(
    article.replies.map(({ headline }) => headline),
    ['شرکت آب رودبار: آگهی داده بودیم'],
  )
  const answer = await published.article(article.replies[0]!.code)
  assert.ok(answer && 'answers' in answer)
  assert.deepEqual([answer.answers?.code, answer.answers?.name, answer.answers?.hash], [code, written.name, hash])
  assert.deepEqual([answer.section?.slug, answer.kicker], ['society', 'جوابیه'], 'it stands where the report stands')
  assert.match((await follow(tracking)).html, /منتشر شد/)
  const proof = await sara.see('/desk/replies/1/proof')
  assertStrict(proof)
  assert.ok(proof.html.includes(hash) && proof.html.includes(`/fa/news/${answer.code}/`))
  assert.doesNotMatch(proof.html, /۰۲۱-۰۰۰۰۰۰۰/, 'how to reach the sender is not part of the proof')
  assert.equal((await checkAudit(database)).brokenAt, null)
})

test('nobody changes the words of an answer, on the desk or by saving; headline and section may change', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context)
  await send(visitor())
  await sara.send('/desk/replies/1/publication', {})
  const { rows } = await sql<{ code: number }>`
    select code from article join reply_article on article_id = article.id`.execute(database)
  const own = rows[0]!.code
  const manuscript = (await readManuscript(database, own))!
  const { content, revision } = manuscript
  const save = (change: object) =>
    inTransaction(database, (transaction) =>
      saveDraft(transaction, editor, own, { content: { ...content, ...change }, chain: [], from: revision }),
    ).then(
      () => 'saved',
      (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
    )
  assert.equal(await save({ document: documentFromParagraphs([`${kept} اما این نادرست است.`]) }), 'locked-text')
  assert.equal(await save({ lead: 'تحریریه: این ادعا نادرست است.' }), 'locked-text')
  const path = `/desk/articles/${own}`
  const { json } = await sara.ask('GET', `${path}/copy`)
  const patch = { parts: {}, blocks: { start: 1, removed: 1, added: [] } }
  const change = { from: json.version, seat: 'a-seat-of-sara', number: 1, patch, choices: null }
  await assert.rejects(sara.ask('PUT', `${path}/copy`, change), (error: Refusal) => error.code === 'locked-text')
  assert.equal(await save({ headline: 'پاسخ شرکت آب' }), 'saved')
})

test('a checklist of the newsroom keeps its own articles waiting, and no answer', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context)
  const everywhere = { section: null, kind: null, isAskedAgain: true, isRequired: true, replaces: null }
  await inTransaction(database, (one) => addCheck(one, editor, { ...everywhere, words: 'نام‌ها دوباره خوانده شد' }))
  await send(visitor())
  const done = await sara.send('/desk/replies/1/publication', {})
  assert.deepEqual(pick(done), [303, '/desk/replies/1?done=published'])

  const rename = async (own: number) => {
    const { content, revision } = (await readManuscript(database, own))!
    const draft = { content: { ...content, headline: 'پاسخ شرکت آب' }, chain: [], from: revision }
    await inTransaction(database, (transaction) => saveDraft(transaction, editor, own, draft))
  }
  const { rows } = await sql<{ code: number }>`
    select code from article join reply_article on article_id = article.id`.execute(database)
  const answer = rows[0]!.code
  const now = new Date()
  const wish = { kind: 'publication' as const, dueAt: new Date(now.getTime() + 3_600_000), note: null, now }
  const time = (own: number) => inTransaction(database, (one) => setTiming(one, editor, own, wish))
  const publish = (own: number) =>
    inTransaction(database, (one) => publishArticle(one, editor, own, { publishedAt: null }))
  for (const own of [answer, code]) await rename(own)
  for (const go of [time, publish]) {
    await assert.rejects(go(code), (error: Refusal) => error.code === 'not-ready')
    await go(answer)
  }
})

test('what is too long, empty, made by a program or too often sent is refused, and nothing that was written is lost', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context)
  const one = visitor()
  const long = await send(one, { text: `${original} ${original} ${original}` })
  assert.equal(long.status, 422)
  assert.match(long.html, /حرف بلندتر از اندازه است/)
  assert.ok(long.html.includes(original.slice(0, 200)), 'it comes back')
  assert.equal((await send(one, { text: ' \n ' })).status, 422)
  assert.equal((await send(one, { name: 'شرکت\u202e' })).status, 422)
  assert.equal((await send(one, { contact: '' })).status, 422)
  assert.equal((await send(one, { website: 'https://spam.example' })).status, 400)
  assert.equal((await one.see('/reply/1')).status, 404)
  assert.equal((await one.send(`/reply/${code}`, written, { headers: { 'sec-fetch-site': 'cross-site' } })).status, 403)
  const statuses: number[] = []
  for (let time = 0; time < 6; time += 1) statuses.push((await send(one, {}, '198.51.100.9')).status)
  assert.deepEqual(statuses, [201, 201, 201, 201, 201, 429])
  assert.equal((await send(one, {}, '198.51.100.77')).status, 201, 'another network')
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from reply`.execute(database)
  assert.equal(rows[0]!.n, 6)
  await assert.rejects(sql`update reply set body = 'x'`.execute(database))
  await sara.send('/desk/replies/2/refusal', { reason: 'به مطلب دیگری پاسخ می‌دهد.' })
  assert.match((await sara.see('/desk/replies', { query: 'state=all' })).html, /پذیرفته نشد/)
})

test('the clock is the newsroom’s own, and what is late stands out', async (context) => {
  const { database, sara, visitor } = await openNewsroom(context)
  const administrator = { id: 'account:sara', role: 'administrator' } as const
  await inTransaction(database, (transaction) => decidePublishing(transaction, administrator, { replyDays: 1 }))
  await send(visitor())
  assert.match((await sara.see('/desk/replies')).html, /۲۴ ساعت تا پایان مهلت/)
  await sql`alter table reply disable trigger reply_kept; update reply set due_at = now() - interval '1 hour'`.execute(
    database,
  )
  assert.match((await sara.see('/desk/replies')).html, /مهلت گذشته است/)
  await assert.rejects(decidePublishing(database, administrator, { replyDays: 0 }))
})
