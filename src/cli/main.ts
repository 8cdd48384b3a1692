import { enableCompileCache } from 'node:module'
import path from 'node:path'

// Compiled code is kept between starts: half of the time a command needs to begin.
enableCompileCache(path.join(import.meta.dirname, '../../node_modules/.cache/sanad'))

type Command = (args: string[]) => Promise<number>

interface Entry {
  says: string
  load(): Promise<Command>
}

/** Every command; each is loaded when it is asked for, so that the small ones start at once. */
const commands: Record<string, Entry> = {
  serve: {
    says: '[--port N] [--roles site,desk,worker] [--no-demo]   run the newsroom (what npm start runs)',
    load: async () => (await import('./serve.ts')).serve,
  },
  read: {
    says: 'FILE… --json [--index I] [--raw]                     read saved pages; nothing is stored',
    load: async () => (await import('./read.ts')).read,
  },
  import: {
    says: 'FILE|DIR… [--publish] [--base-url U] [--resume] --json  bring saved pages in',
    load: async () => (await import('./import/import.ts')).importFiles,
  },
  text: {
    says: 'repair|normalise|fold|slug                            standard input, line by line',
    load: async () => (await import('./text.ts')).text,
  },
  date: {
    says: 'parse [--now ISO] | format [--style STYLE]             standard input, line by line',
    load: async () => (await import('./date.ts')).date,
  },
  sources: {
    says: '                                                      source chains and statements; JSON lines in, JSON lines out',
    load: async () => (await import('./sources.ts')).sources,
  },
  token: {
    says: 'create --role ROLE [--name N] | revoke --name N       keys for the API',
    load: async () => (await import('./token.ts')).token,
  },
  seed: {
    says: '--articles N [--seed S]                               fill with synthetic published articles',
    load: async () => (await import('./seed/seed.ts')).seed,
  },
  bench: {
    says: 'http|cold|publish|import|start                        measure; figures as JSON lines',
    load: async () => (await import('./bench/bench.ts')).bench,
  },
  verify: {
    says: '                                                      check the audit log\'s hash chain',
    load: async () => (await import('./verify.ts')).verify,
  },
}

const usage = [
  'Usage: sanad COMMAND …',
  '',
  ...Object.entries(commands).map(([name, { says }]) => `  ${name.padEnd(8)}${says}`),
  '',
  'Settings by environment: PORT, HOST, SANAD_DATA, DATABASE_URL, SANAD_URL.',
].join('\n')

const [name, ...args] = process.argv.slice(2)
const command = name === undefined ? undefined : commands[name]
if (command === undefined) {
  const asksForHelp = name === undefined || ['help', '--help', '-h'].includes(name)
  ;(asksForHelp ? process.stdout : process.stderr).write(`${asksForHelp ? '' : `sanad: there is no command «${name}».\n\n`}${usage}\n`)
  process.exitCode = asksForHelp ? 0 : 2
} else {
  // A reader that leaves early (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  process.exitCode = await (await command.load())(args).catch(fail)
}

function fail(error: unknown): number {
  process.stderr.write(`sanad: ${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env.SANAD_DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`)
  return 1
}
