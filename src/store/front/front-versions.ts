import { type RawBuilder, sql } from 'kysely'
import { type EditionCode, editionCodes, type FrontPlan, firstEdition, nextExpiry, placedCodes } from '#article'
import { type AuditDraft, appendAudit } from '../audit.ts'
import { announce } from '../changes.ts'
import { type Database, locks } from '../database.ts'
import { key, keyIn } from '../keys.ts'
import { enqueue, pressListsJob } from '../queue.ts'

/** Versions listed at once. */
const versionsMax = 100

/** A page that is arranged: the front page of an edition, or the page of a section in it. */
export interface ArrangedPage {
  edition: EditionCode
  /** Slug of the section whose page it is; null for the front page. */
  section: string | null
}

/** The page of the first edition's readers at `/`. */
export const firstFrontPage: ArrangedPage = { edition: firstEdition, section: null }

/** The front page, or the page of a section, as somebody arranged it. */
export interface FrontVersion extends ArrangedPage {
  id: number
  /** Null: the page lays itself out. */
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

/** What the site reads of the front page of an edition, and of the pages of its sections by their slugs. */
export interface FrontReader {
  /** What holds of the front page, or of a section's. */
  frontAt(instant: Date, section?: string): Promise<FrontAt>
  /** What changes next of all that was planned for any of them, in any edition. */
  nextFrontChange(instant: Date): Promise<FrontChange | null>
}

/** Pages that look different from an instant on. */
export interface FrontChange {
  at: Date
  pages: ArrangedPage[]
}

/** What the front page of an edition, or the page of a section in it, holds at an instant. */
export function frontReader(database: Database, edition: EditionCode): FrontReader {
  return {
    frontAt: (instant, section) => readFrontAt(database, instant, { edition, section: section ?? null }),
    nextFrontChange: (instant) => readNextChange(database, instant),
  }
}

interface VersionRow {
  id: number
  edition: EditionCode
  section: string | null
  plan: FrontPlan | null
  based_on: number | null
  note: string | null
  takes_effect_at: Date
  made_at: Date
  made_by: string
}

/** Planned changes that were called off never held. */
const standing = sql`not exists (select from front_cancellation where version_id = version.id)`
const version = sql`front_version version left join section on section.id = version.section_id`
const columns = sql`version.*, section.slug as section`
/** As the index has it. */
const ownPage = sql`coalesce(version.section_id, 0)`
const latestFirst = sql`order by version.edition, ${ownPage}, takes_effect_at desc, version.id desc`

/** Of one page; a section that nobody knows has none. */
function ofPage({ edition, section }: ArrangedPage): RawBuilder<unknown> {
  const page = section === null ? sql`0` : sql`(select id from section where slug = ${section})`
  return sql`version.edition = ${edition} and ${ownPage} = ${page}`
}

/** The version of a page that holds at an instant, as far as was known then. */
export async function readFrontAt(
  database: Database,
  instant: Date,
  page: ArrangedPage = firstFrontPage,
): Promise<FrontAt> {
  const at = sql`${instant}::timestamptz`
  const { rows } = await sql<VersionRow & { next: Date | null }>`
    select held.*, (
      select min(takes_effect_at) from front_version version
      where ${ofPage(page)} and takes_effect_at > ${at} and ${standing}
    ) as next
    from (select 1) as one left join lateral (
      select ${columns} from ${version} where ${ofPage(page)} and takes_effect_at <= ${at} and ${standing}
      ${latestFirst} limit 1
    ) as held on true`.execute(database)
  const row = rows[0]!
  const held = row.id === null ? null : versionOf(row)
  return { version: held, until: earliest([row.next, expiryOf(held?.plan ?? null, instant)]) }
}

/** What comes next on any page, a planned change or something placed that leaves: all that comes at that instant. */
async function readNextChange(database: Database, instant: Date): Promise<FrontChange | null> {
  const at = sql`${instant}::timestamptz`
  const { rows } = await sql<ArrangedPage & { plan: FrontPlan | null; next: Date | null }>`
    select page.edition, section.slug as section, held.plan, (
      select min(takes_effect_at) from front_version version
      where version.edition = page.edition and ${ownPage} = page.id and takes_effect_at > ${at} and ${standing}
    ) as next
    from (
      select own.edition, own_section.id from unnest(${[...editionCodes]}::text[]) as own(edition)
      cross join (select 0 as id union all select id from section) as own_section
    ) as page
    left join section on section.id = page.id
    left join lateral (
      select plan from front_version version
      where version.edition = page.edition and ${ownPage} = page.id and takes_effect_at <= ${at} and ${standing}
      ${latestFirst} limit 1
    ) as held on true order by page.edition, page.id`.execute(database)
  const changes = rows.map(({ plan, next, ...page }) => ({ page, next: earliest([next, expiryOf(plan, instant)]) }))
  const soonest = earliest(changes.map(({ next }) => next))
  if (soonest === null) return null
  const due = changes.filter(({ next }) => next?.getTime() === soonest.getTime())
  return { at: soonest, pages: due.map(({ page }) => page) }
}

function expiryOf(plan: FrontPlan | null, instant: Date): Date | null {
  return plan === null ? null : nextExpiry(plan, instant)
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((one) => one !== null)
  return known.length === 0 ? null : new Date(Math.min(...known.map(Number)))
}

/** An arrangement of the front page by its id, or null. */
export async function readFrontVersion(database: Database, id: number): Promise<FrontVersion | null> {
  const { rows } = await sql<VersionRow>`select ${columns} from ${version} where version.id = ${id}::bigint`.execute(
    database,
  )
  return rows[0] ? versionOf(rows[0]) : null
}

export interface FrontVersionsQuery {
  page: ArrangedPage
  limit: number
  below?: number
  now: Date
}

/** Versions of a page that have taken effect, the latest first. */
export async function listFrontVersions(
  database: Database,
  { page, limit, below, now }: FrontVersionsQuery,
): Promise<FrontVersion[]> {
  const older = below === undefined ? sql`true` : sql`version.id < ${below}::bigint`
  const { rows } = await sql<VersionRow>`
    select ${columns} from ${version}
    where ${ofPage(page)} and takes_effect_at <= ${now}::timestamptz and ${older} and ${standing}
    ${latestFirst} limit ${Math.min(limit, versionsMax)}`.execute(database)
  return rows.map(versionOf)
}

/** Changes of a page that wait for their instant, the nearest first. */
export async function listPlannedVersions(database: Database, now: Date, page: ArrangedPage): Promise<FrontVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${columns} from ${version}
    where ${ofPage(page)} and takes_effect_at > ${now}::timestamptz and ${standing}
    order by takes_effect_at, version.id limit ${versionsMax}`.execute(database)
  return rows.map(versionOf)
}

export interface FrontVersionDraft extends ArrangedPage {
  plan: FrontPlan | null
  basedOn: number | null
  note: string | null
  /** Null takes effect at once. */
  takesEffectAt: Date | null
  madeBy: string
}

/**
 * Waits until nobody else is changing any page that is arranged, and holds them until the end of the transaction. The instant since
 * which it is held: whoever waited must not look at the front page of before.
 */
export async function holdFront(database: Database): Promise<Date> {
  await sql`select pg_advisory_xact_lock(${sql.lit(locks.front)})`.execute(database)
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(database)
  return rows[0]!.now
}

/**
 * Keeps a version of the page, tells the site, and has it told again when the version takes effect and when something in
 * it leaves. Call it inside a transaction that holds the front page ({@link holdFront}).
 */
export async function addFrontVersion(database: Database, draft: FrontVersionDraft): Promise<FrontVersion> {
  const { edition, section, plan, basedOn, note, takesEffectAt, madeBy } = draft
  const before = basedOn === null ? null : await readFrontVersion(database, basedOn)
  const { rows } = await sql<Omit<VersionRow, 'section'>>`
    insert into front_version (edition, section_id, plan, based_on, note, takes_effect_at, made_at, made_by)
    select ${edition}, (select id from section where slug = ${section}), ${plan === null ? null : JSON.stringify(plan)}::json,
      ${basedOn}::bigint, ${note}, coalesce(${takesEffectAt}::timestamptz, now.at), now.at, ${madeBy}
    from (select date_trunc('milliseconds', clock_timestamp()) as at) as now returning *`.execute(database)
  const made = versionOf({ ...rows[0]!, section })
  // Of a planned change too: the page that is held must know until when it holds.
  await tellPlanned(database, pageKey(made))
  await wakeFront(database, made)
  const facts = { basedOn, takesEffectAt: made.takesEffectAt.toISOString(), ...changesOf(before?.plan ?? null, plan) }
  await appendAudit(database, deedOf(made, { verb: takesEffectAt === null ? 'arrange' : 'plan', madeBy, facts }))
  return made
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
  const cancelled = (await readFrontVersion(database, id))!
  await tellPlanned(database, pageKey(cancelled))
  await appendAudit(database, deedOf(cancelled, { verb: 'cancel', madeBy, facts: {} }))
  return true
}

/** As the audit log has it: of the front page by its version, of a section's by the section. */
function deedOf(
  { id, edition, section }: FrontVersion,
  { verb, madeBy, facts: told }: { verb: 'arrange' | 'plan' | 'cancel'; madeBy: string; facts: object },
): AuditDraft {
  const facts = { ...(edition !== firstEdition && { edition }), ...told }
  return section === null
    ? { actor: madeBy, action: `${verb}-front`, subject: `front:${id}`, facts }
    : { actor: madeBy, action: `${verb}-section-page`, subject: `section:${section}`, facts: { version: id, ...facts } }
}

/** The surrogate key of a page that is arranged. */
export function pageKey({ edition, section }: ArrangedPage): string {
  return keyIn(edition, section === null ? key.front : key.section(section))
}

/** Tells site processes that what has this key looks different now, or will, and has the lists pressed. */
export async function tellPlanned(database: Database, name: string): Promise<void> {
  await announce(database, [name, key.planned])
  await enqueue(database, pressListsJob)
}

/** The job that tells the site at an instant; what holds then is asked then, so that it may run late, or twice. */
export const frontChangeTask = 'change-front'

async function wakeFront(database: Database, version: FrontVersion): Promise<void> {
  const { plan, takesEffectAt, madeAt } = version
  const instants = new Set<number>()
  if (takesEffectAt > madeAt) instants.add(takesEffectAt.getTime())
  for (let from: Date | null = takesEffectAt; plan !== null && from !== null; ) {
    from = nextExpiry(plan, from)
    if (from !== null) instants.add(from.getTime())
  }
  for (const instant of instants)
    await enqueue(database, { task: frontChangeTask, payload: { key: pageKey(version) }, at: new Date(instant) })
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
    edition: row.edition,
    section: row.section,
    plan: row.plan,
    basedOn: row.based_on,
    note: row.note,
    takesEffectAt: row.takes_effect_at,
    madeAt: row.made_at,
    madeBy: row.made_by,
  }
}
