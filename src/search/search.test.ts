import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, findArticles, inTransaction, publish, saveRevisions, searchTally, withdraw } from '#store'
import { openTestDatabase } from '../../test/database.ts'
import { answer, archive, asked, contentOf, headlines, tell } from './fixtures/archive.ts'
import {
  beginIndexAnew,
  indexWaiting,
  keepIndexed,
  openSearch,
  readSearchCursor,
  type SearchAnswer,
  type SearchCursor,
  type SearchRequest,
  writeSearchCursor,
} from './search.ts'

/** [what an article says, ways to ask for it] */
const meetings: [string, string[]][] = [
  ['نشست شورای بین‌المللی آب', ['بین المللی', 'بينالمللي', 'بین‌المللی', 'بینالمللی آب']],
  ['کتاب‌هایشان را برگرداندند', ['کتابهایشان', 'کتاب هایشان', 'كتاب‌هايشان', 'کتاب']],
  ['دانشجویان جست‌وجوگر جایزه گرفتند', ['دانشجو', 'جستوجوگر', 'دانشجويان']],
  ['رئیس دانشگاه: تأکید بر پژوهش', ['رییس دانشگاه', 'رئيس', 'تاکید', 'تاكيد پژوهش']],
  ['هواپیمای تازه به فرودگاه رسید', ['هوا پیما', 'هواپيما', 'هواپیماهای']],
  ['مسئولان از بودجهٔ ۱۴۰۳ گفتند', ['مسؤول', 'مسئول', 'بودجه 1403', 'بودجه‌ی ١٤٠٣', 'می‌گویند بودجه']],
  ['قیمت Brent در café پاریس', ['brent', 'BRENT', 'cafe', 'Café']],
  ['خانه‌ای کهن در یزد مرمت شد', ['خانه کهن', 'خانهٔ کهن', 'خانه‌ های کهن']],
  ['پیش‌بینی باران برای فردا', ['پیش بینی', 'پیشبینی', 'پيش‌بيني باران']],
]

test('all spellings of a word meet, compounds whole and by part, inflected or not', async (context) => {
  const { database } = await openTestDatabase(context)
  const filler = ['جشنوارهٔ نی‌نوازان آغاز شد', 'تیم فوتبال شهر برنده شد'].map((headline) => ({ headline }))
  await archive(database, [...meetings.map(([headline]) => ({ headline })), ...filler])
  for (const [headline, questions] of meetings) {
    for (const question of questions) assert.equal((await headlines(database, question))[0], headline, question)
  }
  assert.deepEqual(await headlines(database, 'نی‌نوازان'), ['جشنوارهٔ نی‌نوازان آغاز شد'])
})

const oil = [
  { headline: 'گزارش بازار', lead: 'نفت برنت ارزان شد.', daysAgo: 3 },
  { headline: 'بهای نفت برنت بالا رفت', daysAgo: 400 },
  { headline: 'شهر در آستانهٔ زمستان', body: ['از نفت و گاز و برنت هم سخن رفت.'], daysAgo: 1 },
  { headline: 'گفت‌وگو با کارگران نفت', lead: 'از شمال تا جنوب.', daysAgo: 2, body: ['برنت نام میدانی است.'] },
]

test('the headline comes before the opening, the opening before the body', async (context) => {
  const { database } = await openTestDatabase(context)
  await archive(database, oil)
  assert.deepEqual(await headlines(database, 'نفت برنت'), [
    'بهای نفت برنت بالا رفت',
    'گزارش بازار',
    'گفت‌وگو با کارگران نفت',
    'شهر در آستانهٔ زمستان',
  ])
  assert.equal((await headlines(database, 'نفت برنت', { order: 'newest' }))[0], 'شهر در آستانهٔ زمستان')
})

test('of two that say it alike, the newer comes first', async (context) => {
  const { database } = await openTestDatabase(context)
  const headline = 'سیل در پل‌دختر'
  const [old, fresh] = await archive(database, [
    { headline, daysAgo: 900 },
    { headline, daysAgo: 2 },
  ])
  assert.deepEqual(
    (await answer(database, 'سیل پلدختر')).articles.map(({ code }) => code),
    [fresh!.code, old!.code],
  )
})

