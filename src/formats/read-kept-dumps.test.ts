/** Dumps as crawlers, mail, wires, newspapers' archives and programs that turn pages into text keep them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PageArticle } from './page-article.ts'
import { readTextDump } from './read-text-dump.ts'

const TITLE = 'پل تازهٔ رودخانه پیش از رسیدن سیلاب باز شد'
const KICKER = 'پس از سه بهار انتظار'
const LEAD = 'پل تازهٔ روستاهای بالادست پس از سه سال ساخت، صبح دوشنبه به روی خودروها باز شد.'
const FIRST =
  'به گزارش ایرنا، فرماندار در آیین بازگشایی این پل گفت: با این راه، دانش‌آموزان هفت روستا در روزهای بارانی هم به مدرسه می‌رسند و آمبولانس دیگر پشت آب نمی‌ماند.'
const SECOND =
  'وی افزود: پایه‌های پل چنان ساخته شده است که بالا آمدن آب تا چهار متر را تاب بیاورد و نگهبانی شبانه‌روزی هم برای آن گذاشته‌ایم.'
const THIRD =
  'ساخت این پل ۲۴ میلیارد تومان هزینه داشت و اهالی نیز در تهیهٔ سنگ و ماسهٔ آن با پیمانکار همکاری کردند تا کار پیش از زمستان تمام شود.'
const PUBLISHED = '2023-02-20T06:45:00Z'
const DAY = '1 اسفند ۱۴۰۱'

const lines = (...parts: string[]): string => parts.join('\n')
const paragraphs = (...parts: string[]): string => parts.join('\n\n')

function pageOf(text: string): PageArticle {
  const origin = { url: null, fetchedAt: null, contentType: null }
  const { value } = readTextDump(text, origin, { spelling: 'house' })
  assert.ok(value, 'no story was found')
  return value.page
}

const kept: { name: string; text: string; want: Partial<PageArticle> }[] = [
  {
    name: 'a crawler’s fields over the text',
    text: lines(
      'URL: https://rood.example/villages/news/20588',
      `Title: ${TITLE} - رودپرس`,
      'Crawled: 2024-01-05T03:12:55Z',
      'Language: fa',
      '',
      'روستا',
      TITLE,
      LEAD,
      `دوشنبه ${DAY} ساعت ۱۰:۱۵ | کد خبر 20588`,
      FIRST.replace('ایرنا', 'رودپرس به نقل از ایرنا'),
      SECOND,
      'رودپرس در تلگرام: roodpress@',
    ),
    want: {
      url: 'https://rood.example/villages/news/20588',
      title: TITLE,
      lead: LEAD,
      section: 'روستا',
      code: '20588',
      published: PUBLISHED,
      sources: ['ایرنا'],
      body: [FIRST.replace('ایرنا', 'رودپرس به نقل از ایرنا'), SECOND],
    },
  },
  {
    name: 'a crawler’s title that the text does not repeat',
    text: paragraphs(lines('Link: https://rood.example/20588', `Title: ${TITLE} | رودپرس`), FIRST, SECOND),
    want: { title: TITLE, kicker: null, body: [FIRST, SECOND] },
  },
  {
    name: 'a letter of news: when it was sent, and whom to write to leave it, are not the story’s',
    text: paragraphs(
      lines(
        'From: رودپرس <news@rood.example>',
        'To: reader@post.example',
        'Date: Thu, 02 May 2024 23:16:35 +0330',
        'Subject: [رودپرس] خبرنامهٔ پنجشنبه',
      ),
      'اگر این نامه را درست نمی‌بینید، نسخهٔ وب را باز کنید.',
      lines('=====', KICKER, TITLE, `جامعه / روستا | ${DAY}، ۱۰:۱۵ | کد: ۲۰۵۸۸ | مینا رستگار`, '-----'),
      `> ${FIRST}\n> \n> ${SECOND}`,
      lines('متن کامل در سایت: https://rood.example/news/20588', '=====', 'دیگر خبرها:', '* نان در شهر گران شد'),
      lines('برای لغو اشتراک روی پیوند زیر بزنید.', 'https://rood.example/unsubscribe?u=1'),
    ),
    want: {
      title: TITLE,
      kicker: KICKER,
      code: '20588',
      url: 'https://rood.example/news/20588',
      section: 'روستا',
      author: 'مینا رستگار',
      published: PUBLISHED,
      body: [FIRST, SECOND],
    },
  },
  {
    name: 'a letter that is the story: its subject is the headline, its date the story’s',
    text: paragraphs(
      lines('From: desk@rood.example', `Subject: ${TITLE}`, 'Date: Mon, 20 Feb 2023 10:15:00 +0330'),
      FIRST,
      SECOND,
    ),
    want: { title: TITLE, published: PUBLISHED, body: [FIRST, SECOND] },
  },
  {
    name: 'links with numbers',
    text: paragraphs(
      lines('   #[1]رودپرس RSS', '   [2]خانه [3]بانک [4]بورس [5]مسکن'),
      '   [7]صفحه نخست / [8]جامعه / [9]روستا',
      `   [10]${TITLE}`,
      '   [IMG: پل تازه در مه صبحگاهی]',
      `   تاریخ: 1401/12/01 ساعت: 10:15 کد خبر: 20588 [11]نسخه چاپی`,
      FIRST,
      SECOND,
      '   برچسب‌ها: [12]راه روستایی [13]سیلاب',
      lines('References', '   1. https://rood.example/rss', '  10. https://rood.example/news/20588'),
    ),
    want: {
      title: TITLE,
      kicker: null,
      section: 'روستا',
      code: '20588',
      url: 'https://rood.example/news/20588',
      published: PUBLISHED,
      tags: ['راه روستایی', 'سیلاب'],
      body: [FIRST, SECOND],
    },
  },
  {
    name: 'Markdown: a menu, facts and tags that are links',
    text: paragraphs(
      '[پرش به محتوا](#main)',
      lines('* [خانه](https://rood.example/)', '* [روستا](https://rood.example/v/)'),
      `# ${TITLE}`,
      `**${LEAD}**`,
      `نویسنده: [مینا رستگار](https://rood.example/a/) | ${DAY}، ساعت ۱۰:۱۵ | [روستا](https://rood.example/v/)`,
      FIRST,
      SECOND,
      'برچسب‌ها: [راه روستایی](https://rood.example/t/1/) [سیلاب](https://rood.example/t/2/)',
    ),
    want: {
      title: TITLE,
      kicker: null,
      lead: LEAD,
      author: 'مینا رستگار',
      section: 'روستا',
      published: PUBLISHED,
      tags: ['راه روستایی', 'سیلاب'],
      body: [FIRST, SECOND],
    },
  },
  {
    name: 'a telex in Arabic letters',
    text: paragraphs(
      lines(
        '*****',
        'خبرگزاري رود',
        'سرويس: اقتصاد        كد خبر: ۲۰۵۸۸',
        'تاريخ مخابره: ۱۰:۱۵ ۱۴۰۱/۱۲/۰۱        اولويت: عادي',
      ),
      KICKER,
      TITLE,
      lines(FIRST, SECOND, 'انتهاي پيام/', '۴۶۰۳/۱۹۸', '=====', 'ارسال‌شده از سامانه تلكس خبر - صفحه ۱ از ۱'),
    ),
    want: {
      title: TITLE,
      kicker: KICKER,
      section: 'اقتصاد',
      code: '20588',
      published: PUBLISHED,
      body: [FIRST, SECOND],
    },
  },
  {
    name: 'facts in a row, wide spaces between them',
    text: paragraphs(
      lines('رودپرس', 'جمعه 21 مهر 1402 / 28 ربیع الاول 1445 / 13 October 2023'),
      'كد خبر: 20588     تاريخ: دوشنبه 1 اسفند 1401     ساعت: 10:15     سرويس: راه و روستا',
      TITLE,
      FIRST,
      SECOND,
      'چاپ خبر    ارسال به دوست    بازگشت',
      lines('پربیننده ترین خبرها', 'نان در شهر گران شد (۲ اسفند ۱۴۰۱)'),
    ),
    want: { title: TITLE, code: '20588', published: PUBLISHED, section: 'راه و روستا', body: [FIRST, SECOND] },
  },
  {
    name: 'the archive of a newspaper: the day stands in its masthead, the section beside the page',
    text: paragraphs(
      lines(
        'روزنامه رود  شماره 1288   دوشنبه 1 اسفند 1401   29 رجب 1444   20 فوریه 2023',
        'صفحه 4 (راه و شهر)',
        '-----',
      ),
      lines(KICKER, TITLE),
      `گروه اجتماعی: ${LEAD}`,
      SECOND,
      lines('-----', '[ صفحه بعد ] [ صفحه قبل ] [ بازگشت به فهرست ]'),
    ),
    want: {
      title: TITLE,
      kicker: KICKER,
      lead: null,
      section: 'راه و شهر',
      published: '2023-02-19T20:30:00Z',
      published_precision: 'day',
      body: [`گروه اجتماعی: ${LEAD}`, SECOND],
    },
  },
  {
    name: 'a note: its kind over the headline, its writer and what the writer does under it',
    text: paragraphs(
      lines('یادداشت', TITLE, 'مینا رستگار', 'عضو شورای روستا', `دوشنبه ${DAY} - ۱۰:۱۵`, 'کد مطلب: 20588'),
      SECOND,
      THIRD,
      lines('* یادداشت‌ها بیانگر دیدگاه نویسندگان است و لزوماً موضع «رودپرس» نیست.', '#راه_روستایی #سیلاب'),
    ),
    want: {
      kind: 'opinion',
      title: TITLE,
      kicker: null,
      author: 'مینا رستگار',
      section: 'یادداشت',
      tags: ['راه روستایی', 'سیلاب'],
      body: [SECOND, THIRD],
    },
  },
  {
    name: 'a writer and her trade on one line',
    text: paragraphs(lines(TITLE, 'مینا رستگار / عکاس', `${DAY} ساعت ۱۰:۱۵`), SECOND, THIRD),
    want: { title: TITLE, author: 'مینا رستگار', published: PUBLISHED },
  },
  {
    name: 'a foreign service: who writes in a list, words under a picture, subjects in a list',
    text: paragraphs(
      lines('صدای رود', 'پخش زنده'),
      TITLE,
      lines('* مینا رستگار', '* صدای رود، ژنو'),
      '20 فوریه 2023 - ۱ اسفند ۱۴۰۱',
      'توضیح تصویر، پل تازه در نخستین صبح',
      FIRST,
      SECOND,
      lines('موضوعات مرتبط', '', '* راه روستایی', '* سیلاب'),
    ),
    want: { title: TITLE, author: 'مینا رستگار', tags: ['راه روستایی', 'سیلاب'], body: [FIRST, SECOND] },
  },
  {
    name: 'a word of the system between headline and text',
    text: lines(TITLE, 'چاپ ایمیل', 'توضیحات', 'دسته: راه', `منتشر شده در ${DAY} 10:15`, FIRST, SECOND, 'قبلی', 'بعدی'),
    want: { title: TITLE, section: 'راه', published: PUBLISHED, body: [FIRST, SECOND] },
  },
  {
    name: 'a lead before paragraphs with a short heading among them',
    text: paragraphs(lines(KICKER, TITLE), LEAD, SECOND, 'سه راه دیگر', THIRD, THIRD),
    want: { lead: LEAD },
  },
  {
    name: 'front matter between strokes',
    text: lines(
      '---',
      `title: ${TITLE}`,
      'author: مینا رستگار',
      'url: https://rood.example/news/20588',
      'hostname: rood.example',
      `description: ${LEAD}`,
      'date: 2023-02-20T10:15:00+03:30',
      "categories: ['روستا']",
      "tags: ['راه روستایی', 'سیلاب']",
      '---',
      LEAD,
      FIRST,
      SECOND,
    ),
    want: {
      title: TITLE,
      lead: LEAD,
      author: 'مینا رستگار',
      url: 'https://rood.example/news/20588',
      section: 'روستا',
      tags: ['راه روستایی', 'سیلاب'],
      published: PUBLISHED,
      body: [FIRST, SECOND],
    },
  },
  {
    name: 'a blog: everything of the post on one line under it',
    text: paragraphs(
      lines('خبرهای بالادست', 'نوشته‌های یک معلم روستا'),
      TITLE,
      FIRST,
      SECOND,
      'نوشته شده در  دوشنبه یکم اسفند ۱۴۰۱ساعت 10:15  توسط مینا رستگار  |  7 نظر',
    ),
    want: { title: TITLE, published: PUBLISHED, author: 'مینا رستگار', comments_count: 7, body: [FIRST, SECOND] },
  },
  {
    name: 'a messenger that leaves the century out, and a picture',
    text: paragraphs(lines('خبرهای بالادست, [20.02.23 10:15]', '[Photo]', `🔴 ${TITLE}`), `🔹${FIRST}`, `🔹${SECOND}`),
    want: { title: TITLE, kicker: null, published: PUBLISHED, body: [FIRST, SECOND] },
  },
  {
    name: 'a foreign service with its clock in Greenwich and its desk under the name',
    text: paragraphs(
      'جهان',
      TITLE,
      lines('مینا رستگار', 'بخش فارسی رادیو رود، ژنو'),
      '06:45 گرینویچ - دوشنبه 20 فوریه 2023 - 01 اسفند 1401',
      FIRST,
      SECOND,
    ),
    want: { title: TITLE, author: 'مینا رستگار', published: PUBLISHED },
  },
  {
    name: 'a newspaper whose masthead has strokes, its page and section below',
    text: paragraphs(
      lines(
        'آرشیو روزنامهٔ رود',
        'سال هفتم - شماره ۱۹۴۲ - دوشنبه ۱ اسفند ۱۴۰۱ - ۲۹ رجب ۱۴۴۴ - 20 فوریه 2023',
        'صفحه ۴ | روستا',
      ),
      lines(KICKER, TITLE),
      FIRST,
      SECOND,
    ),
    want: { title: TITLE, kicker: KICKER, section: 'روستا', published: '2023-02-19T20:30:00Z' },
  },
  {
    name: 'a browser: addresses in angles, the way through the site first of all',
    text: paragraphs(
      'رودپرس / جامعه / روستا',
      '  * خانه <https://rood.example/>',
      TITLE,
      lines('مینا رستگار؛ پژوهشگر راه', `دوشنبه ${DAY} - ۱۰:۱۵`),
      FIRST,
      SECOND,
    ),
    want: { title: TITLE, kicker: null, section: 'روستا', author: 'مینا رستگار', published: PUBLISHED },
  },
  {
    name: 'a reader of feeds, with what its feed adds',
    text: paragraphs(TITLE, 'خوراک: رودپرس', FIRST, SECOND, `نوشته ${TITLE} اولین بار در رودپرس پدیدار شد.`),
    want: { title: TITLE, body: [FIRST, SECOND] },
  },
  {
    name: 'columns as narrow as a newspaper’s',
    text: paragraphs(
      lines(KICKER, TITLE),
      ...[FIRST, SECOND, THIRD].map((text) => text.replace(/(.{30,40}) /g, '$1\n')),
    ),
    want: { title: TITLE, kicker: KICKER, body: [FIRST, SECOND, THIRD] },
  },
]

for (const { name, text, want } of kept) {
  test(`a dump of ${name}`, () => {
    const page = pageOf(text)
    for (const [field, value] of Object.entries(want)) assert.deepEqual(page[field as keyof PageArticle], value, field)
  })
}

/** Headlines that look like facts of a page. */
const headlines = [
  'بازار امروز | سکه آرام ماند و دلار پایین آمد',
  'مینا رستگار، زنی که پل را دوباره ساخت',
  'کارشناس هواشناسی از باران پایان هفته خبر داد',
  'نشانی تازهٔ اداره: خیابان رود، کوچهٔ یکم',
]

