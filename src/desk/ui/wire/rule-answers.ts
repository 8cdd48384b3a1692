import { type EndpointAnswer, Refusal } from '#server'
import { allSections, type Database, findRule, inTransaction, listFeeds, listRules, type RuleRow } from '#store'
import { moveRule } from '../../actions/rules/move-rule.ts'
import { dropRule, makeRule, pauseRule, refuseRule, resumeRule, rewriteRule } from '../../actions/rules/save-rule.ts'
import { idIn } from '../../api/feed-routes.ts'
import { type Actor, demand, may } from '../../policy.ts'
import { answerRedirect } from '../page.ts'
import { type Asked, show, type WireAnswer } from './asked.ts'
import { blankRule, draftOfForm, formOfRule, type RuleForm, readRuleForm } from './rule-form.ts'
import { type RulesView, rulesPage } from './rules-page.ts'

const pagePath = '/desk/wire/rules'

/** The page of the rules, for those who arrange them, and its forms. A trial changes nothing, so it is a link. */
export const ruleAnswers: WireAnswer[] = [
  ['GET', pagePath, (asked) => showRules(asked, { form: blankRule })],
  ['POST', pagePath, (asked) => receiveForm(asked, null)],
  ['GET', `${pagePath}/:id`, editOne],
  ['POST', `${pagePath}/:id`, async (asked) => receiveForm(asked, await ruleAsked(asked))],
  ['GET', `${pagePath}/:id/trial`, tryOne],
  ['POST', `${pagePath}/:id/earlier`, (asked) => settle(asked, 'moved', earlier)],
  ['POST', `${pagePath}/:id/later`, (asked) => settle(asked, 'moved', later)],
  ['POST', `${pagePath}/:id/pause`, (asked) => settle(asked, 'paused', pauseRule)],
  ['POST', `${pagePath}/:id/resume`, (asked) => settle(asked, 'resumed', resumeRule)],
  ['POST', `${pagePath}/:id/remove`, (asked) => settle(asked, 'removed', dropRule)],
]

type RuleVerb = (database: Database, actor: Actor, id: number) => Promise<void>

const earlier: RuleVerb = (database, actor, id) => moveRule(database, actor, id, 'earlier')
const later: RuleVerb = (database, actor, id) => moveRule(database, actor, id, 'later')

interface Shown {
  form: RuleForm
  trial?: RulesView['trial']
  status?: number
}

async function showRules(asked: Asked, { form, trial = null, status = 200 }: Shown): Promise<EndpointAnswer> {
  demand(asked.actor, 'arrange')
  const { database, now } = asked.desk
  const { done } = asked.request.query
  const main = rulesPage({
    rules: await listRules(database),
    feeds: (await listFeeds(database)).filter(({ rest }) => rest?.kind !== 'removed'),
    sections: await allSections(database),
    mayPublish: may(asked.actor, 'publish'),
    ...{ form, trial },
    done: typeof done === 'string' ? done : '',
    now: now(),
  })
  return show(asked, 'قاعده‌ها', main, status)
}

async function ruleAsked(asked: Asked): Promise<RuleRow> {
  demand(asked.actor, 'arrange')
  const rule = await findRule(asked.desk.database, idIn(asked.request.params))
  if (rule === null) throw new Refusal('not-found')
  return rule
}

async function editOne(asked: Asked): Promise<EndpointAnswer> {
  return showRules(asked, { form: formOfRule(await ruleAsked(asked)) })
}

async function tryOne(asked: Asked): Promise<EndpointAnswer> {
  const rule = await ruleAsked(asked)
  if (asked.desk.tryRule === undefined) throw new Refusal('not-found')
  return showRules(asked, { form: blankRule, trial: { ruleId: rule.id, ...(await asked.desk.tryRule(rule)) } })
}

/** Saves what the form asks for, or tries it; a form with something wrong in it comes back as it was written. */
async function receiveForm(asked: Asked, before: RuleRow | null): Promise<EndpointAnswer> {
  demand(asked.actor, 'arrange')
  const form = readRuleForm(asked.form, before?.id ?? null)
  if (Object.keys(form.faults).length > 0) return showRules(asked, { form, status: 422 })
  try {
    return asked.form('do') === 'try' ? await tryForm(asked, form) : await saveForm(asked, form, before)
  } catch (error) {
    if (!(error instanceof Refusal) || !Object.hasOwn(fieldsAtFault, error.code)) throw error
    const faults = { [fieldsAtFault[error.code]!]: error.code }
    return showRules(asked, { form: { ...form, faults }, status: error.status })
  }
}

/** The field of the form that a refusal is about. */
const fieldsAtFault: Record<string, string> = {
  'unknown-section': 'toSection',
  'other-section': 'toSection',
  forbidden: 'make',
}

async function tryForm(asked: Asked, form: RuleForm): Promise<EndpointAnswer> {
  const draft = draftOfForm(form, 0)
  await refuseRule(asked.desk.database, asked.actor, draft)
  if (asked.desk.tryRule === undefined) throw new Refusal('not-found')
  return showRules(asked, { form, trial: { ruleId: null, ...(await asked.desk.tryRule(draft)) } })
}

/** A new rule is asked last. One that somebody else changed since the form was opened is not written over. */
async function saveForm(asked: Asked, form: RuleForm, before: RuleRow | null): Promise<EndpointAnswer> {
  const { database } = asked.desk
  if (before !== null) {
    if (form.seen !== before.changedAt.toISOString()) {
      const again = { ...form, seen: before.changedAt.toISOString(), faults: { seen: 'changed-meanwhile' } }
      return showRules(asked, { form: again, status: 409 })
    }
    const draft = draftOfForm(form, before.position)
    await inTransaction(database, (transaction) => rewriteRule(transaction, asked.actor, before.id, draft))
    return answerRedirect(`${pagePath}?done=changed#r${before.id}`)
  }
  const { id } = await inTransaction(database, async (transaction) => {
    const last = (await listRules(transaction)).at(-1)?.position ?? 0
    return makeRule(transaction, asked.actor, draftOfForm(form, last + 1))
  })
  return answerRedirect(`${pagePath}?done=added#r${id}`)
}

async function settle(asked: Asked, done: string, verb: RuleVerb): Promise<EndpointAnswer> {
  const id = idIn(asked.request.params)
  await inTransaction(asked.desk.database, (transaction) => verb(transaction, asked.actor, id))
  return answerRedirect(`${pagePath}?done=${done}${done === 'removed' ? '' : `#r${id}`}`)
}
