import { sql } from 'kysely'
import { sourcedText } from '#article'
import type { Database } from '../database.ts'
import type {
  DifferingReport,
  Named,
  PersonFacts,
  PublishedArticle,
  PublishedMention,
  PublishedStatement,
  SaidInArticle,
  SaidQuery,
  SaidStatement,
  SourceFacts,
} from '../model.ts'
import { listedIn, type ShownEdition } from '../published/of-edition.ts'

/** How many of somebody's articles are looked at for the offices they give, newest first. */
const officesFromArticles = 2_000
const saidMax = 100

const statementJson = `json_build_object('id', 's' || said.position, 'start', said.start_offset, 'end', said.end_offset,
  'speakerStart', said.speaker_start, 'speakerEnd', said.speaker_end, 'wordsStart', said.words_start, 'wordsEnd', said.words_end,
  'verb', said.verb, 'speaker', said.speaker, 'speakerKind', said.speaker_kind, 'title', said.title, 'mode', said.mode,
  'polarity', said.polarity)`

const namedJson = (table: string) =>
  `case when ${table}.id is null then null else json_build_object('slug', ${table}.slug, 'name', ${table}.name) end`

/** The statements and the mentions of `revision`, as `live` holds them for readers; null where there are none. */
export const projectedSourcing = {
  statements:
    sql.raw(`(select json_agg(json_build_object('said', ${statementJson}, 'person', ${namedJson('person')}, 'source', ${namedJson('source')}) order by said.position)
    from statement said left join person on person.id = said.person_id left join source on source.id = said.source_id
    where said.revision_id = revision.id)`),
  mentions:
    sql.raw(`(select json_agg(json_build_object('name', mention.name, 'relation', mention.relation, 'source', ${namedJson('source')}) order by mention.position)
    from mention left join source on source.id = mention.source_id where mention.revision_id = revision.id)`),
}

/** What the question for a live article asks of its sourcing: columns beside those of `live`. */
export const sourcingColumns = `live.statements, live.mentions,
  (select json_agg(json_build_object('code', other.code, 'slug', other.slug, 'edition', other.edition, 'headline', other.headline, 'publishedAt', other.published_at)
      order by other.published_at, other.code)
    from (select other_id as id from differing_report where one_id = live.article_id
      union all select one_id from differing_report where other_id = live.article_id) as pair
    join live as other on other.article_id = pair.id) as differing`

interface StatementJson extends Omit<PublishedStatement, 'speakerAt' | 'wordsAt' | 'person' | 'source'> {
  speakerStart: number | null
  speakerEnd: number | null
  wordsStart: number | null
  wordsEnd: number | null
}

/** The columns of {@link sourcingColumns}; null where there is nothing. */
export interface SourcingRow {
  statements: { said: StatementJson; person: Named | null; source: Named | null }[] | null
  mentions: PublishedMention[] | null
  differing: (Omit<DifferingReport, 'publishedAt'> & { publishedAt: string })[] | null
}

/** Statements, mentions and differing reports of a published article, from its row. */
export function sourcingIn(row: SourcingRow): Pick<PublishedArticle, 'statements' | 'mentions' | 'differing'> {
  return {
    statements: (row.statements ?? []).map(({ said, person, source }) => ({ ...statementOf(said), person, source })),
    mentions: row.mentions ?? [],
    differing: (row.differing ?? []).map((other) => ({ ...other, publishedAt: new Date(other.publishedAt) })),
  }
}

function statementOf({ speakerStart, speakerEnd, wordsStart, wordsEnd, ...said }: StatementJson) {
  return { ...said, speakerAt: passage(speakerStart, speakerEnd), wordsAt: passage(wordsStart, wordsEnd) }
}

function passage(start: number | null, end: number | null) {
  return start === null || end === null ? null : { start, end }
}

/** A source with all its names; a slug that was merged away finds the record it was merged into. */
export async function readSource(database: Database, slug: string): Promise<SourceFacts | null> {
  const { rows } = await sql<SourceFacts & { names: string[] }>`
    select slug, name, kind, country, home_url as home,
      array(select name from source_name where source_id = source.id order by length(name), name) as names
    from source where slug = ${slug} or id = (select source_id from former_source where slug = ${slug})`.execute(
    database,
  )
  if (!rows[0]) return null
  const { names, ...facts } = rows[0]
  return { ...facts, otherNames: names.filter((name) => name !== facts.name) }
}

