import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messageOf, type ToldArticle } from './message.ts'

const link = 'https://rowzan.example/n/1'
const article: ToldArticle = {
  ...{ code: 1, kicker: null, headline: 'باران آمد', lead: 'پس از سه ماه.', section: null, chain: [], corrections: [] },
}
const hop = { name: 'سپیدار', kind: 'agency', relation: 'reported-by', url: null, source: null }
const correction = { kind: 'retraction', note: 'سند خبر ساختگی بود.', at: new Date(0) }

test('a message holds what there is, and no more than fits', () => {
  const table: [Partial<ToldArticle>, number, string][] = [
    [{}, 4_096, `باران آمد\n\nپس از سه ماه.\n\n${link}`],
    [{ lead: null }, 4_096, `باران آمد\n\n${link}`],
    [{ chain: [hop] as never, lead: null }, 4_096, `باران آمد\n\nبه گزارش سپیدار\n${link}`],
    [{ section: { slug: 's', name: 'علم و فناوری' }, lead: null }, 4_096, `باران آمد\n\n#علم_و_فناوری\n${link}`],
    [{ section: { slug: 's', name: 'گفت‌وگو' }, lead: null }, 4_096, `باران آمد\n\n#گفت_وگو\n${link}`],
    [
      { kicker: 'هوا', corrections: [correction] as never },
      4_096,
      `این خبر پس گرفته شد\nباران آمد\n\nپس از سه ماه.\n\nچرا: سند خبر ساختگی بود.\n\n${link}`,
    ],
    [
      {
        ...{ edition: 'en', headline: 'Rain', kicker: null, lead: null, corrections: [correction] as never },
        chain: [
          { ...hop, source: { latinName: 'Sepidar' } },
          { ...hop, name: 'Wire', relation: 'quoting' },
        ] as never,
      },
      4_096,
      `This story was retracted\nRain\n\nWhy: سند خبر ساختگی بود.\n\nReported by Sepidar, citing Wire\n${link}`,
    ],
    [{ lead: 'یک دو سه چهار پنج شش هفت هشت نه ده' }, 64, `باران آمد\n\nیک دو سه چهار پنج شش…\n\n${link}`],
  ]
  for (const [changes, unitsMax, expected] of table)
    assert.equal(messageOf({ ...article, ...changes }, link, unitsMax).text, expected)
})

test('whatever is written, a message fits, ends with its link and cuts no letter in two', () => {
  const huge = ['الف '.repeat(5_000), '😀'.repeat(5_000), '\u202e*_[x](y)'.repeat(900)]
  for (const text of huge) {
    const corrections = [{ ...correction, note: text }] as never
    const section = { slug: 's', name: 'بخش' }
    const message = messageOf(
      { ...article, kicker: text, headline: text, lead: text, corrections, section },
      link,
      1_024,
    )
    assert.ok(message.text.length <= 1_024, `${message.text.length}`)
    assert.ok(message.text.endsWith(link))
    assert.ok(message.text.isWellFormed())
    const { offset, length } = message.headline
    assert.ok(length > 100 && message.text.slice(offset, offset + length).endsWith('…'))
  }
})
