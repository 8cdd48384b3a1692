import { fold, normalise, repair, slug } from '#persian'
import { answerLines } from './lines.ts'
import { UsageError, withUsage } from './usage.ts'

const verbs: Record<string, (line: string) => string> = {
  repair: (line) => repair(line),
  normalise: (line) => normalise(line),
  fold: (line) => fold(line),
  slug: (line) => slug(line),
}

/** `sanad text VERB`: one line out for each line in. */
export function text(args: string[]): Promise<number> {
  return withUsage(`text ${Object.keys(verbs).join('|')}`, async () => {
    const verb = verbs[args[0] ?? '']
    if (verb === undefined || args.length > 1) throw new UsageError('text takes one of its verbs.')
    await answerLines(verb)
    return 0
  })
}