test('a phrase in quotation marks of any kind is met in its order only; -words and -«phrases» are kept out', async (context) => {
  const { database } = await openTestDatabase(context)
  await archive(database, [
    { headline: 'سازمان ملل متحد بیانیه داد', daysAgo: 1 },
    { headline: 'متحد شدن ملل در سازمان', daysAgo: 2 },
    { headline: 'بیانیهٔ وزیر', body: ['سازمان ملل متحد در این باره چیزی نگفت.'], daysAgo: 3 },
  ])
  const both = ['سازمان ملل متحد بیانیه داد', 'بیانیهٔ وزیر']
  for (const question of ['«سازمان ملل متحد»', '"سازمان ملل متحد"', '“سازمان ملل متحد”', '«سازمان ملل متحد'])
    assert.deepEqual((await headlines(database, question)).toSorted(), both.toSorted(), question)
  assert.deepEqual(await headlines(database, 'سازمان ملل -وزیر -«متحد شدن»'), ['سازمان ملل متحد بیانیه داد'])
  assert.deepEqual(await headlines(database, '«ملل سازمان»'), [])
  assert.equal((await headlines(database, 'سازمان ملل متحد')).length, 3, 'without the marks all three are met')
})

test('filters narrow: section with those below it, kind, source, days', async (context) => {
  const { database } = await openTestDatabase(context)
  const chain = [{ name: 'ایسنا', kind: 'agency', relation: 'reported-by' } as const]
  await archive(database, [
    { headline: 'برق شهر وصل شد', section: 'energy', daysAgo: 1, chain },
    { headline: 'برق استادیوم رفت', section: 'sport', kind: 'photo', daysAgo: 10 },
    { headline: 'برق گران می‌شود', section: 'economy', kind: 'report', daysAgo: 400 },
  ])
  const of = (filters: object) => headlines(database, 'برق', { filters, order: 'newest' })
  assert.deepEqual(await of({ section: 'economy' }), ['برق شهر وصل شد', 'برق گران می‌شود'])
  assert.deepEqual(await of({ section: 'energy' }), ['برق شهر وصل شد'])
  assert.deepEqual(await of({ kinds: ['photo', 'report'] }), ['برق استادیوم رفت', 'برق گران می‌شود'])
  assert.deepEqual(await of({ source: 'isna' }), ['برق شهر وصل شد'])
  const day = (daysAgo: number) => new Date(asked.getTime() - daysAgo * 86_400_000)
  assert.deepEqual(await of({ from: day(10), until: day(1) }), ['برق استادیوم رفت'])
  assert.deepEqual(await of({ until: day(10) }), ['برق گران می‌شود'])
  assert.deepEqual(await of({ section: 'no-such' }), [])
  assert.deepEqual(await headlines(database, '', { filters: { section: 'sport' } }), ['برق استادیوم رفت'])
})

test('a person narrows to the articles in which he or she speaks, with words or without', async (context) => {
  const { database } = await openTestDatabase(context)
  await archive(database, [
    { headline: 'برق وصل شد', body: ['حمید نوری، شهردار، گفت: «برق همهٔ شهر وصل شد.»'] },
    { headline: 'برق باز هم رفت', body: ['کسی چیزی نگفت.'] },
  ])
  const people = await database.selectFrom('person').select(['slug', 'name']).execute()
  const person = people.find(({ name }) => name.includes('نوری'))?.slug
  assert.ok(person, 'the speaker is known')
  assert.deepEqual(await headlines(database, 'برق', { filters: { person } }), ['برق وصل شد'])
  assert.deepEqual(await headlines(database, '', { filters: { person } }), ['برق وصل شد'])
  assert.deepEqual(await headlines(database, 'برق', { filters: { person: 'nobody' } }), [])
})

test('a news code in any digits leads to its article; another number is only a word', async (context) => {
  const { database } = await openTestDatabase(context)
  const [one] = await archive(database, [{ headline: 'خط تازهٔ اتوبوس ۵۷۵' }])
  const persian = String(one!.code).replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)))
  const search = openSearch(database)
  const request = { order: 'best', standings: ['live'], limit: 5, now: asked } as const
  for (const text of [String(one!.code), persian, `کد خبر ${persian}`, `کد ${one!.code}`]) {
    const outcome = await search.find({ ...request, text })
    assert.equal(outcome.kind === 'code' && outcome.code, one!.code, text)
  }
  assert.deepEqual(await headlines(database, '۵۷۵'), ['خط تازهٔ اتوبوس ۵۷۵'])
  assert.equal((await search.find({ ...request, text: ' «» - ' })).kind, 'nothing-asked')
})

