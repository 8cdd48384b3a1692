import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

const goodbyeMs = 1_000

/** Ends a connection. A server that is gone says no goodbye, and nobody waits for it. */
export async function endClient(client: pg.Client): Promise<void> {
  await Promise.race([client.end().catch(() => {}), sleep(goodbyeMs, undefined, { ref: false })])
}