/** A person by slug, a former one too, with names and offices; null where there is none. */
export async function readPerson(database: Database, slug: string): Promise<PersonFacts | null> {
  const { rows } = await sql<Omit<PersonFacts, 'offices' | 'otherNames'> & { names: string[] }>`
    select id, slug, name,
      array(select name from person_name where person_id = person.id order by length(name), name) as names,
      (select coalesce(json_agg(json_build_object('title', title, 'from', from_year, 'to', to_year)
        order by from_year desc nulls last, title), '[]') from tenure where person_id = person.id) as tenures
    from person where slug = ${slug} or id = (select person_id from former_person where slug = ${slug})`.execute(
    database,
  )
  if (!rows[0]) return null
  const { names, ...person } = rows[0]
  const offices = await readOffices(database, person.id)
  return { ...person, otherNames: names.filter((name) => name !== person.name), offices }
}

async function readOffices(database: Database, personId: number): Promise<PersonFacts['offices']> {
  const { rows } = await sql<PersonFacts['offices'][number]>`
    select statement.title, min(newest.published_at) as "firstAt", max(newest.published_at) as "lastAt"
    from (select published_at, code from live_person where person_id = ${personId}
      order by published_at desc, code desc limit ${officesFromArticles}) as newest
    join live using (code) join statement on statement.revision_id = live.revision_id and statement.person_id = ${personId}
    where statement.title is not null group by statement.title order by max(newest.published_at) desc, statement.title`.execute(
    database,
  )
  return rows
}

interface SaidRow extends Omit<SaidInArticle, 'section' | 'said'> {
  revision_lead: string | null
  document: PublishedArticle['document']
  section_slug: string | null
  section_name: string | null
  statements: StatementJson[]
}

/** One question of two indexes: the person's newest articles, then the statements of each. */
export async function readSaid(
  database: Database,
  { person, limit, before }: SaidQuery,
  edition: ShownEdition,
): Promise<SaidInArticle[]> {
  const older = before
    ? sql`(published_at, code) < (${before.publishedAt}::timestamptz, ${before.code}::bigint)`
    : sql`true`
  const { rows } = await sql<SaidRow>`
    select live.code, live.slug, live.edition, live.headline, live.lead, live.published_at as "publishedAt", live.updated_at as "updatedAt",
      revision.lead as revision_lead, revision.document, section.slug as section_slug, section.name as section_name,
      (select json_agg(${sql.raw(statementJson)} order by said.position) from statement said
        where said.revision_id = live.revision_id and said.person_id = newest.person_id) as statements
    from (select person_id, published_at, code from live_person
      where person_id = (select id from person where slug = ${person}) and ${older} and ${listedIn(edition, 'live_person.code')}
      order by published_at desc, code desc limit ${Math.min(limit, saidMax)}) as newest
    join live using (code) join revision on revision.id = live.revision_id
    left join section on section.id = live.section_id
    order by live.published_at desc, live.code desc`.execute(database)
  return rows.map(saidInArticle)
}

function saidInArticle({ revision_lead, document, section_slug, section_name, statements, ...article }: SaidRow) {
  const text = sourcedText({ lead: revision_lead, document })
  const section = section_slug === null ? null : { slug: section_slug, name: section_name! }
  return { ...article, section, said: (statements ?? []).map((said) => saidStatement(said, text)) }
}

function saidStatement(said: StatementJson, text: string): SaidStatement {
  const { id, verb, title, mode, polarity, start, end, wordsStart, wordsEnd } = said
  const words = wordsStart === null || wordsEnd === null ? null : unquoted(text.slice(wordsStart, wordsEnd))
  return { id, verb, title, mode, polarity, sentence: text.slice(start, end), words }
}

/** Without the quotation marks around all of it. */
function unquoted(words: string): string {
  const inner = /^«([^«»]*)»[.،؛]?$/s.exec(words.trim())
  return inner ? inner[1]!.trim() : words.trim()
}
