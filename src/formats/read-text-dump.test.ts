import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '#article'
import type { PageArticle } from './page-article.ts'
import { readTextDump } from './read-text-dump.ts'

const ORIGIN = { url: null, fetchedAt: null, contentType: null }

function pageOf(text: string, fetchedAt: string | null = null): PageArticle {
  const { value } = readTextDump(text, { ...ORIGIN, fetchedAt }, { spelling: 'house' })
  assert.ok(value, 'no story was found')
  return value.page
}

const TITLE = 'کتابخانهٔ مرکزی شهر با سه تالار تازه باز شد'
const KICKER = 'پس از دو سال بازسازی'
const LEAD = 'کتابخانهٔ مرکزی پس از دو سال بازسازی، صبح شنبه با سه تالار تازه و سامانهٔ امانت خودکار باز شد.'
const FIRST =
  'به گزارش ایسنا به نقل از ایرنا، رئیس سازمان فرهنگی شهرداری در آیین بازگشایی گفت: در این طرح، ۴۲ هزار جلد کتاب فهرست‌نویسی شد و دسترسی نابینایان به همهٔ تالارها فراهم آمد.'
const SECOND =
  'وی افزود: ساعت کار کتابخانه از این هفته تا ۱۰ شب ادامه دارد و عضویت دانش‌آموزان تا پایان سال رایگان است و نیازی به مراجعه حضوری نیست.'
const THIRD = 'مرحلهٔ دوم این طرح، ساخت بخش کودک در حیاط پشتی است که به گفتهٔ شهرداری تا بهار سال آینده به پایان می‌رسد.'
const OTHERS = [
  'قطارهای حومه از فردا هر پانزده دقیقه حرکت می‌کنند',
  'باران پاییزی از پنجشنبه به شهرهای شمالی می‌رسد',
  'نمایشگاه سفال در خانهٔ قاجاری گشایش یافت',
  'قیمت میوه در میدان مرکزی پایین آمد',
  'چرا گربه‌ها از خیار می‌ترسند؟',
]

const expected: Partial<PageArticle> = {
  kind: 'article',
  code: '812407',
  kicker: KICKER,
  title: TITLE,
  lead: LEAD,
  body: [FIRST, SECOND, THIRD],
  published: '2023-10-06T07:55:00Z',
  sources: ['ایسنا', 'ایرنا'],
}

const lines = (...parts: string[]): string => parts.join('\n')
const paragraphs = (...parts: string[]): string => parts.join('\n\n')

