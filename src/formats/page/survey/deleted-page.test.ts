import assert from 'node:assert/strict'
import { test } from 'node:test'
import { processorMs } from '../../../../test/processor-ms.ts'
import { isDeletedPage } from './deleted-page.ts'

/** The page's title, and lines it shows. */
type Page = [title: string | null, ...shown: string[]]

const gone: Page[] = [
  ['خطای ۴۰۴'],
  ['خطای ۴۰۴ | دیدار'],
  ['404 Not Found', '404 Not Found', 'nginx'],
  ['۴۰۴'],
  ['دیدار | ۴۰۴'],
  ['410 Gone'],
  ['Page not found - Didar News'],
  ['دیدار', 'خطای ۴۰۴! صفحهٔ مورد نظر یافت نشد.'],
  ['دیدار', '۴۰۴', 'صفحه مورد نظر شما پیدا نشد'],
  ['دیدار', 'متأسفانه صفحه‌ای که به دنبال آن هستید وجود ندارد.'],
  ['دیدار', 'این خبر از روی خروجی سایت برداشته شده است'],
  ['دیدار', 'این خبر حذف شده است'],
  ['دیدار', 'اين خبر حذف شده‌است.'],
  ['دیدار', 'خبر مورد نظر یافت نشد یا حذف شده است'],
  ['دیدار', 'مطلب درخواستی شما در سایت موجود نمی‌باشد.'],
  ['دیدار', 'این مطلب توسط نویسنده حذف شده است. برای دیدن تازه‌ترین خبرها به صفحهٔ نخست بروید.'],
  ['دیدار', 'خبر مورد نظر شما در سامانه یافت نشد یا به دستور مقام قضایی حذف شده است.'],
  ['دیدار', 'این خبر توسط مدیر سایت غیرفعال شده است.'],
  ['دیدار', 'متأسفیم! محتوایی که به دنبال آن هستید منتشر نشده یا از خروجی سایت برداشته شده است'],
  ['صفحه پیدا نشد – دیدار'],
  ['Didar', 'Sorry, the page you are looking for could not be found.'],
  ['Didar', 'The requested URL was not found'],
  [null, 'Error 404: page not found'],
]

const told: Page[] = [
  ['قیمت ۴۱۰ هزار تومانی مرغ', 'مرغ در بازار امروز ۴۱۰ هزار تومان شد.'],
  ['404 نفر در مسابقهٔ دو شرکت کردند'],
  ['جریمهٔ ۴۰۴ میلیاردی یک شرکت'],
  ['قیمت مرغ بالا رفت', '۴۱۰', '404'],
  ['خطای ۴۰۴ چیست؟', 'خطای ۴۰۴ چیست و چرا رخ می‌دهد'],
  ['صفحهٔ اینستاگرام تیم ملی حذف شد'],
  ['خبر برکناری مربی از سایت باشگاه برداشته شد'],
  ['یک نام تجاری از بورس حذف شده است'],
  ['دارو در داروخانه‌ها یافت نشد', 'خبری از دارو نیست و در بازار موجود نیست'],
  ['باران در راه است', 'خبر مرتبطی یافت نشد', 'چیزی پیدا نشد'],
  ['باران در راه است', 'نظر مورد نظر حذف شده است'],
  ['Survivors not found after the storm'],
  ['پلاک ۴۰۴: داستان یک خانه'],
  [null],
]

test('a notice that the story is gone is recognised', () => {
  for (const page of gone) assert.equal(isDeletedPage(page, 80), true, page.join(' / '))
})

test('a short story is no such notice, whatever numbers and words it holds', () => {
  for (const page of told) assert.equal(isDeletedPage(page, 80), false, page.join(' / '))
})

test('a page with much prose tells a story', () => {
  assert.equal(isDeletedPage(['خطای ۴۰۴', 'این خبر حذف شده است'], 2000), false)
})

test('a hostile line is judged at once', async () => {
  const lines = ['این خبر مورد نظر '.repeat(11), 'page was is not '.repeat(12), `صفحه${' شما'.repeat(45)}`]
  const judge = () => assert.equal(isDeletedPage(['404 '.repeat(100_000), ...lines], 10), false)
  assert.ok((await processorMs(judge)) < 1_000)
})
