import path from 'node:path'
import { readArguments, UsageError, wholeNumber } from '../usage.ts'
import { median, print, rounded } from './figures.ts'
import { inFolder, sanad, startNewsroom } from './processes.ts'
import { type PageKind, pageKinds, writePages } from './saved-pages.ts'

const filesDefault = 4_000
const filesMax = 100_000
const rounds = 3

/**
 * `sanad bench import [--files N] [--kind text|html]`: saved pages, read, stored and published, each round into a
 * newsroom of its own. Counts the articles a second from the command to its end, the start of the program and of its
 * database included, and without them (an import of one file, subtracted). The newsroom serves readers meanwhile; the
 * pages that wait to be pressed to disk are no part of this.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = readArguments(args, { files: { type: 'string' }, kind: { type: 'string' } })
  const files = Math.min(filesMax, Math.max(10, wholeNumber(values.files, 'files', filesDefault)))
  const asked = values.kind === undefined ? pageKinds : pageKinds.filter((kind) => kind === values.kind)
  if (asked.length === 0) throw new UsageError(`--kind is one of ${pageKinds.join(', ')}.`)
  for (const kind of asked) await inFolder((folder) => measure(folder, { kind, files }))
  return 0
}

interface Plan {
  kind: PageKind
  files: number
}

async function measure(folder: string, { kind, files }: Plan): Promise<void> {
  const bytes = await writePages(path.join(folder, 'pages'), { kind, count: files })
  const speeds: { whole: number; alone: number }[] = []
  for (let round = 1; round <= rounds; round += 1) speeds.push(await importOnce(folder, round, { kind, files }))
  print({
    bench: 'import',
    kind,
    files,
    megabytes: rounded(bytes / 1e6),
    medianArticlesPerSecond: rounded(median(speeds.map(({ alone }) => alone)), 4),
    medianArticlesPerSecondWithStart: rounded(median(speeds.map(({ whole }) => whole)), 4),
  })
}

async function importOnce(
  folder: string,
  round: number,
  { kind, files }: Plan,
): Promise<{ whole: number; alone: number }> {
  const data = path.join(folder, `data-${round}`)
  const newsroom = await startNewsroom(data, ['--no-demo', '--roles', 'site'])
  try {
    const one = path.join(folder, `one-${round}`)
    await writePages(one, { kind, count: 1, from: files + round })
    const pages = path.join(folder, 'pages')
    const startSeconds = await timed(() => sanad(data, ['import', one, '--publish', '--json']))
    const wholeSeconds = await timed(() => sanad(data, ['import', pages, '--publish', '--json']))
    const [whole, alone] = [files / wholeSeconds, files / Math.max(0.001, wholeSeconds - startSeconds)]
    print({
      bench: 'import',
      kind,
      round,
      files,
      wholeSeconds: rounded(wholeSeconds, 4),
      startSeconds: rounded(startSeconds),
      articlesPerSecond: rounded(alone, 4),
    })
    return { whole, alone }
  } finally {
    await newsroom.stop()
  }
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await task()
  return (performance.now() - begun) / 1000
}
