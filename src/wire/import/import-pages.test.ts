import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { type ArticleContent, documentFromParagraphs } from '#article'
import type { DraftComment, PageDraft } from '#formats'
import { fold } from '#persian'
import {
  createArticles,
  type Database,
  findArticles,
  fingerprintOf,
  inTransaction,
  keepArchivedComments,
  listComments,
  publish,
  publishedReader,
  readManuscript,
  recordCommentDecisions,
  saveRevisions,
  withdraw,
} from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { importPages } from '../wire.ts'

const publishedAt = new Date('2020-11-24T19:16:00Z')

function page(changes: Partial<Omit<PageDraft, 'content'>> & { headline?: string; text?: string } = {}): PageDraft {
  const { headline = 'کتابخانهٔ رودبار بازگشایی شد', text = 'سارا گفت درها به روی همه باز است.', ...rest } = changes
  const content: ArticleContent = {
    kind: 'news',
    kicker: null,
    headline,
    subheadline: null,
    lead: null,
    document: documentFromParagraphs([text]),
    hero: null,
    section: null,
    tags: [],
    authors: [],
  }
  const chain = rest.chain ?? []
  return {
    origin: '/archive/1.html',
    bytesHash: '00',
    fingerprint: fingerprintOf({ content, chain }).toString('hex'),
    code: 482_119,
    address: null,
    content,
    sectionName: null,
    chain,
    reading: { statements: [], mentions: [] },
    publishedAt,
    updatedAt: null,
    problems: [],
    ...rest,
  }
}

async function open(context: TestContext) {
  const { pool, database } = await openTestDatabase(context)
  const bring = async (...drafts: PageDraft[]) => importPages(database, drafts, { publish: true, savedBy: 'import' })
  const one = async (draft: PageDraft) => (await bring(draft))[0]!
  const shown = async (code: number) => {
    const article = await publishedReader(pool).article(code)
    return article && 'headline' in article ? article.headline : null
  }
  return { pool, database, bring, one, shown }
}

async function writeHere(database: Database, code: number, headline: string): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const known = await readManuscript(transaction, code)
    const articleId = known?.articleId ?? (await createArticles(transaction, [code]))[0]!.id
    const content = { ...page({ headline }).content }
    const [revision] = await saveRevisions(transaction, [{ articleId, content, chain: [], savedBy: 'account:sara' }])
    await publish(transaction, [{ articleId, revisionId: revision!.id, publishedAt: null, madeBy: 'account:sara' }])
    return articleId
  })
}

const kindsOf = ({ problems }: { problems: { kind: string }[] }) => problems.map(({ kind }) => kind)

test('the same page twice changes nothing; a changed page makes a revision, never a second article', async (context) => {
  const { pool, one, shown } = await open(context)
  assert.equal((await one(page())).outcome, 'new')
  assert.equal((await one(page())).outcome, 'unchanged')
  assert.equal((await one(page({ headline: 'کتابخانه باز شد' }))).outcome, 'updated')
  assert.equal(await shown(482_119), 'کتابخانه باز شد')
  const { rows } = await pool.query(
    'select (select count(*) from article) as articles, (select count(*) from revision) as revisions',
  )
  assert.deepEqual(rows[0], { articles: 1, revisions: 2 })
})

test('what was written here is not overwritten by a page with its code', async (context) => {
  const { database, one, shown } = await open(context)
  await writeHere(database, 482_119, 'خبر خودمان')
  for (const address of [null, 'https://three.example/news/482119']) {
    const imported = await one(page({ address, origin: `/archive/${address}` }))
    assert.equal(imported.outcome, 'new')
    assert.notEqual(imported.code, 482_119)
    assert.deepEqual(kindsOf(imported), ['code-taken'])
  }
  assert.equal(await shown(482_119), 'خبر خودمان')
})

test('two sites may have one code; a page that does not say its site must agree in headline or instant', async (context) => {
  const { one } = await open(context)
  await one(page({ address: 'https://one.example/news/482119' }))
  const cases: [string, Partial<PageDraft> & { headline?: string }, string][] = [
    ['another site', { address: 'https://two.example/news/482119' }, 'new'],
    ['the same site', { address: 'https://www.one.example/fa/482119/x' }, 'unchanged'],
    ['no site, same headline', { publishedAt: null }, 'unchanged'],
    ['no site, same instant', { headline: 'تیتر دیگر' }, 'updated'],
    ['no site, nothing in common', { headline: 'چیزی دیگر', publishedAt: new Date('2019-01-01T00:00:00Z') }, 'new'],
  ]
  for (const [index, [name, changes, expected]] of cases.entries()) {
    assert.equal((await one(page({ origin: `/other/${index}`, ...changes }))).outcome, expected, name)
  }
})

