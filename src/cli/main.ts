import { didYouMean } from './help/near-word.ts'

type Command = (args: string[]) => Promise<number>

interface Entry {
  takes: string
  says: string
  load(): Promise<Command>
}

/**
 * Every command; each is loaded when it is asked for, so that the small ones start at once. What needs the newsroom is
 * called through `calls`: help and wrong usage are answered there, before the newsroom is loaded.
 */
const commands = new Map<string, Entry>(
  Object.entries({
    serve: {
      takes: '[--port N] [--roles site,desk,worker] [--no-demo]',
      says: 'run the newsroom (what npm start runs)',
      load: async () => (await import('./calls/serve.ts')).serve,
    },
    read: {
      takes: 'FILE… --json [--index I] [--raw]',
      says: 'read saved pages and feeds; nothing is stored',
      load: async () => (await import('./read.ts')).read,
    },
    import: {
      takes: 'FILE|DIR… [--publish] [--base-url U] [--resume] [--edition E] [--report DIR] [--json]',
      says: 'bring saved pages, feeds and archives in',
      load: async () => (await import('./calls/import.ts')).importFiles,
    },
    text: {
      takes: 'repair|normalise|fold|stem|tokens|slug|spell',
      says: 'Persian text, line by line of standard input',
      load: async () => (await import('./text.ts')).text,
    },
    date: {
      takes: 'parse [--now ISO] | format [--style STYLE] [--now ISO]',
      says: 'dates, line by line of standard input',
      load: async () => (await import('./date.ts')).date,
    },
    sources: {
      takes: '',
      says: 'source chains and statements; JSON lines in, JSON lines out',
      load: async () => (await import('./sources.ts')).sources,
    },
    cluster: {
      takes: '',
      says: 'the story of each incoming item; JSON lines in, JSON lines out',
      load: async () => (await import('./cluster.ts')).cluster,
    },
    feed: {
      takes: 'add|check|list|pause|resume|remove …',
      says: 'what is polled, and how it fares',
      load: async () => (await import('./calls/feed.ts')).feed,
    },
    poll: {
      takes: '[--once | --feed ID] [--json]',
      says: 'ask the feeds that are due (serve does it by itself)',
      load: async () => (await import('./calls/poll.ts')).poll,
    },
    token: {
      takes: 'create --role ROLE [--name N] [--section S …] | revoke --name N',
      says: 'keys for the API',
      load: async () => (await import('./calls/token.ts')).token,
    },
    seed: {
      takes: '--articles N [--seed S] [--newest ISO]',
      says: 'fill with synthetic published articles',
      load: async () => (await import('./calls/seed.ts')).seed,
    },
    bench: {
      takes: 'http|cold|publish|import|search|live|herd|scale|start',
      says: 'measure; figures as JSON lines',
      load: async () => (await import('./bench/bench.ts')).bench,
    },
    search: {
      takes: 'reindex|index|status',
      says: 'make the search index again, go on with it, or tell how it stands',
      load: async () => (await import('./calls/search.ts')).search,
    },
    backup: {
      takes: 'DIR',
      says: 'keep all that the newsroom knows in an empty folder',
      load: async () => (await import('./calls/backup.ts')).backup,
    },
    restore: {
      takes: 'DIR',
      says: 'put a backup into an empty newsroom',
      load: async () => (await import('./calls/backup.ts')).restore,
    },
    revert: {
      takes: '--since INSTANT [--by ACTOR] [--yes]',
      says: 'make articles stand as they stood at an instant',
      load: async () => (await import('./calls/revert.ts')).revert,
    },
    doctor: {
      takes: '[--json]',
      says: 'look whether everything is in order',
      load: async () => (await import('./calls/doctor.ts')).doctor,
    },
    verify: {
      takes: '',
      says: "check the audit log's hash chain",
      load: async () => (await import('./calls/verify.ts')).verify,
    },
  }),
)

const usage = [
  'Usage: sanad COMMAND …',
  '',
  ...[...commands].map(([name, { takes, says }]) => `  ${`${name} ${takes}`.trimEnd()}\n        ${says}`),
  '',
  '`sanad COMMAND --help` says what a command does and what its options mean. `sanad --version` tells the version.',
  'Settings by environment: PORT, HOST, SANAD_DATA, DATABASE_URL, SANAD_URL.',
  'Ends with 0 when all is well, 1 when some items failed, 2 when it was called wrongly.',
].join('\n')

const [first, ...rest] = process.argv.slice(2)
// `sanad help read` and `sanad --help read` are `sanad read --help`.
const isHelp = ['help', '--help', '-h'].includes(first ?? '')
const isHelpOf = isHelp && commands.has(rest[0] ?? '')
if (isHelpOf) process.argv.push('--help')
const [name, args] = isHelpOf ? [rest[0], ['--help']] : [first, rest]
const command = commands.get(name ?? '')
// A reader that leaves early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
if (command !== undefined) process.exitCode = await (await command.load())(args).catch(fail)
else process.exitCode = await answerItself(name, rest)

/** What is asked of the program itself: help, its version; anything else is wrong usage. */
async function answerItself(name: string | undefined, words: readonly string[]): Promise<number> {
  if (name === '--version' || name === '-v' || name === 'version') {
    const { version } = (await import('../../package.json', { with: { type: 'json' } })).default
    process.stdout.write(`sanad ${version} (Node ${process.versions.node})\n`)
    return 0
  }
  const unknown = isHelp ? words[0] : name
  if (unknown === undefined) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const hint = didYouMean(unknown, commands.keys())
  process.stderr.write(
    `sanad: there is no command «${unknown}».${hint}\nUsage: sanad COMMAND …\n\`sanad --help\` lists the commands.\n`,
  )
  return 2
}

function fail(error: unknown): number {
  process.stderr.write(`sanad: ${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env.SANAD_DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`)
  return 1
}
