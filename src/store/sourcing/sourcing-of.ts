import { type ArticleContent, readContentSourcing, sourcedText } from '#article'
import {
  decideChain,
  decideMentions,
  decideStatements,
  type Hop,
  type PlacedSourcing,
  type SourceDirectory,
} from '#sourcing'
import type { KeptDecision } from './decisions.ts'
import type { RevisionSourcing } from './save-sourcing.ts'

/** Who said what and who is credited, as it was read. */
export type SourcingReading = Pick<PlacedSourcing, 'statements' | 'mentions'>

export interface Sourced {
  content: Pick<ArticleContent, 'headline' | 'lead' | 'document'>
  chain: readonly Hop[]
  /** What was read already; left out, the content is read here. */
  reading?: SourcingReading | undefined
  /** The directory to read it with; the one that ships with Sanad when left out. */
  directory?: SourceDirectory | undefined
}

/** What is recorded of a revision: its chain as given, the statements and mentions as humans have decided about them. */
export function sourcingOf(
  { content, chain, reading, directory }: Sourced,
  revisionId: number,
  decisions: readonly KeptDecision[],
): RevisionSourcing {
  const { statements, mentions } = reading ?? readContentSourcing(content, directory)
  const decided = new Map(decideChain(chain, decisions).map(({ name, decision }) => [name, decision]))
  return {
    revisionId,
    chain: chain.map((hop) => ({ ...hop, decision: decided.get(hop.name) ?? null })),
    statements: decideStatements(statements, decisions.length === 0 ? '' : sourcedText(content), decisions),
    mentions: decideMentions(mentions, decisions),
  }
}
