import Type, { type Static } from 'typebox'
import { Refusal } from '#server'
import { type Database, type Remark, readManuscript, remarksOf } from '#store'
import { settleRemark, writeRemark } from '../../actions/flow/write-remark.ts'
import { cleanLine } from '../article-input.ts'
import { codeIn, idIn } from '../in-path.ts'
import { once } from '../once.ts'
import type { ApiRoute } from '../route.ts'

export const remarkLengthMax = 2_000
const quoteLengthMax = 500
const prefixLengthMax = 50

const RemarkInput = Type.Object(
  {
    body: Type.String({ maxLength: remarkLengthMax }),
    quote: Type.Optional(
      Type.String({ maxLength: quoteLengthMax, description: 'The words it is about, as they stand.' }),
    ),
    prefix: Type.Optional(Type.String({ maxLength: prefixLengthMax, description: 'What stands before them.' })),
    answers: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
  },
  { additionalProperties: false },
)

/** What colleagues say to each other about an article. */
export const remarkRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/articles/:code/remarks',
    summary: 'What colleagues said about an article or some words of it, what nobody has seen to first.',
    needs: 'read',
    answers: { 200: '`{remarks}`', 404: 'not-found' },
    handle: async ({ database }, { params }) => ({ status: 200, body: await readRemarks(database, codeIn(params)) }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/remarks',
    summary: 'Say something about it: about some words (`quote`), about the whole, or in answer to a remark.',
    needs: 'write',
    body: RemarkInput,
    answers: { 201: 'As `GET`.', 403: 'forbidden, other-section', 404: 'not-found', 422: 'invalid-content' },
    handle: once(async (transaction, request) => {
      const { body, quote = '', prefix = '', answers = null } = request.body as Static<typeof RemarkInput>
      const code = codeIn(request.params)
      // What is quoted is what stands there, letter for letter.
      const about = quote.trim() === '' || answers !== null ? null : quote.toWellFormed().replaceAll('\0', '')
      const wish = {
        body: cleanLine(body),
        quote: about,
        prefix: about && prefix.toWellFormed().replaceAll('\0', ''),
      }
      await writeRemark(transaction, request.actor, code, { ...wish, answers })
      return { status: 201, body: await readRemarks(transaction, code) }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/articles/:code/remarks/:id/ending',
    summary: 'Say that a remark was seen to.',
    needs: 'write',
    answers: { 200: 'As `GET`.', 403: 'forbidden, other-section', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      const code = codeIn(request.params)
      await settleRemark(transaction, request.actor, code, idIn(request.params))
      return { status: 200, body: await readRemarks(transaction, code) }
    }),
  },
]

async function readRemarks(database: Database, code: number): Promise<object> {
  const manuscript = await readManuscript(database, code)
  if (manuscript === null) throw new Refusal('not-found', { code })
  return { remarks: (await remarksOf(database, manuscript.articleId)).map(presentRemark) }
}

function presentRemark({ at, answers, end, ...remark }: Remark): object {
  return {
    ...remark,
    at: at.toISOString(),
    answers: answers.map((answer) => ({ ...answer, at: answer.at.toISOString() })),
    end: end && { by: end.by, at: end.at.toISOString() },
  }
}
