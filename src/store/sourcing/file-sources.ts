import { sql } from 'kysely'
import { slug } from '#persian'
import { nameKey, resolveSource, type SourceKind, sourceNameKeys } from '#sourcing'
import type { Database } from '../database.ts'
import type { Filed } from '../filing.ts'

const slugLengthMax = 80

/** A carrier as written in a text, and what kind of source it is. */
export interface NamedSource {
  name: string
  kind: SourceKind
}

/** The sources these names mean, made where they are new. Keyed by the name as written. */
export async function fileSources(database: Database, named: readonly NamedSource[]): Promise<Map<string, Filed>> {
  const carriers = named.filter(({ kind }) => kind !== 'unnamed' && kind !== 'own-reporter')
  const names = carriers.map(({ name }) => name)
  const found = await findSources(database, names)
  const newcomers = carriers.filter(({ name }) => !found.has(name)).flatMap(draftOf)
  if (newcomers.length === 0) return found
  await addSources(database, newcomers)
  return findSources(database, names)
}

/** The sources these names mean, where they are known. Keyed by the name as written. */
export async function findSources(database: Database, names: readonly string[]): Promise<Map<string, Filed>> {
  const keysOf = new Map(names.map((name) => [name, sourceNameKeys(name)]))
  const keys = [...new Set([...keysOf.values()].flat())]
  if (keys.length === 0) return new Map()
  const { rows } = await sql<Filed & { key: string }>`
    select source_name.key, source.id, source.slug, source.name
    from source_name join source on source.id = source_name.source_id
    where source_name.key = any(${keys}::text[])`.execute(database)
  const byKey = new Map(rows.map(({ key, ...source }) => [key, source]))
  const found = new Map<string, Filed>()
  for (const [name, own] of keysOf) {
    const key = own.find((one) => byKey.has(one))
    if (key !== undefined) found.set(name, byKey.get(key)!)
  }
  return found
}

interface SourceDraft {
  slug: string
  name: string
  kind: string
  country: string | null
  home: string | null
  key: string
  written: string
}

/** A name that the built-in directory knows brings that record; any other makes one of its own. */
function draftOf({ name, kind }: NamedSource): SourceDraft[] {
  const known = resolveSource(name)
  const made = known?.slug ?? slug(name, slugLengthMax)
  const key = nameKey(name)
  if (made === '' || key === '') return []
  const { country = null, home = null } = known ?? {}
  return [{ slug: made, name: known?.name ?? name, kind: known?.kind ?? kind, country, home, key, written: name }]
}

async function addSources(database: Database, drafts: readonly SourceDraft[]): Promise<void> {
  const sorted = [...drafts].sort((one, other) => (one.slug < other.slug ? -1 : 1))
  await sql`with draft as materialized (
      select * from json_to_recordset(${JSON.stringify(sorted)}::json)
        as new(slug text, name text, kind text, country text, home text, key text, written text)
    ), made as (
      insert into source (slug, name, kind, country, home_url)
      select distinct on (slug) slug, name, kind, country, home from draft
      where not exists (select from former_source former where former.slug = draft.slug)
      order by slug on conflict (slug) do nothing
    ) select 1`.execute(database)
  // A statement of its own: it sees the sources that were just made, whoever made them.
  await sql`insert into source_name (key, source_id, name)
    select distinct on (key) key, coalesce(source.id, former.source_id), written
    from json_to_recordset(${JSON.stringify(sorted)}::json) as new(slug text, key text, written text)
    left join source on source.slug = new.slug left join former_source former on former.slug = new.slug
    where coalesce(source.id, former.source_id) is not null order by key on conflict (key) do nothing`.execute(database)
}
