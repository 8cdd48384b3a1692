import { sql } from 'kysely'
import type { Database } from '../database.ts'

/**
 * Books the next turn at a host, for all processes of ours: returns how many seconds to wait until it comes. Where that
 * would be longer than `waitSecondsMax` nothing is booked, and null says so.
 */
export async function takeHostTurn(
  database: Database,
  host: string,
  { gapSeconds, waitSecondsMax }: { gapSeconds: number; waitSecondsMax: number },
): Promise<number | null> {
  const { rows } = await sql<{ wait: number }>`
    insert into host_turn as turn (host, free_at) values (${host}, now() + make_interval(secs => ${gapSeconds}))
    on conflict (host) do update
      set free_at = greatest(turn.free_at, now()) + make_interval(secs => ${gapSeconds})
      where turn.free_at <= now() + make_interval(secs => ${waitSecondsMax})
    returning extract(epoch from free_at - now())::float - ${gapSeconds} as wait`.execute(database)
  return rows[0] === undefined ? null : Math.max(0, rows[0].wait)
}

/** Leaves a host in peace for a while: it asked for that. */
export async function closeHost(database: Database, host: string, seconds: number): Promise<void> {
  await sql`
    insert into host_turn as turn (host, free_at) values (${host}, now() + make_interval(secs => ${seconds}))
    on conflict (host) do update set free_at = greatest(turn.free_at, excluded.free_at)`.execute(database)
}

/** The robots.txt of an origin as it was within the last day: its text, null where it could not be had; undefined: ask. */
export async function rememberedRobots(database: Database, origin: string): Promise<string | null | undefined> {
  const { rows } = await sql<{ body: string | null }>`
    select body from robots_text where origin = ${origin}
      and asked_at > now() - case when body is null then interval '1 hour' else interval '24 hours' end`.execute(
    database,
  )
  return rows[0]?.body
}

/** Keeps what a host’s robots.txt says; null where it has none. */
export async function rememberRobots(database: Database, origin: string, body: string | null): Promise<void> {
  await sql`insert into robots_text (origin, body) values (${origin}, ${body})
    on conflict (origin) do update set body = excluded.body, asked_at = now()`.execute(database)
}

/** Forgets turns and robots texts that are over. */
export async function forgetOldHosts(database: Database): Promise<void> {
  await sql`delete from host_turn where free_at < now() - interval '1 hour'`.execute(database)
  await sql`delete from robots_text where asked_at < now() - interval '2 days'`.execute(database)
}
