import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { documentFromParagraphs } from '#article'
import { toPersianDigits } from '#persian'
import { followInDossiers, inTransaction, publishedReader } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { publishArticle } from '../../actions/publish-article.ts'
import { withdrawArticle } from '../../actions/withdraw-article.ts'
import { type Api, openApi, refusalOf } from '../../api/fixtures/api.ts'
import { openSarasRoom } from '../fixtures/room.ts'
import type { Visitor } from '../fixtures/visitor.ts'

const editor = { id: 'account:sara', role: 'administrator' } as const
const hooks: (() => Promise<void>)[] = []
let api: Api
let sara: Visitor
let published: ReturnType<typeof publishedReader>

/** An article, live or not. */
async function tell(headline: string, isLive: boolean): Promise<number> {
  const document = documentFromParagraphs(['آب به خانه‌های دامنه رسید.'])
  const text = { kicker: null, headline, subheadline: null, lead: null }
  const filing = { hero: null, section: null, tags: [], authors: [] }
  return inTransaction(api.database, async (transaction) => {
    const content = { kind: 'news' as const, ...text, document, ...filing }
    const { code } = await createArticle(transaction, editor, { content, chain: [], code: null })
    if (isLive) await publishArticle(transaction, editor, code, { publishedAt: null })
    return code
  })
}

before(async () => {
  const opened = await openTestDatabase({ after: (hook: () => Promise<void>) => void hooks.push(hook) })
  api = await openApi(opened)
  published = publishedReader(opened.pool)
  sara = (await openSarasRoom(opened.database)).sara
})
after(async () => {
  for (const hook of hooks.reverse()) await hook()
})

test('سارا پرونده می‌سازد: its articles stand in her order, and each leads to the one before and after', async () => {
  const [spring, summer, autumn] = [
    await tell('بهار رود', true),
    await tell('تابستان رود', true),
    await tell('پاییز رود', false),
  ]
  const articles = `${autumn}\n${spring} بهار رود\n\n۰`.replace(
    '\n\n۰',
    `\n${summer.toLocaleString('fa-IR', { useGrouping: false })}`,
  )
  const written = { title: 'سال رود', intro: 'یک سال کنار آب.\n\nبا ماهیگیران.', articles }
  const made = await sara.send('/desk/dossiers', written)
  assert.equal(made.status, 303)
  const path = decodeURIComponent(made.headers.location!.split('?')[0]!)
  assert.equal(path, '/desk/dossiers/سال-رود')
  const page = await sara.see(path)
  assert.match(page.html, /یک سال کنار آب\.\n\nبا ماهیگیران\./)
  assert.match(page.html, new RegExp(`${toPersianDigits(spring)} بهار رود`))

  const placed = async (code: number) => {
    const article = await published.article(code)
    assert.ok(article && !('withdrawnAt' in article))
    return article.dossiers.map(({ title, place, count, previous, next }) => [
      title,
      place,
      count,
      previous?.headline ?? null,
      next?.headline ?? null,
    ])
  }
  assert.deepEqual(await placed(spring), [['سال رود', 1, 2, null, 'تابستان رود']])
  assert.deepEqual(await placed(summer), [['سال رود', 2, 2, 'بهار رود', null]])

  await inTransaction(api.database, (transaction) => publishArticle(transaction, editor, autumn, { publishedAt: null }))
  assert.deepEqual((await followInDossiers(api.database, [autumn])).toSorted(), [spring, summer, autumn].toSorted())
  assert.deepEqual(await placed(spring), [['سال رود', 2, 3, 'پاییز رود', 'تابستان رود']])

  await inTransaction(api.database, (transaction) => withdrawArticle(transaction, editor, spring, { reason: null }))
  await followInDossiers(api.database, [spring])
  assert.deepEqual(await placed(summer), [['سال رود', 2, 2, 'پاییز رود', null]])

  assert.equal((await sara.send(`${path}/remove`, {})).status, 303)
  assert.deepEqual(await placed(summer), [])
  assert.equal(await published.dossier('سال-رود'), 'ended')
})

test('what cannot be kept is said beside the field, and nothing that was written is lost', async () => {
  const code = await tell('قنات', true)
  const rows: [Record<string, string>, RegExp][] = [
    [{ title: '', intro: 'مقدمه', articles: `${code}` }, /عنوانی از حرف و رقم/],
    [{ title: '؟؟', intro: '', articles: '' }, /عنوانی از حرف و رقم/],
    [{ title: 'قنات‌ها', intro: 'مقدمه', articles: 'قنات' }, /با کد خبر آغاز نمی‌شود: «قنات»/],
    [{ title: 'قنات‌ها', intro: 'مقدمه', articles: '987654' }, /خبری با این کد نیست: ۹۸۷۶۵۴/],
    [{ title: 'قنات‌ها', intro: 'مقدمه', articles: `${code}\n${code}` }, /هر خبر یک بار/],
  ]
  for (const [written, sentence] of rows) {
    const seen = await sara.send('/desk/dossiers', written)
    assert.equal(seen.status, 422)
    assert.match(seen.html, sentence)
    assert.ok(seen.html.includes(written.intro!) && seen.html.includes(written.articles!))
  }
  assert.equal((await sara.send('/desk/dossiers', { title: 'قنات‌ها', intro: '', articles: `${code}` })).status, 303)
  assert.equal((await sara.send('/desk/dossiers', { title: 'قنات‌ها', intro: '', articles: '' })).status, 422)
})

test('a program writes a dossier, reads it again and takes it down', async () => {
  const code = await tell('چاه', true)
  const params = { slug: 'چاه-ها' }
  const name = '/api/v1/dossiers/:slug'
  const body = { title: 'چاه‌ها', intro: ['نخست.', 'دوم.'], articles: [code] }
  const headers = { 'idempotency-key': 'd-1' }
  const made = await api.ask(`PUT ${name}`, { params, body, headers })
  assert.equal(made.status, 200)
  assert.deepEqual((made.body as { articles: number[] }).articles, [code])
  assert.equal((await api.ask(`GET ${name}`, { params })).status, 200)
  const { dossiers } = (await api.ask('GET /api/v1/dossiers', {})).body as { dossiers: { slug: string }[] }
  assert.ok(dossiers.some(({ slug }) => slug === 'چاه-ها'))
  const again = { ...body, title: 'نشانی بد' }
  assert.equal(
    await refusalOf(api.ask(`PUT ${name}`, { params: { slug: 'با فاصله' }, body: again })),
    'invalid-content',
  )
  assert.equal(await refusalOf(api.ask(`PUT ${name}`, { params, body, role: 'reporter' })), 'forbidden')
  assert.equal((await api.ask(`DELETE ${name}`, { params })).status, 204)
  assert.equal(await refusalOf(api.ask(`DELETE ${name}`, { params })), 'not-found')
  assert.equal(await refusalOf(api.ask(`GET ${name}`, { params })), 'not-found')
})
