/** A feed of the example newsroom. No such agency exists; its address uses a reserved domain, so nobody can be asked. */
export interface WorldFeed {
  address: string
  /** As in `sources`. */
  source: string
  /** Slug of the section its items are for, or null. */
  section: string | null
  items: readonly WorldWireItem[]
}

/** A piece of agency news, as it came. */
export interface WorldWireItem {
  /** Latin, unique in its feed. */
  name: string
  publishedMinutesAgo: number
  title: string
  paragraphs: readonly string[]
  /** `careless`: with the letters and spaces an old newsroom system writes, not ours. */
  spelling: 'house' | 'careless'
}

const bridge = {
  title: 'پل قدیمی هفت‌چشمه از فردا به روی خودروها بسته می‌شود',
  decision:
    'شهردار مهرگان از بسته شدن پل هفت‌چشمه به روی خودروها خبر داد و گفت از بامداد فردا تنها پیادگان و دوچرخه‌سواران از آن می‌گذرند.',
  quotation:
    'کیوان رادمنش در جمع خبرنگاران گفت: «حسگرها در سه ماه گذشته دو بار لرزشی بیش از اندازهٔ مجاز نشان دادند. پلی را که ۴۰۰ سال مانده است، برای چهار دقیقه راه کوتاه‌تر به خطر نمی‌اندازیم.»',
  detour: 'وی افزود خودروها تا پایان سال از پل باغ‌ملی می‌گذرند و دو خط اتوبوس از ایستگاه میدان بار جابه‌جا می‌شود.',
  history: 'پل هفت‌چشمه سال گذشته پس از ۱۸ ماه مرمت بازگشایی شد و روزانه ۹ هزار خودرو از آن می‌گذشت.',
} as const

