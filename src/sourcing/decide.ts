/** What humans decided about a reading, laid over every later one: accepted stays, changed stays changed, rejected stays away. */

import type { SourcingFinding } from './check.ts'
import type { Hop, Mention, PlacedStatement } from './model.ts'
import { squash } from './text/words.ts'

/**
 * One decision, newest last in a list. `subject` names what it is about by its words ({@link hopSubject},
 * {@link statementSubject}), so that it holds for another revision too.
 */
export interface SourcingDecision {
  part: 'chain' | 'hop' | 'statement' | 'mention' | 'finding'
  subject: string
  decision: 'accepted' | 'changed' | 'rejected' | 'added' | 'waived'
  /** What it was changed to: for a chain `{chain}`, else the members that differ. */
  change: object | null
}

type Mark = 'accepted' | 'changed' | 'added'

export interface DecidedHop extends Hop {
  /** Null as the program read it. */
  decision: Mark | null
}

export interface DecidedStatement extends PlacedStatement {
  decision: Mark | null
  /** The person's record where a human named it; null where she said it is nobody's, undefined where she did not say. */
  personId?: number | null
}

export interface DecidedMention extends Mention {
  decision: Mark | null
}

/** Beginnings of this many letters make two sentences one statement, when a word further on was changed. */
const sameBeginning = 32
const subjectLengthMax = 300

export function hopSubject(name: string): string {
  return squash(name).slice(0, subjectLengthMax)
}

export function statementSubject(sentence: string): string {
  return squash(sentence).slice(0, subjectLengthMax)
}

/** What a waiver is for: the words of a quotation, the name of a carrier. */
export function findingSubject(finding: SourcingFinding, body: string): string {
  const words = 'name' in finding ? finding.name : body.slice(finding.start, finding.end)
  return `${finding.kind}:${statementSubject(words)}`
}

/** The chain as it stands: the one a human wrote, or the one that was read, with each decision on a hop carried out in turn. */
export function decideChain(read: readonly Hop[], decisions: readonly SourcingDecision[]): DecidedHop[] {
  let chain: DecidedHop[] = read.map((hop) => ({ ...hop, decision: null }))
  for (const { part, subject, decision, change } of decisions) {
    if (part === 'chain' && change && 'chain' in change)
      chain = (change.chain as Hop[]).map((hop) => ({ ...hop, decision: 'changed' }))
    if (part !== 'hop') continue
    const at = chain.findIndex((hop) => hopSubject(hop.name) === subject)
    if (decision === 'rejected') chain = chain.filter((_, index) => index !== at)
    else if (at >= 0) chain = chain.with(at, { ...chain[at]!, ...change, decision: markOf(decision) })
    else if (change && 'name' in change) chain = [...chain, { ...(change as Hop), decision: markOf(decision) }]
  }
  return chain
}

export function decideMentions(read: readonly Mention[], decisions: readonly SourcingDecision[]): DecidedMention[] {
  const own = newestBySubject(decisions, 'mention')
  return read.flatMap((mention): DecidedMention[] => {
    const made = own.get(hopSubject(mention.name))
    if (!made) return [{ ...mention, decision: null }]
    return made.decision === 'rejected' ? [] : [{ ...mention, ...made.change, decision: markOf(made.decision) }]
  })
}

/** The statements as they stand, in the order of `text`: those read from it, and those a human added. */
export function decideStatements(
  read: readonly PlacedStatement[],
  text: string,
  decisions: readonly SourcingDecision[],
): DecidedStatement[] {
  const own = newestBySubject(decisions, 'statement')
  if (own.size === 0) return read.map((statement) => ({ ...statement, decision: null }))
  const added = [...own.values()].flatMap(({ decision, change }) => (decision === 'added' ? placed(change, text) : []))
  const kept = read.flatMap((statement): DecidedStatement[] => {
    const made = decisionOn(statement, own)
    if (!made || made.decision === 'added') return [{ ...statement, decision: null }]
    return made.decision === 'rejected' ? [] : [{ ...statement, ...made.change, decision: markOf(made.decision) }]
  })
  const isFree = (one: PlacedStatement) => !added.some(({ start, end }) => one.start < end && start < one.end)
  return [...kept.filter(isFree), ...added].sort((one, other) => one.start - other.start)
}

function newestBySubject(decisions: readonly SourcingDecision[], part: SourcingDecision['part']) {
  return new Map(decisions.filter((one) => one.part === part).map((one) => [one.subject, one]))
}

function decisionOn(statement: PlacedStatement, own: ReadonlyMap<string, SourcingDecision>): SourcingDecision | null {
  const subject = statementSubject(statement.sentence)
  const exact = own.get(subject)
  if (exact) return exact
  if (subject.length < sameBeginning) return null
  const beginning = subject.slice(0, sameBeginning)
  return [...own.values()].findLast((one) => one.subject.startsWith(beginning)) ?? null
}

/** An added statement where its words still stand in the text. */
function placed(change: object | null, text: string): DecidedStatement[] {
  const statement = change as PlacedStatement | null
  const start = statement ? text.indexOf(statement.sentence) : -1
  if (!statement || start < 0) return []
  const end = start + statement.sentence.length
  const wordsAt = statement.mode === 'direct' ? { start, end } : null
  return [{ ...statement, start, end, speakerAt: null, wordsAt, decision: 'added' }]
}

function markOf(decision: SourcingDecision['decision']): Mark | null {
  return decision === 'accepted' || decision === 'changed' || decision === 'added' ? decision : null
}
