import { sql } from 'kysely'
import { appendAudit } from '../audit.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'

export const stepKinds = ['sent-to-section', 'sent-to-chief', 'returned', 'rejected', 'taken-back'] as const
/** What was done with an article on its way through the newsroom. */
export type StepKind = (typeof stepKinds)[number]

/**
 * Where an article stands: being written; before its section's editors; before the chief; given back; rejected; or live
 * as it was last saved.
 */
export type StageKind = 'draft' | 'sent-to-section' | 'sent-to-chief' | 'returned' | 'rejected' | 'published'

export interface Step {
  id: number
  kind: StepKind
  /** Number of the revision it was done with. */
  revision: number
  reason: string | null
  madeAt: Date
  /** By name, where it was a person of ours. */
  madeBy: string
}

export interface StepDraft {
  articleId: number
  code: number
  kind: StepKind
  revisionId: number
  reason: string | null
  madeBy: string
}

/** Adds a step, and names it in the audit log. Call it in a transaction that holds the article. */
export async function addStep(database: Database, draft: StepDraft): Promise<number> {
  const { articleId, code, kind, revisionId, reason, madeBy } = draft
  const { rows } = await sql<{ id: number }>`
    insert into step (article_id, kind, revision_id, reason, made_by)
    values (${articleId}, ${kind}, ${revisionId}, ${reason}, ${madeBy}) returning id`.execute(database)
  const facts = { step: rows[0]!.id, revisionId, reason }
  await appendAudit(database, { actor: madeBy, action: kind, subject: key.article(code), facts })
  return rows[0]!.id
}

/** All steps of an article, the newest first. */
export async function stepsOf(database: Database, articleId: number): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select step.id, step.kind, revision.number as revision, step.reason, step.made_at as "madeAt",
      coalesce(account.name, step.made_by) as "madeBy"
    from step join revision on revision.id = step.revision_id
    left join account on 'account:' || account.login = step.made_by
    where step.article_id = ${articleId} order by step.id desc`.execute(database)
  return rows
}

/** Where an article stands. */
export interface Stage {
  kind: StageKind
  /** Who gave it out of hand, as the audit log names people; null for a draft and for what is live. */
  sentBy: string | null
  /** Number of the revision that stands there. */
  revision: number | null
}

/** `isLive`: its newest revision is what readers see. */
export async function stageOf(
  database: Database,
  { articleId, isLive }: { articleId: number; isLive: boolean },
): Promise<Stage> {
  const { rows } = await sql<{ kind: StageKind; sentBy: string; revision: number }>`
    select stage.kind, stage.sent_by as "sentBy", revision.number as revision
    from stage join step on step.id = stage.step_id join revision on revision.id = step.revision_id
    where stage.article_id = ${articleId}`.execute(database)
  return rows[0] ?? { kind: isLive ? 'published' : 'draft', sentBy: null, revision: null }
}
