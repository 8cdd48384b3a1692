import { sql } from 'kysely'
import pg from 'pg'
import { endClient } from './cluster/end-client.ts'
import type { Connection, Database } from './database.ts'
import { key } from './keys.ts'

const channel = 'sanad_changes'
/** PostgreSQL's limit for one notification is 8,000 bytes. */
const payloadBytesMax = 7_900
const reconnectMs = 250

/** Tells every process that pages with these surrogate keys are out of date; heard when the transaction commits. */
export async function announce(database: Database, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  for (const payload of packed([...new Set(keys)])) {
    await sql`select pg_notify(${channel}, ${payload})`.execute(database)
  }
  await wishForPurge(database, keys)
}

const ofNoPage = new Set<string>([key.wire, key.planned])

/** Where an edge stands before us, it is told too, by a job that exists exactly when the transaction commits. */
async function wishForPurge(database: Database, keys: readonly string[]): Promise<void> {
  const seen = [...new Set(keys)].filter((name) => !ofNoPage.has(name))
  if (seen.length === 0) return
  await sql`select graphile_worker.add_job('purge-edge', ${JSON.stringify({ keys: seen })}::json) from setting
    where name = 'edge' and (value ->> 'purges')::boolean`.execute(database)
}

function packed(keys: readonly string[]): string[] {
  const payloads: string[] = []
  let part: string[] = []
  let bytes = 2
  for (const name of keys) {
    const size = Buffer.byteLength(JSON.stringify(name)) + 1
    if (bytes + size > payloadBytesMax) {
      payloads.push(JSON.stringify(part))
      part = []
      bytes = 2
    }
    part.push(name)
    bytes += size
  }
  return [...payloads, JSON.stringify(part)]
}

/**
 * Calls back with the keys of every change from now on, from whatever process. When the connection was away, changes
 * may have been missed, so everything is named once. Returns how to stop.
 */
export async function listenForChanges(
  connection: Connection,
  onChange: (keys: string[]) => void,
): Promise<() => Promise<void>> {
  let stopped = false
  let client = await listen()

  async function listen(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionTimeoutMillis: 10_000,
      ...connection,
      keepAlive: true,
      application_name: 'sanad changes',
    })
    fresh.on('error', () => {})
    fresh.on('notification', ({ payload }) => onChange(JSON.parse(payload ?? '[]')))
    await fresh.connect()
    fresh.once('end', reconnect)
    await fresh.query(`listen ${channel}`)
    return fresh
  }

  function reconnect() {
    if (stopped) return
    setTimeout(async () => {
      try {
        client = await listen()
        onChange([key.everything])
      } catch {
        reconnect()
      }
    }, reconnectMs)
  }

  return async () => {
    stopped = true
    await endClient(client)
  }
}
