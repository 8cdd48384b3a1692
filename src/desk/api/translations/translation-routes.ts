import { Refusal } from '#server'
import { type Database, readManuscript, translationsOf } from '#store'
import { linkArticles, partArticles } from '../../actions/translations/link-articles.ts'
import { codeIn, idIn } from '../in-path.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'

const path = '/api/v1/articles/:code/translations'

/** What says the same in other editions: linked and parted, also where it was there before. */
export const translationRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path,
    summary: 'What says the same as the article in other editions, live or not.',
    needs: 'read',
    answers: { 200: '`{translations: [{code, edition, headline, isLive}]}`', 404: 'not-found' },
    handle: async ({ database }, { params }) => shown(database, codeIn(params)),
  },
  {
    method: 'PUT',
    path: `${path}/:id`,
    summary: 'Link an article of another edition, by its code, as a translation. One in each edition.',
    needs: 'write',
    answers: { 200: 'As for GET.', 403: 'forbidden, other-section', 404: 'not-found', 409: 'already-translated' },
    handle: once(async (transaction, { params, actor }) => {
      await linkArticles(transaction, actor, { code: codeIn(params), other: idIn(params) })
      return shown(transaction, codeIn(params))
    }),
  },
  {
    method: 'DELETE',
    path: `${path}/:id`,
    summary: 'Say that an article, by its code, is no translation of this one any more.',
    needs: 'write',
    answers: { 200: 'As for GET.', 403: 'forbidden, other-section', 404: 'not-found: they are not linked' },
    handle: once(async (transaction, { params, actor }) => {
      await partArticles(transaction, actor, { code: codeIn(params), other: idIn(params) })
      return shown(transaction, codeIn(params))
    }),
  },
]

async function shown(database: Database, code: number) {
  const manuscript = await readManuscript(database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  return { status: 200, body: { translations: await translationsOf(database, manuscript.articleId) } }
}
