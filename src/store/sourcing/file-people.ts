import { sql } from 'kysely'
import { slug } from '#persian'
import { type DecidedStatement, identifyPerson, type KnownPerson, nameKey } from '#sourcing'
import type { Database } from '../database.ts'

const slugLengthMax = 80
/** Fewer letters, or more words, are no full name of anybody. */
const lettersMin = 4
const wordsMax = 6

/** Somebody who speaks, as a text calls them. */
export type NamedSpeaker = Pick<DecidedStatement, 'speaker' | 'speakerKind' | 'title'>

interface PersonDraft {
  key: string
  slug: string
  name: string
  known: KnownPerson | null
}

/**
 * The records of these speakers, made where they are new; for each speaker in order, null where the text does not tell
 * who it is: an office alone, a body, or a surname that many bear.
 */
export async function filePeople(database: Database, speakers: readonly NamedSpeaker[]): Promise<(number | null)[]> {
  const drafts = speakers.map(personOf)
  const wanted = new Map(drafts.flatMap((draft) => (draft ? [[draft.key, draft] as const] : [])))
  if (wanted.size === 0) return drafts.map(() => null)
  const ids = await findByKeys(database, [...wanted.keys()])
  const newcomers = [...wanted.values()].filter(({ key }) => !ids.has(key)).sort(bySlug)
  if (newcomers.length > 0) {
    await addPeople(database, newcomers)
    for (const [key, id] of await findByKeys(
      database,
      newcomers.map(({ key }) => key),
    ))
      ids.set(key, id)
  }
  return drafts.map((draft) => (draft ? (ids.get(draft.key) ?? null) : null))
}

function personOf({ speaker, speakerKind, title }: NamedSpeaker): PersonDraft | null {
  if (speaker === null || speakerKind !== 'person') return null
  const key = nameKey(speaker)
  const known = identifyPerson(speaker, title)
  if (known) return { key: nameKey(known.name), slug: known.slug, name: known.name, known }
  const words = speaker.trim().split(/\s+/).length
  if (words < 2 || words > wordsMax || key.length < lettersMin) return null
  const made = slug(speaker, slugLengthMax)
  return made === '' ? null : { key, slug: made, name: speaker, known: null }
}

async function findByKeys(database: Database, keys: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; person_id: number }>`
    select key, person_id from person_name where key = any(${keys}::text[])`.execute(database)
  return new Map(rows.map((row) => [row.key, row.person_id]))
}

/** Two spellings of one slug are one person; a slug that was merged away leads to whom it was merged into. */
async function addPeople(database: Database, newcomers: readonly PersonDraft[]): Promise<void> {
  await sql`insert into person (slug, name)
    select slug, name from unnest(${newcomers.map((one) => one.slug)}::text[], ${newcomers.map((one) => one.name)}::text[]) as new(slug, name)
    where not exists (select from former_person former where former.slug = new.slug)
    order by slug on conflict (slug) do nothing`.execute(database)
  const names = newcomers.flatMap(({ slug, key, name, known }) => [
    { slug, key, name },
    ...(known?.names.filter(isFullName).map((other) => ({ slug, key: nameKey(other), name: other })) ?? []),
  ])
  await sql`insert into person_name (key, person_id, name)
    select distinct on (key) key, coalesce(person.id, former.person_id), new.name
    from unnest(${names.map((one) => one.slug)}::text[], ${names.map((one) => one.key)}::text[], ${names.map((one) => one.name)}::text[]) as new(slug, key, name)
    left join person on person.slug = new.slug left join former_person former on former.slug = new.slug
    where coalesce(person.id, former.person_id) is not null order by key on conflict (key) do nothing`.execute(database)
  const tenures = newcomers.flatMap(({ slug, known }) => (known?.tenures ?? []).map((tenure) => ({ slug, ...tenure })))
  if (tenures.length === 0) return
  await sql`insert into tenure (person_id, title, from_year, to_year)
    select person.id, title, from_year, to_year
    from json_to_recordset(${JSON.stringify(tenures.map(({ from, to, ...rest }) => ({ ...rest, from_year: from, to_year: to })))}::json)
      as new(slug text, title text, from_year smallint, to_year smallint)
    join person using (slug) on conflict do nothing`.execute(database)
}

function isFullName(name: string): boolean {
  return /\s/.test(name)
}

function bySlug(one: { slug: string }, other: { slug: string }): number {
  return one.slug < other.slug ? -1 : 1
}