const dumps: { name: string; text: string; differs?: Partial<PageArticle>; fetchedAt?: string }[] = [
  {
    name: 'crawl header above, headlines run together below',
    text: paragraphs(
      lines(
        '۲۷ آبان ۱۴۰۳',
        'به روز شده در: ۲۷ آبان ۱۴۰۳ - ۰۲:۰۰',
        'فیلم بیشتر »»',
        'کد خبر ۸۱۲۴۰۷',
        'تاریخ انتشار: ۱۱:۲۵ - ۱۴-۰۷-۱۴۰۲',
        'کد ۸۱۲۴۰۷',
        'انتشار: ۱۱:۲۵ - ۱۴-۰۷-۱۴۰۲',
      ),
      KICKER,
      TITLE,
      LEAD,
      FIRST,
      SECOND,
      THIRD,
      lines('ارسال به دوستان', OTHERS.join(' ')),
    ),
  },
  {
    name: 'site name and ticker above, facts in a row below the lead',
    text: paragraphs(
      lines('روزنامهٔ دیدار', OTHERS[0]!),
      KICKER,
      TITLE,
      lines(LEAD, 'کد خبر: ۸۱۲۴۰۷', '|', '۱۴ مهر ۱۴۰۲ - ۱۱:۲۵ 6 October 2023', '|', '۸۵۵۲ بازدید'),
      FIRST,
      `بیشتر بخوانید: ${OTHERS[1]}`,
      SECOND,
      THIRD,
      'انتهای پیام/',
      lines('گزارش خطا', 'ارسال به دوستان', 'آخرین اخبار', OTHERS.join(' | ')),
    ),
  },
  {
    name: 'the headline twice, code, address and tags below',
    text: paragraphs(
      lines('صفحه اصلی > فرهنگ و هنر > کتاب', '۱۴ مهر ۱۴۰۲، ۱۱:۲۵'),
      KICKER,
      TITLE,
      TITLE,
      LEAD,
      FIRST,
      SECOND,
      THIRD,
      lines(
        'کد خبر ۸۱۲۴۰۷',
        'https://didar.example/news/812407',
        'برچسب‌ها',
        'کتابخانه',
        'کتاب‌خوانی',
        'مطالب مرتبط',
        ...OTHERS,
        'نظر شما',
        'شما در حال پاسخ به نظر «» هستید.',
      ),
    ),
    differs: {
      url: 'https://didar.example/news/812407',
      section: 'کتاب',
      section_path: ['فرهنگ و هنر', 'کتاب'],
      tags: ['کتابخانه', 'کتاب‌خوانی'],
    },
  },
  {
    name: 'today in three calendars above, the story date below it',
    text: paragraphs(
      lines(
        'شنبه ۱۷ فروردین ۱۴۰۳ - 2024 April 6 - ۲۵ رمضان ۱۴۴۵',
        'جمعه ۱۴ مهر ۱۴۰۲ - ۱۱:۲۵',
        'خانه » فرهنگ و هنر » کتاب',
      ),
      KICKER,
      TITLE,
      LEAD,
      'کد خبر: ۸۱۲۴۰۷',
      FIRST,
      SECOND,
      THIRD,
      lines('نسخه چاپی ارسال به دوستان ذخیره', OTHERS.join('  ')),
    ),
    differs: { section: 'کتاب' },
  },
  {
    name: 'menu and breadcrumb above, author, hashtags and comments around',
    text: paragraphs(
      lines('گاهنامهٔ دیدار', 'خانه اقتصاد ورزش فرهنگ درباره ما تماس با ما', `خانه / فرهنگ و هنر / کتاب / ${TITLE}`),
      lines(KICKER, TITLE, 'توسط نرگس سپیدار', '۱۴ مهر ۱۴۰۲ در ۱۱:۲۵ ق.ظ', '۲ دیدگاه · ۳ دقیقه خواندن'),
      LEAD,
      FIRST,
      SECOND,
      THIRD,
      'انتهای پیام/',
      lines(
        'برچسب‌ها: #کتابخانه #کتاب‌خوانی',
        'اشتراک گذاری فیس‌بوک توییتر تلگرام چاپ',
        'نوشته‌های مشابه',
        ...OTHERS,
        `۲ دیدگاه در «${TITLE}»`,
        'رها گفت:',
        'کاش نشانی را هم می‌نوشتید، پیدا کردنش برای ما سخت بود و دیر رسیدیم.',
        'پاسخ',
        'دیدگاهتان را بنویسید لغو پاسخ',
      ),
    ),
    differs: {
      code: null,
      author: 'نرگس سپیدار',
      comments_count: 2,
      tags: ['کتابخانه', 'کتاب‌خوانی'],
      section_path: ['فرهنگ و هنر', 'کتاب'],
    },
  },
  {
    name: 'lines broken at a fixed width',
    text: paragraphs(
      lines('کد خبر ۸۱۲۴۰۷', 'تاریخ انتشار: ۱۱:۲۵ - ۱۴-۰۷-۱۴۰۲'),
      KICKER,
      TITLE,
      ...[LEAD, FIRST, SECOND, THIRD].map((text) => wrapped(text, 62)),
      lines('ارسال به دوستان', OTHERS.join(' ')),
    ),
  },
  {
    name: 'no tail label: the run of headlines is known by its shape',
    text: paragraphs(
      lines('کد خبر ۸۱۲۴۰۷', 'تاریخ انتشار: ۱۱:۲۵ - ۱۴-۰۷-۱۴۰۲'),
      KICKER,
      TITLE,
      LEAD,
      FIRST,
      SECOND,
      THIRD,
      OTHERS.join(' | '),
    ),
  },
  {
    name: 'Windows line ends and a mark at the start',
    text: paragraphs(
      lines('کد خبر ۸۱۲۴۰۷', 'تاریخ انتشار: ۱۱:۲۵ - ۱۴-۰۷-۱۴۰۲'),
      KICKER,
      TITLE,
      LEAD,
      FIRST,
      SECOND,
      THIRD,
    ).replaceAll('\n', '\r\n'),
  },
  {
    name: 'a year left out is the one nearest to the visit',
    text: paragraphs(lines('کد خبر ۸۱۲۴۰۷', 'تاریخ انتشار: ۱۴ مهر ۱۱:۲۵'), KICKER, TITLE, LEAD, FIRST, SECOND, THIRD),
    fetchedAt: '2023-10-30T05:42:00Z',
  },
]

