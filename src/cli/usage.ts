import { type ParseArgsConfig, parseArgs } from 'node:util'
import { helpOf } from './help/help.ts'
import { didYouMean } from './help/near-word.ts'

/** Wrong usage: the message is printed and the command ends with 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads a command's arguments strictly; anything unknown is wrong usage. */
export function readArguments<const T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(inPlainWords(error as NodeJS.ErrnoException, options))
  }
}

/** What Node says of a wrong argument speaks to programmers; the option it names is kept. */
function inPlainWords({ code, message }: NodeJS.ErrnoException, options: Options): string {
  const [, named = ''] = /'(-[^'\s,]*)/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const known = Object.keys(options).map((name) => `--${name}`)
    return `there is no option «${named}».${didYouMean(named, known)} A name that begins with «-» is put behind «--».`
  }
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message
  const isSwitch = options[named.replace(/^--?/, '')]?.type === 'boolean'
  return isSwitch
    ? `${named} takes no value.`
    : `${named} needs a value; one that begins with «-» is written ${named}=-…`
}

/** Wrong usage where a command that takes no words was given some. */
export function refuseWords(words: readonly string[], command: string): void {
  if (words.length > 0) throw new UsageError(`${command} takes no «${words[0]}».`)
}

/**
 * Runs a command; wrong usage is told with how it should be, and ends with 2. Where `--help` (or `-h`) was asked of the
 * program, nothing is run: how the command is used, and what its options mean, is the answer, and that is 0. `usage`
 * begins with the command's name, by which its help is found.
 */
export async function withUsage(usage: string, command: () => Promise<number>): Promise<number> {
  if (asksForHelp(process.argv.slice(2))) {
    process.stdout.write(`Usage: sanad ${usage}\n${helpOf(usage)}`)
    return 0
  }
  try {
    return await command()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`sanad: ${error.message}\nUsage: sanad ${usage}\n`)
    return 2
  }
}

/** After `--` everything is a name, also one that looks like an option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end === -1 ? args : args.slice(0, end)).some((word) => word === '--help' || word === '-h')
}

/** A whole number of an option, or its default. */
export function wholeNumber(text: string | undefined, name: string, fallback: number): number {
  if (text === undefined) return fallback
  if (!/^\d{1,12}$/.test(text)) throw new UsageError(`--${name} takes a whole number, not «${text}».`)
  return Number(text)
}
