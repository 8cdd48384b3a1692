import { findSourcing, sourcedText } from '#article'
import { creditLine, findingSubject } from '#sourcing'
import {
  type Database,
  decisionsOf,
  differingOf,
  type KeptDecision,
  type Manuscript,
  proposeDiffering,
  readRevisionSourcing,
} from '#store'

/** What an editor may still look at: found by the program, and waived by a human or not. */
export interface OpenFinding {
  /** Names it in a waiver. */
  id: string
  kind: string
  /** The words of the quotation, or the name of the carrier. */
  about: string
  waived: { reason: string | null; by: string; at: string } | null
}

/**
 * The sourcing of an article as the API gives it: the chain with its records, statements with their words and places,
 * mentions, differing reports (linked and proposed), and what is left open. Places are UTF-16 units into the lead and the
 * blocks of the body, a line each.
 */
export async function presentSourcing(
  database: Database,
  manuscript: Manuscript,
  ownNames: readonly string[],
): Promise<object> {
  const { articleId, revisionId, content } = manuscript
  const recorded = await readRevisionSourcing(database, revisionId)
  const decisions = (await decisionsOf(database, [articleId])).get(articleId) ?? []
  const text = sourcedText(content)
  const differingSources = recorded.mentions
    .filter(({ relation }) => relation === 'earlier-report' || relation === 'contradicted')
    .flatMap(({ source }) => source?.id ?? [])
  const before = manuscript.publication?.publishedAt ?? new Date()
  return {
    credit: creditLine(recorded.chain),
    chain: recorded.chain,
    statements: recorded.statements.map(({ start, end, ...statement }) => ({
      ...statement,
      start,
      end,
      sentence: text.slice(start, end),
      words: statement.wordsAt && text.slice(statement.wordsAt.start, statement.wordsAt.end),
    })),
    mentions: recorded.mentions,
    differing: {
      confirmed: await differingOf(database, articleId),
      proposed: await proposeDiffering(database, { articleId, headline: content.headline, before }, differingSources),
    },
    findings: openFindings(manuscript, { recorded, decisions, ownNames }),
  }
}

interface FindingContext {
  recorded: Awaited<ReturnType<typeof readRevisionSourcing>>
  decisions: readonly KeptDecision[]
  ownNames: readonly string[]
}

function openFindings({ content }: Manuscript, { recorded, decisions, ownNames }: FindingContext): OpenFinding[] {
  const text = sourcedText(content)
  return findSourcing(content, recorded, { ownNames }).map((finding) => {
    const id = findingSubject(finding, text)
    const waiver = decisions.findLast(({ part, subject }) => part === 'finding' && subject === id)
    return {
      id,
      kind: finding.kind,
      about: 'name' in finding ? finding.name : text.slice(finding.start, finding.end),
      waived: waiver ? { reason: waiver.reason, by: waiver.madeBy, at: waiver.at.toISOString() } : null,
    }
  })
}

/** The findings of an article that nobody has waived: warnings to whoever publishes it. */
export async function unwaivedFindings(
  database: Database,
  manuscript: Manuscript,
  ownNames: readonly string[],
): Promise<OpenFinding[]> {
  const recorded = await readRevisionSourcing(database, manuscript.revisionId)
  const decisions = (await decisionsOf(database, [manuscript.articleId])).get(manuscript.articleId) ?? []
  return openFindings(manuscript, { recorded, decisions, ownNames }).filter(({ waived }) => waived === null)
}
