import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/** What a backup holds; written last, so that a folder without it is a backup that was never finished. */
export interface Manifest {
  format: 'sanad-backup-1'
  /** ISO 8601, UTC: all tables are as they were at this one instant. */
  takenAt: string
  /** The step of the database schema the tables belong to. */
  schema: number
  tables: TableCopy[]
  /** Where each counter stood. */
  sequences: { name: string; last: string | null }[]
}

export interface TableCopy {
  name: string
  columns: string[]
  rows: number
  /** Below the folder of the backup. */
  file: string
  sizeBytes: number
  /** SHA-256 of the file, hexadecimal. */
  hash: string
}

const manifestName = 'manifest.json'
const manifestBytesMax = 4 * 1024 * 1024

/** Writes the list of what a backup holds, last of all: a backup without it is unfinished. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const place = path.join(folder, manifestName)
  const unfinished = `${place}.unfinished`
  const file = await open(unfinished, 'wx')
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 1)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, place)
}

/** The manifest of a backup. Throws, in plain words, where the folder holds none that can be restored. */
export async function readManifest(folder: string): Promise<Manifest> {
  const place = path.join(folder, manifestName)
  if (!existsSync(place)) throw new Error(`${folder} holds no finished backup (it has no ${manifestName}).`)
  const text = (await readFile(place)).subarray(0, manifestBytesMax).toString()
  const manifest = parsed(text)
  if (manifest?.format !== 'sanad-backup-1')
    throw new Error(`${place} is not the manifest of a backup this Sanad knows.`)
  return manifest
}

function parsed(text: string): Manifest | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Reads every file of a backup once; resolves with what is wrong with it, in plain words. */
export async function faultsOf(folder: string, { tables }: Manifest): Promise<string[]> {
  const faults: string[] = []
  for (const { file, hash } of tables) {
    const place = placeIn(folder, file)
    if (place === null || !existsSync(place)) faults.push(`${file} is missing`)
    else if ((await hashOfFile(place)) !== hash) faults.push(`${file} is not as it was written`)
  }
  return faults
}

/** Where a file named by a manifest lies; null for a name that leads elsewhere. */
export function placeIn(folder: string, file: string): string | null {
  return /^tables\/[\w.-]+$/.test(file) ? path.join(folder, file) : null
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashOfFile(place: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(place), hash)
  return hash.digest('hex')
}
