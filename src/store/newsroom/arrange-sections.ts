import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { tellEveryPage } from './pressing.ts'

/**
 * What a newsroom does with its sections. Each changes the navigation of the whole site, so every page is made again.
 * Call them inside a transaction. Slugs are addresses and never change.
 */

/** Makes a section at the end of its level. False when the slug is somebody's already. */
export async function addSection(
  database: Database,
  { slug, name, parent }: { slug: string; name: string; parent: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into section (slug, name, parent_id, position)
    select ${slug}, ${name}, (select id from section where slug = ${parent}),
      (select coalesce(max(position), 0) + 1 from section)
    on conflict (slug) do nothing returning id`.execute(database)
  if (rows.length > 0) await tellEveryPage(database)
  return rows.length > 0
}

/** Renames a section and puts it under another (null: under none); every page is told. */
export async function changeSection(
  database: Database,
  slug: string,
  { name, parent }: { name: string; parent: string | null },
): Promise<void> {
  await sql`update section set name = ${name}, parent_id = (select id from section where slug = ${parent})
    where slug = ${slug}`.execute(database)
  await tellEveryPage(database)
}

/** Puts the sections in this order; those that are not named keep their order after them. */
export async function orderSections(database: Database, slugs: readonly string[]): Promise<void> {
  await sql`
    update section set position = placed.place from (
      select section.id, row_number() over (order by named.place nulls last, section.position, section.id) as place
      from section left join unnest(${[...slugs]}::text[]) with ordinality as named(slug, place) on named.slug = section.slug
    ) as placed where placed.id = section.id and section.position is distinct from placed.place`.execute(database)
  await tellEveryPage(database)
}

/**
 * Takes a section out of use: its articles and its sub-sections stand under another from now on, and its address leads
 * there. False when it is out of use already.
 */
export async function retireSection(
  database: Database,
  { slug, into, madeBy }: { slug: string; into: string; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into section_retirement (section_id, made_by) select id, ${madeBy} from section where slug = ${slug}
    on conflict (section_id) where ended_at is null do nothing returning id`.execute(database)
  if (rows.length === 0) return false
  await sql`update section set parent_id = (select id from section where slug = ${into})
    where slug = ${slug} or parent_id = (select id from section where slug = ${slug})`.execute(database)
  await tellEveryPage(database)
  return true
}

/** Puts a section to use again, where it now stands. False when it is in use. */
export async function reviveSection(
  database: Database,
  { slug, madeBy }: { slug: string; madeBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    update section_retirement set ended_at = now(), ended_by = ${madeBy}
    where section_id = (select id from section where slug = ${slug}) and ended_at is null returning id`.execute(
    database,
  )
  if (rows.length > 0) await tellEveryPage(database)
  return rows.length > 0
}
