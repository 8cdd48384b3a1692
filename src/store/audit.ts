import { sql } from 'kysely'
import type { Database } from './database.ts'

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