function wrapped(text: string, width: number): string {
  const out: string[] = ['']
  for (const word of text.split(' ')) {
    const line = out[out.length - 1]!
    if (line !== '' && line.length + word.length + 1 > width) out.push(word)
    else out[out.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return out.join('\n')
}

for (const { name, text, differs, fetchedAt } of dumps) {
  test(`dump: ${name}`, () => {
    const page = pageOf(text, fetchedAt) as unknown as Record<string, unknown>
    for (const [field, value] of Object.entries({ ...expected, ...differs }))
      assert.deepEqual(page[field], value, field)
  })
}

test('lost half-spaces come back, and Arabic letters become Persian', () => {
  const page = pageOf(dumps[0]!.text.replaceAll('\u200c', '').replaceAll('ی', 'ي').replaceAll('ک', 'ك'))
  assert.equal(page.title, TITLE)
  assert.equal(page.published, '2023-10-06T07:55:00Z')
  assert.match(page.body[2]!, /می‌رسد/)
})

test('tables, lists, sub-headings and set-apart quotations keep their kind', () => {
  const text = paragraphs(
    'کد خبر ۸۱۲۴۰۷',
    TITLE,
    FIRST,
    'چه چیزهایی تازه است؟',
    lines('• تالار شبانه‌روزی', '- بخش نسخه‌های خطی'),
    lines('تالار\tگنجایش', 'مطالعه\t۱۸۰'),
    '«کتابخانه‌ای که درش زود بسته شود، انبار کتاب است نه جای خواندن.»',
    THIRD,
  )
  const { value } = readTextDump(text, ORIGIN, { spelling: 'house' })
  assert.deepEqual(
    value!.document.content.map((block) => block.type),
    ['paragraph', 'heading', 'bullet_list', 'table', 'quote', 'paragraph'],
  )
  assert.deepEqual(value!.page.body.slice(1, 7), [
    'چه چیزهایی تازه است؟',
    'تالار شبانه‌روزی',
    'بخش نسخه‌های خطی',
    'تالار | گنجایش',
    'مطالعه | ۱۸۰',
    'کتابخانه‌ای که درش زود بسته شود، انبار کتاب است نه جای خواندن.',
  ])
  assert.deepEqual(readDocument(value!.document).problems, [])
})

test('a story without lead: the first paragraph stays in the body', () => {
  const page = pageOf(paragraphs('کد خبر ۸۱۲۴۰۷', KICKER, TITLE, FIRST, SECOND, THIRD))
  assert.equal(page.lead, null)
  assert.deepEqual(page.body, [FIRST, SECOND, THIRD])
})

const labelLike = [
  'گزارش: بازار سکه در نخستین روز هفته آرام ماند',
  'ببینید/ لحظهٔ فرود هواپیمای آب‌پاش روی دریاچه',
  'منبع: آب شهر از کجا می‌آید؟',
]

for (const title of labelLike) {
  test(`«${title}» is a headline, not a label`, () => {
    assert.equal(pageOf(paragraphs('کد خبر ۸۱۲۴۰۷', title, FIRST, SECOND, THIRD)).title, title)
  })
}

test('a note filed under «یادداشت» is an opinion', () => {
  assert.equal(
    pageOf(paragraphs(lines('۱۴ مهر ۱۴۰۲ - ۱۱:۲۵', 'خانه » یادداشت » شهر'), TITLE, LEAD, 'کد خبر: ۱۲۳۴', SECOND, THIRD))
      .kind,
    'opinion',
  )
})

const dated = 'جمعه ۱۴ مهر ۱۴۰۲ - ۱۱:۲۵'
const unseen: { name: string; text: string; want: Partial<PageArticle> }[] = [
  {
    name: 'its date and code below the text',
    text: paragraphs(TITLE, LEAD, FIRST, SECOND, lines('انتهای پیام/', `تاریخ انتشار: ${dated}`, 'کد خبر: ۸۱۲۴۰۷')),
    want: { published: expected.published!, code: '812407', lead: LEAD },
  },
  {
    name: 'a menu, today and a path without the front page above, facts on one line',
    text: paragraphs(
      lines('پیک شهر', 'خانه | سیاسی | اقتصادی | ورزشی | عکس', 'شنبه ۲۹ آذر ۱۴۰۴ | ۱۲:۰۴ | Saturday 20 December 2025'),
      lines('جامعه » شهر', TITLE, 'نویسنده: نرگس سپیدار', `${dated} کد مطلب: 812407`),
      FIRST,
      SECOND,
    ),
    want: { published: expected.published!, code: '812407', section: 'شهر', author: 'نرگس سپیدار' },
  },
  {
    name: 'English labels, and the signs of Markdown',
    text: paragraphs(lines(`# ${TITLE}`, 'By نرگس سپیدار', 'Published: October 6, 2023 11:25'), FIRST, `> ${SECOND}`),
    want: { published: expected.published!, author: 'نرگس سپیدار', body: [FIRST, SECOND] },
  },
  {
    name: 'a name for each of its parts',
    text: lines(`عنوان: ${TITLE}`, `روتیتر: ${KICKER}`, `لید: ${LEAD}`, `تاریخ: ${dated}`, 'متن:', FIRST, SECOND),
    want: { published: expected.published!, kicker: KICKER, lead: LEAD, body: [FIRST, SECOND] },
  },
  {
    name: 'the name of its channel and the time in brackets above',
    text: paragraphs(
      lines('پیک شهر, [06.10.2023 11:25]', `🔴 ${TITLE}`),
      `🔹 ${FIRST}`,
      `🔹 ${SECOND}`,
      '🆔 @peykshahr',
    ),
    want: { published: expected.published!, kicker: null, body: [FIRST, SECOND] },
  },
  {
    name: 'readers with names and dates below',
    text: paragraphs(
      lines('کد خبر: ۸۱۲۴۰۷', `تاریخ انتشار: ${dated}`),
      TITLE,
      FIRST,
      SECOND,
      lines('نظرات بینندگان', 'رضا مرادی | ۱۴۰۴/۰۱/۰۲ - ۱۴:۲۰', 'خوب بود.'),
    ),
    want: { published: expected.published!, author: null },
  },
]

for (const { name, text, want } of unseen) {
  test(`a dump with ${name}`, () => {
    const page = pageOf(text, '2025-12-20T08:30:00Z')
    assert.equal(page.title, TITLE)
    for (const [field, value] of Object.entries(want)) assert.deepEqual(page[field as keyof PageArticle], value, field)
  })
}

test('a dump that says its story is gone is of a deleted page', () => {
  assert.equal(pageOf(lines('پیک شهر', '', 'این مطلب حذف شده است.')).kind, 'deleted')
  assert.equal(pageOf(lines('404', 'Not Found')).kind, 'deleted')
})

const poor: { name: string; text: string }[] = [
  { name: 'nothing', text: '' },
  { name: 'white space', text: ' \n\t\n ' },
  { name: 'marks alone', text: '|||\n---\n***' },
  { name: 'labels alone', text: 'کد خبر ۱۲۳۴\nارسال به دوستان' },
]

for (const { name, text } of poor) {
  test(`a text of ${name} has no story, and that is told`, () => {
    const { value, problems } = readTextDump(text, ORIGIN, { spelling: 'house' })
    assert.equal(value, null)
    assert.deepEqual(
      problems.map((problem) => problem.kind),
      ['no-article'],
    )
  })
}

const huge: { name: string; text: string }[] = [
  { name: 'a million empty lines', text: '\n'.repeat(1_000_000) },
  { name: 'two hundred thousand short lines', text: 'خبر\n'.repeat(200_000) },
  { name: 'one line of five million letters', text: 'ا'.repeat(5_000_000) },
  { name: 'a line of separators', text: `خانه ${'» '.repeat(500_000)}` },
  { name: 'a hundred thousand list lines', text: `${TITLE}\n\n${FIRST}\n${'- مورد\n'.repeat(100_000)}` },
  { name: 'digits and colons without end', text: `${'12:34 - '.repeat(200_000)}\n` },
]

for (const { name, text } of huge) {
  test(`hostile dump: ${name} is read within bounds`, () => {
    const started = performance.now()
    readTextDump(text, ORIGIN, { spelling: 'house' })
    assert.ok(performance.now() - started < 5_000)
  })
}
