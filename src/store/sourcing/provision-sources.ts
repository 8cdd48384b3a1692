import { createHash } from 'node:crypto'
import type pg from 'pg'
import { nameKey, sourceDirectory } from '#sourcing'
import { locks } from '../database.ts'

const setting = 'source-directory'

/**
 * Brings the directory that ships with Sanad into the store: at the first start, and after an upgrade that knows more
 * sources. What is there already, and what people made of it, stays as it is.
 */
export async function provisionSources(pool: pg.Pool): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(sourceDirectory.sources)).digest('hex')
  const known = await pool.query('select value from setting where name = $1', [setting])
  if (known.rows[0]?.value.hash === hash) return
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [locks.sourceProvision])
    await addAll(client)
    await client.query(
      'insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
      [setting, JSON.stringify({ hash })],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function addAll(client: pg.PoolClient): Promise<void> {
  const sources = [...sourceDirectory.sources].sort((one, other) => (one.slug < other.slug ? -1 : 1))
  await client.query(
    `insert into source (slug, name, kind, country, home_url)
    select slug, name, kind, country, home
    from json_to_recordset($1::json) as new(slug text, name text, kind text, country text, home text)
    where not exists (select from former_source former where former.slug = new.slug)
    on conflict (slug) do update set country = coalesce(source.country, excluded.country),
      home_url = coalesce(source.home_url, excluded.home_url)`,
    [JSON.stringify(sources.map(({ slug, name, kind, country, home }) => ({ slug, name, kind, country, home })))],
  )
  const names = [...sourceDirectory.byName].map(([key, { source, isAmbiguous }]) => ({
    key,
    slug: source.slug,
    name: source.names.find((one) => nameKey(one) === key),
    isAmbiguous,
  }))
  await client.query(
    `insert into source_name (key, source_id, name, is_ambiguous)
    select key, coalesce(source.id, former.source_id), new.name, "isAmbiguous"
    from json_to_recordset($1::json) as new(key text, slug text, name text, "isAmbiguous" boolean)
    left join source on source.slug = new.slug left join former_source former on former.slug = new.slug
    where coalesce(source.id, former.source_id) is not null
    on conflict (key) do nothing`,
    [JSON.stringify(names)],
  )
}
