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
 * Runs a command on the open newsroom and closes it afterwards, whatever happens: also when it is told to stop, so that
 * no database is left running for nobody. What was acknowledged before stays.
 */
export async function withNewsroom(work: (newsroom: Newsroom) => Promise<number>): Promise<number> {
  const newsroom = await openNewsroom()
  const stop = async () => {
    tell('stopping …')
    await newsroom.close().catch(() => {})
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  try {
    return await work(newsroom)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
    await newsroom.close()
  }
}

/** Progress and problems go to standard error, so that standard output stays for results. */
export function tell(sentence: string): void {
  process.stderr.write(`sanad: ${sentence}\n`)
}
