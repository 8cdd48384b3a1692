import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { repair } from './half-space/repair.ts'
import { restyled } from './half-space/style.ts'
import { inHouseStyle } from './house-style.ts'
import { normalise } from './letters/normalise.ts'

/** [as it came, as the house prints it] */
const texts: [string, string][] = [
  [
    'فرمانده کل نیروهای ائتلاف بین المللی ضمن تکذیب عقب نشینی نیروهای آمریکایی از سوریه، خروج آنها از سوریه و ورود به عراق را در چارچوب اقدامات معمول دانست.',
    'فرمانده کل نیروهای ائتلاف بین‌المللی ضمن تکذیب عقب‌نشینی نیروهای آمریکایی از سوریه، خروج آن‌ها از سوریه و ورود به عراق را در چارچوب اقدامات معمول دانست.',
  ],
  [
    'به گزارش ایسنا، به نقل از میدل ایست نیوز، ائتلاف بینالمللی امروز سه شنبه گفت که رفت و آمد اخیر نیروهای آمریکایی معمول است.',
    'به گزارش ایسنا، به نقل از میدل ایست نیوز، ائتلاف بین‌المللی امروز سه‌شنبه گفت که رفت و آمد اخیر نیروهای آمریکایی معمول است.',
  ],
  [
    'وي گفت كه نيروها توانسته اند با تلاش هاي مشترك در اردوگاه ها كار ها را پيش ببرند و ادامه مي دهند...',
    'وی گفت که نیروها توانسته‌اند با تلاش‌های مشترک در اردوگاه‌ها کارها را پیش ببرند و ادامه می‌دهند…',
  ],
  ['خانه ی ما همزمان بزرگتر شد', 'خانهٔ ما هم‌زمان بزرگ‌تر شد'],
  ['هیچ کس همان جا نماند؛ همین‌طور اینگونه', 'هیچ‌کس همان‌جا نماند؛ همین‌طور این‌گونه'],
  ['دکتر گفت زلزله ۴ ریشتر بود و بهتر شد', 'دکتر گفت زلزله ۴ ریشتر بود و بهتر شد'],
]

test('a text that comes in leaves in the house style, and stays so', () => {
  for (const [came, house] of texts) {
    assert.equal(inHouseStyle(came), house)
    assert.equal(inHouseStyle(house), house)
  }
})

test('words with two spellings follow the style asked for', () => {
  assert.equal(restyled('آنها همزمان بزرگتر شدند', 'academy'), 'آن‌ها هم‌زمان بزرگ‌تر شدند')
  assert.equal(restyled('آن‌ها هم‌زمان بزرگ‌تر شدند؛ این‌که یک‌شنبه', 'press'), 'آنها همزمان بزرگتر شدند؛ اینکه یکشنبه')
  assert.equal(restyled('آنها آن‌ها', 'as-written'), 'آنها آن‌ها')
})

const words =
  'می شود|کتابها|کتاب ها|نمیدانند|گفته اند|بینالمللی|بین المللی|آن ها|آنها|بزرگ تر|خانه ی|خانههای|رئیسجمهور|و|در|که|را|ایران|12.5%|"نقل"|، |.|NATO|https://a.ir/می شود|‌|ه|ای|ها|سی|ان|\n|سه|شنبه|گفت و گو|عقبنشینی|ي|ك|مي|رود'.split(
    '|',
  )
const scraps = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 2 })), {
  maxLength: 16,
})

const settled = (text: string) => normalise(repair(normalise(text)))

test('normalising and repairing again changes nothing more', () => {
  fc.assert(
    fc.property(scraps, (parts) => {
      const once = settled(parts.join(' '))
      assert.equal(settled(once), once)
      assert.equal(inHouseStyle(inHouseStyle(once)), inHouseStyle(once))
    }),
    { numRuns: Number(process.env.SANAD_RUNS ?? 3000), seed: 75764 },
  )
})
