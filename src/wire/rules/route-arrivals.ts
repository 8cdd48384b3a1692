import { assessReadiness } from '#article'
import { draftFromKeptItem } from '#formats'
import {
  type ArrivedItem,
  addRoutingProblem,
  createArticles,
  type Database,
  holdFolding,
  inTransaction,
  listRules,
  publish,
  readArrivals,
  readCopy,
  readStory,
  recordHandling,
  recordRouting,
  roleNow,
  saveRevisions,
  settleStoryOf,
  unroutedArrivals,
} from '#store'
import { type Decision, decide } from './decide.ts'
import { matchable } from './match-item.ts'
import { type Rule, ruleOf } from './rule.ts'

const together = 100

/** Whether somebody with this role may publish: the desk knows, the wire is told. */
export type MayPublish = (role: string) => boolean

export interface RoutingOptions {
  mayPublish: MayPublish
}

/**
 * Asks the rules about every item they were not asked about yet, also what another process left behind. Each item is
 * settled in a transaction of its own, once. Returns how many there were.
 */
export async function routeArrivals(database: Database, options: RoutingOptions): Promise<number> {
  let routed = 0
  for (;;) {
    const ids = await unroutedArrivals(database, together)
    if (ids.length === 0) return routed
    const rules = (await listRules(database)).filter(({ rest }) => rest === null).map(ruleOf)
    for (const item of await readArrivals(database, ids)) await routeItem(database, item, { ...options, rules })
    routed += ids.length
    if (ids.length < together) return routed
  }
}

type Routing = RoutingOptions & { rules: readonly Rule[] }

async function routeItem(database: Database, item: ArrivedItem, { rules, mayPublish }: Routing): Promise<void> {
  const decision = decide(rules, matchable(item))
  const isFirst = await recordRouting(database, {
    itemId: item.id,
    section: decision.section ?? item.section,
    tags: decision.tags,
    priority: decision.priority,
    droppedBy: decision.drop === null ? null : `${decision.drop.rule}: ${decision.drop.reason}`,
    rules: decision.rules.map(({ name }) => name),
    problems: [],
  })
  if (decision.drop !== null) await settleStoryOf(database, item.id)
  // What arrived is settled first: an article that cannot be made must not keep the item from being seen.
  if (!isFirst || decision.make === null || item.articleId !== null) return
  const problem = await makeArticle(database, item, { decision, make: decision.make, mayPublish }).catch(storing)
  if (problem !== null) await addRoutingProblem(database, item.id, problem)
}

function storing(error: unknown): Problem {
  return { kind: 'not-stored', detail: error instanceof Error ? error.message : String(error) }
}

interface Problem {
  kind: string
  detail: string
}

interface Making {
  decision: Decision
  make: NonNullable<Decision['make']>
  mayPublish: MayPublish
}

/** Makes a draft of an item, live at once where the rule and its role say so. Returns what stood against it. */
async function makeArticle(
  database: Database,
  item: ArrivedItem,
  { decision, make, mayPublish }: Making,
): Promise<Problem | null> {
  const { status } = item.said
  if (status === 'canceled' || status === 'withheld')
    return { kind: String(status), detail: 'Its own publisher holds it back or took it back; no article was made.' }
  const draft = draftFromKeptItem({ ...item, section: decision.section ?? item.section, tags: decision.tags })
  if (draft === null) return { kind: 'no-text', detail: 'It has no headline or no text; no article was made.' }
  const role = make.as === 'publication' ? await roleNow(database, make.rule.madeBy, draft.content.section) : null
  return inTransaction(database, async (transaction) => {
    // Two sources tell one story: whoever comes first makes the article.
    await holdFolding(transaction)
    const taken = await codeOfStory(transaction, item.id)
    if (taken !== null)
      return { kind: 'already-taken', detail: `Article ${taken} was made of this story; no second one was.` }
    const [article] = await createArticles(transaction, [null])
    const savedBy = `rule:${make.rule.id}`
    const [revision] = await saveRevisions(transaction, [{ articleId: article!.id, ...draft, savedBy }])
    const handled = { articleId: article!.id, revisionId: revision!.id }
    await recordHandling(transaction, { itemId: item.id, kind: 'taken', article: handled, madeBy: savedBy })
    if (make.as === 'draft') return null
    if (role === null || !mayPublish(role))
      return { kind: 'may-not-publish', detail: `${make.rule.madeBy} may not publish (any more); it stays a draft.` }
    const obstacles = assessReadiness(draft.content).filter(({ severity }) => severity === 'blocks')
    if (obstacles.length > 0) return { kind: 'not-ready', detail: 'It is not ready for readers; it stays a draft.' }
    const publication = { articleId: article!.id, revisionId: revision!.id, publishedAt: null, madeBy: savedBy }
    await publish(transaction, [publication])
    return null
  })
}

/** The code of the article that was made of the item's story, or null. */
async function codeOfStory(database: Database, itemId: number): Promise<number | null> {
  const copy = await readCopy(database, itemId)
  const story = copy === null ? null : await readStory(database, copy.storyId)
  return story?.copies.find(({ article }) => article !== null)?.article?.code ?? null
}
