import { type RawBuilder, sql } from 'kysely'
import { fold } from '#persian'
import type { Database } from '../database.ts'

/** A point of a picture, in hundredths of its width and height from the top left. */
export interface Focus {
  x: number
  y: number
}

/** What people say of a picture or film. */
export interface MediumWords {
  alt: string | null
  caption: string | null
  credit: string | null
  /** Under which terms it may be shown. */
  rights: string | null
  /** From this instant on it may not be published any more. */
  rightsEnd: Date | null
  /** Null: the middle. */
  focus: Focus | null
  /** What is said in a film. */
  transcript: string | null
}

/** An original of the library. */
export interface Medium extends MediumWords {
  /** Grows with each that comes: lists go on below it. */
  id: number
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  hash: string
  mime: string
  width: number | null
  height: number | null
  sizeBytes: number
  /** The name its file had. */
  name: string
  /** The address it was fetched from. */
  origin: string | null
  /** The picture it was cut from. */
  cutFrom: string | null
  /** Of a film: how long it runs, and its still. */
  seconds: number | null
  poster: string | null
  version: number
  keptAt: Date
  keptBy: string
}

/** Which of the library a list holds. */
export interface MediumQuery {
  limit: number
  belowId: number | null
  /** Folded; all of them must be there. */
  words: readonly string[]
  kind: 'picture' | 'film' | 'any'
  /** `unused`: shown nowhere; `without-alt`: a picture that nobody described; `ended`: its rights are over. */
  state: 'any' | 'unused' | 'without-alt' | 'ended'
}

export type MediumDraft = Omit<Medium, 'id' | 'version' | 'keptAt'>

const selected = sql`
  id, hash, mime, width, height, size_bytes as "sizeBytes", name, alt, caption, credit, rights, rights_end as "rightsEnd",
  origin, cut_from as "cutFrom", seconds, poster, transcript, version, kept_at as "keptAt", kept_by as "keptBy",
  case when focus_x is null then null else json_build_object('x', focus_x, 'y', focus_y) end as focus`

/** Puts an original into the library; what is there already stays as it is. Returns whether it is new. */
export async function addMedium(database: Database, draft: MediumDraft): Promise<boolean> {
  const { hash, mime, width, height, sizeBytes, name, origin, cutFrom, seconds, poster, keptBy } = draft
  const { alt, caption, credit, rights, rightsEnd, focus, transcript } = draft
  const { rows } = await sql`
    insert into medium (hash, mime, width, height, size_bytes, name, origin, cut_from, seconds, poster, kept_by, alt,
      caption, credit, rights, rights_end, focus_x, focus_y, transcript, words)
    values (${hash}, ${mime}, ${width}, ${height}, ${sizeBytes}, ${name}, ${origin}, ${cutFrom}, ${seconds}, ${poster},
      ${keptBy}, ${alt}, ${caption}, ${credit}, ${rights}, ${rightsEnd}, ${focus?.x ?? null}, ${focus?.y ?? null},
      ${transcript}, ${foundBy(draft)})
    on conflict (hash) do nothing returning hash`.execute(database)
  return rows.length > 0
}

/** Says anew what is said of a medium, unless somebody did so since this version; returns whether it was done. */
export async function describeMedium(
  database: Database,
  { hash, version, name, words }: { hash: string; version: number; name: string; words: MediumWords },
): Promise<boolean> {
  const { alt, caption, credit, rights, rightsEnd, focus, transcript } = words
  const { rows } = await sql`
    update medium set alt = ${alt}, caption = ${caption}, credit = ${credit}, rights = ${rights},
      rights_end = ${rightsEnd}, focus_x = ${focus?.x ?? null}, focus_y = ${focus?.y ?? null}, transcript = ${transcript},
      words = ${foundBy({ ...words, name })}, version = version + 1, changed_at = now()
    where hash = ${hash} and version = ${version} returning hash`.execute(database)
  return rows.length > 0
}

/** Gives a film its still. */
export async function setPoster(database: Database, hash: string, poster: string | null): Promise<void> {
  await sql`update medium set poster = ${poster}, version = version + 1, changed_at = now() where hash = ${hash}`.execute(
    database,
  )
}

/** Takes a medium out of the library. */
export async function deleteMedium(database: Database, hash: string): Promise<void> {
  await sql`delete from medium where hash = ${hash}`.execute(database)
}

/** The picture or film of this hash, or null. */
export async function findMedium(database: Database, hash: string): Promise<Medium | null> {
  const { rows } = await sql<Medium>`select ${selected} from medium where hash = ${hash}`.execute(database)
  return rows[0] ?? null
}

/** Those of these originals that the library holds. */
export async function findMedia(database: Database, hashes: readonly string[]): Promise<Medium[]> {
  if (hashes.length === 0) return []
  const { rows } = await sql<Medium>`select ${selected} from medium where hash = any(${hashes})`.execute(database)
  return rows
}

/** The same, while the transaction keeps everybody else from changing or removing it. */
export async function holdMedium(database: Database, hash: string): Promise<Medium | null> {
  const { rows } = await sql<Medium>`select ${selected} from medium where hash = ${hash} for update`.execute(database)
  return rows[0] ?? null
}

/** The library, the newest first. */
export async function listMedia(database: Database, query: MediumQuery): Promise<Medium[]> {
  const { rows } = await sql<Medium>`
    select ${selected} from medium where ${sql.join(conditions(query), sql` and `)}
    order by id desc limit ${query.limit}`.execute(database)
  return rows
}

const kinds = { any: sql`true`, picture: sql`mime like 'image/%'`, film: sql`mime like 'video/%'` }

const states = {
  any: sql`true`,
  unused: sql`not exists (select from medium_use where medium_use.hash = medium.hash)`,
  'without-alt': sql`mime like 'image/%' and coalesce(alt, '') = ''`,
  ended: sql`rights_end <= now()`,
}

function conditions({ belowId, words, kind, state }: MediumQuery): RawBuilder<unknown>[] {
  return [
    kinds[kind],
    states[state],
    ...(belowId === null ? [] : [sql`id < ${belowId}`]),
    ...words.map((word) => sql`strpos(words, ${word}) > 0`),
  ]
}

function foundBy({ name, alt, caption, credit, rights, transcript }: MediumWords & { name: string }): string {
  return fold([name, alt, caption, credit, rights, transcript].filter((text) => text !== null).join(' '))
}
