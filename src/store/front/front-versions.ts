import { sql } from 'kysely'
import { type FrontPlan, nextExpiry, placedCodes } from '#article'
import { appendAudit } from '../audit.ts'
import { announce } from '../changes.ts'
import { type Database, locks } from '../database.ts'
import { key } from '../keys.ts'
import { enqueue } from '../queue.ts'

/** Versions listed at once. */
const versionsMax = 100

/** The front page as somebody arranged it. */
export interface FrontVersion {
  id: number
  /** Null: the front page lays itself out. */
  plan: FrontPlan | null
  basedOn: number | null
  note: string | null
  takesEffectAt: Date
  madeAt: Date
  madeBy: string
}

/** What holds at an instant, and until when. */
export interface FrontAt {
  /** Null while nobody has arranged anything. */
  version: FrontVersion | null
  /** When a planned change takes effect, or something placed leaves; null when nothing is planned. */
  until: Date | null
}

/** What the site reads of the front page. */
export interface FrontReader {
  frontAt(instant: Date): Promise<FrontAt>
}

export function frontReader(database: Database): FrontReader {
  return { frontAt: (instant) => readFrontAt(database, instant) }
}

interface VersionRow {
  id: number
  plan: FrontPlan | null
  based_on: number | null
  note: string | null
  takes_effect_at: Date
  made_at: Date
  made_by: string
}

/** Planned changes that were called off never held. */
const standing = sql`not exists (select from front_cancellation where version_id = version.id)`

/** The version that holds at an instant, as far as was known then. */
export async function readFrontAt(database: Database, instant: Date): Promise<FrontAt> {
  const at = sql`${instant}::timestamptz`
  const { rows } = await sql<VersionRow & { next: Date | null }>`
    select held.*, (select min(takes_effect_at) from front_version version where takes_effect_at > ${at} and ${standing}) as next
    from (select 1) as one left join lateral (
      select * from front_version version where takes_effect_at <= ${at} and ${standing}
      order by takes_effect_at desc, id desc limit 1
    ) as held on true`.execute(database)
  const row = rows[0]!
  const version = row.id === null ? null : versionOf(row)
  const expiry = version?.plan ? nextExpiry(version.plan, instant) : null
  const instants = [row.next, expiry].filter((one) => one !== null)
  return { version, until: instants.length === 0 ? null : new Date(Math.min(...instants.map(Number))) }
}

export async function readFrontVersion(database: Database, id: number): Promise<FrontVersion | null> {
  const { rows } = await sql<VersionRow>`select * from front_version version where id = ${id}::bigint`.execute(database)
  return rows[0] ? versionOf(rows[0]) : null
}

/** Versions that have taken effect, the latest first. */
export async function listFrontVersions(
  database: Database,
  { limit, below, now }: { limit: number; below?: number; now: Date },
): Promise<FrontVersion[]> {
  const older = below === undefined ? sql`true` : sql`id < ${below}::bigint`
  const { rows } = await sql<VersionRow>`
    select * from front_version version where takes_effect_at <= ${now}::timestamptz and ${older} and ${standing}
    order by takes_effect_at desc, id desc limit ${Math.min(limit, versionsMax)}`.execute(database)
  return rows.map(versionOf)
}

/** Changes that wait for their instant, the nearest first. */
export async function listPlannedVersions(database: Database, now: Date): Promise<FrontVersion[]> {
  const { rows } = await sql<VersionRow>`
    select * from front_version version where takes_effect_at > ${now}::timestamptz and ${standing}
    order by takes_effect_at, id limit ${versionsMax}`.execute(database)
  return rows.map(versionOf)
}

export interface FrontVersionDraft {
  plan: FrontPlan | null
  basedOn: number | null
  note: string | null
  /** Null takes effect at once. */
  takesEffectAt: Date | null
  madeBy: string
}

/**
 * Waits until nobody else is changing the front page, and holds it until the end of the transaction. The instant since
 * which it is held: whoever waited must not look at the front page of before.
 */
