import type { RevertPlan } from '../revert.ts'
import { readArguments, refuseWords, UsageError, withUsage } from '../usage.ts'

/**
 * `sanad revert --since INSTANT [--by ACTOR] [--yes] [--json]`: every article that was changed since, by anybody or by
 * one person or key, stands again as it stood then: its words as a new revision, and what readers see. Without `--yes`
 * it only tells what it would do. What others changed since is left alone and told. Ends with 1 where something was left.
 */
export function revert(args: string[]): Promise<number> {
  return withUsage('revert --since INSTANT [--by account:LOGIN|token:NAME] [--yes] [--json]', async () => {
    const { values, positionals } = readArguments(args, {
      since: { type: 'string' },
      by: { type: 'string' },
      yes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    refuseWords(positionals, 'revert')
    const plan: RevertPlan = {
      since: await instantOf(values.since),
      by: values.by ?? null,
      isDone: values.yes,
      format: values.json ? 'json' : 'words',
    }
    return (await import('../revert.ts')).revertChanges(plan)
  })
}

/** ISO 8601, or as a Persian newsroom writes it: «۱۴۰۴/۰۹/۰۲ ۱۰:۳۰», «دیروز ساعت ۸». */
async function instantOf(text: string | undefined): Promise<Date> {
  if (text === undefined) throw new UsageError('--since says from when on: an ISO instant or a Persian date and time.')
  const { readDate } = await import('#persian')
  const now = new Date()
  const instant = readDate(text, { now }).value?.instant
  if (instant === undefined) throw new UsageError(`--since takes an instant, not «${text}».`)
  if (instant >= now) throw new UsageError('--since lies in the future.')
  return instant
}
