import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Arrival, type ArrivedText, type Judgement, keepCopy, marksOf, StoryFolder } from '../sourcing.ts'

const hourMs = 3_600_000
const noon = Date.parse('2025-12-06T12:00:00Z')

const school: ArrivedText = {
  source: 'sepidar',
  title: 'کلاس‌های شناور به سه روستای دیگر می‌رسد',
  body: [
    'مدیر آموزش روستایی ساحل شمالی از گسترش طرح «مدرسهٔ شناور» به سه روستای دیگر از آغاز بهمن خبر داد.',
    'نرگس پارسایی روز شنبه در جمع خبرنگاران گفت: دو قایق تازه هر یک با ۱۸ صندلی ساخته شده و ۴۷ دانش‌آموز که تا پارسال روزی دو ساعت در راه بودند، از این پس بیست دقیقه‌ای به کلاس می‌رسند.',
    'به گفتهٔ او، هزینهٔ ساخت هر قایق ۲ میلیارد و ۳۰۰ میلیون تومان بوده و نیمی از آن را صیادان بندر پرداخته‌اند. ناخداها دورهٔ امداد دیده‌اند و در روزهای توفانی کلاس‌ها در خانهٔ بهداشت روستا برگزار می‌شود.',
    'وی یادآور شد: طرح مدرسهٔ شناور سه سال پیش با یک قایق آغاز شد و تاکنون هیچ دانش‌آموزی به خاطر دوری راه ترک تحصیل نکرده است.',
  ].join('\n'),
  at: noon,
}
const paragraphs = school.body.split('\n')

const rate = (day: string, hours: number, dollar: string, euro: string): ArrivedText => ({
  source: 'sepidar',
  title: `نرخ ارز امروز ${day}`,
  body: `در معاملات امروز بازار ارز مهرگان هر دلار ${dollar} تومان و هر یورو ${euro} تومان فروخته شد.\nفعالان بازار می‌گویند حجم معاملات در روزهای پایانی ماه کمتر است و خریداران به نرخ‌های هفتهٔ آینده چشم دارند.`,
  at: noon + hours * hourMs,
})

const condolence = (name: string, craft: string): ArrivedText => ({
  source: 'karaneh',
  title: `پیام تسلیت وزیر فرهنگ برای درگذشت ${name}`,
  body: `وزیر فرهنگ در پیامی درگذشت ${name}، ${craft}، را تسلیت گفت.\nدر این پیام آمده است: خبر درگذشت ${name} مایهٔ اندوه فراوان شد. این ضایعه را به خانوادهٔ محترم ایشان و جامعهٔ هنری کشور تسلیت می‌گویم و برای بازماندگان شکیبایی آرزو می‌کنم.`,
  at: noon,
})

type Row = [name: string, one: ArrivedText, other: ArrivedText, reason: Judgement['reason']]

const spoilt = (text: string) =>
  text
    .replaceAll('\u200c', ' ')
    .replaceAll('ی', 'ي')
    .replaceAll('ک', 'ك')
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))

