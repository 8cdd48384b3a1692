import path from 'node:path'
import { installQueue } from '#jobs'
import { type Config, readConfig } from '#server'
import { openStore, type Store } from '#store'

/** The folder this program lies in. */
export const home = path.join(import.meta.dirname, '../..')

/** What every command that works on the newsroom needs: the settings and the open store. */
export interface Newsroom {
  config: Config
  store: Store
  close(): Promise<void>
}

/** Opens the newsroom's store: starts or joins its PostgreSQL, and brings the schema up. */
export async function openNewsroom(progress: (sentence: string) => void = tell): Promise<Newsroom> {
  const config = readSettings()
  const store = await openStore({ dataDirectory: config.dataFolder, databaseUrl: config.databaseUrl ?? '', progress })
  await installQueue(store.pool)
  return { config, store, close: () => store.close() }
}

/** The settings; a data folder that is not set lies beside this program, wherever the command is given. */
export function readSettings(): Config {
  const { SANAD_DATA } = process.env
  return readConfig({ ...process.env, SANAD_DATA: path.resolve(SANAD_DATA || path.join(home, 'data')) }, home)
}

/**
 * Runs a command on the open newsroom and closes it afterwards, whatever happens. The first Ctrl-C or SIGTERM aborts
 * `stopping`: long work ends after what it has under way, and the command with 130; a second one ends it at once.
 */
export async function withNewsroom(
  work: (newsroom: Newsroom, stopping: AbortSignal) => Promise<number>,
): Promise<number> {
  const newsroom = await openNewsroom()
  const control = new AbortController()
  const stop = () => {
    if (control.signal.aborted) process.exit(130)
    tell('stopping after what is under way …')
    control.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  try {
    const code = await work(newsroom, control.signal)
    return control.signal.aborted ? 130 : code
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
    await newsroom.close()
  }
}

/** Progress and problems go to standard error, so that standard output stays for results. */
export function tell(sentence: string): void {
  process.stderr.write(`sanad: ${sentence}\n`)
}
