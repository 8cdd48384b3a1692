import { sql } from 'kysely'
import type { DecidedHop, DecidedMention, DecidedStatement } from '#sourcing'
import type { Database } from '../database.ts'
import type { Named } from '../model.ts'

/** What is recorded of one revision, with the records its names lead to and what humans decided. */
export interface RecordedHop extends DecidedHop {
  source: (Named & { id: number }) | null
}

export interface RecordedStatement extends Omit<DecidedStatement, 'sentence' | 'personId'> {
  id: string
  person: (Named & { id: number }) | null
  source: (Named & { id: number }) | null
}

export interface RecordedMention extends DecidedMention {
  source: (Named & { id: number }) | null
}

export interface RecordedSourcing {
  chain: RecordedHop[]
  statements: RecordedStatement[]
  mentions: RecordedMention[]
}

interface StatementRow extends Omit<RecordedStatement, 'speakerAt' | 'wordsAt'> {
  speakerStart: number | null
  speakerEnd: number | null
  wordsStart: number | null
  wordsEnd: number | null
}

const named = (table: string) =>
  sql.raw(
    `case when ${table}.id is null then null else json_build_object('id', ${table}.id, 'slug', ${table}.slug, 'name', ${table}.name) end`,
  )

/** The sourcing of a revision as it stands. */
export async function readRevisionSourcing(database: Database, revisionId: number): Promise<RecordedSourcing> {
  const { rows: hops } = await sql<RecordedHop & { url: string | null }>`
    select hop.name, hop.kind, hop.relation, hop.url, hop.decision, ${named('source')} as source
    from chain_hop hop left join source on source.id = hop.source_id
    where revision_id = ${revisionId} order by position`.execute(database)
  const { rows: statements } = await sql<StatementRow>`
    select 's' || position as id, start_offset as start, end_offset as end, speaker_start as "speakerStart",
      speaker_end as "speakerEnd", words_start as "wordsStart", words_end as "wordsEnd", verb, speaker,
      speaker_kind as "speakerKind", title, mode, polarity, decision, ${named('person')} as person, ${named('source')} as source
    from statement said left join person on person.id = said.person_id left join source on source.id = said.source_id
    where revision_id = ${revisionId} order by position`.execute(database)
  const { rows: mentions } = await sql<RecordedMention>`
    select mention.name, cue, relation, decision, ${named('source')} as source
    from mention left join source on source.id = mention.source_id
    where revision_id = ${revisionId} order by position`.execute(database)
  return {
    chain: hops.map(({ url, ...hop }) => ({ ...hop, ...(url !== null && { url }) })),
    statements: statements.map(placed),
    mentions,
  }
}

function placed({ speakerStart, speakerEnd, wordsStart, wordsEnd, ...said }: StatementRow): RecordedStatement {
  const place = (start: number | null, end: number | null) => (start === null || end === null ? null : { start, end })
  return { ...said, speakerAt: place(speakerStart, speakerEnd), wordsAt: place(wordsStart, wordsEnd) }
}