test('passages show the words as the text spells them, marked, wherever they stand', async (context) => {
  const { database } = await openTestDatabase(context)
  const long = `${'پیش از آن از چیزهای دیگر سخن رفت. '.repeat(30)}سپس می‌گویند دانش‌آموزان کتاب‌هایشان را آوردند. ${'و بعد خاموشی. '.repeat(30)}`
  await archive(database, [{ headline: 'روز مدرسه و كتاب', body: [long] }])
  const [found] = (await answer(database, 'دانش آموز کتابها')).articles
  const marked = (pieces: { text: string; isMarked: boolean }[]) =>
    pieces.filter((piece) => piece.isMarked).map(({ text }) => text)
  assert.deepEqual(marked(found!.headlinePieces), ['كتاب'])
  assert.deepEqual(marked(found!.passage), ['دانش‌آموزان', 'کتاب‌هایشان'])
  const passage = found!.passage.map(({ text }) => text).join('')
  assert.ok(passage.length < 400 && passage.startsWith('… ') && passage.endsWith(' …'))
  assert.ok(long.includes(passage.slice(2, -2)))
})

test('«منظورتان … بود؟»: slips of ear and finger find what the archive says; a half-known question is answered without its unknown word', async (context) => {
  const { database } = await openTestDatabase(context)
  await archive(database, [
    { headline: 'استقلال در ورزشگاه آزادی برنده شد' },
    { headline: 'سلاح‌های کهنه در موزهٔ نظامی' },
    { headline: 'نمایندگان مجلس به وزیر نفت رأی دادند' },
  ])
  const slips: [string, string][] = [
    ['استغلال', 'استقلال'],
    ['ورزشگا آزادی', 'ورزشگاه آزادی'],
    ['نمایندگن مجلس', 'نمایندگان مجلس'],
    ['وزیر نقت', 'وزیر نفت'],
    ['اسقتلال', 'استقلال'],
    ['hsjrghg', 'استقلال'],
  ]
  for (const [typed, meant] of slips) {
    const found = await answer(database, typed)
    assert.deepEqual(found.meant, { text: meant, isAnswered: true }, typed)
    assert.equal(found.articles.length, 1, typed)
  }
  const half = await answer(database, 'استقلال قزمیتولنگ')
  assert.deepEqual(half.leftOut, ['قزمیتولنگ'])
  assert.equal(half.articles.length, 1)
  const none = await answer(database, 'قزمیتولنگ')
  assert.deepEqual([none.articles, none.meant, none.leftOut], [[], null, []])
})

test('pages follow each other without a gap or a repeat, also when a story is published meanwhile', async (context) => {
  const { database } = await openTestDatabase(context)
  const told = Array.from({ length: 260 }, (_, place) => ({
    headline: place % 3 === 0 ? `آب شهر ${place}` : `خبر ${place}`,
    body: ['از آب گفتند.'],
    daysAgo: 1 + place,
  }))
  const made = await archive(database, told)
  for (const order of ['best', 'newest'] as const) {
    const seen: number[] = []
    let cursor = null
    for (let page = 0; page < 30; page += 1) {
      const found = await answer(database, 'آب', { order, cursor, limit: 17 })
      seen.push(...found.articles.map(({ code }) => code))
      if (page === 1) await archive(database, [{ headline: 'آب تازه', daysAgo: 0 }])
      if (found.next === null) break
      cursor = readSearchCursor(writeSearchCursor(found.next))
      assert.ok(cursor)
    }
    const old = new Set(made.map(({ code }) => code))
    const mine = seen.filter((code) => old.has(code))
    assert.equal(new Set(mine).size, mine.length, 'no repeat')
    assert.equal(mine.length, 260, 'no gap')
  }
  for (const typed of ['', 'x', 'o.1', 'b.1.1.1', `o.${'9'.repeat(16)}.1.1`, 'o.999999999999999.1.1', "o.1.1.1'"])
    assert.equal(readSearchCursor(typed), null, typed)
})

