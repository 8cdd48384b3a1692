import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSourcing } from '../sourcing.ts'
import { told } from './fixtures/told.ts'

function check(name: string, paragraphs: string[], expected: string[]): void {
  test(name, () => assert.deepEqual(told(paragraphs), expected))
}

check(
  '«وی» and «او» are the last human speaker',
  ['رضا فرضی، مدیر موزه، گفت: تالار تازه باز شد.', 'وی افزود: ورود رایگان است.', 'او ادامه داد: ساعت کار تا شب است.'],
  ['رضا فرضی | گفت | direct | assert', 'رضا فرضی | افزود | direct | assert', 'رضا فرضی | ادامه داد | direct | assert'],
)

check(
  'a dateline with its town, or an agency with its bureau, is nobody who speaks',
  ['نمونه‌شهر - ایرنا - مدیرعامل آب استان گفت: خط تازه به مدار آمد.', 'حمید فرضی افزود: خط ۱۲ کیلومتر است.'],
  ['حمید فرضی | گفت | direct | assert', 'حمید فرضی | افزود | direct | assert'],
)

check(
  'a bureau after the agency is a place',
  ['ایسنا/خراسان رضوی رئیس اورژانس گفت: سه نفر آسیب دیدند.', 'منبع: ایسنا'],
  ['رئیس اورژانس | گفت | direct | assert'],
)

check(
  'the one named after «نیز» holds the office, in Arabic letters too',
  ['مدير مدرسه گفت: زنگ خورد. ناظم مدرسه نيز گفت: همه آمدند. احمد نمونه اضافه کرد: همه خوشحال بودند.'],
  [
    'مدیر مدرسه | گفت | direct | assert',
    'احمد نمونه | گفت | direct | assert',
    'احمد نمونه | اضافه کرد | direct | assert',
  ],
)

check(
  'two people of one office speak together, under their names',
  ['علی فرضی و سارا فرضی، وزیران نیرو و کشاورزی، گفتند: سدها پر شده‌اند.'],
  ['علی فرضی و سارا فرضی | گفتند | direct | assert'],
)

check(
  'those whose stance the sentence tells go on to speak',
  ['این در حالی است که در روزهای گذشته انتقاد برخی گروه‌های دانشجویی بالا گرفته و می‌گویند این طرح به سود آنان نیست.'],
  ['برخی گروه‌های دانشجویی | می‌گویند | indirect | assert'],
)

check(
  'a surname and an office are the person who was introduced with them',
  [
    'ژنرال «کارل نمونه»، فرمانده کل نیروهای ائتلاف بین‌المللی، و «یان فرضی»، سخنگوی ائتلاف، در نشست حضور داشتند.',
    'نمونه گفت که کار رو به پایان است.',
    'فرمانده کل نیروهای ائتلاف بین المللی ضمن تکذیب عقب‌نشینی گفت که نیروها می‌مانند.',
    'از سوی دیگر سخنگوی ائتلاف تأکید کرد: مأموریت ادامه دارد.',
  ],
  [
    'کارل نمونه | گفت | indirect | assert',
    'کارل نمونه | گفت | indirect | deny',
    'یان فرضی | تأکید کرد | direct | assert',
  ],
)

check(
  'the lead gives the office and the next paragraph the name',
  [
    'استاندار گفت: راه‌ها باز است.',
    'به گزارش ایرنا، رضا نمونه در جمع خبرنگاران افزود: برف‌روب‌ها کار می‌کنند.',
    'استاندار خاطر نشان کرد: مدارس فردا باز است.',
  ],
  [
    'رضا نمونه | گفت | direct | assert',
    'رضا نمونه | افزود | direct | assert',
    'رضا نمونه | خاطر نشان کرد | direct | assert',
  ],
)

