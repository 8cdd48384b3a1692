import { sql } from 'kysely'
import { type ArticleDocument, linksOf, newsAddress } from '#article'
import type { Database } from '../database.ts'

/** Longer ones are no address of an article. */
const addressLengthMax = 2_000

/** Keeps where the bodies of new revisions lead, so that what they lead to finds them. */
export async function saveLinks(
  database: Database,
  revisions: readonly { id: number; document: ArticleDocument }[],
): Promise<void> {
  const rows = revisions.flatMap(({ id, document }) =>
    linksOf(document)
      .filter((address) => address.length <= addressLengthMax && !address.startsWith('mailto:'))
      .map((address) => ({ id, address, ...newsAddress(address) })),
  )
  if (rows.length === 0) return
  await sql`insert into revision_link (revision_id, address, code, host)
    select id, address, code, host
    from json_to_recordset(${JSON.stringify(rows)}::json) as link(id bigint, address text, code bigint, host text)`.execute(
    database,
  )
}

/** Remembers that the site stands, or stood, at this origin: links to it are links to us. */
export async function keepOwnHost(database: Database, publicUrl: string): Promise<void> {
  const host = new URL(publicUrl).host.replace(/^www\./, '')
  await sql`insert into own_host (host) values (${host}) on conflict do nothing`.execute(database)
}
