import { Refusal } from '#server'
import { inTransaction, readStandingPage, type StandingPageName, standingPageNames, writeStandingPage } from '#store'
import { cleanLine, readBody } from './article-input.ts'
import type { ApiRoute } from './route.ts'
import { StandingPageInput } from './schemas.ts'

/** The pages about the newsroom: about, contact, ethics, privacy. */
export const pageRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/pages/:name',
    summary: 'A page about the newsroom: `about`, `contact`, `ethics` or `privacy`.',
    needs: 'read',
    answers: { 200: '`{name, title, body: {doc}}`', 404: 'not-found' },
    handle: async ({ database }, { params }) => {
      const name = nameIn(params)
      const page = await readStandingPage(database, name)
      if (page === null) throw new Refusal('not-found', { page: name })
      return { status: 200, body: { name, title: page.title, body: { doc: page.document } } }
    },
  },
  {
    method: 'PUT',
    path: '/api/v1/pages/:name',
    summary: 'Write a page about the newsroom anew.',
    needs: 'administer',
    body: StandingPageInput,
    answers: { 204: 'Written.', 404: 'not-found', 422: 'invalid-content' },
    handle: ({ database }, { params, body, actor }) =>
      inTransaction(database, async (transaction) => {
        const name = nameIn(params)
        const input = body as StandingPageInput
        const title = cleanLine(input.title)
        const document = readBody(input.body)
        if (title === '' || document.content.length === 0) {
          throw new Refusal('invalid-content', { detail: 'A page has a title and a text.' })
        }
        await writeStandingPage(transaction, name, { title, document, madeBy: actor.id })
        return { status: 204, body: null }
      }),
  },
]

function nameIn({ name }: Record<string, string>): StandingPageName {
  const known = standingPageNames.find((one) => one === name)
  if (known === undefined) throw new Refusal('not-found', { page: name })
  return known
}
