import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Progress } from '../cluster/cluster.ts'
import { migrate, newestStep } from '../migrate.ts'
import { provisionSources } from '../sourcing/provision-sources.ts'
import { faultsOf, type Manifest, placeIn, readManifest } from './manifest.ts'
import { quoted, tablesInOrder } from './tables.ts'
import type { BackupProgress } from './write-backup.ts'

/** Jobs put in again after a restore press so many articles each. */
const pressedTogether = 100

export interface RestoreProgress {
  says: Progress
  table: BackupProgress
}

/**
 * Puts a backup into a newsroom that holds nothing: the schema as it was, every row, then the schema brought up to
 * this program's. The files are checked first, and when anything fails the newsroom is empty again. Throws in plain
 * words: a newsroom that is not empty, a backup of a newer Sanad, files that are missing or damaged.
 */
export async function restoreBackup(pool: pg.Pool, folder: string, progress: RestoreProgress): Promise<Manifest> {
  const manifest = await readManifest(folder)
  if (manifest.schema > newestStep()) {
    throw new Error(
      `The backup was taken by a newer Sanad (its schema is at ${manifest.schema}, this one knows ${newestStep()}).`,
    )
  }
  await refuseUnlessEmpty(pool)
  progress.says('checking the files of the backup …')
  const faults = await faultsOf(folder, manifest)
  if (faults.length > 0) throw new Error(`The backup is damaged: ${faults.join('; ')}. Nothing was restored.`)
  try {
    await makeSchema(pool, manifest.schema)
    await fillTables(pool, { folder, manifest, progress: progress.table })
    await migrate(pool, progress.says)
    await provisionSources(pool)
    await pressAgain(pool)
    return manifest
  } catch (error) {
    await makeSchema(pool)
    await provisionSources(pool)
    throw error
  }
}

async function refuseUnlessEmpty(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    'select (select count(*) from article) as articles, (select count(*) from account) as accounts',
  )
  const { articles, accounts } = rows[0]
  if (articles === 0 && accounts === 0) return
  throw new Error(
    `The newsroom here is not empty (${articles} articles, ${accounts} accounts). ` +
      'Restore into an empty one: SANAD_DATA=/an/empty/folder sanad restore …',
  )
}

/** An empty schema, at the given step or the newest. */
async function makeSchema(pool: pg.Pool, step?: number): Promise<void> {
  await pool.query('drop schema public cascade')
  await pool.query('create schema public')
  await migrate(pool, () => {}, step)
}

interface Filling {
  folder: string
  manifest: Manifest
  progress: BackupProgress
}

/** All rows in one transaction. Triggers rest meanwhile: what they would write is in the backup. */
async function fillTables(pool: pg.Pool, { folder, manifest, progress }: Filling): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    const known = await tablesInOrder(client)
    const copies = new Map(manifest.tables.map((copy) => [copy.name, copy]))
    const strangers = manifest.tables.filter(({ name }) => !known.some((table) => table.name === name))
    if (strangers.length > 0) throw new Error(`The backup holds a table that is unknown here: ${strangers[0]!.name}.`)
    for (const { name } of known) await client.query(`alter table ${quoted(name)} disable trigger user`)
    // What the steps of the schema bring with them is in the backup as well.
    await client.query(`truncate ${known.map(({ name }) => quoted(name)).join(', ')}`)
    for (const [place, { name, columns }] of known.entries()) {
      progress(name, place, known.length)
      const copy = copies.get(name)
      if (!copy) continue
      if (copy.columns.join() !== columns.join()) throw new Error(`The columns of ${name} are not those of its schema.`)
      const rows = client.query(copyFrom(`copy ${quoted(name)} (${columns.join(', ')}) from stdin`))
      await pipeline(createReadStream(placeIn(folder, copy.file)!), createGunzip(), rows)
      if (rows.rowCount !== copy.rows) throw new Error(`${name}: ${rows.rowCount} rows instead of ${copy.rows}.`)
    }
    for (const { name } of known) await client.query(`alter table ${quoted(name)} enable trigger user`)
    for (const { name, last } of manifest.sequences) {
      if (last !== null) await client.query('select setval($1::regclass, $2)', [quoted(name), last])
    }
    await client.query('commit')
    await client.query('analyze')
  } finally {
    client.release(true)
  }
}

/** Pressed pages are no part of a backup: they are made again, by the jobs of a publication. */
async function pressAgain(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.add_job('press-articles', json_build_object('codes', codes)) from (
      select json_agg(code) as codes from (
        select code, (row_number() over (order by published_at desc) - 1) / $1 as part from live
      ) as numbered group by part order by part
    ) as parts`,
    [pressedTogether],
  )
  await pool.query("select graphile_worker.add_job('press-lists', '{}', job_key => 'press-lists')")
}
