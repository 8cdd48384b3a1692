import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { indexWaiting, openSearch } from '#search'
import { type EndpointAnswer, hashToken, newToken, Refusal } from '#server'
import { addToken, publishedReader } from '#store'
import { openTestDatabase } from '../../../test/database.ts'
import { apiEndpoints } from './endpoints.ts'

async function openApi(context: TestContext) {
  const { pool, database } = await openTestDatabase(context)
  const keys = new Map<string, string>()
  for (const role of ['reader', 'reporter', 'editor-in-chief']) {
    keys.set(role, newToken())
    await addToken(database, { hash: Buffer.from(hashToken(keys.get(role)!)!, 'hex'), name: role, role })
  }
  const endpoints = apiEndpoints({
    database,
    published: publishedReader(pool),
    search: openSearch(database),
    articleUrl: (code) => `https://rozan.example/fa/news/${code}`,
    settings: { newsroom: 'روزن' },
    ninjsOf: async () => null,
  })
  return async (
    name: string,
    { role = 'editor-in-chief', params = {}, query = {}, body = {} }: Record<string, unknown> & { role?: string } = {},
  ): Promise<EndpointAnswer> => {
    const endpoint = endpoints.find(({ method, path }) => `${method} ${path}` === name)!
    const headers: Record<string, string> = role === '' ? {} : { authorization: `Bearer ${keys.get(role)}` }
    const request = { params: params as Record<string, string>, query: query as Record<string, unknown>, body }
    const answer = await endpoint.handle({ ...request, headers, cookies: {}, address: '127.0.0.1' })
    await indexWaiting(database)
    return answer
  }
}

const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('سارا finds her draft before it is live; a reader’s key finds what is live alone', async (context) => {
  const ask = await openApi(context)
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
  await ask('POST /api/v1/articles/:code/publication', { params: { code: String(code) } })
  const live = await find('reader', { q: 'آزادراه' })
  assert.deepEqual(live.articles[0]?.state, 'live')
  assert.equal((await find('reader', { q: String(code) })).code, code)
  assert.deepEqual((await find('reporter', { q: 'آزادراه', state: 'draft' })).articles, [])
})