check(
  'a second office is named in the next sentence, without apposition',
  [
    'علی فرضی، شهردار نمونه‌شهر، گفت: پل ساخته شد.',
    'مدیر مدرسه نیز گفت: راه دانش‌آموزان کوتاه شد. سارا نمونه افزود: والدین خوشحال‌اند.',
    'فرضی در پایان یادآور شد: پل دوم در راه است.',
  ],
  [
    'علی فرضی | گفت | direct | assert',
    'سارا نمونه | گفت | direct | assert',
    'سارا نمونه | افزود | direct | assert',
    'علی فرضی | یادآور شد | direct | assert',
  ],
)

check(
  'a question inside the answer is one statement',
  ['رضا فرضی، سرمربی تیم، گفت: آماده‌ایم.', 'وی در پاسخ به این سؤال که آیا بازیکن تازه‌ای می‌آید؟ گفت: هنوز نه.'],
  ['رضا فرضی | گفت | direct | assert', 'رضا فرضی | گفت | direct | assert'],
)

check(
  'a carrier quoting somebody: the one quoted speaks, «این مقام» is the same',
  [
    'رویترز به نقل از یک مقام عراقی گزارش داد که مرز باز می‌شود.',
    'این مقام گفت «همه چیز آماده است».',
    'به نوشته این خبرگزاری، بازرگانان خوشحال‌اند.',
  ],
  [
    'یک مقام عراقی | گزارش داد | indirect | assert',
    'یک مقام عراقی | گفت | direct | assert',
    'رویترز | به نوشته | indirect | assert',
  ],
)

check(
  '«در گفت‌وگو با X» and «به X گفت»: the carrier does not speak',
  ['وزیر نیرو در گفت‌وگو با شبکه خبر گفت: سدها پر شد.', 'یک کارشناس به ایسنا گفت که مصرف بالا رفته است.'],
  ['وزیر نیرو | گفت | direct | assert', 'یک کارشناس | گفت | indirect | assert'],
)

check(
  'colon heads: an office, a country, a carrier; a dateline and a town are none',
  ['خبرگزاری فارس: سخنگوی دولت گفت: بودجه آماده است.', 'وزیر کار: دستمزدها بالا می‌رود.', 'بروجرد: شب گذشته باران آمد.'],
  ['سخنگوی دولت | گفت | direct | assert', 'وزیر کار | : | direct | assert'],
)

check(
  'both orthographies, with and without the half-space',
  [
    'رضا فرضي، مدير موزه، اظهار داشت: آماده ايم.',
    'وي مي گويد: بليت گران نشده است.',
    'به‌گفته‌ی او، بازدید رایگان است.',
    'به گفتۀ وی تالار تازه باز می‌شود.',
  ],
  [
    'رضا فرضی | اظهار داشت | direct | assert',
    'رضا فرضی | مي گويد | direct | assert',
    'رضا فرضی | به‌گفته‌ی | indirect | assert',
    'رضا فرضی | به گفتۀ | indirect | assert',
  ],
)

check(
  '«وی تری» is an outlet and «گفت‌وگو» is no «گفت»',
  ['به گزارش ایسنا به نقل از وی تری، دو شرکت گفت و گو کردند.'],
  [],
)

check(
  'a document speaks for its issuer',
  [
    'وزارت کشور اعلام کرد که انتخابات عقب نمی‌افتد.',
    'در این بیانیه آمده است: نام‌نویسی ادامه دارد.',
    'به گفته این وزارتخانه، نتایج زود اعلام می‌شود.',
  ],
  [
    'وزارت کشور | اعلام کرد | indirect | assert',
    'وزارت کشور | آمده است | direct | assert',
    'وزارت کشور | به گفته | indirect | assert',
  ],
)

check(
  'denial, confirmation and what nobody has confirmed',
  [
    'وزارت دفاع این خبر را تکذیب کرد.',
    'سخنگوی پلیس تأیید کرد که دو نفر بازداشت شدند.',
    'برخی منابع مدعی شدند که پل فروریخته، خبری که هنوز تأیید نشده است.',
    'رضا فرضی، سرپرست تیم، در واکنش به شایعه جدایی‌اش گفت: نه، می‌مانم.',
  ],
  [
    'وزارت دفاع | تکذیب کرد | indirect | deny',
    'سخنگوی پلیس | تأیید کرد | indirect | confirm',
    'برخی منابع | مدعی شدند | indirect | unknown',
    'رضا فرضی | گفت | direct | deny',
  ],
)

