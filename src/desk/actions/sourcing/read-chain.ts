import { type ArticleContent, readContentSourcing } from '#article'
import { decideChain, type Hop, type PlacedSourcing } from '#sourcing'
import { type Database, decisionsOf, keepDecisions, ownDirectory } from '#store'

/** The sourcing of a draft: its chain, and what its words say. */
export interface DraftSourcing {
  chain: readonly Hop[]
  reading: PlacedSourcing
}

/** Reads a draft's sourcing. `given`: the chain whoever saves names; null to read it, as humans have decided about it. */
export async function readDraftSourcing(
  database: Database,
  content: ArticleContent,
  { articleId, given }: { articleId: number | null; given: readonly Hop[] | null },
): Promise<DraftSourcing> {
  const reading = readContentSourcing(content, await ownDirectory(database))
  if (given !== null) return { chain: given, reading }
  const decisions = articleId === null ? [] : ((await decisionsOf(database, [articleId])).get(articleId) ?? [])
  return { chain: decideChain(reading.chain, decisions).map(bareHop), reading }
}

/** A carrier without what the store adds to it. */
export function bareHop({ name, kind, relation, url }: Hop): Hop {
  return { name, kind, relation, ...(url !== undefined && { url }) }
}

/**
 * Keeps a chain that a human wrote as her decision, so that later readings leave it: one that is neither what the words
 * say nor what stood there before.
 */
export async function keepGivenChain(
  database: Database,
  article: { articleId: number; madeBy: string },
  { given, before, read }: { given: readonly Hop[] | null; before: readonly Hop[]; read: readonly Hop[] },
): Promise<void> {
  if (given === null || isSameChain(given, before) || isSameChain(given, read)) return
  const change = { chain: given.map(bareHop) }
  await keepDecisions(database, article, [{ part: 'chain', subject: '', decision: 'changed', change, reason: null }])
}

/** Whether two chains name the same carriers in the same order. */
export function isSameChain(one: readonly Hop[], other: readonly Hop[]): boolean {
  return JSON.stringify(one.map(bareHop)) === JSON.stringify(other.map(bareHop))
}
