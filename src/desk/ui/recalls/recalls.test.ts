import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ArticleDocument, documentFromParagraphs } from '#article'
import { type Database, inTransaction, keepOldAddresses, keepOwnHost, linkDiffering, readManuscript } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { correctArticle } from '../../actions/correct-article.ts'
import { createArticle } from '../../actions/create-article.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { saveDraft } from '../../actions/save-draft.ts'
import { withdrawArticle } from '../../actions/withdraw-article.ts'
import { openSarasRoom, pick } from '../fixtures/room.ts'

const negar = { id: 'account:negar', role: 'editor-in-chief' } as const

async function publishNew(
  database: Database,
  headline: string,
  document: ArticleDocument = documentFromParagraphs(['شهرداری از فردا آزمایش را آغاز می‌کند.']),
): Promise<{ code: number; articleId: number }> {
  const text = { kicker: null, headline, subheadline: null, lead: 'لید خبر.', hero: null, section: null }
  const content = { kind: 'news' as const, ...text, document, tags: [], authors: [] }
  const { code } = await createArticle(database, negar, { content, chain: [], code: null })
  await inTransaction(database, (one) => publishArticle(one, negar, code, { publishedAt: null }))
  return { code, articleId: (await readManuscript(database, code))!.articleId }
}

test('what we correct or take down is recalled where it was relied on; somebody deals with it, or says why not', async (context) => {
  const { database } = await openTestDatabase(context)
  const { sara } = await openSarasRoom(database)
  assert.match((await sara.see('/desk/recalls')).html, /هیچ فراخوانی منتظر رسیدگی نیست/)
  const first = await publishNew(database, 'خط تازهٔ تراموا')
  const other = await publishNew(database, 'تراموا از نگاه شهروندان')
  await publishNew(database, 'باران پاییزی در راه است')
  await linkDiffering(database, [first.articleId, other.articleId], negar.id)
  const correct = (kind: 'typo' | 'correction') =>
    inTransaction(database, (one) =>
      correctArticle(one, negar, first.code, { kind, note: 'تاریخ درست شد.', change: null }),
    )
  await correct('typo')
  assert.doesNotMatch((await sara.see('/desk/recalls')).html, /class="queue/, 'a slip of the pen concerns nobody else')
  await correct('correction')
  await correct('correction')
  const seen = await sara.see('/desk/recalls')
  assert.deepEqual(
    [...seen.html.matchAll(/<h2><a href="\/desk\/articles\/(\d+)"/g)].map(([, code]) => Number(code)),
    [other.code],
    'once, and the article nobody relied on is not there',
  )
  assert.match(seen.html, /مطلبی از ما اصلاح شد[\s\S]+سبب: <a href="\/desk\/articles\/\d+">خط تازهٔ تراموا/)
  assert.match((await sara.see('/desk/queue')).html, /۱ فراخوان منتظر رسیدگی است/)
  const path = `/desk/recalls/${/action="\/desk\/recalls\/(\d+)"/.exec(seen.html)![1]}`
  const without = await sara.send(path, { kind: 'ignored', note: ' ' })
  assert.deepEqual([without.status, /دلیل را بنویسید/.test(without.html)], [422, true])
  assert.deepEqual(pick(await sara.send(path, { kind: 'ignored', note: 'این مطلب تاریخ را نگفته است' })), [
    303,
    '/desk/recalls?done=settled',
  ])
  assert.equal((await sara.send(path, { kind: 'handled' })).status, 404)
  assert.match(
    (await sara.see('/desk/recalls', { query: 'state=all' })).html,
    /نادیده گرفته شد[\s\S]+تاریخ را نگفته است/,
  )
  await inTransaction(database, (one) => withdrawArticle(one, negar, first.code, { reason: 'نادرست بود' }))
  const again = await sara.see('/desk/recalls')
  assert.match(again.html, /مطلبی از ما برداشته یا پس گرفته شد/)
  const next = `/desk/recalls/${/action="\/desk\/recalls\/(\d+)"/.exec(again.html)![1]}`
  assert.equal((await sara.send(next, { kind: 'handled' })).status, 303)
  assert.match((await sara.see('/desk/recalls')).html, /هیچ فراخوانی منتظر رسیدگی نیست/)
})

/** A body whose words lead to this address. */
function leadingTo(href: string): ArticleDocument {
  const link = { type: 'text' as const, text: 'پیش‌تر گفته شد', marks: [{ type: 'link' as const, attrs: { href } }] }
  const words = { type: 'text' as const, text: ' و از فردا آغاز می‌شود.' }
  return { type: 'doc', content: [{ type: 'paragraph', content: [link, words] }] }
}

test('what the words of our own articles lead to recalls them too, at whatever address of ours', async (context) => {
  const { database } = await openTestDatabase(context)
  const { sara } = await openSarasRoom(database)
  await keepOwnHost(database, 'https://www.rozan.example')
  const first = await publishNew(database, 'خط تازهٔ تراموا')
  await keepOldAddresses(database, [{ address: 'https://kohne.example/story?id=7', articleId: first.articleId }])
  const { code } = first
  const addresses: [string, boolean][] = [
    [`/fa/news/${code}/خط-تازه`, true],
    [`/n/${code}`, true],
    [`https://rozan.example/fa/news/${code}`, true],
    [`https://rozan.example/fa/news/${code.toLocaleString('fa-IR', { useGrouping: false })}/x`, true],
    ['https://kohne.example/story?id=7', true],
    [`https://elsewhere.example/fa/news/${code}`, false],
    [`/fa/news/${code}0`, false],
    [`/fa/section/${code}`, false],
  ]
  const told: number[] = []
  for (const [address, isOurs] of addresses) {
    const made = await publishNew(database, `مطلبی که به ${address} می‌رود`, leadingTo(address))
    if (isOurs) told.push(made.code)
  }
  const unlinked = await publishNew(database, 'پیوندش برداشته شد', leadingTo(`/n/${code}`))
  const { content, revision } = (await readManuscript(database, unlinked.code))!
  const without = { ...content, document: documentFromParagraphs(['دیگر به جایی نمی‌رود و متن خودش بس است.']) }
  await saveDraft(database, negar, unlinked.code, { content: without, chain: null, from: revision })
  await inTransaction(database, (one) => publishArticle(one, negar, unlinked.code, { publishedAt: null }))
  await inTransaction(database, (one) =>
    correctArticle(one, negar, code, { kind: 'correction', note: 'تاریخ درست شد.', change: null }),
  )
  const seen = await sara.see('/desk/recalls')
  const shown = [...seen.html.matchAll(/<h2><a href="\/desk\/articles\/(\d+)"/g)].map(([, found]) => Number(found))
  assert.deepEqual(shown.sort(), told.sort())
})
