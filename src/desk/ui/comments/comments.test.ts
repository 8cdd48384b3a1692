import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { documentFromParagraphs } from '#article'
import { Refusal } from '#server'
import {
  addSections,
  checkAudit,
  countWaitingComments,
  inTransaction,
  type PublishedArticle,
  publishedReader,
  tallyComments,
} from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { decideComments, watchedIn } from '../../actions/comments/decide-comments.ts'
import { zeroBits } from '../../actions/comments/proof-of-work.ts'
import { readComment } from '../../actions/comments/send-comment.ts'
import { createArticle } from '../../actions/create-article.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { withdrawArticle } from '../../actions/withdraw-article.ts'
import { assertStrict, openRoom, openSarasRoom, pick } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'

const code = 757695
/** Little work, so that tests are quick; a browser does the whole of it in `test/browser`. */
const settings = { newsroom: 'روزن', commentProofBits: 6 }
const editor = { id: 'account:negar', role: 'editor-in-chief' } as const
const written = { name: 'مینا', text: 'گزارش خوبي بود.\r\n\r\nدرباره پل هم بنويسيد.', to: '' }

async function openNewsroom(context: TestContext) {
  const { database, pool } = await openTestDatabase(context)
  const room = await openSarasRoom(database, { settings })
  await addSections(database, [{ slug: 'society', name: 'جامعه', parent: null }])
  const text = { kicker: null, headline: 'راه کوهستان باز شد', subheadline: null, lead: null, hero: null }
  const document = documentFromParagraphs(['راه از امروز باز است.'])
  const content = { kind: 'news' as const, ...text, document, section: 'society', tags: [], authors: [] }
  await inTransaction(database, async (transaction) => {
    await createArticle(transaction, editor, { content, chain: [], code })
    await publishArticle(transaction, editor, code, { publishedAt: null })
  })
  const published = publishedReader(pool)
  return { ...room, database, published, read: () => published.comments({ code, limit: 10, below: null }) }
}

type Fields = Partial<typeof written> & Record<string, string>

/** As a browser with scripts sends it: with its work done. */
async function send(one: Visitor, fields: Fields = {}, address = '203.0.113.9') {
  return sendPlain(one, { ...(await work(one)), ...fields }, address)
}

function sendPlain(one: Visitor, fields: Fields = {}, address = '203.0.113.9') {
  return one.send(`/comment/${code}`, { ...written, ...fields }, { address })
}

/** What the script of the form would send along. */
async function work(one: Visitor): Promise<{ challenge: string; proof: string }> {
  const { html } = await one.see(`/comment/${code}`)
  const challenge = /name="challenge" value="([^"]*)"/.exec(html)?.[1] ?? ''
  for (let number = 0; ; number += 1) {
    const proof = number.toString(36)
    if (zeroBits(`${challenge}:${proof}`) >= settings.commentProofBits) return { challenge, proof }
  }
}

test('a comment waits, is decided at the desk, and is read with its answer; nothing else is shown', async (context) => {
  const { sara, visitor, read, published, database } = await openNewsroom(context)
  const mina = visitor()
  const form = await mina.see(`/comment/${code}`)
  const script = /<script type="module" src="(\/comment\/script\/proof-[0-9a-f]+\.js)"><\/script>/.exec(form.html)!
  const policy = form.headers['content-security-policy']!.replace("script-src 'self'; ", '')
  const headers = { ...form.headers, 'content-security-policy': policy }
  assertStrict({ ...form, headers, html: form.html.replace(script[0], '') })
  assert.match((await mina.see(script[1]!)).html, /sha-256/i)
  assert.deepEqual(pick(await send(mina)), [303, `/fa/comments/${code}?sent=1#sent`])
  assert.deepEqual((await read())?.tally, { published: 0, waiting: 1, rejected: 0 })
  const queue = await sara.see('/desk/comments')
  assertStrict(queue)
  assert.match(queue.html, /گزارش خوبی بود/)
  const id = /name="comment:(\d+)"/.exec(queue.html)![1]!
  const decided = await sara.send('/desk/comments', {
    state: 'waiting',
    decision: 'published',
    [`comment:${id}`]: 'on',
  })
  assert.deepEqual(pick(decided), [303, '/desk/comments?state=waiting&done=published-1'])
  assert.equal(((await published.article(code)) as PublishedArticle).commentCount, 1)
  await send(visitor(), { name: 'راهدار', text: 'پل هم باز است.', to: id })
  const answer = /name="comment:(\d+)"/.exec((await sara.see('/desk/comments')).html)![1]!
  await sara.send('/desk/comments', { state: 'waiting', decision: 'published', [`comment:${answer}`]: 'on' })
  const [thread] = (await read())!.threads
  assert.deepEqual(
    [thread?.name, thread?.body],
    ['مینا', 'گزارش خوبی بود.\n\nدربارهٔ پل هم بنویسید.'.replace('دربارهٔ', 'درباره')],
  )
  assert.deepEqual(
    thread?.answers.map(({ name }) => name),
    ['راهدار'],
  )
  await sara.send('/desk/comments', {
    state: 'published',
    decision: 'rejected',
    reason: 'تکراری',
    [`comment:${id}`]: 'on',
  })
  assert.deepEqual((await read())?.threads, [], 'an answer goes with what it answered')
  assert.equal((await checkAudit(database)).brokenAt, null)
})

