import { sql } from 'kysely'
import type { Database } from './database.ts'

export interface AuditDraft {
  /** Who did it: `account:sara`, `token:import`. */
  actor: string
  action: string
  /** What it was done to: `article:757695`, `account:sara`. */
  subject: string
  /** Never a secret. */
  facts: object
}

/** Adds a row to the audit log, in the caller's transaction. */
export async function appendAudit(database: Database, { actor, action, subject, facts }: AuditDraft): Promise<void> {
  await sql`select append_audit(${actor}, ${action}, ${subject}, ${JSON.stringify(facts)}::json)`.execute(database)
}

export interface AuditCheck {
  rows: number
  /** Id of the first row that does not follow from the one before it; null when the chain is whole. */
  brokenAt: number | null
}

/**
 * Walks the whole audit log and recomputes its hash chain: a changed, missing or inserted row is found, and so is a cut
 * tail (`brokenAt` is then the id where the log should go on).
 */
export async function checkAudit(database: Database): Promise<AuditCheck> {
  const { rows } = await sql<{ count: number; broken: number | null; last: number; head: number }>`
    select count(*) as count, min(id) filter (where not whole) as broken, coalesce(max(id), 0) as last,
      coalesce((select id from audit_head), 0) as head
    from (
      select id, hash = audit_hash(previous_hash, id, at, actor, action, subject, facts)
        and previous_hash = coalesce(lag(hash) over (order by id), ''::bytea)
        and id = coalesce(lag(id) over (order by id), 0) + 1 as whole
      from audit
    ) as checked`.execute(database)
  const { count, broken, last, head } = rows[0]!
  return { rows: count, brokenAt: broken ?? (last === head ? null : Math.min(last, head) + 1) }
}
