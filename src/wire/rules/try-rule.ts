import { type ArrivedItem, arrivalsSince, type Database } from '#store'
import { decide } from './decide.ts'
import { holds, matchable } from './match-item.ts'
import type { Rule } from './rule.ts'

const daysBack = 7
const itemsMax = 20_000
const pageSize = 500
const shownMax = 50

/** What a rule would have done with last week's items. Nothing is changed by asking. */
export interface RuleTrial {
  /** Items that were asked about; less than the week held where `isWhole` is false. */
  asked: number
  isWhole: boolean
  /** For how many of them it holds. */
  held: number
  /** The newest of those. */
  items: { id: number; title: string | null; link: string | null; feedId: number; receivedAt: Date; would: RuleWould }[]
}

/** What this rule alone would make of an item. */
export interface RuleWould {
  section: string | null
  tags: string[]
  priority: number
  drop: string | null
  make: 'draft' | 'publication' | null
}

/** Tries a rule, kept or not, on the items of the last seven days. */
export async function tryRule(database: Database, rule: Rule, now: Date): Promise<RuleTrial> {
  const since = new Date(now.getTime() - daysBack * 86_400_000)
  const trial: RuleTrial = { asked: 0, isWhole: true, held: 0, items: [] }
  let belowId: number | null = null
  for (;;) {
    const page: ArrivedItem[] = await arrivalsSince(database, { since, belowId, limit: pageSize })
    for (const item of page) {
      trial.asked += 1
      if (!holds(rule, matchable(item))) continue
      trial.held += 1
      if (trial.items.length < shownMax) trial.items.push(shown(rule, item))
    }
    if (page.length < pageSize) return trial
    if (trial.asked >= itemsMax) return { ...trial, isWhole: false }
    belowId = page.at(-1)!.id
  }
}

function shown(rule: Rule, item: ArrivedItem): RuleTrial['items'][number] {
  const { section, tags, priority, drop, make } = decide([rule], matchable(item))
  const would = { section, tags, priority, drop: drop?.reason ?? null, make: make?.as ?? null }
  const { id, title, link, feedId, receivedAt } = item
  return { id, title, link, feedId, receivedAt, would }
}
