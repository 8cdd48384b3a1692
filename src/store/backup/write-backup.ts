import { createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { hashOfFile, type Manifest, type TableCopy, writeManifest } from './manifest.ts'
import { type CopiedTable, quoted, tablesInOrder } from './tables.ts'

/** Text shrinks to a fifth; a higher level takes four times as long for a tenth less. */
const gzipLevel = 4

export type BackupProgress = (table: string, place: number, tables: number) => void

/**
 * Copies every table, as they stand at one instant, into `folder/tables`, and the manifest last of all. Readers and
 * writers go on meanwhile. `folder` is empty.
 */
export async function writeBackup(pool: pg.Pool, folder: string, progress: BackupProgress): Promise<Manifest> {
  await mkdir(path.join(folder, 'tables'), { recursive: true })
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local statement_timeout = 0')
    const tables = await tablesInOrder(client)
    const { rows } = await client.query('select max(number) as schema, now() as at from migration')
    const copies: TableCopy[] = []
    for (const [place, table] of tables.entries()) {
      progress(table.name, place, tables.length)
      copies.push(await copyTable(client, table, folder))
    }
    const manifest: Manifest = {
      format: 'sanad-backup-1',
      takenAt: rows[0].at.toISOString(),
      schema: rows[0].schema,
      tables: copies,
      sequences: await sequencesOf(client),
    }
    await client.query('commit')
    await writeManifest(folder, manifest)
    return manifest
  } finally {
    client.release(true)
  }
}

async function copyTable(client: pg.PoolClient, { name, columns }: CopiedTable, folder: string): Promise<TableCopy> {
  const file = `tables/${name}.copy.gz`
  const place = path.join(folder, file)
  const rows = client.query(copyTo(`copy ${quoted(name)} (${columns.join(', ')}) to stdout`))
  await pipeline(rows, createGzip({ level: gzipLevel }), createWriteStream(place, { flags: 'wx' }))
  return {
    name,
    columns,
    rows: rows.rowCount,
    file,
    sizeBytes: (await stat(place)).size,
    hash: await hashOfFile(place),
  }
}

async function sequencesOf(client: pg.PoolClient): Promise<Manifest['sequences']> {
  const { rows } = await client.query(
    "select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1",
  )
  return rows
}
