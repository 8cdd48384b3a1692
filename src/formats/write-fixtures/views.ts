import type { FeedItemView, FeedView, NewsArticleView, NinjsView } from '../formats.ts'

const publishedAt = new Date('2020-11-24T19:16:00Z')
const updatedAt = new Date('2020-11-24T20:01:30Z')

export const item: FeedItemView = {
  id: 'https://sanad.example/n/757695',
  url: 'https://sanad.example/fa/news/757695/%D8%AA%DB%8C%D8%AA%D8%B1',
  title: 'ائتلاف آمریکایی: تحرکات اخیر نیروها «معمول» است',
  summary: 'فرماندهٔ نیروهای ائتلاف بین‌المللی عقب‌نشینی از سوریه را تکذیب کرد.',
  contentHtml: '<p>به گزارش ایسنا، <bdi>R&amp;B+</bdi> می‌گوید: «هرگز».</p>',
  authors: ['سارا رستمی', 'علی کیان'],
  categories: ['بین‌الملل', 'سوریه'],
  publishedAt,
  updatedAt,
  picture: {
    url: 'https://sanad.example/media/a1b2c3d4/1200.jpg',
    contentType: 'image/jpeg',
    sizeBytes: 51_200,
    width: 1200,
    height: 800,
    caption: 'کنفرانس مطبوعاتی در رمیلان',
    credit: 'ایسنا',
  },
}

export const bareItem: FeedItemView = {
  id: 'https://sanad.example/n/7',
  url: 'https://sanad.example/n/7',
  title: 'خبر کوتاه',
  summary: null,
  contentHtml: null,
  authors: [],
  categories: [],
  publishedAt,
  updatedAt: null,
  picture: null,
}

export const feed: FeedView = {
  title: 'سند',
  description: 'تازه‌ترین خبرها',
  homeUrl: 'https://sanad.example/',
  feedUrl: 'https://sanad.example/feed.xml',
  language: 'fa',
  publisher: 'خبرگزاری سند',
  updatedAt,
  iconUrl: 'https://sanad.example/icon.png',
  hubUrl: 'https://sanad.example/hub',
  items: [item, bareItem],
}

export const newsArticle: NewsArticleView = {
  code: 757695,
  url: item.url,
  headline: 'آموزش ۱۲۰ هزار نفر از نیروهای عراقی',
  alternativeHeadline: 'سخنگوی ائتلاف:',
  description: item.summary,
  language: 'fa',
  section: 'بین‌الملل',
  tags: ['سوریه', 'عراق'],
  authors: [{ name: 'سارا رستمی', url: 'https://sanad.example/fa/author/sara' }],
  publisher: {
    name: 'خبرگزاری سند',
    url: 'https://sanad.example/',
    logoUrl: 'https://sanad.example/icon.png',
  },
  pictureUrls: ['https://sanad.example/media/a1b2c3d4/1200.jpg'],
  publishedAt,
  updatedAt,
  wordCount: 412,
  chain: [
    { name: 'ایسنا', kind: 'agency', url: 'https://www.isna.ir/news/1' },
    { name: 'میدل ایست نیوز', kind: 'site' },
  ],
  mentions: [{ name: 'خبرگزاری اسپوتنیک', url: 'https://sanad.example/fa/source/sputnik' }],
  quotations: [
    {
      words: 'مأموریت هنوز به پایان نرسیده است.',
      url: 'https://sanad.example/fa/news/757695/x#s2',
      speaker: {
        name: 'کوین کوبسی',
        url: 'https://sanad.example/fa/person/x',
        kind: 'person',
        title: 'فرمانده نیروهای ائتلاف',
      },
    },
  ],
  differing: ['https://sanad.example/fa/news/757690/y'],
  corrections: [{ kind: 'correction', note: 'شمار نیروها اصلاح شد.', at: updatedAt }],
}

export const ninjsItem: NinjsView = {
  uri: item.url,
  code: 757695,
  version: 2,
  kicker: 'سخنگوی ائتلاف:',
  headline: item.title,
  subheadline: null,
  lead: item.summary,
  bodyHtml: '<p>به گزارش ایسنا…</p>',
  bodyText: 'به گزارش ایسنا…',
  wordCount: 3,
  language: 'fa',
  publisher: { name: 'خبرگزاری سند', url: 'https://sanad.example/' },
  authors: [
    { name: 'سارا رستمی', url: 'https://sanad.example/fa/author/sara' },
    { name: 'علی کیان', url: null },
  ],
  section: { name: 'بین‌الملل', url: 'https://sanad.example/fa/section/world' },
  tags: [{ name: 'سوریه', url: 'https://sanad.example/fa/tag/syria' }],
  chain: [
    { name: 'ایسنا', relation: 'reported-by', url: 'https://www.isna.ir/news/1' },
    { name: 'میدل ایست نیوز', relation: 'quoting' },
  ],
  mentions: [{ name: 'خبرگزاری اسپوتنیک', relation: 'earlier-report', url: null }],
  quotations: [
    {
      words: 'مأموریت هنوز به پایان نرسیده است.',
      url: 'https://sanad.example/fa/news/757695/x#s2',
      speaker: {
        name: 'کوین کوبسی',
        url: 'https://sanad.example/fa/person/x',
        kind: 'person',
        title: 'فرمانده نیروهای ائتلاف',
      },
    },
  ],
  corrections: [{ kind: 'correction', note: 'شمار نیروها اصلاح شد.', at: updatedAt }],
  picture: {
    url: 'https://sanad.example/media/a1b2c3d4/1200.jpg',
    contentType: 'image/jpeg',
    width: 1200,
    height: 800,
    alt: 'نظامیان در رمیلان',
    caption: 'کنفرانس مطبوعاتی',
    credit: 'ایسنا',
  },
  publishedAt,
  updatedAt,
}

/** Texts that break writers: markup, ends of sections, controls, half surrogates, noncharacters. */
export const hostileTexts = [
  '</script><script>alert(1)</script>',
  '<!-- <![CDATA[ ]]> -->',
  ']]>]]&gt;',
  '&amp;&lt;&#60;&nbsp;&bogus',
  '"\'`><',
  '</title></item></channel></rss>',
  'الف\u0000\u0001\u0008\u000b\u001f\u007f\u0080\u009fب',
  'الف\ud800ب\udfffپ\udbff',
  'الف\ufffe\uffff\ufdd0ب',
  'الف\u2028ب\u2029پ',
  'خط\r\nشکسته\tاینجا',
  'می‌شود — «نیم‌فاصله» 👨‍👩‍👧 ۱۲٫۵٪',
  '{{x}}%s%n\\u003c\\',
]