test('the same words come once, however they are spelt; what answers nothing, or an answer, is refused', async (context) => {
  const { sara, visitor, read } = await openNewsroom(context)
  const one = visitor()
  await send(one)
  await send(one, { text: 'گزارش خوبی بود. درباره پل هم بنویسید.' })
  assert.equal((await read())?.tally.waiting, 1)
  assert.equal((await send(one, { text: 'پاسخ', to: '999' })).status, 404)
  const id = /name="comment:(\d+)"/.exec((await sara.see('/desk/comments')).html)![1]!
  assert.equal((await send(one, { text: 'پاسخ به آنچه هنوز دیده نمی‌شود', to: id })).status, 404)
})

test('what is wrong comes back with everything that was written; programs are refused, and crowds from one place', async (context) => {
  const { visitor, read } = await openNewsroom(context)
  const one = visitor()
  const wrong = await send(one, { name: '', text: 'متن <b>من</b>' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /متن &lt;b&gt;من&lt;\/b&gt;/)
  assert.equal((await send(one, { website: 'http://spam.example' })).status, 400)
  for (let count = 0; count < 5; count += 1)
    assert.equal((await send(one, { text: `دیدگاه شمارهٔ ${count}` })).status, 303)
  const late = await send(one, { text: 'یکی دیگر' })
  assert.deepEqual([late.status, late.headers['retry-after'] !== undefined], [429, true])
  assert.equal((await send(visitor(), { text: 'از جای دیگر' }, '198.51.100.4')).status, 303)
  assert.equal((await read())?.tally.waiting, 6)
})

test('without proof of work a comment is taken, seen later and less often; one proof is good once, here, in time', async (context) => {
  const { sara, visitor, database } = await openNewsroom(context)
  const mina = visitor()
  const later = [303, `/fa/comments/${code}?sent=later#sent`]
  assert.deepEqual(pick(await sendPlain(mina)), later)
  const queue = await sara.see('/desk/comments')
  assert.doesNotMatch(queue.html, /گزارش خوبی بود/)
  assert.match(queue.html, /۱ دیدگاه از مرورگرهای بی اسکریپت/)
  assert.equal((await sendPlain(mina, { text: 'دومی' })).status, 303)
  assert.equal((await sendPlain(mina, { text: 'سومی' })).status, 429)
  const done = await work(mina)
  const lazy = ['a', 'b', 'c', 'd'].find((one) => zeroBits(`${done.challenge}:${one}`) < settings.commentProofBits)!
  const elsewhere = done.challenge.replace(String(code), '757696')
  const bad: [string, Record<string, string>][] = [
    ['of another article', { ...done, challenge: elsewhere }],
    ['of a made-up challenge', { ...done, challenge: done.challenge.replace(/.{3}$/, 'abc') }],
    ['not enough work', { ...done, proof: lazy }],
    ['endless', { challenge: done.challenge.repeat(50), proof: '0'.repeat(5_000) }],
  ]
  let place = 0
  for (const [name, fields] of bad) {
    place += 1
    const text = `دیدگاه ${name}`
    assert.deepEqual(pick(await sendPlain(mina, { ...fields, text }, `198.51.100.${place}`)), later, name)
  }
  const now = [303, `/fa/comments/${code}?sent=1#sent`]
  assert.deepEqual(pick(await sendPlain(mina, { ...done, text: 'با گواه' }, '198.51.100.20')), now)
  assert.deepEqual(pick(await sendPlain(mina, { ...done, text: 'دوباره' }, '198.51.100.21')), later, 'good once')

  let hour = 0
  const clock = { ...settings, now: () => new Date(Date.now() + hour * 3_600_000) }
  const slow = openRoom(database, { settings: clock }).visitor()
  const early = await work(slow)
  hour = 7
  assert.deepEqual(pick(await sendPlain(slow, { ...early, text: 'دیر شد' }, '198.51.100.22')), later, 'too late')
  hour = -1
  assert.deepEqual(pick(await sendPlain(slow, { text: 'یک ساعت پیش' }, '198.51.100.23')), later)
  const waited = await sara.see('/desk/comments')
  assert.match(waited.html, /با گواه[\s\S]*یک ساعت پیش/)
  assert.doesNotMatch(waited.html, /دیر شد/)
})

test('an opinion counts once a day from one place, for a published comment of this article', async (context) => {
  const { sara, visitor, read } = await openNewsroom(context)
  await send(visitor())
  const id = /name="comment:(\d+)"/.exec((await sara.see('/desk/comments')).html)![1]!
  const agree = (address: string) =>
    visitor().send(`/comment/${code}/opinion`, { comment: id, opinion: 'agree' }, { address })
  assert.equal((await agree('192.0.2.1')).status, 404, 'it waits still')
  await sara.send('/desk/comments', { state: 'waiting', decision: 'published', [`comment:${id}`]: 'on' })
  assert.equal((await agree('192.0.2.2')).status, 303)
  assert.equal((await agree('192.0.2.2')).status, 429)
  assert.equal((await agree('198.51.100.8')).status, 303)
  assert.deepEqual(
    (await read())?.threads.map(({ agreed, disagreed }) => [agreed, disagreed]),
    [[2, 0]],
  )
})

test('an article that was taken down has no comments, and takes none', async (context) => {
  const { visitor, read, database } = await openNewsroom(context)
  await send(visitor())
  await inTransaction(database, (transaction) => withdrawArticle(transaction, editor, code, { reason: 'نادرست' }))
  assert.equal(await read(), null)
  assert.equal((await send(visitor(), { text: 'پس از برداشتن' })).status, 404)
})

test('rights of a section hold for what readers say of its articles', async (context) => {
  const { visitor, database } = await openNewsroom(context)
  await send(visitor())
  const elsewhere = { id: 'account:moderator', role: 'moderator', sections: ['sport'] } as const
  const decide = inTransaction(database, (transaction) =>
    decideComments(transaction, elsewhere, { ids: [1], decision: 'published', reason: null }),
  )
  await assert.rejects(decide, (error) => error instanceof Refusal && error.code === 'other-section')

  await send(visitor(), { text: 'سخنی دیگر' })
  const counted = [null, ['society', 'sport'], ['sport']].map(async (sections) => [
    (await tallyComments(database, sections)).waiting,
    await countWaitingComments(database, 99, sections),
    await countWaitingComments(database, 1, sections),
  ])
  assert.deepEqual(await Promise.all(counted), [
    [2, 2, 1],
    [2, 2, 1],
    [0, 0, 0],
  ])
})

const watched = ['کلاه‌بردار', 'دزد', 'وعدهٔ دروغ']
const texts: [text: string, found: string[]][] = [
  ['این کلاه بردار است', ['کلاه‌بردار']],
  ['دزددددد', ['دزد']],
  ['دُزد و كلاهبردار', ['کلاه‌بردار', 'دزد']],
  ['وعده دروغ داد', ['وعدهٔ دروغ']],
  ['دزدی نکرد', []],
  ['خبر خوبی بود', []],
]
for (const [text, found] of texts) {
  test(`watched words are known in any spelling: ${text}`, () => assert.deepEqual(watchedIn(text, watched), found))
}

const forms: [name: string, text: string, problems: string[]][] = [
  ['مینا', 'خوب بود', []],
  ['', 'خوب بود', ['name empty']],
  ['مینا', ' \u200c \n', ['text empty']],
  ['مینا', '…!؟', ['text empty']],
  ['مینا', 'خوب '.repeat(600), ['text too-long']],
  ['مینا', 'https://a.example https://b.example www.c.example', ['text too-many-links']],
  ['مینا\u202e', 'خوب', ['name hidden-characters']],
  ['مینا', 'متن\u202eوارونه', []],
]
for (const [name, text, problems] of forms) {
  test(`a comment is read: ${JSON.stringify([name, text.slice(0, 20)])}`, () => {
    const read = readComment({ name, text })
    assert.deepEqual(
      read.problems.map(({ field, kind }) => `${field} ${kind}`),
      problems,
    )
    assert.doesNotMatch(read.value?.body ?? '', /[\u202a-\u202e\u2066-\u2069]/)
  })
}
