import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { indexWaiting, openSearch } from '#search'
import { type EndpointAnswer, Refusal } from '#server'
import { openTestDatabase } from '../../../test/database.ts'
import { type Asked, openApi } from './fixtures/api.ts'

/** What was written is indexed before the next question. */
async function openSearching(context: TestContext) {
  const { pool, database } = await openTestDatabase(context)
  const { ask } = await openApi({ pool, database }, { search: openSearch(database) })
  return async (name: string, asked: Asked): Promise<EndpointAnswer> => {
    const answer = await ask(name, asked)
    await indexWaiting(database)
    return answer
  }
}

const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('سارا finds her draft before it is live; a reader’s key finds what is live alone', async (context) => {
  const ask = await openSearching(context)
  const made = await ask('POST /api/v1/articles', { body: { headline: 'آزادراه شمال گشوده شد', body: ['متن.'] } })
  const { code } = made.body as { code: number }
  const find = async (role: string, query: object) =>
    (await ask('GET /api/v1/search', { role, query })).body as {
      articles: { code: number; state: string }[]
      code: number | null
    }
  assert.deepEqual((await find('reporter', { q: 'آزاد راه' })).articles, [])
  const [draft] = (await find('reporter', { q: 'آزاد راه', state: 'draft' })).articles
  assert.deepEqual([draft?.code, draft?.state], [code, 'draft'])
  await assert.rejects(find('reader', { q: 'آزادراه', state: 'draft' }), refusal('forbidden'))
  await assert.rejects(find('reader', { q: 'آزادراه', state: 'all' }), refusal('forbidden'))
  await assert.rejects(find('', { q: 'آزادراه' }), refusal('unauthenticated'))
  await assert.rejects(find('reader', { q: 'آزادراه', after: 'x' }), refusal('invalid-request'))
  const leap = { q: 'آزادراه', from: '2016-12-31T23:59:60Z' }
  await assert.rejects(find('reader', leap), refusal('invalid-request'))
  await assert.rejects(find('reader', { q: 'آزادراه', until: leap.from }), refusal('invalid-request'))
  await ask('POST /api/v1/articles/:code/publication', { params: { code: String(code) } })
  const live = await find('reader', { q: 'آزادراه' })
  assert.deepEqual(live.articles[0]?.state, 'live')
  assert.equal((await find('reader', { q: String(code) })).code, code)
  assert.deepEqual((await find('reporter', { q: 'آزادراه', state: 'draft' })).articles, [])
})
