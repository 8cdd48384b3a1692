import assert from 'node:assert/strict'
import { test } from 'node:test'
import { told } from './fixtures/told.ts'

function check(name: string, paragraphs: string[], expected: string[]): void {
  test(name, () => assert.deepEqual(told(paragraphs), expected))
}

check(
  'words of everyday prose are nobody’s name',
  [
    'دانشجویی پشت صندلی راننده کتاب می‌خواند. «گرم است و کسی نمی‌پرسد چرا اینجایی.»',
    'پرسش دشوار: پس‌انداز',
    'درنای سفید: ۴',
    'محلهٔ بالا همهٔ روز می‌گفت پول خرج محلهٔ پایین می‌شود.',
    'شکل آن لبه نشان می‌دهد سیاره جو دارد.',
    'نقشه را وارونه گرفت و مدتی نگاه کرد.',
  ],
  [],
)

check(
  'who belongs to somebody speaks under that word, or under the name beside it',
  [
    'مادرش یک بار پرسیده بود: «اگر نشد چه؟»',
    'معلمشان، یلدا فرضی، گفت: «درس امروز برف است.»',
    'یکی از آنان، سینا فرضی، گفته است رأی نمی‌دهد.',
  ],
  [
    'مادرش | پرسیده بود | direct | assert',
    'یلدا فرضی | گفت | direct | assert',
    'سینا فرضی | گفته است | indirect | assert',
  ],
)

check(
  'the noun of a verb is no part of who speaks',
  ['رضا فرضی، مدیر موزه، آنجا بود.', 'وزیر سفر کرد و گفت: «برمی‌گردیم.»', 'پسر تلفن کرد و گفت: «نامه رسید.»'],
  ['وزیر | گفت | direct | assert', 'پسر | گفت | direct | assert'],
)

check(
  'a subject left out is who the sentence before is about',
  ['کریم فرزامی، عطار، دلتنگ گفت‌وگوهای بازار است. برچسب‌ها را با خط خوش نوشته است. می‌گوید کاغذ جای آدم حرف نمی‌زند.'],
  ['کریم فرزامی | می‌گوید | indirect | assert'],
)

check(
  'what is written by hand and what all know is told by nobody',
  [
    'سارا فرضی نامش را می‌نویسد.',
    'همه این را می‌دانستند.',
    'فهرستی از ۱۸ خواسته به شورا داده است.',
    'مربی حرکت را می‌خواند.',
  ],
  [],
)

check(
  'before «را» stands what is said of, and the speaker behind it',
  ['راه سوم را حسابدار روستا پیشنهاد کرد: «زمین‌ها را روی هم بگذارند.»'],
  ['حسابدار روستا | پیشنهاد کرد | direct | assert'],
)

check(
  'an office is held by nobody whose office only begins alike',
  [
    'رئیس اورژانس شمار مصدومان را هفت نفر اعلام کرد.',
    'به گفتهٔ سرهنگ مراد فرضی، رئیس کلانتری بازار، مالک انبار دعوت شده است.',
  ],
  ['رئیس اورژانس | اعلام کرد | indirect | assert', 'مراد فرضی | به گفتهٔ | indirect | assert'],
)

check(
  'what only opens a sentence hides nobody who speaks in it',
  [
    'رضا فرضی، نماینده، گفت طرح کافی نیست.',
    'سرانجام نایب‌رئیس مجلس اعلام کرد که طرح ارجاع می‌شود.',
    'از سویی هم وزارت دولت در امور رسیدگی به حوادث گفته است که کمک‌ها رسید.',
  ],
  [
    'رضا فرضی | گفت | indirect | assert',
    'نایب‌رئیس مجلس | اعلام کرد | indirect | assert',
    'وزارت دولت در امور رسیدگی به حوادث | گفته است | indirect | assert',
  ],
)

check(
  'advice to somebody is told with no «که», and what is denied is not who denies',
  [
    'هواشناسی به کوهنوردان توصیه کرده است از صعود خودداری کنند.',
    'گمرک خبر توقیف لنج‌ها در بندر همسایه را تکذیب کرد.',
    'نمایندهٔ دادستان در جایگاه حاضر شد و گفت: «پرونده کامل است.»',
  ],
  [
    'هواشناسی | توصیه کرده است | indirect | assert',
    'گمرک | تکذیب کرد | indirect | deny',
    'نمایندهٔ دادستان | گفت | direct | assert',
  ],
)

check(
  'in an interview a surname alone before a colon is whose the text names in full',
  [
    'شیوا ارجمند به کتاب‌فروشی‌ها برگشته است.',
    'چرا این‌قدر طول کشید؟',
    'ارجمند: سه بار از اول نوشتمش.',
    'نکته: این چاپ دوم است.',
  ],
  ['شیوا ارجمند | : | direct | assert'],
)

check(
  'words of the Dari press: «موصوف» and «علاوه کرد»; and two who are pointed to together',
  [
    'عصمت‌الله مرادی، سخنگوی والی، گفت که درگیری پایان یافت.',
    'موصوف علاوه کرد که مهاجمان عقب نشستند.',
    'روزنامهٔ شرق به نقل از دو مقام وزارت صنعت نوشت که مدیرعامل می‌رود.',
    'به گفتهٔ این دو مقام، زیان انباشته بزرگ است.',
  ],
  [
    'عصمت‌الله مرادی | گفت | indirect | assert',
    'عصمت‌الله مرادی | علاوه کرد | indirect | assert',
    'دو مقام وزارت صنعت | نوشت | indirect | assert',
    'دو مقام وزارت صنعت | به گفتهٔ | indirect | assert',
  ],
)

check(
  'what somebody drinks does not speak',
  ['کاکا رسول می‌گوید: «نان تازه بود.»', 'آب از مشک می‌نوشد و ادامه می‌دهد: «بعد زمین شور خورد.»'],
  ['کاکا رسول | می‌گوید | direct | assert', 'کاکا رسول | ادامه می‌دهد | direct | assert'],
)

check(
  'a given name alone is who was named in full; the comma of an office hides no name behind a place',
  [
    'دخترش، مریم فرضی، در شهر درس می‌خواند. مریم می‌گوید که خبری نداشت.',
    'در توکیو نیز یوشیو فرضی، معاون وزیر دفاع ژاپن، گفت: تصمیم گرفته شد.',
    'سخنگوی کمیسیون عمران مجلس گفت: طرح بازگشت.',
  ],
  [
    'مریم فرضی | می‌گوید | indirect | assert',
    'یوشیو فرضی | گفت | direct | assert',
    'سخنگوی کمیسیون عمران مجلس | گفت | direct | assert',
  ],
)
