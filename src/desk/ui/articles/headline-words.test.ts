import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction, listArticles } from '#store'
import { openTestDatabase } from '../../../../test/database.ts'
import { createArticle } from '../../actions/create-article.ts'
import { headlineWords } from './headline-words.ts'

test('words find the headline that has them, whatever keyboard wrote them', async (context) => {
  const { database } = await openTestDatabase(context)
  const text = { kicker: null, headline: 'رئیس دانشگاه: آغاز دائمی ۵ کتابخانهٔ مؤسسه', subheadline: null, lead: null }
  const document = { type: 'doc' as const, content: [] }
  const content = { kind: 'news' as const, ...text, document, hero: null, section: null, tags: [], authors: [] }
  const editor = { id: 'account:negar', role: 'section-editor' } as const
  await inTransaction(database, (one) => createArticle(one, editor, { content, chain: [], code: 7 }))
  const asked: [string, boolean][] = [
    ['رئیس', true],
    ['رئيس دائمى', true],
    ['۵ کتابخانه', true],
    ['اغاز', true],
    ['موسسه', true],
    ['كتاب\0خانه', true],
    ['رییس جمهور', false],
    ['۶', false],
  ]
  for (const [words, isFound] of asked) {
    const wish = { limit: 5, belowCode: null, writtenBy: null, state: 'any' as const, section: null, code: null }
    const found = await listArticles(database, { ...wish, words: headlineWords(words) })
    assert.equal(found.length === 1, isFound, words)
  }
})
