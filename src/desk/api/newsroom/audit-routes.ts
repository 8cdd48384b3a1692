import Type, { type Static } from 'typebox'
import { checkAudit, listAudit } from '#store'
import { cutPage } from '../../cut-page.ts'
import { demandEverywhere } from '../../policy.ts'
import { actInWords } from '../../present/audit-words.ts'
import type { ApiRoute } from '../route.ts'
import { instantOf } from '../timings/coming-instant.ts'

const limitMax = 200
const limitUsual = 50

const LogQuery = Type.Object(
  {
    actor: Type.Optional(Type.String({ maxLength: 200, description: '`account:sara`, `token:import`, `clock` …' })),
    action: Type.Optional(Type.String({ maxLength: 100 })),
    article: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    from: Type.Optional(Type.String({ maxLength: 40, description: 'ISO 8601 with its offset.' })),
    to: Type.Optional(Type.String({ maxLength: 40, description: 'ISO 8601 with its offset, not itself.' })),
    below: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limitMax })),
  },
  { additionalProperties: false },
)

/** The audit log. */
export const auditRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/audit',
    summary: 'Who did what, the newest first; `next` is the id to ask `below` for more.',
    needs: 'overrule',
    query: LogQuery,
    answers: { 200: '`{rows, next}`', 403: 'forbidden, other-section', 422: 'invalid-content' },
    handle: async ({ database }, { query, actor }) => {
      demandEverywhere(actor, 'overrule')
      const { action, article, from, to, below, limit = limitUsual, ...asked } = query as Static<typeof LogQuery>
      const rows = await listAudit(database, {
        actor: asked.actor ?? null,
        actions: action === undefined ? null : [action],
        code: article ?? null,
        from: from === undefined ? null : instantOf(from, 'from'),
        to: to === undefined ? null : instantOf(to, 'to'),
        belowId: below ?? null,
        limit: limit + 1,
      })
      const { page, last } = cutPage(rows, limit)
      const told = page.map((row) => ({ ...row, at: row.at.toISOString(), says: actInWords(row.action) }))
      return { status: 200, body: { rows: told, next: last?.id ?? null } }
    },
  },
  {
    method: 'GET',
    path: '/api/v1/audit/check',
    summary: 'Walk the whole log and recompute its chain of hashes; `brokenAt` is null when it is whole.',
    needs: 'overrule',
    answers: { 200: '`{rows, brokenAt}`', 403: 'forbidden' },
    handle: async ({ database }, { actor }) => {
      demandEverywhere(actor, 'overrule')
      return { status: 200, body: await checkAudit(database) }
    },
  },
]
