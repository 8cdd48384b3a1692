import { sql } from 'kysely'
import { extendDirectory, type Source, type SourceDirectory, sourceDirectory } from '#sourcing'
import type { Database } from '../database.ts'

let made: { from: string; directory: SourceDirectory } | null = null

/**
 * The directory that texts are read with: the one that ships with Sanad, and the sources that people of this newsroom
 * keep by hand. A source that only arrived names nobody by itself: it may have been misread.
 */
export async function ownDirectory(database: Database): Promise<SourceDirectory> {
  const { rows } = await sql<Source>`
    select slug, name, kind, country, home_url as home,
      array(select name from source_name where source_id = source.id order by key) as names,
      array(select name from source_name where source_id = source.id and is_ambiguous order by key) as "ambiguousNames"
    from source where kept_by is not null order by slug`.execute(database)
  if (rows.length === 0) return sourceDirectory
  const from = JSON.stringify(rows)
  // Made again only when somebody edited: indexing takes some milliseconds.
  if (made?.from !== from) made = { from, directory: extendDirectory(sourceDirectory, rows) }
  return made.directory
}
