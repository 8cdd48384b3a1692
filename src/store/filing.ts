import { sql } from 'kysely'
import { slug } from '#persian'
import type { Database } from './database.ts'
import type { Named, Section } from './model.ts'

/** Longest slug of a name, in characters. */
const slugLengthMax = 80

export interface Filed extends Named {
  id: number
}

/** The tags with these names, made where they are new. Keyed by the name as given; names without letters are left out. */
export function fileTags(database: Database, names: readonly string[]): Promise<Map<string, Filed>> {
  return fileNames(database, 'tag', names)
}

/** The authors with these names, made where they are new. Keyed like {@link fileTags}. */
export function fileAuthors(database: Database, names: readonly string[]): Promise<Map<string, Filed>> {
  return fileNames(database, 'author', names)
}

async function fileNames(database: Database, table: 'tag' | 'author', names: readonly string[]) {
  const slugs = new Map(
    names.map((name) => [name, slug(name, slugLengthMax)]).filter(([, made]) => made !== '') as [string, string][],
  )
  const rows = [...new Map([...slugs].map(([name, made]) => [made, { slug: made, name }])).values()].sort(bySlug)
  if (rows.length === 0) return new Map<string, Filed>()
  await sql`insert into ${sql.table(table)} (slug, name)
    select slug, name from json_to_recordset(${JSON.stringify(rows)}::json) as new(slug text, name text)
    where not exists (select from ${sql.table(table)} known where known.slug = new.slug)
    order by slug on conflict (slug) do nothing`.execute(database)
  const filed = await database
    .selectFrom(table)
    .select(['id', 'slug', 'name'])
    .where(
      'slug',
      'in',
      rows.map(({ slug }) => slug),
    )
    .execute()
  const bySlugOf = new Map(filed.map((row) => [row.slug, row]))
  return new Map([...slugs].flatMap(([name, made]) => (bySlugOf.has(made) ? [[name, bySlugOf.get(made)!]] : [])))
}

/** A section as a newsroom or an archive names it; `parent` is a slug. */
export interface SectionDraft extends Named {
  parent: string | null
}

/** Makes the sections that are not there yet, in order, after those that are. Parents must come before children. */
export async function addSections(database: Database, drafts: readonly SectionDraft[]): Promise<void> {
  for (const draft of drafts) {
    await sql`insert into section (slug, name, parent_id, position)
      select ${draft.slug}, ${draft.name}, (select id from section where slug = ${draft.parent}),
        (select coalesce(max(position), 0) + 1 from section)
      on conflict (slug) do nothing`.execute(database)
  }
}

const isRetired = sql<boolean>`exists (
  select from section_retirement where section_id = section.id and ended_at is null)`.as('isRetired')

/** All sections, those out of use among them, in the order in which they are shown. */
export async function allSections(database: Database): Promise<Section[]> {
  return database
    .selectFrom('section')
    .leftJoin('section as above', 'above.id', 'section.parent_id')
    .select(['section.id', 'section.slug', 'section.name', 'section.position', 'above.slug as parent'])
    .select(isRetired)
    .orderBy('section.position')
    .execute()
}

function bySlug(one: Named, other: Named): number {
  return one.slug < other.slug ? -1 : 1
}
