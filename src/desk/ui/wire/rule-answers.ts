import { type EndpointAnswer, Refusal } from '#server'
import { allSections, type Database, findRule, inTransaction, listFeeds, listRules } from '#store'
import { dropRule, pauseRule, resumeRule } from '../../actions/save-rule.ts'
import { idIn } from '../../api/feed-routes.ts'
import { type Actor, demand } from '../../policy.ts'
import { answerRedirect } from '../page.ts'
import { type Asked, show, type WireAnswer } from './asked.ts'
import { type RulesView, rulesPage } from './rules-page.ts'

const pagePath = '/desk/wire/rules'

/** The page of the rules, for those who arrange them, and its forms. A trial changes nothing, so it is a link. */
export const ruleAnswers: WireAnswer[] = [
  ['GET', pagePath, (asked) => showRules(asked, null)],
  ['GET', `${pagePath}/:id/trial`, tryOne],
  ['POST', `${pagePath}/:id/pause`, (asked) => settle(asked, 'paused', pauseRule)],
  ['POST', `${pagePath}/:id/resume`, (asked) => settle(asked, 'resumed', resumeRule)],
  ['POST', `${pagePath}/:id/remove`, (asked) => settle(asked, 'removed', dropRule)],
]

async function showRules(asked: Asked, trial: RulesView['trial']): Promise<EndpointAnswer> {
  demand(asked.actor, 'arrange')
  const { database, now } = asked.desk
  const { done } = asked.request.query
  const main = rulesPage({
    rules: await listRules(database),
    feeds: await listFeeds(database),
    sections: await allSections(database),
    trial,
    done: typeof done === 'string' ? done : '',
    now: now(),
  })
  return show(asked, 'قاعده‌ها', main)
}

async function tryOne(asked: Asked): Promise<EndpointAnswer> {
  demand(asked.actor, 'arrange')
  const rule = await findRule(asked.desk.database, idIn(asked.request.params))
  if (rule === null || asked.desk.tryRule === undefined) throw new Refusal('not-found')
  return showRules(asked, { ruleId: rule.id, ...(await asked.desk.tryRule(rule)) })
}

async function settle(
  asked: Asked,
  done: string,
  verb: (database: Database, actor: Actor, id: number) => Promise<void>,
): Promise<EndpointAnswer> {
  const id = idIn(asked.request.params)
  await inTransaction(asked.desk.database, (transaction) => verb(transaction, asked.actor, id))
  return answerRedirect(`${pagePath}?done=${done}${done === 'removed' ? '' : `#r${id}`}`)
}