check(
  'another speaker takes over in the same sentence',
  ['مدیر یک شرکت گفته فروش خوب است، در حالی که یک استاد دانشگاه گفته بازار راکد است.'],
  ['مدیر یک شرکت | گفته | indirect | assert', 'یک استاد دانشگاه | گفته | indirect | assert'],
)

check(
  'subject and object run together',
  [
    'رضا فرضی، مدیر موزه، گفت: آماده‌ایم.',
    'فرضی هدف از این طرح را جذب گردشگر دانست و افزود: بودجه داریم.',
    'پلیس علت حادثه را خستگی راننده اعلام کرد.',
  ],
  ['رضا فرضی | گفت | direct | assert', 'رضا فرضی | افزود | direct | assert', 'پلیس | اعلام کرد | indirect | assert'],
)

check(
  'modals, passives, first persons and reported nouns are no speech',
  [
    'می‌توان گفت که بازار آرام است.',
    'گفته می‌شود باران می‌آید.',
    'پیش‌تر گفته بودیم که راه بسته است.',
    'این نوشته کوتاه است و سخنی تازه ندارد.',
    'وزیر خواهد گفت چه باید کرد.',
  ],
  [],
)

check(
  'a quotation that runs over sentences stays in one statement',
  ['سخنگوی دولت گفت: «کار تمام است. مردم نگران نباشند.» او رفت.'],
  ['سخنگوی دولت | گفت | direct | assert'],
)

test('the span of a statement reaches the end of its quotation', () => {
  const body = 'سخنگوی دولت گفت: «کار تمام است. مردم نگران نباشند.» او رفت.'
  const [statement] = readSourcing({ title: null, body }).statements
  assert.equal(statement?.sentence, 'سخنگوی دولت گفت: «کار تمام است. مردم نگران نباشند.»')
})

test('a title is what the text gives, wherever it stands', () => {
  const body = 'فرضی گفت: خوش آمدید.\nرضا فرضی، مدیر موزه ملی، درها را باز کرد.'
  const [statement] = readSourcing({ title: null, body }).statements
  assert.equal(statement?.speaker, 'رضا فرضی')
  assert.equal(statement?.title, 'مدیر موزه ملی')
})

check(
  'marks around the one quoted, and a turn of time before the speaker',
  ['تسنیم به نقل از «منابع مطلع» نوشت که هیئت نمی‌رود.', 'ساعاتی بعد وزارت خارجه گزارش تسنیم را تکذیب کرد.'],
  ['منابع مطلع | نوشت | indirect | assert', 'وزارت خارجه | تکذیب کرد | indirect | deny'],
)

check(
  'a surname in «ه‌ای» is no plural',
  ['صابری اژه‌ای گفت با اخلالگران برخورد می‌شود.'],
  ['صابری اژه‌ای | گفت | indirect | assert'],
)

check(
  'a denial of news: the office ends where its object begins',
  ['سخنگوی وزارت خارجه خبر سفر وزیر را رد کرد و گفت: این ادعا کذب محض است.'],
  ['سخنگوی وزارت خارجه | گفت | direct | deny'],
)

check(
  'a film is nobody’s name: the office waits for the one that follows',
  ['کارگردان فیلم «باران» گفت: فیلم بعدی را در گیلان می‌سازم. امیر نمونه افزود: بازیگران جوان‌اند.'],
  ['امیر نمونه | گفت | direct | assert', 'امیر نمونه | افزود | direct | assert'],
)

test('of a list of people each has an office of their own', () => {
  const body = 'سرهنگ «علی فرضی»، سخنگوی ائتلاف و «سارا نمونه»، سخنگوی دولت در نشست بودند.\nفرضی گفت: کار تمام است.'
  const [statement] = readSourcing({ title: null, body }).statements
  assert.deepEqual([statement?.speaker, statement?.title], ['علی فرضی', 'سخنگوی ائتلاف'])
})
