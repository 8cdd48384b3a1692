import { holds, type MatchableItem } from './match-item.ts'
import type { Rule } from './rule.ts'

/** What the rules, asked in order, make of an item. */
export interface Decision {
  section: string | null
  tags: string[]
  /** 0 where no rule gives one. */
  priority: number
  /** Why it was put aside, and by which rule. */
  drop: { rule: string; reason: string } | null
  /** The rule by which an article is made, and how far. */
  make: { rule: Rule; as: 'draft' | 'publication' } | null
  /** The rules that held, in order. */
  rules: Rule[]
}

/** Asks the rules in order; a rule that drops ends the asking. */
export function decide(rules: readonly Rule[], item: MatchableItem): Decision {
  const decision: Decision = { section: null, tags: [], priority: 0, drop: null, make: null, rules: [] }
  for (const rule of rules) {
    if (!holds(rule, item)) continue
    const { section, tags = [], priority = 0, drop, make } = rule.does
    decision.rules.push(rule)
    decision.section ??= section ?? null
    decision.tags.push(...tags.filter((tag) => !decision.tags.includes(tag)))
    decision.priority = Math.max(decision.priority, priority)
    if (drop !== undefined) {
      decision.drop = { rule: rule.name, reason: drop }
      decision.make = null
      break
    }
    // The rule that goes furthest decides, and answers for it.
    if (make === 'publication' && decision.make?.as !== 'publication') decision.make = { rule, as: make }
    if (make === 'draft') decision.make ??= { rule, as: make }
  }
  return decision
}
