import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { bodyText } from '#server'
import { missingForNuChecker, nuFaults } from '../../../test/browser/nu-checker.ts'
import { fixturePage, fixturePaths, fixtureRoutes, fixtureSettings } from '../fixtures/site.ts'
import { sorryPage } from '../site.ts'

const pages = new Map<string, string>()
for (const [name, address] of Object.entries(fixturePaths)) pages.set(name, await fixturePage(address))
pages.set('front without stories', await fixturePage('/', fixtureRoutes({ articles: [] })))
pages.set('list without stories', await fixturePage('/fa/latest', fixtureRoutes({ articles: [] })))
pages.set('site without sections', await fixturePage('/', fixtureRoutes({ articles: [], sections: [] })))
for (const name of ['front', 'article', 'search with answers', 'photo', 'dossier'] as const) {
  const address = fixturePaths[name]
  pages.set(`${name}, light`, await fixturePage(`${address}${address.includes('?') ? '&' : '?'}lite=1`))
}
for (const status of [400, 404, 410, 414, 429, 500, 503] as const) {
  pages.set(`failure ${status}`, bodyText(sorryPage(status, fixtureSettings).body))
}

test('every kind of page is valid HTML by html-validate', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] })
  for (const [name, page] of pages) {
    const { results } = await validator.validateString(page)
    const messages = results.flatMap((result) => result.messages.map(({ line, message }) => `${line}: ${message}`))
    assert.deepEqual(messages, [], name)
  }
})

test('every kind of page is valid HTML by the Nu checker, which finds a page that is wrong, and names it', {
  skip: missingForNuChecker,
}, () => {
  const wrong = '<!doctype html><html lang="fa"><title>کتابخانه</title><p><blah>'
  const faults = nuFaults(new Map([...pages, ['wrong', wrong]]))
  assert.deepEqual(
    faults.filter((fault) => !fault.startsWith('wrong: ')),
    [],
  )
  assert.match(faults.join(), /^wrong: .*blah/)
})

test('what people read has Persian letters, and Persian digits in every date', () => {
  for (const [name, page] of pages) {
    const seen = visibleText(page)
    assert.doesNotMatch(seen, /[يك٠-٩]/, name)
    assert.doesNotMatch(seen, /\bundefined\b|\bnull\b|\[object|NaN/, name)
    for (const [, text] of page.matchAll(/<time\b[^>]*>(.*?)<\/time>/g)) assert.doesNotMatch(text!, /[0-9]/, name)
    assert.doesNotMatch(seen.replace(/https?:\/\/\S+/g, ''), /[0-9]/, name)
  }
})

test('every page says its language, its direction and where its text begins', () => {
  for (const [name, page] of pages) {
    assert.match(page, /^<!doctype html>\n<html lang="fa" dir="rtl">/, name)
    assert.match(page, /<a class="skip" href="#main">/, name)
    assert.equal((page.match(/<main id="main"/g) ?? []).length, 1, name)
    assert.equal((page.match(/<h1\b/g) ?? []).length, 1, name)
  }
})

test('every instant on a page is there for machines too', () => {
  for (const [name, page] of pages) {
    for (const [, attributes] of page.matchAll(/<time\b([^>]*)>/g)) {
      assert.match(attributes!, /^ datetime="\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?"$/, name)
    }
  }
})

function visibleText(page: string): string {
  return page.replace(/<(style|script)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ')
}
