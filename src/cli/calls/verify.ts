import { readArguments, refuseWords, withUsage } from '../usage.ts'

/** `sanad verify`: recomputes the audit log's hash chain. Ends with 1 where a row was changed, lost or slipped in. */
export function verify(args: string[]): Promise<number> {
  return withUsage('verify', async () => {
    refuseWords(readArguments(args, {}).positionals, 'verify')
    return (await import('../verify.ts')).verifyAudit()
  })
}
