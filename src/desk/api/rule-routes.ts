import { Refusal } from '#server'
import { findRule, listRules, type RuleRow } from '#store'
import { dropRule, makeRule, type RuleDraft, refuseRule, rewriteRule } from '../actions/rules/save-rule.ts'
import { idIn } from './feed-routes.ts'
import { RuleInput } from './feed-schemas.ts'
import { once } from './once.ts'
import type { ApiRoute } from './route.ts'

/** What is done with items as they arrive. */
export const ruleRoutes: ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/rules',
    summary: 'All rules, in the order in which they are asked.',
    needs: 'read',
    answers: { 200: '`{rules}`' },
    handle: async ({ database }) => ({
      status: 200,
      body: { rules: (await listRules(database)).map(presentRule) },
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/rules',
    summary: 'Make a rule, for items that come from now on.',
    needs: 'arrange',
    body: RuleInput,
    answers: { 201: 'The rule.', 403: 'forbidden', 422: 'invalid-content, unknown-section' },
    handle: once(async (transaction, request) => {
      const rule = await makeRule(transaction, request.actor, draftIn(request.body))
      return { status: 201, headers: { location: `/api/v1/rules/${rule.id}` }, body: presentRule(rule) }
    }),
  },
  {
    method: 'GET',
    path: '/api/v1/rules/:id',
    summary: 'A rule.',
    needs: 'read',
    answers: { 200: 'The rule.', 404: 'not-found' },
    handle: async ({ database }, { params }) => {
      const rule = await findRule(database, idIn(params))
      if (rule === null) throw new Refusal('not-found', { rule: params.id })
      return { status: 200, body: presentRule(rule) }
    },
  },
  {
    method: 'PUT',
    path: '/api/v1/rules/:id',
    summary: 'Change a rule, for items that come from now on.',
    needs: 'arrange',
    body: RuleInput,
    answers: { 200: 'The rule.', 404: 'not-found', 422: 'invalid-content, unknown-section' },
    handle: once(async (transaction, request) => {
      const rule = await rewriteRule(transaction, request.actor, idIn(request.params), draftIn(request.body))
      return { status: 200, body: presentRule(rule) }
    }),
  },
  {
    method: 'DELETE',
    path: '/api/v1/rules/:id',
    summary: 'Take a rule away; what it did stays.',
    needs: 'arrange',
    answers: { 204: 'Removed.', 404: 'not-found' },
    handle: once(async (transaction, request) => {
      await dropRule(transaction, request.actor, idIn(request.params))
      return { status: 204, body: null }
    }),
  },
  {
    method: 'POST',
    path: '/api/v1/rules/trial',
    summary: "Try a rule on last week's items; nothing is changed.",
    needs: 'arrange',
    body: RuleInput,
    answers: { 200: '`{asked, isWhole, held, items}`', 422: 'invalid-content, unknown-section' },
    handle: async ({ database, tryRule }, { actor, body }) => {
      const draft = draftIn(body)
      await refuseRule(database, actor, draft)
      if (tryRule === undefined) throw new Refusal('not-found')
      return { status: 200, body: await tryRule(draft) }
    },
  },
]

function draftIn(body: unknown): RuleDraft {
  const { name, position = 0, matches, does } = body as RuleInput
  return { name, position, matches, does }
}

function presentRule({ madeAt, changedAt, rest, ...rule }: RuleRow): object {
  const resting = rest && { ...rest, madeAt: rest.madeAt.toISOString() }
  return { ...rule, rest: resting, madeAt: madeAt.toISOString(), changedAt: changedAt.toISOString() }
}
