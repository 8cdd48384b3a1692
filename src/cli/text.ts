import { fold, misspellings, normalise, repair, slug, stem, tokens } from '#persian'
import { didYouMean } from './help/near-word.ts'
import { answerLines } from './lines.ts'
import { UsageError, withUsage } from './usage.ts'

/** What can be done to a line. Words of a line are parted by one space; `spell` gives a JSON array. */
const verbs = new Map<string, (line: string) => string>(
  Object.entries({
    repair: (line: string) => repair(line),
    normalise: (line: string) => normalise(line),
    fold: (line: string) => fold(line),
    stem: (line: string) =>
      tokens(line)
        .map(({ word }) => stem(word))
        .join(' '),
    tokens: (line: string) =>
      tokens(line)
        .map((token) => token.text)
        .join(' '),
    slug: (line: string) => slug(line),
    spell: (line: string) => JSON.stringify(misspellings(line)),
  }),
)

/** `sanad text VERB`: one line out for each line in. */
export function text(args: string[]): Promise<number> {
  return withUsage(`text ${[...verbs.keys()].join('|')}`, async () => {
    const verb = verbs.get(args[0] ?? '')
    if (verb === undefined || args.length > 1) throw new UsageError(whatIsWrong(args))
    return answerLines(verb)
  })
}

function whatIsWrong([verb, stray]: string[]): string {
  if (verb === undefined) return 'text takes one of its verbs.'
  if (verbs.has(verb)) return `text reads standard input and takes no «${stray}».`
  return `text has no verb «${verb}».${didYouMean(verb, verbs.keys())}`
}
