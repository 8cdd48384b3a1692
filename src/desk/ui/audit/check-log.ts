import { type AuditCheck, checkAudit, type Database, newestAudit } from '#store'

/** A log as long as this is walked whenever somebody looks (0.1 s); a longer one when she asks. */
const walkedAtOnceMax = 20_000

/** Whether the audit log is whole; null where it is too long to be walked unasked. */
export async function checkShortLog(database: Database): Promise<AuditCheck | null> {
  return (await newestAudit(database)) > walkedAtOnceMax ? null : checkAudit(database)
}
