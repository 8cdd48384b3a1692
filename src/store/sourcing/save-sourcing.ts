import { sql } from 'kysely'
import type { DecidedHop, DecidedMention, DecidedStatement, Passage } from '#sourcing'
import type { Database } from '../database.ts'
import type { Filed } from '../filing.ts'
import { filePeople } from './file-people.ts'
import { fileSources, findSources } from './file-sources.ts'
import { holdRecords } from './record-locks.ts'

/** What is recorded of one revision. */
export interface RevisionSourcing {
  revisionId: number
  chain: readonly DecidedHop[]
  statements: readonly Omit<DecidedStatement, 'sentence'>[]
  mentions: readonly DecidedMention[]
}

/**
 * Records the sourcing of new revisions: a handful of round trips for however many. `later` are the ids of those that
 * are not the first of their article.
 */
export async function saveSourcing(
  database: Database,
  revisions: readonly RevisionSourcing[],
  later: readonly number[],
): Promise<void> {
  await insertChains(database, revisions)
  // Of first revisions there is nothing to carry: asking cost an import 14 µs of the database a page.
  if (later.length > 0) await carryWireItems(database, later)
  await insertStatementsAndMentions(database, revisions)
}

/** Records anew what was said and who is credited in revisions that were saved before; their chain stays. */
export async function saveStatementsAgain(database: Database, revisions: readonly RevisionSourcing[]): Promise<void> {
  const ids = revisions.map(({ revisionId }) => revisionId)
  await holdRecords(database)
  await sql`delete from statement where revision_id = any(${ids}::bigint[])`.execute(database)
  await sql`delete from mention where revision_id = any(${ids}::bigint[])`.execute(database)
  await insertStatementsAndMentions(database, revisions)
}

async function insertStatementsAndMentions(database: Database, revisions: readonly RevisionSourcing[]): Promise<void> {
  const carriers = revisions.flatMap(({ statements, mentions }) => [
    ...statements.flatMap(({ speaker, speakerKind }) => (speakerKind === 'media' && speaker !== null ? speaker : [])),
    ...mentions.map(({ name }) => name),
  ])
  const sources = await findSources(database, carriers)
  await insertStatements(database, revisions, sources)
  await insertMentions(database, revisions, sources)
}

async function insertChains(database: Database, revisions: readonly RevisionSourcing[]): Promise<void> {
  const rows = revisions.flatMap(({ revisionId, chain }) =>
    chain.map((hop, index) => ({ ...hop, revisionId, position: index + 1 })),
  )
  if (rows.length === 0) return
  const sources = await fileSources(database, rows)
  const column = columnsOf(rows)
  await sql`insert into chain_hop (revision_id, position, name, kind, relation, url, source_id, decision)
    select * from unnest(${column((row) => row.revisionId)}::bigint[], ${column((row) => row.position)}::int[],
      ${column((row) => row.name)}::text[], ${column((row) => row.kind)}::text[], ${column((row) => row.relation)}::text[],
      ${column((row) => row.url ?? null)}::text[], ${column((row) => sources.get(row.name)?.id ?? null)}::bigint[],
      ${column((row) => row.decision)}::text[])`.execute(database)
}

/**
 * A hop that is an item of the wire stays that item in later revisions: while its address is the same or, where one of
 * the two has none, its name or its source.
 */
async function carryWireItems(database: Database, revisionIds: readonly number[]): Promise<void> {
  await sql`update chain_hop as hop set wire_item_id = earlier.wire_item_id
    from revision as own join chain_hop as here on here.revision_id = own.id, lateral (
      select carried.wire_item_id from revision as before join chain_hop as carried on carried.revision_id = before.id
      where before.article_id = own.article_id and before.number < own.number and carried.wire_item_id is not null
        and (carried.url = here.url or ((carried.url is null or here.url is null)
          and (carried.name = here.name or carried.source_id = here.source_id)))
      order by before.number desc limit 1) as earlier
    where own.id = any(${revisionIds}::bigint[])
      and hop.revision_id = here.revision_id and hop.position = here.position`.execute(database)
}

