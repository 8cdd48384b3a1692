import type { PollPlan } from '../poll.ts'
import { readArguments, refuseWords, wholeNumber, withUsage } from '../usage.ts'

/** `sanad poll`: asks the feeds that are due, again and again until Ctrl-C; with `--once`, one time. */
export function poll(args: string[]): Promise<number> {
  return withUsage('poll [--once | --feed ID] [--json]', async () => {
    const { values, positionals } = readArguments(args, {
      once: { type: 'boolean', default: false },
      feed: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    refuseWords(positionals, 'poll')
    const id = values.feed === undefined ? null : wholeNumber(values.feed, 'feed', 0)
    const plan: PollPlan = { id, isOnce: values.once, format: values.json ? 'json' : 'words' }
    return (await import('../poll.ts')).pollFeeds(plan)
  })
}