for (const title of headlines) {
  test(`«${title}» stays a headline`, () => {
    const page = pageOf(paragraphs(lines('رودپرس', `${DAY} - ۱۰:۱۵`), lines(KICKER, title), FIRST, SECOND))
    assert.equal(page.title, title)
    assert.equal(page.kicker, KICKER)
  })
}

test('what looks like a part of the page inside a text stays', () => {
  const inside = ['۰۸:۳۰', '۱۲/۴۰', 'نظر شورا لزوماً پذیرفته نیست و دیدگاه اهالی لزوماً همان نیست که در جلسه گفته شد.']
  const page = pageOf(paragraphs(TITLE, FIRST, ...inside, SECOND))
  assert.deepEqual(page.body, [FIRST, ...inside, SECOND])
})

test('a number of a link inside a sentence parts nothing', () => {
  const page = pageOf(paragraphs(TITLE, FIRST.replace('فرماندار', '[3]فرماندار [4]شهرستان'), SECOND))
  assert.equal(page.body[0], FIRST.replace('فرماندار', 'فرماندار شهرستان'))
})

const LINE_CHARS = 20_000
const hostile: { name: string; line: string }[] = [
  { name: 'numbers of links', line: '[1]پل '.repeat(LINE_CHARS / 6) },
  { name: 'links beside one another', line: '[پل](/a) '.repeat(LINE_CHARS / 9) },
  { name: 'links that never end', line: '[پل]('.repeat(LINE_CHARS / 5) },
  { name: 'buttons that never end', line: '[پل '.repeat(LINE_CHARS / 4) },
  { name: 'facts in a row', line: 'کد خبر: ۱۲ | '.repeat(LINE_CHARS / 12) },
  { name: 'wide spaces', line: `${' '.repeat(LINE_CHARS - 20)}[1]پل` },
  { name: 'fields of a header', line: 'Title: - - - - - - - - - -' },
  { name: 'hashtags', line: '#پل '.repeat(LINE_CHARS / 4) },
]

for (const { name, line } of hostile) {
  test(`hostile dump: ${name} are read within bounds`, () => {
    const started = performance.now()
    readTextDump(`${line}\n`.repeat(200), { url: null, fetchedAt: null, contentType: null }, { spelling: 'house' })
    assert.ok(performance.now() - started < 5_000)
  })
}