/** What stands in the wire when the example newsroom is seen for the first time. */
export const wireFeeds: readonly WorldFeed[] = [
  {
    address: 'https://sepidar.example/feed.json',
    source: 'خبرگزاری سپیدار',
    section: null,
    items: [
      house('bridge', 190, bridge.title, [bridge.decision, bridge.quotation, bridge.detour, bridge.history]),
      house('quake', 128, 'زمین‌لرزه‌ای به بزرگی ۴/۶ شرق کوهپایه را لرزاند', [
        'زمین‌لرزه‌ای به بزرگی ۴/۶ ساعتی پیش شرق شهرستان کوهپایه را لرزاند. کانون آن در ژرفای ۱۲ کیلومتری زمین بود.',
        'رئیس ستاد بحران استان گفت پنج گروه ارزیاب به روستاهای نزدیک کانون رفته‌اند و تا این لحظه گزارشی از آسیب جانی نرسیده است.',
        'این لرزش در مهرگان نیز حس شد و شماری از مردم برای دقایقی از خانه‌ها بیرون آمدند.',
      ]),
      house('quake-fix', 71, 'اصلاحیه/ زمین‌لرزه‌ای به بزرگی ۴/۶ شمال کوهپایه را لرزاند', [
        'زمین‌لرزه‌ای به بزرگی ۴/۶ ساعتی پیش شمال شهرستان کوهپایه را لرزاند. کانون آن در ژرفای ۱۲ کیلومتری زمین بود.',
        'رئیس ستاد بحران استان گفت پنج گروه ارزیاب به روستاهای نزدیک کانون رفته‌اند و تا این لحظه گزارشی از آسیب جانی نرسیده است.',
        'این لرزش در مهرگان نیز حس شد و شماری از مردم برای دقایقی از خانه‌ها بیرون آمدند.',
        'در خبر پیشین کانون این زمین‌لرزه شرق کوهپایه آمده بود که بر اساس اعلام مرکز لرزه‌نگاری، شمال کوهپایه درست است.',
      ]),
      house('saffron-export', 24, 'صادرات زعفران با برچسب خاستگاه از سر گرفته شد', [
        'نخستین محمولهٔ زعفران با برچسب خاستگاه، پس از هفت ماه وقفه، صبح امروز از پایانهٔ مرزی شرق گذشت.',
        'مدیر اتحادیهٔ زعفران‌کاران گفت این محموله ۳۱۰ کیلوگرم است و هر بسته شناسه‌ای دارد که خریدار با آن نام کشتزار را می‌بیند.',
      ]),
    ],
  },
  {
    address: 'https://karaneh.example/feed.json',
    source: 'خبرگزاری کرانه',
    section: null,
    items: [
      careless('bridge', 176, 'پل قديمي هفت چشمه از فردا به روي خودروها بسته مي شود', [
        spelledCarelessly(bridge.decision),
        spelledCarelessly(bridge.quotation),
        spelledCarelessly(bridge.detour),
      ]),
      house('museum-denial', 62, 'میراث فرهنگی فروش سردر کاروان‌سرای ساوجان را تکذیب کرد', [
        'ادارهٔ میراث فرهنگی خبر فروش سردر سنگی کاروان‌سرای ساوجان را تکذیب کرد.',
        'سخنگوی این اداره گفت سردر برای پاک‌سازی به کارگاه مرمت رفته و شماره و عکس آن در دفتر اموال ثبت شده است. وی افزود هیچ بخشی از این بنا خریدنی و فروختنی نیست.',
      ]),
      house('ferry', 41, 'کشتی جزیره‌های شمال از شنبه شب‌ها هم راه می‌افتد', [
        'سازمان بندر از افزودن دو نوبت شبانه به راه دریایی جزیره‌های شمال خبر داد.',
        'نوبت‌های تازه ساعت ۲۰ و ۲۲:۳۰ از بندر کلنگ راه می‌افتد و بلیت آن‌ها همان بهای روز را دارد.',
      ]),
      house('wind', 12, 'هشدار نارنجی برای باد شدید در کرانهٔ جنوب', [
        'سازمان هواشناسی برای سه شهر کرانهٔ جنوب هشدار نارنجی داد: باد از نیمه‌شب تا عصر فردا به ۸۰ کیلومتر در ساعت می‌رسد.',
        'از ماهیگیران خواسته شده است تا پایان هشدار از بندر بیرون نروند و شناورها را دوباره مهار کنند.',
      ]),
    ],
  },
  {
    address: 'https://shomalgan.example/feed.json',
    source: 'خبرگزاری شمالگان',
    section: 'provinces',
    items: [
      house('bridge-long', 148, 'خودروها دیگر از پل هفت‌چشمه نمی‌گذرند؛ دو خط اتوبوس جابه‌جا می‌شود', [
        bridge.decision,
        bridge.quotation,
        bridge.detour,
        bridge.history,
        'کاسبان میدان بار می‌گویند نگران کم شدن مشتری‌اند. نمایندهٔ آنان، بهمن سرابی، به خبرنگار شمالگان گفت: «از پیاده شدن پل خوشحالیم، اما کسی از جای توقف خودروها با ما حرف نزده است.»',
      ]),
      house('caravanserai', 118, 'سردر کاروان‌سرای ساوجان فروخته شد', [
        'سردر سنگی کاروان‌سرای ساوجان به مجموعه‌داری خصوصی فروخته شده و شب گذشته آن را با کامیون برده‌اند.',
        'شماری از ساکنان روستا می‌گویند پیش از باز کردن سنگ‌ها کسی چیزی به آنان نگفته است.',
      ]),
      house('tea', 33, 'بهای تضمینی برگ سبز چای اعلام شد', [
        'سازمان چای بهای تضمینی هر کیلوگرم برگ سبز درجهٔ یک را برای چین بهاره اعلام کرد.',
        'چای‌کاران سه روستا در نامه‌ای خواسته‌اند پول برگ، ۱۰ روزه پرداخت شود، نه پس از پایان فصل.',
      ]),
    ],
  },
  {
    address: 'https://falat.example/feed.json',
    source: 'خبرگزاری فلات',
    section: null,
    items: [
      house('bridge-short', 164, 'هفت‌چشمه پیاده‌راه می‌شود', [bridge.decision, bridge.quotation]),
      house('quake', 109, 'زمین‌لرزهٔ ۴/۶ در شرق کوهپایه آسیب جانی نداشت', [
        'زمین‌لرزه‌ای به بزرگی ۴/۶ ساعتی پیش شرق شهرستان کوهپایه را لرزاند. کانون آن در ژرفای ۱۲ کیلومتری زمین بود.',
        'رئیس ستاد بحران استان گفت پنج گروه ارزیاب به روستاهای نزدیک کانون رفته‌اند و تا این لحظه گزارشی از آسیب جانی نرسیده است.',
      ]),
      house('bridge-reaction', 8, 'شورای شهر مهرگان فردا دربارهٔ پل هفت‌چشمه جلسه می‌گذارد', [
        'رئیس شورای شهر مهرگان از نشست فوق‌العادهٔ فردا برای شنیدن سخن کاسبان میدان بار خبر داد.',
        'پریسا نیک‌پی گفت شورا با بسته ماندن پل موافق است، اما شهرداری باید تا پایان هفته برای توقف خودروها در دو سوی آن جایی معرفی کند.',
        'این نشست زنده پخش می‌شود.',
      ]),
    ],
  },
]

function house(name: string, publishedMinutesAgo: number, title: string, paragraphs: string[]): WorldWireItem {
  return { name, publishedMinutesAgo, title, paragraphs, spelling: 'house' }
}

function careless(name: string, publishedMinutesAgo: number, title: string, paragraphs: string[]): WorldWireItem {
  return { name, publishedMinutesAgo, title, paragraphs, spelling: 'careless' }
}

/** Arabic letters, and spaces where half-spaces were. */
function spelledCarelessly(text: string): string {
  return text.replaceAll('ی', 'ي').replaceAll('ک', 'ك').replaceAll('\u200c', ' ')
}