test('a phrase whose words stand apart in many articles is told from their pairs, or read for page by page, without a gap or a repeat', async (context) => {
  const { database } = await openTestDatabase(context)
  const told = Array.from({ length: 60 }, (_, place) => ({
    headline: place % 9 === 8 ? `بازار ارز ${place}` : `ارز و بازار ${place}`,
    daysAgo: 1 + 5 * place,
  }))
  await archive(database, told)
  const ask = async (order: 'best' | 'newest', cursor: SearchCursor | null, readMax: number) => {
    const question = { text: '«بازار ارز»', order, cursor, standings: ['live'], limit: 20, now: asked } as const
    const outcome = await openSearch(database, { readMax }).find(question)
    assert.ok(outcome.kind === 'found')
    return outcome
  }
  const whole = (await ask('newest', null, 1_000)).articles.map(({ code }) => code)
  assert.equal(whole.length, 6)
  for (const order of ['best', 'newest'] as const) {
    const spared = await ask(order, null, 7)
    assert.deepEqual([spared.articles.length, spared.readUntil], [6, null], 'where words stand apart, nothing is read')
  }
  await sql`update search_document set pairs = null`.execute(database)
  for (const order of ['best', 'newest'] as const) {
    const seen: number[] = []
    const first = await ask(order, null, 4)
    assert.deepEqual([first.articles.length, first.meant, first.leftOut], [0, null, []], 'not among the newest')
    for (let page: SearchAnswer | null = first; page !== null; ) {
      seen.push(...page.articles.map(({ code }) => code))
      assert.equal(page.readUntil === null, page.next === null, 'what is left unread is told')
      page = page.next && (await ask(order, readSearchCursor(writeSearchCursor(page.next)), 4))
    }
    assert.deepEqual(seen, whole)
  }
})

test('what is published is found at once, what is taken down is gone at once, what is corrected is found by its new words', async (context) => {
  const { database } = await openTestDatabase(context)
  const failures: unknown[] = []
  const indexing = keepIndexed(database, (error) => failures.push(error))
  const [made] = await tell(database, [{ headline: 'آزادراه شمال گشوده شد' }])
  indexing.wake()
  await untilFound(database, 'آزادراه', 1)
  await inTransaction(database, async (transaction) => {
    const content = contentOf({ headline: 'بزرگراه شمال گشوده شد' })
    const [revision] = await saveRevisions(transaction, [
      { articleId: made!.id, content, chain: [], savedBy: 'account:sara' },
    ])
    await publish(transaction, [
      { articleId: made!.id, revisionId: revision!.id, publishedAt: null, madeBy: 'account:sara' },
    ])
  })
  indexing.wake()
  await untilFound(database, 'بزرگراه', 1)
  assert.deepEqual(await headlines(database, 'آزادراه'), [])
  await inTransaction(database, (transaction) =>
    withdraw(transaction, { articleId: made!.id, reason: null, madeBy: 'account:sara' }),
  )
  assert.deepEqual(await headlines(database, 'بزرگراه'), [], 'without any indexing')
  // Before the database goes away.
  await indexing.stop()
  assert.deepEqual(failures, [])
})

