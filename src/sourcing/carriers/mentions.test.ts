import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSourcing } from '../sourcing.ts'

const rows: [name: string, paragraphs: string[], mentions: string[]][] = [
  [
    'an earlier report',
    [
      'فرمانده ائتلاف عقب‌نشینی را تکذیب کرد.',
      'به گزارش ایسنا، نیروها می‌مانند.',
      'پیش از این خبرگزاری اسپوتنیک گزارش داده بود که نیروها از مرز گذشته‌اند.',
    ],
    ['خبرگزاری اسپوتنیک earlier-report'],
  ],
  [
    'a report disputed by another outlet',
    ['تسنیم در واکنش به گزارش سی‌ان‌ان نوشت: سفری در کار نیست.', 'خبر دیگری نیست.'],
    ['سی‌ان‌ان contradicted'],
  ],
  [
    'an outlet denies',
    ['یک انبار در شهر آتش گرفت.', 'آتش‌نشانان رسیدند.', 'خبرگزاری مهر این خبر را تکذیب کرد.'],
    ['خبرگزاری مهر denied'],
  ],
  [
    'told to an outlet, for a part of the story',
    ['کمیته امداد اعلام کرد که کمک‌ها رسید.', 'مردم آمدند.', 'یک مسئول به شبکه خبر گفت که پتو کم است.'],
    ['شبکه خبر cited'],
  ],
  [
    'figures of an organisation',
    ['بهای نان بالا رفت.', 'نانوایان ناراضی‌اند.', 'طبق اعلام سازمان غله، آرد کم نیست.'],
    ['سازمان غله cited'],
  ],
  ['people who merely speak are not mentions', ['باران آمد.', 'راه‌ها بسته شد.', 'به گفته شاهدان، پل سالم است.'], []],
  ['a hop is not mentioned again', ['به گزارش ایسنا، باران آمد.', 'راه باز است.', 'ایسنا نوشت که برف هم می‌آید.'], []],
]

for (const [name, paragraphs, expected] of rows) {
  test(name, () => {
    const { mentions } = readSourcing({ title: null, body: paragraphs.join('\n') })
    assert.deepEqual(
      mentions.map((mention) => `${mention.name} ${mention.relation}`),
      expected,
    )
    for (const { cue } of mentions) assert.ok(paragraphs.join('\n').includes(cue))
  })
}
