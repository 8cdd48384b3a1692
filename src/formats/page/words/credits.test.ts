import assert from 'node:assert/strict'
import { test } from 'node:test'
import { opensStory, readCredits, sourceName } from './credits.ts'

const SITE = 'روزنامهٔ دیدار'

const chains: { text: string; lines?: string[]; sources: string[] }[] = [
  {
    text: 'به گزارش ایسنا، به نقل از میدل ایست نیوز، ائتلاف بین‌المللی گفت که رفت و آمد نیروها معمول است.',
    sources: ['ایسنا', 'میدل ایست نیوز'],
  },
  { text: 'به گزارش خبرگزاری تسنیم از سمنان، نیروگاه خورشیدی به شبکه پیوست.', sources: ['تسنیم'] },
  { text: 'به گزارش گروه ورزشی خبرگزاری مهر، مسابقه دو تیم از ساعت ۱۸ آغاز شد.', sources: ['مهر'] },
  { text: 'به گزارش روزنامهٔ دیدار به نقل از رویترز، دو طرف به توافق رسیدند.', sources: ['رویترز'] },
  { text: 'روزنامهٔ دیدار - گروه اجتماعی: مدیرکل هواشناسی از بارش خبر داد.', sources: [] },
  { text: 'به گزارش خبرنگار اقتصادی روزنامهٔ دیدار، بازار امروز آرام بود.', sources: [] },
  { text: 'بازار امروز آرام بود و خریداران چشم به هفتهٔ آینده دارند.', lines: ['ایرنا'], sources: ['ایرنا'] },
  { text: 'به نقل از ایلنا، کارگران به توافق رسیدند.', lines: ['ایلنا'], sources: ['ایلنا'] },
]

for (const { text, lines = [], sources } of chains) {
  test(`«${text.slice(0, 45)}…» credits ${sources.join(', ') || 'nobody'}`, () => {
    assert.deepEqual(readCredits({ title: null, lead: null, texts: [text], ownName: SITE, lines }).sources, sources)
  })
}

test('a credit in a later sentence is no source of the whole story', () => {
  const texts = [
    'بازار امروز آرام بود و خریداران چشم به هفتهٔ آینده دارند.',
    'سکه گران شد.',
    'پیش از این خبرگزاری اسپوتنیک گزارش داده بود که بازار آرام است.',
  ]
  assert.deepEqual(readCredits({ title: null, lead: null, texts, ownName: null, lines: [] }).sources, [])
})

test('a lead that credits somebody stands for a text that credits nobody', () => {
  const texts = ['بازار امروز آرام بود.', 'خریداران چشم به هفتهٔ آینده دارند.']
  const lead = 'به گزارش ایرنا، بازار امروز آرام بود.'
  const { sources, chain } = readCredits({ title: null, lead, texts, ownName: null, lines: [] })
  assert.deepEqual(sources, ['ایرنا'])
  assert.deepEqual(
    chain.map(({ name, relation }) => [name, relation]),
    [['ایرنا', 'reported-by']],
  )
})

const openings: [text: string, opens: boolean][] = [
  ['به گزارش ایسنا، رئیس شورا گفت', true],
  ['به نوشته یورونیوز، باران بارید', true],
  ['بنا بر گزارش ایرنا، راه باز شد', true],
  ['روزنامهٔ دیدار - گروه اجتماعی: مدیرکل گفت', true],
  ['رویترز به نقل از سه منبع آگاه گزارش داد', true],
  ['به گفتهٔ رئیس شورا، راه باز است', false],
  ['کتابخانهٔ مرکزی باز شد', false],
]

for (const [text, opens] of openings) {
  test(`«${text}» ${opens ? 'opens' : 'does not open'} a story`, () => assert.equal(opensStory(text), opens))
}

test('a source line gives the name without its kind', () => {
  assert.equal(sourceName('خبرگزاری ایسنا.'), 'ایسنا')
  assert.equal(sourceName('آب شهر از کجا می‌آید؟'), null)
  assert.equal(sourceName(''), null)
})