test('who asks the same again has the same answer, until anything that is found has changed', async (context) => {
  const { database } = await openTestDatabase(context)
  const search = openSearch(database)
  const question = { text: 'بندرگاه', order: 'best', standings: ['live'], limit: 20, now: asked } as const
  const ask = (changes: Partial<SearchRequest> = {}) => search.find({ ...question, ...changes })
  const told = async (changes: Partial<SearchRequest> = {}) => {
    const outcome = await ask(changes)
    assert.ok(outcome.kind === 'found')
    return outcome.articles.map(({ headline }) => headline).toSorted()
  }
  const [first] = await archive(database, [{ headline: 'بندرگاه باز شد', daysAgo: 4, section: 'energy' }])
  const once = await ask()
  const answered = await ask()
  assert.notEqual(answered, once, 'most questions are asked once')
  assert.equal(await ask(), answered, 'kept')
  assert.equal(await ask({ text: ' بندرگاه\u200f ' }), answered, 'the same words')
  // What is no date is not taken for none.
  for (const _ of ['once', 'twice']) await ask({ filters: { from: new Date(Number.NaN) } }).catch(() => {})
  assert.equal(await ask(), answered)
  const others: Partial<SearchRequest>[] = [
    { order: 'newest' },
    { limit: 5 },
    { filters: { section: 'economy' } },
    { filters: { until: asked } },
    { now: new Date(asked.getTime() + 60_000) },
  ]
  for (const other of others) assert.notEqual(await ask(other), answered, JSON.stringify(other))
  assert.notEqual(await openSearch(database, { keptMax: 0 }).find(question), answered)
  await tell(database, [{ headline: 'پیش‌نویس بندرگاه' }], 'draft')
  await indexWaiting(database)
  assert.deepEqual(await told(), ['بندرگاه باز شد'])
  assert.deepEqual(await told({ standings: ['draft'] }), ['پیش‌نویس بندرگاه'])
  const [second] = await archive(database, [{ headline: 'بندرگاه بسته شد', daysAgo: 3 }])
  assert.deepEqual(await told(), ['بندرگاه باز شد', 'بندرگاه بسته شد'])
  assert.equal(await ask(), await ask(), 'kept')
  await correct(database, second!.id, 'بندرگاه نیمه‌باز شد')
  assert.deepEqual(await told(), ['بندرگاه باز شد', 'بندرگاه نیمه‌باز شد'], 'without any indexing')
  await indexWaiting(database)
  assert.deepEqual(await told(), ['بندرگاه باز شد', 'بندرگاه نیمه‌باز شد'])
  await inTransaction(database, (transaction) =>
    withdraw(transaction, { articleId: first!.id, reason: null, madeBy: 'account:sara' }),
  )
  assert.deepEqual(await told(), ['بندرگاه نیمه‌باز شد'], 'without any indexing')
})

async function correct(database: Database, articleId: number, headline: string): Promise<void> {
  const content = contentOf({ headline })
  await inTransaction(database, async (transaction) => {
    const [revision] = await saveRevisions(transaction, [{ articleId, content, chain: [], savedBy: 'account:sara' }])
    await publish(transaction, [{ articleId, revisionId: revision!.id, publishedAt: asked, madeBy: 'account:sara' }])
  })
}

async function untilFound(database: Database, text: string, count: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await headlines(database, text)).length === count) return
    await sleep(10)
  }
  assert.fail(`«${text}» was not found`)
}

test('drafts are found by those who ask for drafts alone, and never suggest a word to readers', async (context) => {
  const { database } = await openTestDatabase(context)
  await tell(database, [{ headline: 'پیش‌نویس محرمانهٔ زرنگار' }], 'draft')
  await archive(database, [{ headline: 'خبر آشکار' }])
  assert.deepEqual(await headlines(database, 'زرنگار'), [])
  assert.equal((await answer(database, 'زرنگا')).meant, null)
  assert.deepEqual(await headlines(database, 'زرنگار', { standings: ['draft'] }), ['پیش‌نویس محرمانهٔ زرنگار'])
  assert.deepEqual(await headlines(database, 'خبر', { standings: ['live', 'draft'] }), ['خبر آشکار'])
})

test('the index is made anew while the old one answers, and goes on where it was stopped', async (context) => {
  const { database } = await openTestDatabase(context)
  const told = Array.from({ length: 450 }, (_, place) => ({ headline: `گزارش ${place} از باغ`, daysAgo: place }))
  const made = await archive(database, told)
  await beginIndexAnew(database)
  assert.equal((await searchTally(database)).waiting, 450)
  assert.equal((await headlines(database, 'باغ')).length, 20, 'readers go on finding')
  const stopping = new AbortController()
  await indexWaiting(database, { stopping: stopping.signal, onProgress: () => stopping.abort() })
  assert.equal((await searchTally(database)).waiting, 250)
  await indexWaiting(database)
  const { live, drafts, waiting, words } = await searchTally(database)
  assert.deepEqual([live, drafts, waiting], [450, 0, 0])
  assert.ok(words > 0)
  assert.equal((await findArticles(database, [made[0]!.code])).length, 1)
})
