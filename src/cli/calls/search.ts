import { didYouMean } from '../help/near-word.ts'
import type { SearchVerb } from '../search.ts'
import { readArguments, refuseWords, UsageError, withUsage } from '../usage.ts'

const verbs = ['reindex', 'index', 'status'] as const satisfies readonly SearchVerb[]

/**
 * `sanad search reindex`: makes the index of all articles again, while readers go on finding what was found before.
 * `sanad search index`: indexes what waits, and so goes on with a `reindex` that was stopped. `sanad search status`: how
 * many articles can be found, and how many wait. The figures are printed as one JSON line.
 */
export function search([name, ...args]: string[]): Promise<number> {
  return withUsage(`search ${verbs.join('|')}`, async () => {
    const verb = verbs.find((known) => known === name)
    if (verb === undefined)
      throw new UsageError(`search takes one of ${verbs.join('|')}.${didYouMean(name ?? '', verbs)}`)
    refuseWords(readArguments(args, {}).positionals, `search ${verb}`)
    return (await import('../search.ts')).tendIndex(verb)
  })
}
