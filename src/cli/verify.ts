import { checkAudit } from '#store'
import { withNewsroom } from './compose.ts'

/** Recomputes the audit log's hash chain and prints what was found. */
export function verifyAudit(): Promise<number> {
  return withNewsroom(async ({ store }) => {
    const { rows, brokenAt } = await checkAudit(store.database)
    process.stdout.write(`${JSON.stringify({ audit: { rows, whole: brokenAt === null, brokenAt } })}\n`)
    return brokenAt === null ? 0 : 1
  })
}
