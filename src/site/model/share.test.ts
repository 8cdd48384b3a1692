import assert from 'node:assert/strict'
import { test } from 'node:test'
import { editionOf } from '../edition/edition.ts'
import { shareLinks } from './share.ts'

const address = 'https://sanad.example/n/757695'
const headlines = [
  'ائتلاف آمریکایی: «داعش» هنوز تهدید است',
  'رشد ۳۰٪ & کاهش 5% در «A+B» #بورس؟',
  'می‌گویند: "نه" <b>آری</b> ‏راست',
  'پایان\nسطر',
]

for (const headline of headlines) {
  test(`a messenger reads the very headline and address: ${JSON.stringify(headline)}`, () => {
    for (const { name, href } of shareLinks(headline, address, editionOf('fa').words.article.shareWays)) {
      const url = new URL(href)
      const { searchParams: said } = url
      const told = [...said.values()].join('\n')
      assert.ok(told.includes(headline) && told.includes(address), `${name}: ${told}`)
      assert.doesNotMatch(href, /[\s"<>]/)
      assert.equal(url.hash, '')
    }
  })
}
