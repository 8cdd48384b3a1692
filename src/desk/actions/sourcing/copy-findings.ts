import { findSourcing, sourcedText } from '#article'
import { Refusal } from '#server'
import { decideStatements, findingSubject, type SourcingFinding } from '#sourcing'
import { appendAudit, type Database, decisionsOf, keepDecisions, ownDirectory } from '#store'
import { type Actor, demandIn } from '../../policy.ts'
import { openCopy } from '../open-copy.ts'
import { readDraftSourcing } from './read-chain.ts'

/** What publishing the text as it is being written would leave open, and nobody has waived. */
export interface CopyFinding {
  /** Names it in a waiver. */
  id: string
  kind: SourcingFinding['kind']
  /** The words of the quotation, or the name of the carrier. */
  about: string
}

/**
 * The findings of the working copy: of the chain and the statements its next revision will have. Holds the article until
 * the transaction ends. Refuses: `forbidden`, `not-found`.
 */
export async function findInCopy(
  database: Database,
  actor: Actor,
  code: number,
  ownNames: readonly string[],
): Promise<CopyFinding[]> {
  const { copy } = await openCopy(database, actor, code)
  const { articleId, content, chain, begunAt } = copy
  const decisions = (await decisionsOf(database, [articleId])).get(articleId) ?? []
  const given = begunAt === null || chain.length > 0 ? chain : null
  const draft = await readDraftSourcing(database, content, { articleId, given })
  const text = sourcedText(content)
  const recorded = { chain: draft.chain, statements: decideStatements(draft.reading.statements, text, decisions) }
  const found = findSourcing(content, recorded, { ownNames, directory: await ownDirectory(database) })
  const waived = new Set(decisions.filter(({ part }) => part === 'finding').map(({ subject }) => subject))
  return found
    .map((finding) => ({
      id: findingSubject(finding, text),
      kind: finding.kind,
      about: 'name' in finding ? finding.name : text.slice(finding.start, finding.end),
    }))
    .filter(({ id }) => !waived.has(id))
}

export interface Waiver {
  finding: string
  /** A sentence. */
  reason: string
}

/**
 * Lets a finding of the working copy stand as it is, for a reason, in every later revision too; an article that is live
 * needs the right to publish. Refuses: `forbidden`, `not-found`, `invalid-content` where nothing of that name is open.
 */
export async function waiveInCopy(
  database: Database,
  actor: Actor,
  code: number,
  { waiver, ownNames }: { waiver: Waiver; ownNames: readonly string[] },
): Promise<void> {
  const { manuscript } = await openCopy(database, actor, code)
  if (manuscript.publication !== null) demandIn(actor, 'publish', manuscript.content.section)
  const open = await findInCopy(database, actor, code, ownNames)
  if (!open.some(({ id }) => id === waiver.finding))
    throw new Refusal('invalid-content', { detail: `finding: nothing is open as «${waiver.finding}».` })
  const { finding: subject, reason } = waiver
  await keepDecisions(database, { articleId: manuscript.articleId, madeBy: actor.id }, [
    { part: 'finding', subject, decision: 'waived', change: null, reason },
  ])
  await appendAudit(database, {
    actor: actor.id,
    action: 'waive-finding',
    subject: `article:${code}`,
    facts: { finding: subject, reason },
  })
}