export async function holdFront(database: Database): Promise<Date> {
  await sql`select pg_advisory_xact_lock(${sql.lit(locks.front)})`.execute(database)
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(database)
  return rows[0]!.now
}

/**
 * Keeps a version of the front page, tells the site, and has it told again when the version takes effect and when
 * something in it leaves. Call it inside a transaction that holds the front page ({@link holdFront}).
 */
export async function addFrontVersion(database: Database, draft: FrontVersionDraft): Promise<FrontVersion> {
  const { plan, basedOn, note, takesEffectAt, madeBy } = draft
  const before = basedOn === null ? null : await readFrontVersion(database, basedOn)
  const { rows } = await sql<VersionRow>`
    insert into front_version (plan, based_on, note, takes_effect_at, made_at, made_by)
    select ${plan === null ? null : JSON.stringify(plan)}::json, ${basedOn}::bigint, ${note},
      coalesce(${takesEffectAt}::timestamptz, now.at), now.at, ${madeBy}
    from (select date_trunc('milliseconds', clock_timestamp()) as at) as now returning *`.execute(database)
  const version = versionOf(rows[0]!)
  // Of a planned change too: the page that is held must know until when it holds.
  await tellFront(database)
  await wakeFront(database, version)
  await appendAudit(database, {
    actor: madeBy,
    action: takesEffectAt === null ? 'arrange-front' : 'plan-front',
    subject: `front:${version.id}`,
    facts: { basedOn, takesEffectAt: version.takesEffectAt.toISOString(), ...changesOf(before?.plan ?? null, plan) },
  })
  return version
}

/** Calls a planned change off; false when it has taken effect, was called off before, or never was. */
export async function cancelFrontVersion(
  database: Database,
  { id, madeBy }: { id: number; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into front_cancellation (version_id, made_by)
    select id, ${madeBy} from front_version where id = ${id}::bigint and takes_effect_at > clock_timestamp()
    on conflict do nothing returning version_id`.execute(database)
  if (rows.length === 0) return false
  await tellFront(database)
  await appendAudit(database, { actor: madeBy, action: 'cancel-front', subject: `front:${id}`, facts: {} })
  return true
}

/** Tells site processes that the front page looks different now, and has it pressed. */
export function tellFront(database: Database): Promise<void> {
  return tellPlanned(database, key.front)
}

/** Tells site processes that what has this key looks different now, and has the lists pressed. */
export async function tellPlanned(database: Database, name: string): Promise<void> {
  await announce(database, [name])
  await enqueue(database, { task: 'press-lists', payload: {}, onceFor: 'press-lists' })
}

/** The job that tells the site at an instant; what holds then is asked then, so that it may run late, or twice. */
export const frontChangeTask = 'change-front'

async function wakeFront(database: Database, { plan, takesEffectAt, madeAt }: FrontVersion): Promise<void> {
  const instants = new Set<number>()
  if (takesEffectAt > madeAt) instants.add(takesEffectAt.getTime())
  for (let from: Date | null = takesEffectAt; plan !== null && from !== null; ) {
    from = nextExpiry(plan, from)
    if (from !== null) instants.add(from.getTime())
  }
  for (const instant of instants)
    await enqueue(database, { task: frontChangeTask, payload: { key: key.front }, at: new Date(instant) })
}

/** Which articles came and went, for the audit log. */
function changesOf(before: FrontPlan | null, after: FrontPlan | null): object {
  const had = new Set(before === null ? [] : placedCodes(before))
  const has = new Set(after === null ? [] : placedCodes(after))
  return { placed: [...has].filter((code) => !had.has(code)), taken: [...had].filter((code) => !has.has(code)) }
}

function versionOf(row: VersionRow): FrontVersion {
  return {
    id: row.id,
    plan: row.plan,
    basedOn: row.based_on,
    note: row.note,
    takesEffectAt: row.takes_effect_at,
    madeAt: row.made_at,
    madeBy: row.made_by,
  }
}
