import type { ClientBase } from 'pg'

/** A table as it is copied: its columns, generated ones left out (they are computed again). */
export interface CopiedTable {
  name: string
  columns: string[]
}

/** Steps of the schema that are recorded by migrating, not by copying. */
const notCopied = ['migration']

/**
 * Every table of the newsroom, those first that others refer to: in this order rows can be copied in without meeting a
 * reference to what is not there yet. (The queue has a schema of its own; what it holds is put in again.)
 */
export async function tablesInOrder(client: ClientBase): Promise<CopiedTable[]> {
  const { rows: tables } = await client.query<CopiedTable>(
    `select relation.relname as name,
      array(select quote_ident(attname) from pg_attribute
        where attrelid = relation.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
    from pg_class relation
    where relation.relkind = 'r' and relation.relnamespace = 'public'::regnamespace and relation.relname <> all($1)
    order by relation.relname`,
    [notCopied],
  )
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to
    from pg_constraint where contype = 'f' and conrelid <> confrelid and connamespace = 'public'::regnamespace`,
  )
  return inOrder(tables, references)
}

function inOrder(tables: readonly CopiedTable[], references: readonly { from: string; to: string }[]): CopiedTable[] {
  const ordered: CopiedTable[] = []
  const placed = new Set<string>()
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      ({ name }) => !placed.has(name) && references.every(({ from, to }) => from !== name || placed.has(to)),
    )
    if (ready.length === 0) throw new Error('Tables of the schema refer to each other in a circle.')
    for (const table of ready) placed.add(table.name)
    ordered.push(...ready)
  }
  return ordered
}

/** A table as it is named in a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
