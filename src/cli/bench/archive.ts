import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { indexWaiting } from '#search'
import { openStore, type Store } from '#store'
import { tell } from '../compose.ts'
import { print, rounded } from './figures.ts'
import { inFolder, sanad } from './processes.ts'

/** Which made-up archive: of how many articles and, where it is to be kept for other runs, in which folder. */
export interface ArchiveWanted {
  articles: number
  keep: string | undefined
}

/**
 * Works on the data folder of a made-up archive of so many articles. It is removed afterwards, unless it is kept: then it
 * stands in `KEEP/ARTICLES`, and the next run works on it without making it again. One that was left half-made is made
 * anew.
 */
export function inArchive<T>({ articles, keep }: ArchiveWanted, work: (data: string) => Promise<T>): Promise<T> {
  if (keep === undefined) {
    return inFolder(async (folder) => {
      const data = path.join(folder, 'data')
      await makeArchive(data, articles)
      return work(data)
    })
  }
  return inKept(path.resolve(keep, String(articles)), articles, work)
}

async function inKept<T>(folder: string, articles: number, work: (data: string) => Promise<T>): Promise<T> {
  const data = path.join(folder, 'data')
  const whole = path.join(folder, 'whole')
  if (!existsSync(whole)) {
    await rm(data, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await makeArchive(data, articles)
    await writeFile(whole, `${new Date().toISOString()}\n`)
  }
  return work(data)
}

async function makeArchive(data: string, articles: number): Promise<void> {
  const began = performance.now()
  await sanad(data, ['seed', '--articles', String(articles)])
  print({ bench: 'archive', round: 'made', articles, perSecond: perSecond(articles, began) })
}

/** Makes all of an archive's articles findable; one whose index is whole is left as it is. */
export function indexArchive(data: string): Promise<void> {
  return withStore(data, async ({ database }) => {
    const began = performance.now()
    const documents = await indexWaiting(database)
    print({ bench: 'archive', round: 'indexed', documents, perSecond: perSecond(documents, began) })
  })
}

/** Works on the store of a data folder, in this process. */
export async function withStore<T>(data: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDirectory: data, databaseUrl: '', progress: tell })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function perSecond(count: number, began: number): number {
  return rounded((count / (performance.now() - began)) * 1000)
}
