import type { FeedWish } from '#desk'
import { readArguments, refuseWords, UsageError, wholeNumber, withUsage } from '../usage.ts'

const usage =
  'feed add URL [--name N] [--source S] [--section SLUG] [--every MINUTES] [--silence HOURS] [--pages] [--unchecked] | ' +
  'feed check URL | feed list | feed pause ID | feed resume ID | feed remove ID   (all take --json)'

const verbs = ['add', 'check', 'list', 'pause', 'resume', 'remove'] as const

/** `sanad feed`: what is polled. `check` stores nothing and needs no database. */
export function feed(args: string[]): Promise<number> {
  return withUsage(usage, async () => {
    const { values, positionals } = readArguments(args, {
      name: { type: 'string' },
      source: { type: 'string' },
      section: { type: 'string' },
      every: { type: 'string' },
      silence: { type: 'string' },
      pages: { type: 'boolean', default: false },
      unchecked: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    const [verb = '', ...words] = positionals
    const format = values.json ? 'json' : 'words'
    if (verb !== 'add' && Object.keys(values).some((name) => isOfAdd(name) && isGiven(values, name)))
      throw new UsageError(`feed ${verb} takes no options but --json.`)
    if (!isVerb(verb)) throw new UsageError('feed takes add, check, list, pause, resume or remove.')
    if (verb === 'add') {
      const wish = wishIn(values)
      const address = oneWord(words, 'The address to add')
      return (await import('../feed.ts')).addFeed({ address, wish, isChecked: !values.unchecked, format })
    }
    if (verb === 'list') {
      refuseWords(words, 'feed list')
      return (await import('../feed.ts')).printFeeds(format)
    }
    const word = oneWord(words, verb === 'check' ? 'The address to check' : 'The id or address of the feed')
    const { checkAddress, settleFeed } = await import('../feed.ts')
    return verb === 'check' ? checkAddress(word, format) : settleFeed(verb, word, format)
  })
}

function oneWord([word, ...rest]: readonly string[], what: string): string {
  if (word === undefined || word === '') throw new UsageError(`${what} is missing.`)
  refuseWords(rest, 'this')
  return word
}

function isVerb(word: string): word is (typeof verbs)[number] {
  return (verbs as readonly string[]).includes(word)
}

function isOfAdd(name: string): boolean {
  return name !== 'json'
}

function isGiven(values: Record<string, unknown>, name: string): boolean {
  return values[name] !== undefined && values[name] !== false
}

interface AddOptions {
  name?: string | undefined
  source?: string | undefined
  section?: string | undefined
  every?: string | undefined
  silence?: string | undefined
  pages: boolean
}

function wishIn({ name, source, section, every, silence, pages }: AddOptions): FeedWish {
  const everyMinutes = wholeNumber(every, 'every', 10)
  const silenceHours = wholeNumber(silence, 'silence', 24)
  if (everyMinutes < 1 || everyMinutes > 1_440) throw new UsageError('--every is from 1 to 1440 minutes.')
  if (silenceHours > 8_760) throw new UsageError('--silence is at most 8760 hours; 0 is never.')
  return {
    everyMinutes,
    silenceHours,
    textFrom: pages ? 'page' : 'feed',
    ...(name === undefined ? {} : { name }),
    ...(source === undefined ? {} : { source }),
    ...(section === undefined ? {} : { section }),
  }
}
