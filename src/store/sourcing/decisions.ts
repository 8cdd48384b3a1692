import { sql } from 'kysely'
import type { SourcingDecision } from '#sourcing'
import type { Database } from '../database.ts'

/** A decision as it is kept: what, by whom, when, and (for a waiver) why. */
export interface KeptDecision extends SourcingDecision {
  reason: string | null
  at: Date
  madeBy: string
}

/** What was decided about each of these articles, oldest first. Articles without decisions are left out. */
export async function decisionsOf(
  database: Database,
  articleIds: readonly number[],
): Promise<Map<number, KeptDecision[]>> {
  if (articleIds.length === 0) return new Map()
  const { rows } = await sql<KeptDecision & { articleId: number }>`
    select article_id as "articleId", part, subject, decision, change, reason, made_at as at, made_by as "madeBy"
    from sourcing_decision where article_id = any(${articleIds}::bigint[]) order by id`.execute(database)
  const decisions = new Map<number, KeptDecision[]>()
  for (const { articleId, ...decision } of rows)
    decisions.set(articleId, [...(decisions.get(articleId) ?? []), decision])
  return decisions
}

export interface DecisionDraft extends SourcingDecision {
  reason: string | null
}

/** Keeps decisions for good, in order. */
export async function keepDecisions(
  database: Database,
  { articleId, madeBy }: { articleId: number; madeBy: string },
  drafts: readonly DecisionDraft[],
): Promise<void> {
  if (drafts.length === 0) return
  await sql`insert into sourcing_decision (article_id, part, subject, decision, change, reason, made_by)
    select ${articleId}, part, subject, decision, change, reason, ${madeBy}
    from json_to_recordset(${JSON.stringify(drafts)}::json)
      as draft(part text, subject text, decision text, change json, reason text)`.execute(database)
}
