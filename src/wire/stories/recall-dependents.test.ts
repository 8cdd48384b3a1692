import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createArticles, listRecalls, recordHandling, saveRevisions } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { openFeeds } from '../../../test/wire-items.ts'
import { foldArrivals } from '../wire.ts'

const hourMs = 3_600_000
const at = (hours: number) => new Date(Date.now() - 40 * hourMs + hours * hourMs)

/** One text under the headlines of three outlets; the desk took سپیدار's and gave it a headline of its own. */
const paragraphs = [
  'مدرسه‌های مهرگان فردا یک ساعت دیرتر از هر روز کار خود را آغاز می‌کنند تا یخ‌زدگی خیابان‌های بالادست برطرف شود.',
  'نگار دشتی، مدیر آموزش شهر، گفت سرویس‌های دانش‌آموزان هم با همین تأخیر راه می‌افتند و آزمون‌های فردا برگزار می‌شود.',
  'شهرداری از شب گذشته چهل دستگاه نمک‌پاش را به خیابان‌های شیب‌دار فرستاده است.',
]
const headlines = {
  سپیدار: 'زنگ مدرسه‌های مهرگان فردا دیرتر می‌خورد',
  کرانه: 'یخ‌بندان ساعت کار دانش‌آموزان پایتخت را عقب برد',
  فلات: 'تأخیر یک‌ساعته در آغاز کلاس‌ها',
}
const ownHeadline = 'کلاس‌های صبح مهرگان یک ساعت عقب افتاد'

async function openDesk(context: TestContext) {
  const { database } = await openTestDatabase(context)
  const { bring } = openFeeds(database)
  let code = 0
  for (const [index, [outlet, title]] of Object.entries(headlines).entries()) {
    const id = await bring(outlet, { title, paragraphs, publishedAt: at(index) })
    await foldArrivals(database)
    if (outlet !== 'سپیدار') continue
    const [article] = await createArticles(database, [null])
    const empty = { kind: 'news' as const, kicker: null, subheadline: null, lead: null, hero: null, section: null }
    const document = { type: 'doc' as const, content: [] }
    const content = { ...empty, headline: ownHeadline, document, tags: [], authors: [] }
    const saved = { articleId: article!.id, content, chain: [], savedBy: 'account:sara' }
    const [revision] = await saveRevisions(database, [saved])
    const made = { articleId: article!.id, revisionId: revision!.id }
    await recordHandling(database, { itemId: id, kind: 'taken', article: made, madeBy: 'account:sara' })
    code = article!.code
  }
  return { database, bring, code }
}

const body = ['رقم درست آن است که در این متن آمده و از خوانندگان پوزش می‌خواهیم.']

const rows: [why: string, outlet: string, title: string, isRecalled: boolean][] = [
  ['the outlet that was taken', 'سپیدار', `اصلاحیه: ${headlines.سپیدار}`, true],
  ['another copy, its own headline', 'کرانه', `اصلاحیه: ${headlines.کرانه}`, true],
  ['… in guillemets', 'کرانه', `اصلاحیه/ «${headlines.کرانه}»`, true],
  ['… in Arabic letters', 'کرانه', `اصلاحيه: ${headlines.کرانه.replaceAll('ی', 'ي').replaceAll('ک', 'ك')}`, true],
  ['… in open spelling', 'فلات', 'اصلاحیه: تاخیر یک ساعته در آغاز کلاس ها', true],
  ['… a denial', 'فلات', `تکذیب خبر «${headlines.فلات}»`, true],
  ['… a retraction', 'فلات', `ابطال خبر «${headlines.فلات}»`, true],
  ['a fourth outlet, the headline of a copy', 'آفتاب‌گردان', `اصلاحیه: ${headlines.کرانه}`, true],
  ['our own headline', 'آفتاب‌گردان', `اصلاحیه: ${ownHeadline}`, true],
  ['a copy with a word less', 'کرانه', 'اصلاحیه: یخ‌بندان ساعت کار دانش‌آموزان را عقب برد', true],
  ['no correction', 'کرانه', 'یخ‌بندان ساعت کار کارمندان بندر را عقب برد', false],
  ['another town', 'آفتاب‌گردان', 'اصلاحیه: زنگ مدرسه‌های سروآباد فردا دیرتر می‌خورد', false],
  ['another town, told by a copy’s outlet', 'کرانه', 'اصلاحیه: زنگ مدرسه‌های سروآباد فردا دیرتر می‌خورد', false],
  ['other people', 'آفتاب‌گردان', 'اصلاحیه: یخ‌بندان ساعت کار کارمندان بندر را عقب برد', false],
  ['a denial for another town', 'سپیدار', 'تکذیب خبر «زنگ مدرسه‌های سروآباد فردا دیرتر می‌خورد»', false],
  ['other news of the town', 'کرانه', 'اصلاحیه: بهای نان در مهرگان از فردا بالا می‌رود', false],
  ['other news', 'فلات', 'اصلاحیه: نتیجهٔ دیدار فولاد کوهپایه و ملوان لنگرگاه', false],
  ['no headline', 'کرانه', 'اصلاحیه', false],
  ['one shared word', 'فلات', 'اصلاحیه: تأخیر', false],
]

test('what any copy of a story is corrected by recalls what was made of the story, and other news does not', async (context) => {
  for (const [why, outlet, title, isRecalled] of rows) {
    await context.test(why, async (inner) => {
      const { database, bring, code } = await openDesk(inner)
      await bring(outlet, { title, paragraphs: body, publishedAt: at(6) })
      await foldArrivals(database)
      const open = await listRecalls(database, { limit: 10, state: 'open' })
      assert.deepEqual(
        open.map(({ article }) => article.code),
        isRecalled ? [code] : [],
        title,
      )
    })
  }
})

test('what its outlet told under that headline is what a correction puts right, whatever else is like it', async (context) => {
  const { database, bring } = await openDesk(context)
  const title = 'زنگ مدرسه‌های سروآباد فردا دیرتر می‌خورد'
  await bring('سپیدار', { title, paragraphs: ['بخاری‌های مدرسه‌های سروآباد تازه تعمیر شده است.'], publishedAt: at(4) })
  await bring('سپیدار', {
    title: headlines.سپیدار,
    id: 'بار دیگر',
    paragraphs: ['برف باز می‌بارد.'],
    publishedAt: at(30),
  })
  await foldArrivals(database)
  await bring('سپیدار', { title: `اصلاحیه: ${title}`, paragraphs: body, publishedAt: at(5) })
  await bring('سپیدار', { title: `اصلاحیه: ${headlines.سپیدار}`, paragraphs: body, publishedAt: at(31) })
  await foldArrivals(database)
  assert.deepEqual(await listRecalls(database, { limit: 10, state: 'open' }), [])
})
