import { findSourcing, readContentSourcing, sourcedText } from '#article'
import { Refusal } from '#server'
import { decideChain, findingSubject, type Hop, hopSubject, statementSubject } from '#sourcing'
import {
  appendAudit,
  type Database,
  type DecisionDraft,
  findArticles,
  linkDiffering,
  type Manuscript,
  type RecordedSourcing,
  readManuscript,
  readPersonRecord,
  readRevisionSourcing,
  recordDecisions,
  saveRevisions,
  unlinkDiffering,
} from '#store'
import { type Actor, demand, demandIn } from '../../policy.ts'
import { findManuscript } from '../find-manuscript.ts'
import { bareHop, isSameChain } from './read-chain.ts'

type Decided = 'accepted' | 'changed' | 'rejected'

/** What can be said of a statement besides its place. `person`: id or slug of a record, null for nobody's. */
export interface StatementChange {
  speaker?: string | null
  speakerKind?: 'person' | 'office' | 'organisation' | 'media' | 'unnamed'
  title?: string | null
  verb?: string
  mode?: 'direct' | 'indirect' | 'mixed'
  polarity?: 'assert' | 'deny' | 'confirm' | 'unknown'
  person?: number | string | null
}

/** What a human decides about the sourcing of an article. */
export interface SourcingWish {
  /** The revision she looked at. */
  from: number
  /** The whole chain as it should be; null leaves it to `hops`. */
  chain: readonly Hop[] | null
  hops: readonly { name: string; decision: Decided; change: Partial<Hop> }[]
  /** By id (`s3`) or by the words of the sentence; a statement that is added stands where its sentence stands. */
  statements: readonly { id?: string; sentence?: string; decision: Decided | 'added'; change: StatementChange }[]
  mentions: readonly { name: string; decision: Decided; relation?: string }[]
  differing: readonly { code: number; decision: 'confirmed' | 'withdrawn' }[]
  waivers: readonly { finding: string; reason: string }[]
}

export interface DecidingContext {
  wish: SourcingWish
  ownNames: readonly string[]
}

/**
 * Carries out what a human decided: a chain that changes makes a new revision, to be published like any other; who said
 * what, differing reports and waivers hold at once, on the page too. Refuses: `forbidden` (what is live needs the right to
 * publish), `not-found`, `stale-revision`, `invalid-content`.
 */
export async function decideSourcing(
  database: Database,
  actor: Actor,
  code: number,
  { wish, ownNames }: DecidingContext,
): Promise<Manuscript> {
  demand(actor, 'write')
  const manuscript = await findManuscript(database, code)
  const verb = manuscript.publication !== null || wish.differing.length > 0 ? 'publish' : 'write'
  demandIn(actor, verb, manuscript.content.section)
  refuseStale(manuscript, wish)
  const recorded = await readRevisionSourcing(database, manuscript.revisionId)
  const drafts = [
    ...chainDrafts(wish, recorded),
    ...(await statementDrafts(database, manuscript, { wish, recorded })),
    ...mentionDrafts(wish, recorded),
    ...waiverDrafts(manuscript, { wish, recorded, ownNames }),
  ]
  const article = { articleId: manuscript.articleId, madeBy: actor.id }
  await saveDecidedChain(database, manuscript, { drafts, madeBy: actor.id })
  if (drafts.length > 0) await recordDecisions(database, article, drafts)
  await linkReports(database, actor, { articleId: manuscript.articleId, differing: wish.differing })
  const { from, ...decided } = wish
  await appendAudit(database, {
    actor: actor.id,
    action: 'decide-sourcing',
    subject: `article:${code}`,
    facts: decided,
  })
  return (await readManuscript(database, code))!
}

function refuseStale({ revision, savedBy, content, chain }: Manuscript, wish: SourcingWish): void {
  if (revision === wish.from) return
  throw new Refusal('stale-revision', { current: { revision, savedBy, content, chain }, yours: wish })
}

