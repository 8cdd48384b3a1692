/**
 * Measures recall: who depends on a source, or on one item, in an archive of made-up rows.
 *
 *     node scripts/sourcing/bench-recall.ts [--articles N]
 *
 * The rows are made by the database itself (generate_series) in a store of their own, which is deleted afterwards.
 * Every article has a carrier or two; one source of 500 carries every second article, as a big agency would. Prints the
 * plan of the first page and, as JSON lines, the median and the slowest of the pages asked for.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Dependent, dependentsOfAddress, dependentsOfSource, openStore, type Store } from '#store'

const articlesDefault = 1_000_000
const sources = 500
const pageLength = 50
const pages = 40
/** Superseded revisions: every so-manieth article was saved again without its carrier. */
const savedAgainEvery = 7

const { values } = parseArgs({ options: { articles: { type: 'string' } } })
const articles = Number(values.articles ?? articlesDefault)
const folder = mkdtempSync(path.join(tmpdir(), 'sanad-recall-'))
const store = await openStore({ dataDirectory: folder, databaseUrl: '', progress: () => {} })
try {
  await fill(store)
  const { rows } = await store.pool.query("select min(id) as id from source where slug like 'made-%'")
  const first = rows[0].id as number
  await explain(store, first)
  await explain(store, first + 1)
  await measure('the source of every second article', (belowRevision) =>
    dependentsOfSource(store.database, first, { limit: pageLength, ...(belowRevision && { belowRevision }) }),
  )
  await measure('a source of one article in a thousand', (belowRevision) =>
    dependentsOfSource(store.database, first + 1, { limit: pageLength, ...(belowRevision && { belowRevision }) }),
  )
  await measure('one item by its address', () =>
    dependentsOfAddress(store.database, 'https://made.example/20', { limit: pageLength }),
  )
} finally {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}

async function fill({ pool }: Store): Promise<void> {
  const began = performance.now()
  const client = await pool.connect()
  // Rows that are right by construction need not be checked one by one.
  await client.query('set session_replication_role = replica; set statement_timeout = 0')
  const many = [articles]
  await client.query(
    `insert into source (slug, name, kind) select 'made-' || n, 'منبع ' || n, 'agency' from generate_series(1, ${sources}) n`,
  )
  await client.query('insert into article (code) select 1000000 + n from generate_series(1, $1::int) n', many)
  await client.query(
    `insert into revision (article_id, number, kind, headline, document, tags, authors, fingerprint, saved_by)
    select id, 1, 'news', 'تیتر ' || id, '{"type":"doc","content":[]}', '[]', '[]', '\\x00', 'bench' from article order by id`,
  )
  await client.query(
    `insert into chain_hop (revision_id, position, name, kind, relation, url, source_id)
    select revision.id, 1, 'منبع', 'agency', 'reported-by',
      case when revision.id % 20 = 0 then 'https://made.example/' || revision.id % 5000 end,
      (select min(id) from source where slug like 'made-%') + case when revision.id % 2 = 0 then 0 else revision.id % ${sources} end
    from revision order by id`,
  )
  await client.query(
    `insert into revision (article_id, number, kind, headline, document, tags, authors, fingerprint, saved_by)
    select article_id, 2, 'news', headline, document, tags, authors, fingerprint, saved_by from revision where id % ${savedAgainEvery} = 0`,
  )
  await client.query(
    `insert into live (article_id, code, publication_id, revision_id, slug, kind, headline, credits, published_at)
    select article.id, article.code, article.id, newest.id, 't', 'news', 't', '{}', now() - make_interval(mins => article.id::int)
    from article, lateral (select id from revision where article_id = article.id order by number desc limit 1) as newest`,
  )
  await client.query('analyze article, revision, chain_hop, live, source')
  const { rows } = await client.query('select count(*) as hops from chain_hop')
  client.release(true)
  const seconds = Math.round((performance.now() - began) / 1000)
  process.stdout.write(`${JSON.stringify({ articles, hops: rows[0].hops, seconds })}\n`)
}

/** The plan of the very statement that is asked, as PostgreSQL carried it out. */
async function explain({ pool, database }: Store, sourceId: number): Promise<void> {
  const asked = { text: '', parameters: [] as readonly unknown[] }
  const watched = database.withPlugin({
    transformQuery: ({ node }) => {
      const compiled = database.getExecutor().compileQuery(node, { queryId: 'recall' })
      Object.assign(asked, { text: compiled.sql, parameters: compiled.parameters })
      return node
    },
    transformResult: async ({ result }) => result,
  })
  await dependentsOfSource(watched, sourceId, { limit: pageLength })
  const { rows } = await pool.query(`explain (analyze, costs off, buffers off) ${asked.text}`, [...asked.parameters])
  process.stdout.write(`${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`)
}

async function measure(name: string, ask: (belowRevision: number | undefined) => Promise<Dependent[]>): Promise<void> {
  const times: number[] = []
  let below: number | undefined
  let found = 0
  for (let page = 0; page < pages; page++) {
    const began = performance.now()
    const dependents = await ask(below)
    times.push(performance.now() - began)
    found += dependents.length
    below = dependents.length === pageLength ? dependents.at(-1)!.revisionId : undefined
  }
  times.sort((one, other) => one - other)
  const rounded = (ms: number) => Math.round(ms * 100) / 100
  const [medianMs, slowestMs] = [rounded(times[times.length >> 1]!), rounded(times.at(-1)!)]
  process.stdout.write(`${JSON.stringify({ recall: name, pages, found, medianMs, slowestMs })}\n`)
}
