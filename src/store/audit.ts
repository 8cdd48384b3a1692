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

/** Walks the whole audit log and recomputes its hash chain: a changed, missing or inserted row is found. */
export async function checkAudit(database: Database): Promise<AuditCheck> {
  const { rows } = await sql<{ count: number; broken: number | null }>`
    select count(*) as count, min(id) filter (where not whole) as broken from (
      select id, hash = audit_hash(previous_hash, id, at, actor, action, subject, facts)
        and previous_hash = coalesce(lag(hash) over (order by id), ''::bytea)
        and id = coalesce(lag(id) over (order by id), 0) + 1 as whole
      from audit
    ) as checked`.execute(database)
  return { rows: rows[0]?.count ?? 0, brokenAt: rows[0]?.broken ?? null }
}