test('an article that the desk has edited keeps her words, whether the page comes again as it was or changed', async (context) => {
  const { database, one, shown } = await open(context)
  await one(page())
  await writeHere(database, 482_119, 'تیتر اصلاح‌شده')
  assert.equal((await one(page())).outcome, 'unchanged')
  const changed = await one(page({ text: 'متن تازهٔ سایت قدیم.' }))
  assert.deepEqual([changed.outcome, ...kindsOf(changed)], ['unchanged', 'edited-here'])
  assert.deepEqual(kindsOf(await one(page({ text: 'متن تازهٔ سایت قدیم.' }))), ['edited-here'], 'told every time')
  assert.equal(await shown(482_119), 'تیتر اصلاح‌شده')
})

test('what was taken down here stays down, changed or not', async (context) => {
  const { database, one, shown } = await open(context)
  await one(page())
  const { articleId } = (await readManuscript(database, 482_119))!
  await withdraw(database, { articleId, reason: null, madeBy: 'account:sara' })
  assert.deepEqual(kindsOf(await one(page())), ['withdrawn'])
  assert.deepEqual(kindsOf(await one(page({ headline: 'یک واژه دیگر' }))), ['withdrawn'])
  assert.equal(await shown(482_119), null)
})

test('two copies of one page in one batch are one article with one publication, and each is told once', async (context) => {
  const { pool, bring } = await open(context)
  const [first, second] = await bring(page({ origin: '/a' }), page({ origin: '/b' }))
  assert.deepEqual([first!.outcome, second!.outcome], ['new', 'unchanged'])
  const again = await bring(page({ origin: '/a' }), page({ origin: '/b' }))
  assert.deepEqual(
    again.map(({ outcome }) => outcome),
    ['unchanged', 'unchanged'],
  )
  const { rows } = await pool.query('select count(*) as count from publication')
  assert.equal(rows[0].count, 1)
})

test('a page without a date, or of the future, waits as a draft; imported drafts are published when asked', async (context) => {
  const { database, one, shown } = await open(context)
  const future = new Date(Date.now() + 86_400_000)
  assert.deepEqual(kindsOf(await one(page({ publishedAt: null }))), ['no-date'])
  const told = [{ kind: 'no-date', detail: 'no publication date was found in this text' }]
  assert.deepEqual(kindsOf(await one(page({ code: 4, origin: '/4', publishedAt: null, problems: told }))), ['no-date'])
  assert.deepEqual(kindsOf(await one(page({ code: 2, origin: '/2', publishedAt: future }))), ['future-date'])
  assert.equal(await shown(482_119), null)
  await importPages(database, [page({ code: 3, origin: '/3' })], { publish: false, savedBy: 'import' })
  assert.equal(await shown(3), null)
  assert.equal((await one(page({ code: 3, origin: '/3' }))).outcome, 'published')
  assert.equal(await shown(3), page().content.headline)
  assert.equal((await one(page({ code: 3, origin: '/3' }))).outcome, 'unchanged')
})

test('an article stays in its edition, and who asks for another is told', async (context) => {
  const { database, one } = await open(context)
  await one(page())
  const wish = { publish: true, savedBy: 'import' }
  const [english] = await importPages(database, [page()], { ...wish, edition: 'en' })
  assert.deepEqual([english!.outcome, ...kindsOf(english!)], ['unchanged', 'other-edition'])
  const [persian] = await importPages(database, [page()], { ...wish, edition: 'fa' })
  assert.deepEqual(kindsOf(persian!), [])
})

test('what is to wait stays a draft whatever its date, and every address it had leads to it', async (context) => {
  const { pool, one, shown } = await open(context)
  const waits = { kind: 'unpublished-there', detail: 'x' }
  assert.deepEqual(kindsOf(await one(page({ waits }))), ['unpublished-there'])
  assert.equal(await shown(482_119), null)
  await one(page({ code: 7, origin: '/7', address: 'https://a.example/x/', alsoAt: ['https://a.example/?p=7'] }))
  const { rows } = await pool.query('select address from old_address order by address')
  assert.deepEqual(
    rows.map(({ address }) => address),
    ['https://a.example/?p=7', 'https://a.example/x/'],
  )
})

const comment = (number: number, body: string, changes: Partial<DraftComment> = {}): DraftComment => ({
  number,
  parent: null,
  name: 'آرش',
  body,
  at: `2020-11-25T08:${String(number).padStart(2, '0')}:00Z`,
  state: 'published',
  ...changes,
})

