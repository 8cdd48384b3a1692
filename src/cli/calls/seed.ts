import { readArguments, refuseWords, UsageError, wholeNumber, withUsage } from '../usage.ts'

const articlesMax = 10_000_000
const dayMs = 86_400_000

/** `sanad seed --articles N [--seed S] [--newest ISO]`: N made-up articles, published. The same S makes the same articles. */
export function seed(args: string[]): Promise<number> {
  return withUsage('seed --articles N [--seed S] [--newest ISO]', async () => {
    const { values, positionals } = readArguments(args, {
      articles: { type: 'string' },
      seed: { type: 'string' },
      newest: { type: 'string' },
    })
    refuseWords(positionals, 'seed')
    const articles = wholeNumber(values.articles, 'articles', 0)
    if (articles < 1 || articles > articlesMax) throw new UsageError(`--articles is from 1 to ${articlesMax}.`)
    const newest = values.newest === undefined ? today() : new Date(values.newest)
    if (Number.isNaN(newest.getTime())) throw new UsageError(`--newest takes an ISO instant, not «${values.newest}».`)
    const plan = { seed: wholeNumber(values.seed, 'seed', 1), articles, newest }
    return (await import('../seed/seed.ts')).seedNewsroom(plan)
  })
}

/** Midnight, so that the same command on the same day makes the same archive. */
function today(): Date {
  return new Date(Math.floor(Date.now() / dayMs) * dayMs)
}