const rows: Row[] = [
  ['another headline', school, { ...school, source: 'bamgah', title: 'مدرسه‌ای که روی آب می‌رود' }, 'copy'],
  [
    'the first three paragraphs under a credit line',
    school,
    { ...school, source: 'bamgah', body: `به گزارش سپیدار، ${paragraphs.slice(0, 3).join('\n')}` },
    'copy',
  ],
  [
    'the first two paragraphs',
    school,
    { ...school, source: 'bamgah', body: paragraphs.slice(0, 2).join('\n') },
    'part',
  ],
  [
    'paragraphs in another order',
    school,
    { ...school, source: 'bamgah', body: [3, 1, 0, 2].map((at) => paragraphs[at]).join('\n') },
    'copy',
  ],
  [
    'Arabic letters, Latin digits, half-spaces lost',
    school,
    { ...school, source: 'falat', body: spoilt(school.body) },
    'copy',
  ],
  ['half-spaces dropped', school, { ...school, source: 'falat', body: school.body.replaceAll('\u200c', '') }, 'copy'],
  [
    'numbers in words and in digits',
    school,
    { ...school, source: 'falat', body: school.body.replace('۲ میلیارد و ۳۰۰ میلیون', '۲٬۳۰۰٬۰۰۰٬۰۰۰') },
    'copy',
  ],
  [
    'one number put right',
    school,
    { ...school, title: 'اصلاحیه', body: school.body.replace('۴۷ دانش‌آموز', '۷۴ دانش‌آموز'), at: noon + hourMs },
    'copy',
  ],
  [
    'the rates of another day',
    rate('۱۲ آذر', 0, '۶۸٬۴۰۰', '۷۲٬۱۰۰'),
    rate('۱۳ آذر', 24, '۶۸٬۷۵۰', '۷۲٬۴۵۰'),
    'other-facts',
  ],
  [
    'the rates of the afternoon',
    rate('۱۲ آذر', 0, '۶۸٬۴۰۰', '۷۲٬۱۰۰'),
    rate('۱۲ آذر', 5, '۶۸٬۹۵۰', '۷۲٬۶۰۰'),
    'other-facts',
  ],
  [
    'the rates of one day at two outlets',
    rate('۱۲ آذر', 0, '۶۸٬۴۰۰', '۷۲٬۱۰۰'),
    { ...rate('۱۲ آذر', 1, '68400', '72100'), source: 'falat' },
    'copy',
  ],
  [
    'condolences for another',
    condolence('استاد هوشنگ پارسا', 'نوازندهٔ سنتور'),
    condolence('بانو مهرانگیز توسلی', 'بازیگر تئاتر'),
    'other-facts',
  ],
  [
    'what came of it the next day, with its background',
    { ...school, body: paragraphs.slice(1, 3).join('\n') },
    {
      ...school,
      title: 'قایق مدرسه به گل نشست',
      body: `یکی از قایق‌های مدرسهٔ شناور صبح امروز در دهانهٔ رود به گل نشست و دانش‌آموزان آن پس از یک ساعت با قایق صیادان به ساحل رسیدند.\nفرماندار گفت کسی آسیب ندیده و مسیر تا لایروبی دهانه تغییر می‌کند. صیادان از یک ماه پیش دربارهٔ کم شدن عمق آب هشدار داده بودند.\n${paragraphs.slice(1, 3).join('\n')}`,
      at: noon + 25 * hourMs,
    },
    'follow-up',
  ],
  [
    'a digest that quotes it',
    { ...school, body: paragraphs.slice(0, 2).join('\n') },
    {
      ...school,
      source: 'bamgah',
      title: 'مرور خبرهای روز',
      body: `${paragraphs.slice(0, 2).join('\n')}\n${rate('۱۲ آذر', 0, '۶۸٬۴۰۰', '۷۲٬۱۰۰').body}`,
    },
    'round-up',
  ],
  ['the same words four days later', school, { ...school, at: noon + 96 * hourMs }, 'too-far-apart'],
  ['nothing in common', school, rate('۱۲ آذر', 0, '۶۸٬۴۰۰', '۷۲٬۱۰۰'), 'little-shared'],
  ['nothing at all', school, { ...school, title: '', body: '' }, 'little-shared'],
]

test('two items tell one story, or do not, whichever came first', () => {
  for (const [name, one, other, reason] of rows) {
    assert.equal(new Arrival(keepCopy(other)).judge(keepCopy(one)).reason, reason, name)
    assert.equal(new Arrival(keepCopy(one)).judge(keepCopy(other)).reason, reason, `${name}, the other way round`)
  }
})

test('news of one frame shares its marks: without weighing numbers and names it would be one story', () => {
  const share = (one: ArrivedText, other: ArrivedText) => {
    const [marks, others] = [marksOf(keepCopy(one).text), new Set(marksOf(keepCopy(other).text))]
    return marks.filter((mark) => others.has(mark)).length / marks.length
  }
  assert.ok(share(rate('۱۲ آذر', 0, '۶۸٬۴۰۰', '۷۲٬۱۰۰'), rate('۱۳ آذر', 24, '۶۸٬۷۵۰', '۷۲٬۴۵۰')) > 0.5)
  assert.equal(share(school, { ...school, body: spoilt(school.body) }), 1)
})

test('a text that quotes two stories joins neither, and does not join them', () => {
  const rates = rate('۱۲ آذر', 0, '۶۸٬۴۰۰', '۷۲٬۱۰۰')
  const both = {
    ...school,
    source: 'bamgah',
    title: 'خواندنی‌ها',
    body: `${paragraphs.slice(0, 2).join('\n')}\n${rates.body}`,
  }
  const folder = new StoryFolder()
  const stories = [school, rates, both, { ...school, source: 'falat' }, { ...rates, source: 'falat' }]
  assert.deepEqual(
    stories.map((item) => folder.fold(item)),
    [1, 2, 3, 1, 2],
  )
})

test('what is huge, empty or of another script is folded too', () => {
  const folder = new StoryFolder()
  const fold = (title: string, body: string) => folder.fold({ source: 'x', title, body, at: null })
  const huge = 'الف ب '.repeat(400_000)
  assert.equal(fold('', huge), 1)
  assert.equal(fold('', huge), 1)
  assert.equal(fold('', ''), 2)
  assert.equal(fold('', '\ud800\u0000\u200c\ufffd'), 3)
  const english =
    'The harbour opened to ships again on Sunday after divers found no damage to the outer breakwater wall.'
  assert.equal(fold('', english), 4)
  assert.equal(fold('Harbour', `${english} `), 4)
  assert.equal(fold('بندر لنگرگاه به روی کشتی‌ها باز شد', ''), fold('بندر لنگرگاه به روی کشتی ها باز شد', ''))
})
