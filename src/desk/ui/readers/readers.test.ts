import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { documentFromParagraphs, type EditionCode, editions } from '#article'
import { addSections, inTransaction } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { assertStrict, openSarasRoom, pick } from '../fixtures/room.ts'
import type { Seen } from '../fixtures/visitor.ts'

const { database } = await openTestDatabase({ after })
const names = { fa: 'روزن', prs: 'روزن افغانستان', en: 'Rowzan' }
const { sara, visitor } = await openSarasRoom(database, {
  editions: ['fa', 'prs', 'en'],
  settings: { newsroom: names.fa, commentProofBits: 4, nameOf: (code) => names[code] },
})
const editor = { id: 'account:negar', role: 'editor-in-chief' } as const
const codes = { fa: 700_001, prs: 700_002, en: 700_003 }
const headlines = { fa: 'پل تازه باز شد', prs: 'پل نو باز شد', en: 'The new bridge opens' }
await addSections(database, [{ slug: 'society', name: 'جامعه', parent: null }])
for (const edition of ['fa', 'prs', 'en'] as const) {
  const text = { kicker: null, headline: headlines[edition], subheadline: null, lead: null, hero: null }
  const document = documentFromParagraphs([headlines[edition]])
  const content = { kind: 'news' as const, ...text, document, section: 'society', tags: [], authors: [] }
  await inTransaction(database, async (transaction) => {
    await createArticle(transaction, editor, { content, chain: [], code: codes[edition], edition })
    await publishArticle(transaction, editor, codes[edition], { publishedAt: null })
  })
}

const from = (edition: EditionCode) => (edition === 'fa' ? '' : `edition=${edition}`)
const english = { query: from('en') }
const persian = /[\u0600-\u06ff]/

function assertEnglish(seen: Seen, label: string): void {
  assert.match(seen.html, /<html lang="en" dir="ltr">/, label)
  assert.match(seen.html, /<a href="\/en"><bdi>Rowzan<\/bdi><\/a>/, label)
  assert.doesNotMatch(seen.html.replace(/<style>.*?<\/style>/s, ''), persian, label)
  assert.doesNotMatch(seen.html, /href="\/fa|href="\/"|href="\/desk/, label)
}

test('every form speaks the language of the edition one comes from, under its name, and leads back to it', async () => {
  const reader = visitor()
  for (const edition of ['fa', 'prs', 'en'] as const) {
    const code = codes[edition]
    const forms = [
      await reader.see(`/comment/${code}`),
      await reader.see(`/reply/${code}`),
      await reader.see('/message', { query: from(edition) }),
      await reader.see('/message/status', { query: from(edition) }),
      await reader.see('/reply/status', { query: from(edition) }),
    ]
    const { language, direction } = editions[edition]
    const front = edition === 'fa' ? '/' : `/${edition}`
    for (const form of forms) {
      assert.equal(form.status, 200)
      assert.ok(form.html.includes(`<html lang="${language}" dir="${direction}">`), edition)
      assert.ok(form.html.includes(`<a href="${front}"><bdi>${names[edition]}</bdi></a>`), edition)
      if (edition === 'en') assertEnglish(form, 'a form')
    }
    assert.match(forms[0]!.html, new RegExp(`href="/${edition}/comments/${code}"`))
    for (const form of forms.slice(1)) assertStrict(form)
    for (const form of forms.slice(2)) {
      const [, action] = /<form method="post" action="([^"]*)"/.exec(form.html)!
      assert.equal(action!.split('?')[1] ?? '', from(edition), 'a form is sent from where it stands')
    }
  }
  assert.match((await reader.see(`/comment/${codes.prs}`)).html, /نشر می‌شود/)
})

test('what a reader of the English edition sends is answered in English, and read at its own address', async () => {
  const reader = visitor()
  const comment = { name: 'Mina', text: 'Well told.', to: '' }
  const own = `/en/comments/${codes.en}`
  assert.deepEqual(pick(await reader.send(`/comment/${codes.en}`, comment)), [303, `${own}?sent=later#sent`])
  const faulty = await reader.send(`/comment/${codes.en}`, { ...comment, name: '', text: '' })
  assert.equal(faulty.status, 422)
  assertEnglish(faulty, 'a comment with faults')
  assert.match(faulty.html, /<title>Error: Your comment \| Rowzan<\/title>/)
  assert.match(faulty.html, /You have written no comment\./)

  const tooLong = await reader.send(`/reply/${codes.en}`, { name: 'M', contact: '', text: 'word '.repeat(500) })
  assertEnglish(tooLong, 'an answer with faults')
  assert.match(tooLong.html, /500 letters too long/)
  const answer = { name: 'City Council', contact: 'council@example.org', text: 'The bridge opened on Sunday.' }
  const receipt = await reader.send(`/reply/${codes.en}`, answer)
  assert.equal(receipt.status, 201)
  assertEnglish(receipt, 'the receipt of an answer')
  assert.match(receipt.html, /<time datetime="[^"]+">\d{1,2} [A-Z][a-z]+ \d{4}, \d/)

  const written = { kind: 'tip', name: '', contact: '', text: 'The contract was never tendered.' }
  const kept = await reader.send('/message', written, english)
  assert.equal(kept.status, 201)
  assertEnglish(kept, 'the receipt of a message')
  const tracking = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(kept.html)![0]
  for (const [path, code] of [
    ['/message/status', tracking],
    ['/message/status', 'AAAA-AAAA-AAAA'],
    ['/reply/status', /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt.html)![0]],
  ] as const)
    assertEnglish(await reader.send(path, { tracking: code }, english), `${path} ${code}`)
  assert.match((await sara.see('/desk/messages')).html, /<html lang="fa" dir="rtl">/)
})

test('a reader who is refused is told so in her language, and led to the site, not to the desk', async () => {
  const reader = visitor()
  const strange = { headers: { 'sec-fetch-site': 'cross-site' } }
  for (const [refused, status] of [
    [await reader.see('/comment/999', english), 404],
    [await reader.send(`/comment/${codes.en}`, {}, strange), 403],
    [await reader.send('/message', { kind: 'tip', text: 'spam', website: 'x' }, english), 400],
    [await reader.send('/poll/99', { choice: '1' }, english), 404],
  ] as const) {
    assert.equal(refused.status, status)
    assertEnglish(refused, String(status))
  }
  const often = { name: 'Mina', text: 'Again and again', to: '' }
  let last = await reader.send(`/comment/${codes.en}`, often)
  for (let sent = 1; last.status === 303 && sent < 10; sent += 1)
    last = await reader.send(`/comment/${codes.en}`, { ...often, text: `Again, ${sent}` })
  assert.deepEqual([last.status, Number(last.headers['retry-after']) > 0], [429, true])
  assertEnglish(last, 'too often')
  assert.match(last.html, /Try again in \d+ minutes?\./)
  const inPersian = await reader.see('/comment/999')
  assert.match(inPersian.html, /این صفحه پیدا نشد/)
  assert.doesNotMatch(inPersian.html, /\/desk/)
})

test('an edition that is off has no forms of its own', async () => {
  const unknown = await visitor().see('/message', { query: 'edition=ckb' })
  assert.match(unknown.html, /<html lang="fa" dir="rtl">/)
})