async function insertStatements(
  database: Database,
  revisions: readonly RevisionSourcing[],
  sources: ReadonlyMap<string, Filed>,
): Promise<void> {
  const rows = revisions.flatMap(({ revisionId, statements }) =>
    statements.map((statement, index) => ({ ...statement, revisionId, position: index + 1 })),
  )
  if (rows.length === 0) return
  const people = await filePeople(database, rows)
  const standing = await findStanding(
    database,
    rows.flatMap(({ personId }) => personId ?? []),
  )
  const personOf = new Map(
    rows.map((row, index) => {
      const { personId } = row
      if (personId === null) return [row, null]
      return [row, (personId === undefined ? undefined : standing.get(personId)) ?? people[index]!]
    }),
  )
  const sourceOf = ({ speaker, speakerKind }: (typeof rows)[number]) =>
    speakerKind === 'media' && speaker !== null ? (sources.get(speaker)?.id ?? null) : null
  const column = columnsOf(rows)
  const edge = (place: Passage | null, side: keyof Passage) => place?.[side] ?? null
  await sql`insert into statement (revision_id, position, start_offset, end_offset, speaker_start, speaker_end, words_start,
      words_end, verb, speaker, speaker_kind, title, mode, polarity, person_id, source_id, decision)
    select * from unnest(${column((row) => row.revisionId)}::bigint[], ${column((row) => row.position)}::int[],
      ${column((row) => row.start)}::int[], ${column((row) => row.end)}::int[],
      ${column((row) => edge(row.speakerAt, 'start'))}::int[], ${column((row) => edge(row.speakerAt, 'end'))}::int[],
      ${column((row) => edge(row.wordsAt, 'start'))}::int[], ${column((row) => edge(row.wordsAt, 'end'))}::int[],
      ${column((row) => row.verb)}::text[], ${column((row) => row.speaker)}::text[],
      ${column((row) => row.speakerKind)}::text[], ${column((row) => row.title)}::text[],
      ${column((row) => row.mode)}::text[], ${column((row) => row.polarity)}::text[],
      ${column((row) => personOf.get(row) ?? null)}::bigint[], ${column(sourceOf)}::bigint[],
      ${column((row) => row.decision)}::text[])`.execute(database)
}

/** The records that people named by id are now: what a human said outlives a record that was merged away since. */
async function findStanding(database: Database, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ named: number; id: number }>`
    select id as named, id from person where id = any(${ids}::bigint[])
    union all select former_id, person_id from former_person where former_id = any(${ids}::bigint[])`.execute(database)
  return new Map(rows.map(({ named, id }) => [named, id]))
}

async function insertMentions(
  database: Database,
  revisions: readonly RevisionSourcing[],
  sources: ReadonlyMap<string, Filed>,
): Promise<void> {
  const rows = revisions.flatMap(({ revisionId, mentions }) =>
    mentions.map((mention, index) => ({ ...mention, revisionId, position: index + 1 })),
  )
  if (rows.length === 0) return
  const column = columnsOf(rows)
  await sql`insert into mention (revision_id, position, name, cue, relation, source_id, decision)
    select * from unnest(${column((row) => row.revisionId)}::bigint[], ${column((row) => row.position)}::int[],
      ${column((row) => row.name)}::text[], ${column((row) => row.cue)}::text[], ${column((row) => row.relation)}::text[],
      ${column((row) => sources.get(row.name)?.id ?? null)}::bigint[], ${column((row) => row.decision)}::text[])`.execute(
    database,
  )
}

/** One array a column: what `unnest` makes rows of again. */
function columnsOf<Row>(rows: readonly Row[]) {
  return <Value>(value: (row: Row) => Value): Value[] => rows.map(value)
}
