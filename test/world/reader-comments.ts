/** What a reader wrote under an article of the example newsroom, and what the moderator made of it. */
export interface WorldComment {
  name: string
  /** Paragraphs with an empty line between them. */
  text: string
  decision: 'published' | 'rejected' | null
  /** Why it was rejected, in the moderator's words. */
  reason?: string
  agreed?: number
  disagreed?: number
  /** What others answered; only what is published is answered. */
  answers?: readonly WorldComment[]
}

/** Readers' comments by the name of the article they stand under, the first to come first. */
export const readerComments: Readonly<Record<string, readonly WorldComment[]>> = {
  'night-bus': [
    {
      name: 'پرستار شب',
      text: 'سه سال است با همین خط به خانه برمی‌گردم. پیش از آن هر شب منتظر می‌ماندم تا هوا روشن شود. از آقای دلیری ممنونم که یک بار دو دقیقه نگه داشت تا برسم.',
      decision: 'published',
      agreed: 34,
      answers: [
        {
          name: 'بهیار بخش کودکان',
          text: 'آن شب من هم در اتوبوس بودم؛ هیچ‌کس غر نزد.',
          decision: 'published',
          agreed: 12,
        },
      ],
    },
    {
      name: 'مسافر غرب شهر',
      text: 'چرا خط شبانه از غرب شهر نمی‌گذرد؟ آنجا هم بیمارستان هست و هم کارخانه.\n\nکاش گزارش بعدی دربارهٔ ما باشد.',
      decision: 'published',
      agreed: 21,
      disagreed: 2,
    },
    {
      name: 'حمید',
      text: 'عددها را از کجا آورده‌اید؟ ۲۹ نفر در هر سفر به نظرم زیاد است.',
      decision: 'published',
      agreed: 4,
      disagreed: 9,
    },
    {
      name: 'خرید ارزان',
      text: 'دوچرخهٔ برقی با نصف قیمت، همین امروز پیام بدهید.',
      decision: 'rejected',
      reason: 'آگهی',
    },
    {
      name: 'دانشجوی خوابگاه',
      text: 'آن دانشجو که پشت صندلی راننده کتاب می‌خواند، تنها نیست. ما چهار نفریم.',
      decision: null,
    },
  ],
  'half-space': [
    {
      name: 'آموزگار کلاس سوم',
      text: 'شاگردان من هم «می‌رود» را «می رود» می‌نویسند و سر سطر گم می‌کنند. جدول این گزارش را فردا روی تخته می‌کشم.',
      decision: 'published',
      agreed: 17,
    },
    {
      name: 'نمونه‌خوان بازنشسته',
      text: 'ما به آن تکه‌فلز «فاصلهٔ مویی» می‌گفتیم. نامی داشت، اما فقط در چاپخانهٔ ما.',
      decision: 'published',
      agreed: 26,
      answers: [
        {
          name: 'حروف‌چین قدیمی',
          text: 'در چاپخانهٔ ما «مو» بود؛ کوتاه‌تر هم گفته می‌شد.',
          decision: 'published',
          agreed: 8,
        },
        {
          name: 'کنجکاو',
          text: 'کاش عکسی از آن جعبه هم می‌گذاشتید.',
          decision: null,
        },
      ],
    },
  ],
  'night-tariff': [
    {
      name: 'مستأجر طبقهٔ دوم',
      text: 'همسایهٔ پایینی ما خوابش سبک است. ماشین لباسشویی ساعت یک شب؟ تعرفه را ارزان کنید، نه خواب مردم را.',
      decision: 'published',
      agreed: 41,
      disagreed: 3,
    },
    {
      name: 'نانوا',
      text: 'این تعرفه برای نانوایی‌ها هم هست یا فقط خانه‌ها؟ در خبر نیامده.',
      decision: null,
    },
    {
      name: 'ناشناس',
      text: 'مدیر این طرح را می‌شناسم، آدم درستی نیست.',
      decision: 'rejected',
      reason: 'نسبت بی‌سند به شخص',
    },
  ],
}
