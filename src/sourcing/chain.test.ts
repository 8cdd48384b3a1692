import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creditLine, readSourcing } from './sourcing.ts'

const rows: [text: string, chain: string[]][] = [
  [
    'به گزارش ایسنا، به نقل از میدل ایست نیوز، ائتلاف گفت که کار رو به پایان است.',
    ['ایسنا agency reported-by', 'میدل ایست نیوز site quoting'],
  ],
  ['به گزارش خبرگزاري رويترز از لندن، نفت گران شد.', ['خبرگزاری رویترز agency reported-by']],
  [
    'روزنامه شرق در گزارشی به نقل از یک مقام آگاه نوشت که نان گران می‌شود.',
    ['روزنامه شرق newspaper reported-by', 'یک مقام آگاه unnamed quoting'],
  ],
  [
    'رویترز به نقل از سه منبع آگاه گزارش داد که نفت گران شد.',
    ['رویترز agency reported-by', 'سه منبع آگاه unnamed quoting'],
  ],
  ['وزیر نیرو در گفت و گو با خبرنگار ایسنا گفت: سدها پر شده‌اند.', ['ایسنا own-reporter reported-by']],
  ['وزیر خارجهٔ لبنان در گفت‌وگو با المیادین گفت: جنگ تمام می‌شود.', ['المیادین broadcaster reported-by']],
  ['وزیر نیرو به شبکه خبر گفت که سدها پر شده‌اند.', ['شبکه خبر broadcaster reported-by']],
  ['علی فرضی، نماینده تهران، در صفحه شخصی خود در ایکس نوشت: بیدار شوید.', ['ایکس social published-in']],
  ['بنا بر اعلام سازمان هواشناسی، فردا باران می‌بارد.', ['سازمان هواشناسی organisation reported-by']],
  [
    'به گزارش خبرگزاری فارس از ساری به نقل از روابط عمومی بندر امیرآباد، یک کشتی پهلو گرفت.',
    ['خبرگزاری فارس agency reported-by', 'روابط عمومی بندر امیرآباد organisation quoting'],
  ],
  [
    'به گزارش گروه بین‌الملل خبرگزاری فارس به نقل از پایگاه خبری العهد، بیانیه‌ای صادر شد.',
    ['خبرگزاری فارس own-reporter reported-by', 'پایگاه خبری العهد site quoting'],
  ],
  ['کار ساخت پل به پایان رسید./ سایت پل‌نیوز', ['پل‌نیوز site reported-by']],
  ['پست فلانی، ترجمه ماشین: سلام بر شما.', ['فلانی person translated-from']],
  ['به نوشته‌ی فایننشال تایمز، بازار نفت آرام است.', ['فایننشال تایمز newspaper reported-by']],
  ['به گزارش رویترز و آسوشیتدپرس، نفت گران شد.', ['رویترز agency reported-by', 'آسوشیتدپرس agency reported-by']],
  ['کمیته امداد گزارش داد که کمک‌ها رسید.', ['کمیته امداد organisation reported-by']],
  ['کمیته امداد اعلام کرد که کمک‌ها رسید.', []],
  ['به گزارش خبرنگار ما، باران آمد.', []],
  ['سخنگوی دولت گفت: بودجه آماده است.', []],
  ['پیش‌تر شبکهٔ العربیه مدعی شده بود که نیروها رفته‌اند. سخنگوی ارتش این خبر را تکذیب کرد.', []],
  ['به نقل از حافظ خواند: دوش دیدم که ملایک در میخانه زدند.', []],
  ['او در پایان شعری به نقل از حافظ خواند و از مهمانان قدردانی کرد.', []],
  ['شهردار سخن خود را به نقل از سعدی آغاز کرد.', []],
  ['', []],
]

for (const [text, expected] of rows) {
  test(`زنجیره: ${text || 'متن خالی'}`, () => {
    const { chain } = readSourcing({ title: null, body: text })
    assert.deepEqual(
      chain.map((hop) => `${hop.name} ${hop.kind} ${hop.relation}`),
      expected,
    )
  })
}

test('the lead names the origin and the body the nearer carrier: one chain', () => {
  const body = [
    'شبکه «نمونه‌تی‌وی» به نقل از رئیس جمهور اکوادور گزارش داد که گفت‌وگو آغاز می‌شود.',
    'به گزارش خبرگزاری مهر به نقل از «نمونه‌تی‌وی»، رئیس جمهور اکوادور مخالفان را دعوت کرد.',
  ].join('\n')
  const { chain } = readSourcing({ title: null, body })
  assert.deepEqual(
    chain.map((hop) => hop.name),
    ['خبرگزاری مهر', 'نمونه‌تی‌وی', 'رئیس جمهور اکوادور'],
  )
})

test('the credit line says the chain in order', () => {
  const { chain } = readSourcing({ title: null, body: 'به گزارش ایسنا، به نقل از میدل ایست نیوز، آب گران شد.' })
  assert.equal(creditLine(chain), 'به گزارش ایسنا، به نقل از میدل ایست نیوز')
  assert.equal(creditLine([]), '')
})
