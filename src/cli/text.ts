import { fold, misspellings, normalise, repair, slug, stem, tokens } from '#persian'
import { answerLines } from './lines.ts'
import { UsageError, withUsage } from './usage.ts'

/** What can be done to a line. Words of a line are parted by one space; `spell` gives a JSON array. */
const verbs: Record<string, (line: string) => string> = {
  repair: (line) => repair(line),
  normalise: (line) => normalise(line),
  fold: (line) => fold(line),
  stem: (line) =>
    tokens(line)
      .map(({ word }) => stem(word))
      .join(' '),
  tokens: (line) =>
    tokens(line)
      .map((token) => token.text)
      .join(' '),
  slug: (line) => slug(line),
  spell: (line) => JSON.stringify(misspellings(line)),
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
