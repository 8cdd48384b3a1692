import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toPlainText } from '#article'
import { readPlacedSourcing } from '#sourcing'
import { articles } from '#world'

/** Everybody who says something in the example newsroom, as its articles first name them. */
const voices = `
  یعقوب کوهی‌خیل، یلدا برفی‌نژاد، هما روشنایی، جهانگیر صمیمی، آرزو طبیب‌زادگان، خداداد گل‌چشمه‌ای، رهام بندرعلی،
  پریسا نیزاری، حمیدرضا کاخکی، معصومه برات‌زاده، اردشیر بیگدلی‌فر، اینگرید هالورسن، نجمه شهرابی، بابک نوروزی،
  آیناز بایرام‌اف، یاسر حق‌گو، آناهیتا کرمانشاهانی، فرزین باستانی‌پور، فرنگیس گورانی، فرناز پیوندی، مژگان دهستانی،
  مهرداد آشوری، پوران قشلاقی، ماه‌گل دریادار، مهشید ارباب‌زاده، مهسا چناری‌پور، پرویز سراج‌زاده، سولماز قره‌باغی،
  بهناز جنوبی‌نژاد، یوسف سنگ‌تراش، مانا ترکاشوند، دِلاور ایماق، آوای صدف‌نیا، فرشته گرمسیری، عثمان هورامی‌نژاد،
  نوشین دبیرسیاقی‌فر، لاله توکل‌زاده، شهربانو وثوقی‌نیا، قربان یوسف‌آبادی، پروانه سبزواری‌نژاد، داوود خسروپناه‌فر،
  شهین دادفر، نازنین کوه‌زاد، ماتیلدا روزن‌کرانتس، هنریک وان‌دِروال، هالر، سیما لواسانی‌پور، رحمت، سودابه رستگارفر،
  حیدر، عزت، مرجان خوش‌نویسان، عزیز ملک‌پور، طاهره نیک‌بخت، سیامک اردلان، بنفشه کرمانی، آستریت لوند، اوستا نصرالله،
  رعنا بهادری، کریم عطار، مهدی‌قلی، فریبا نجومی‌نیا، اِلین مک‌کری، پیتر آلوِستاد، خدیجه لاله‌رودی، جلیل فنی‌زاده،
  ناصر باغبان‌باشی، اسکندر بوقی، مشهدی غلام، گل‌بهار، غزل مستوفی‌پور، ماهرخ امین‌زاده، منصور دلیری، مینو شب‌خیز، مهناز تبریزیان، جلال، علی‌محمد مقنی‌باشی، فائزه کلانتری
`

test('all who speak in the example newsroom as people are people, and all people who speak are heard', () => {
  const heard = articles.flatMap(({ content, name }) => {
    const { statements } = readPlacedSourcing({ title: content.headline, body: toPlainText(content.document) })
    return statements.flatMap(({ speaker, speakerKind }) =>
      speakerKind === 'person' && speaker ? [{ speaker, name }] : [],
    )
  })
  const named = new Map(heard.map(({ speaker, name }) => [speaker, name]))
  const known = voices.trim().split(/،\s+/)
  assert.deepEqual(
    [...named].filter(([speaker]) => !known.includes(speaker)),
    [],
    'nobody by these names is in the articles',
  )
  assert.deepEqual(
    known.filter((voice) => !named.has(voice)),
    [],
    'these say something and are not heard',
  )
})
