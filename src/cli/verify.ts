import { checkAudit } from '#store'
import { withNewsroom } from './compose.ts'
import { readArguments, refuseWords, withUsage } from './usage.ts'

/** `sanad verify`: recomputes the audit log's hash chain. Ends with 1 where a row was changed, lost or slipped in. */
export function verify(args: string[]): Promise<number> {
  return withUsage('verify', async () => {
    refuseWords(readArguments(args, {}).positionals, 'verify')
    return withNewsroom(async ({ store }) => {
      const { rows, brokenAt } = await checkAudit(store.database)
      process.stdout.write(`${JSON.stringify({ audit: { rows, whole: brokenAt === null, brokenAt } })}\n`)
      return brokenAt === null ? 0 : 1
    })
  })
}
