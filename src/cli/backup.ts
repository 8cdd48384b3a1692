import { statSync } from 'node:fs'
import { cp, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { type BackupProgress, restoreBackup, writeBackup } from '#store'
import { tell, withNewsroom } from './compose.ts'

/** Originals of pictures, below the data folder and below a backup alike; all else on disk is made again from them. */
const originals = 'media/originals'

/** All that the newsroom knows, into this folder. Prints what was kept as one JSON line. */
export async function backUpInto(folder: string): Promise<number> {
  if (!(await isEmptyFolder(folder))) {
    tell(`${folder} is not empty. A backup is written into a folder of its own.`)
    return 1
  }
  return withNewsroom(async ({ store, config }) => {
    // Pictures first would miss those that came with the last article; a picture too many does no harm.
    const manifest = await writeBackup(store.pool, folder, tellTable)
    const pictures = await copyOriginals(config.dataFolder, folder)
    report({ takenAt: manifest.takenAt, ...sizesOf(manifest.tables), pictures })
    return 0
  })
}

/** What this folder holds, into a newsroom that holds nothing. */
export async function restoreFrom(folder: string): Promise<number> {
  // Looked at before a database is made for it.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    tell(`${folder} is no folder. A restore takes the folder that «sanad backup» wrote.`)
    return 1
  }
  return withNewsroom(async ({ store, config }) => {
    try {
      const manifest = await restoreBackup(store.pool, folder, { says: tell, table: tellTable })
      const pictures = await copyOriginals(folder, config.dataFolder)
      report({ takenAt: manifest.takenAt, ...sizesOf(manifest.tables), pictures })
      return 0
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error))
      return 1
    }
  })
}

async function isEmptyFolder(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true })
  return (await readdir(folder)).length === 0
}

const tellTable: BackupProgress = (table, place, tables) => tell(`${place + 1} of ${tables}: ${table}`)

/** Copies what is not there yet; resolves with how many pictures are there now. */
async function copyOriginals(from: string, to: string): Promise<number> {
  const [source, target] = [path.join(from, originals), path.join(to, originals)]
  await mkdir(source, { recursive: true })
  await cp(source, target, { recursive: true, force: false, filter: (name) => !name.endsWith('.unfinished') })
  const found = await readdir(target, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).length
}

function sizesOf(tables: readonly { rows: number; sizeBytes: number }[]) {
  const sum = (of: (table: (typeof tables)[number]) => number) => tables.reduce((all, table) => all + of(table), 0)
  return { tables: tables.length, rows: sum(({ rows }) => rows), sizeBytes: sum(({ sizeBytes }) => sizeBytes) }
}

function report(facts: object): void {
  process.stdout.write(`${JSON.stringify(facts)}\n`)
}