test('what readers said comes with the article: once, with its times and names, as it stood there', async (context) => {
  const { pool, database, one } = await open(context)
  const comments = [
    comment(1, 'آفرین'),
    comment(2, 'آفرین', { name: 'مینا' }),
    comment(3, 'پاسخ به آرش', { parent: 1, name: 'مینا' }),
    comment(4, 'پاسخ به پاسخ', { parent: 3 }),
    comment(5, 'هنوز کسی ندیده', { state: 'waiting' }),
    comment(6, 'پاسخ به نادیده', { parent: 5 }),
    comment(7, 'پاسخ به آنچه نیامد', { parent: 99 }),
  ]
  await one(page({ comments }))
  const said = await publishedReader(pool).comments({ code: 482_119, limit: 10, below: null })
  assert.deepEqual(said?.tally, { published: 6, waiting: 1, rejected: 0 })
  assert.deepEqual(
    said.threads.map(({ name, body, answers }) => [name, body, answers.map((answer) => answer.body)]),
    [
      ['آرش', 'پاسخ به آنچه نیامد', []],
      ['آرش', 'پاسخ به نادیده', []],
      ['مینا', 'آفرین', []],
      ['آرش', 'آفرین', ['پاسخ به آرش', 'پاسخ به پاسخ']],
    ],
  )
  assert.equal(said.threads.at(-1)!.receivedAt.toISOString(), '2020-11-25T08:01:00.000Z')
  const [first] = await listComments(database, { state: 'published', after: null, limit: 1 })
  assert.equal(first?.decision?.by, 'import')

  // One was rejected here since; the archive comes again with a new comment.
  await recordCommentDecisions(database, [said.threads[2]!.id], { decision: 'rejected', reason: null, by: 'sara' })
  assert.equal((await one(page({ comments: [...comments, comment(8, 'تازه')] }))).outcome, 'unchanged')
  const { tally } = (await publishedReader(pool).comments({ code: 482_119, limit: 1, below: null }))!
  assert.deepEqual(tally, { published: 6, waiting: 1, rejected: 1 })

  // There a word was corrected, a comment has no number, and a clock is ahead.
  const corrected = comments.map((one) =>
    one.number === 7 ? { ...one, body: 'پاسخ به آنچه نیامده', name: 'آرَش' } : one,
  )
  const unnumbered = comment(0, 'بی‌شماره', { number: null, at: '2020-11-25T09:00:00Z' })
  const ahead = comment(9, 'از فردا', { at: new Date(Date.now() + 86_400_000).toISOString() })
  for (const _ of ['once', 'twice']) await one(page({ comments: [...corrected, unnumbered, ahead] }))
  const last = (await publishedReader(pool).comments({ code: 482_119, limit: 3, below: null }))!
  assert.deepEqual(last.tally, { published: 8, waiting: 1, rejected: 1 })
  assert.ok(last.threads.every(({ receivedAt }) => receivedAt.getTime() <= Date.now()))
  assert.ok(last.threads.some(({ body }) => body === 'از فردا'))
})

test('comments that came when they were known by their words alone do not come twice, corrected or not', async (context) => {
  const { pool, database, one } = await open(context)
  const { code } = await one(page())
  const [article] = await findArticles(database, [Number(code)])
  const hashOfWords = ({ name, body, at }: DraftComment) =>
    createHash('sha256')
      .update(JSON.stringify([fold(name), fold(body), at]))
      .digest('hex')
  const undated = comment(6, 'دست مریزاد', { at: null })
  const ahead = comment(7, 'خسته نباشید', { at: '2999-01-01T00:00:00Z' })
  const comments = [
    ...[comment(1, 'آفرین'), comment(2, 'پل باز شد؟', { name: 'مینا' }), comment(3, 'می‌رسیم')],
    ...[undated, ahead],
  ]
  const before = comments.map((one) => ({
    ...one,
    articleId: article!.id,
    answers: null,
    receivedAt: one.at === null || one === ahead ? new Date() : new Date(one.at),
    wordsHash: hashOfWords(one),
  }))
  await keepArchivedComments(database, before, 'import')
  const corrected = { ...comments[1]!, body: 'پل کی باز شد؟' }
  // Somebody pressed twice: two comments of one reader at one second, of which one came before.
  const twin = { ...comments[2]!, number: 4, body: 'نمی‌رسیم' }
  const answer = comment(5, 'امروز', { parent: 2 })
  const now = [comments[0]!, corrected, comments[2]!, twin, answer, undated, ahead]
  for (const _ of ['once', 'twice']) await one(page({ comments: now }))
  const { threads, tally } = (await publishedReader(pool).comments({ code: 482_119, limit: 9, below: null }))!
  assert.equal(tally.published, 7)
  assert.deepEqual(threads.map(({ body, answers }) => [body, answers.length]).sort(), [
    ['آفرین', 0],
    ['خسته نباشید', 0],
    ['دست مریزاد', 0],
    ['می‌رسیم', 0],
    ['نمی‌رسیم', 0],
    ['پل باز شد؟', 1],
  ])
})