function chainDrafts({ chain, hops }: SourcingWish, recorded: RecordedSourcing): DecisionDraft[] {
  const whole: DecisionDraft[] =
    chain === null
      ? []
      : [{ part: 'chain', subject: '', decision: 'changed', change: { chain: chain.map(bareHop) }, reason: null }]
  const single = hops.map(({ name, decision, change }): DecisionDraft => {
    const known = (chain ?? recorded.chain).find((hop) => hopSubject(hop.name) === hopSubject(name))
    if (!known) throw new Refusal('invalid-content', { detail: `hops: the chain has no «${name}».` })
    // The whole hop, so that it stays also where a later text does not name it.
    const kept = decision === 'rejected' ? null : { ...bareHop(known), ...change }
    return { part: 'hop', subject: hopSubject(name), decision, change: kept, reason: null }
  })
  return [...whole, ...single]
}

interface WishContext {
  wish: SourcingWish
  recorded: RecordedSourcing
}

async function statementDrafts(
  database: Database,
  { content }: Manuscript,
  { wish, recorded }: WishContext,
): Promise<DecisionDraft[]> {
  const text = sourcedText(content)
  const drafts: DecisionDraft[] = []
  for (const { id, sentence, decision, change } of wish.statements) {
    const known = recorded.statements.find((statement) => statement.id === id)
    const words = sentence ?? (known && text.slice(known.start, known.end))
    if (words === undefined || words === '' || !text.includes(words))
      throw new Refusal('invalid-content', { detail: `statements: «${id ?? sentence}» does not stand in the article.` })
    const decided = await changeOf(database, change)
    const whole = decision === 'added' ? { ...blank, ...decided, sentence: words } : decided
    drafts.push({ part: 'statement', subject: statementSubject(words), decision, change: whole, reason: null })
  }
  return drafts
}

/** A statement a human adds, where she says no more than who speaks. */
const blank = {
  ...{ verb: '', speaker: null, speakerKind: 'person', title: null, mode: 'direct', polarity: 'assert' },
  ...{ speakerAt: null, wordsAt: null },
}

async function changeOf(database: Database, { person, ...change }: StatementChange): Promise<object> {
  if (person === undefined) return change
  if (person === null) return { ...change, personId: null }
  const record = await readPersonRecord(database, person)
  if (record === null) throw new Refusal('invalid-content', { detail: `statements: nobody is known as «${person}».` })
  const speaker = change.speaker ?? record.name
  return { ...change, speaker, speakerKind: 'person', personId: record.id }
}

function mentionDrafts({ mentions }: SourcingWish, recorded: RecordedSourcing): DecisionDraft[] {
  return mentions.map(({ name, decision, relation }) => {
    if (!recorded.mentions.some((mention) => hopSubject(mention.name) === hopSubject(name)))
      throw new Refusal('invalid-content', { detail: `mentions: «${name}» is not credited in the article.` })
    const change = relation === undefined ? null : { relation }
    return { part: 'mention', subject: hopSubject(name), decision, change, reason: null }
  })
}

function waiverDrafts(
  { content }: Manuscript,
  { wish, recorded, ownNames }: WishContext & { ownNames: readonly string[] },
): DecisionDraft[] {
  if (wish.waivers.length === 0) return []
  const text = sourcedText(content)
  const found = new Set(findSourcing(content, recorded, { ownNames }).map((one) => findingSubject(one, text)))
  return wish.waivers.map(({ finding, reason }) => {
    if (!found.has(finding))
      throw new Refusal('invalid-content', { detail: `waivers: nothing is open as «${finding}».` })
    return { part: 'finding', subject: finding, decision: 'waived', change: null, reason }
  })
}

/** The chain belongs to what a revision says: a new one is a new revision. */
async function saveDecidedChain(
  database: Database,
  { articleId, content, chain }: Manuscript,
  { drafts, madeBy }: { drafts: readonly DecisionDraft[]; madeBy: string },
): Promise<void> {
  const decided = decideChain(chain, drafts).map(bareHop)
  if (isSameChain(decided, chain)) return
  const reading = readContentSourcing(content)
  await saveRevisions(database, [{ articleId, content, chain: decided, reading, savedBy: madeBy }])
}

async function linkReports(
  database: Database,
  actor: Actor,
  { articleId, differing }: { articleId: number; differing: SourcingWish['differing'] },
): Promise<void> {
  for (const { code, decision } of differing) {
    const [other] = await findArticles(database, [code])
    if (other === undefined || other.id === articleId)
      throw new Refusal('invalid-content', { detail: `differing: there is no other article ${code}.` })
    const pair = [articleId, other.id] as const
    if (decision === 'confirmed') await linkDiffering(database, pair, actor.id)
    else await unlinkDiffering(database, pair)
  }
}
