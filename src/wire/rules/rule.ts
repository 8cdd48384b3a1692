import type { RuleRow } from '#store'

/** Which items a rule holds for: everything that is given must hold; what is left out does not matter. */
export interface RuleMatch {
  /** Ids of feeds. */
  feeds?: readonly number[]
  /** Slugs of the sources of feeds. */
  sources?: readonly string[]
  /** One of these words or phrases stands in the headline or text, in whatever inflection. */
  words?: readonly string[]
  /** None of these does. */
  without?: readonly string[]
  /** The item is filed under one of these names by its feed, or the feed is for one of these desk sections. */
  sections?: readonly string[]
  /** BCP 47, as `fa`: of the item, else of its feed. */
  languages?: readonly string[]
}

/** What a rule does with items it holds for. */
export interface RuleAction {
  /** Slug of the desk section they go to; the first rule that names one decides. */
  section?: string
  tags?: readonly string[]
  /** From 1 (a little) to 5 (now); the highest counts. */
  priority?: number
  /** They are kept but put aside, for this reason, and no later rule is asked. */
  drop?: string
  /** An article is made of them: a draft, or (where who answers for the rule may) live at once. */
  make?: 'draft' | 'publication'
}

export interface Rule {
  id: number
  name: string
  matches: RuleMatch
  does: RuleAction
  madeBy: string
}

/** A rule as it is kept; what was kept passed the schema of the API. */
export function ruleOf({ id, name, matches, does, madeBy }: RuleRow): Rule {
  return { id, name, matches, does, madeBy }
}
