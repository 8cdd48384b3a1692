import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { type ArticleContent, type EditionCode, firstEdition, mediaOf, revisionText } from '#article'
import type { Hop } from '#sourcing'
import type { Database } from './database.ts'
import { fileAuthors, fileTags } from './filing.ts'
import { recordUses } from './media/medium-uses.ts'
import type { Named } from './model.ts'
import { enqueue } from './queue.ts'
import { decisionsOf } from './sourcing/decisions.ts'
import { ownDirectory } from './sourcing/own-directory.ts'
import { holdRecords } from './sourcing/record-locks.ts'
import { saveSourcing } from './sourcing/save-sourcing.ts'
import { type SourcingReading, sourcingOf } from './sourcing/sourcing-of.ts'
import { saveLinks } from './stories/own-links.ts'

export interface ArticleRecord {
  id: number
  code: number
}

/**
 * Makes one article for each wish, in order: a number asks for that news code (an archive keeps its codes), null for
 * the next free one. All belong to one edition, for good. Throws PostgreSQL's unique violation when a code is taken.
 */
export async function createArticles(
  database: Database,
  codes: readonly (number | null)[],
  edition: EditionCode = firstEdition,
): Promise<ArticleRecord[]> {
  const { rows } = await sql<ArticleRecord>`
    with wish as materialized (
      select position, coalesce(code, next_news_code()) as code
      from unnest(${codes}::bigint[]) with ordinality as given(code, position)
    ), made as (
      insert into article (code, edition) select code, ${edition} from wish order by position returning id, code
    )
    select made.id, made.code from made join wish using (code) order by wish.position`.execute(database)
  return rows
}

/** The articles that carry these codes, where there are any. */
export async function findArticles(database: Database, codes: readonly number[]): Promise<ArticleRecord[]> {
  if (codes.length === 0) return []
  return database
    .selectFrom('article')
    .select(['id', 'code'])
    .where('code', 'in', [...codes])
    .execute()
}

/** The edition an article belongs to, live or not; null for a code that no article carries. */
export async function findEdition(database: Database, code: number): Promise<EditionCode | null> {
  const row = await database.selectFrom('article').select('edition').where('code', '=', code).executeTakeFirst()
  return row?.edition ?? null
}

/** The editions of these articles, by id. */
export async function findEditions(database: Database, ids: readonly number[]): Promise<Map<number, EditionCode>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('article')
    .select(['id', 'edition'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, edition }) => [id, edition]))
}

/** Whether the newsroom has any article at all. */
export async function hasArticles(database: Database): Promise<boolean> {
  return (await database.selectFrom('article').select('id').limit(1).execute()).length > 0
}

/** What an editor or an importer saves. */
export interface RevisionDraft {
  articleId: number
  content: ArticleContent
  chain: readonly Hop[]
  /**
   * Who said what, where it has been read already; left out, it is read from the content here. `later`: a job reads it
   * (`readUnread`), for archives that come in faster than they are read.
   */
  reading?: SourcingReading | 'later'
  savedBy: string
  /** As {@link fingerprintOf} gives it, where somebody has asked already: an import would spend a third of its main thread on it. */
  fingerprint?: Buffer
}

export interface SavedRevision {
  id: number
  articleId: number
  number: number
  /** False when the newest revision already said exactly this: then nothing was written. */
  isNew: boolean
}

/** Saves one revision for each draft (of different articles), in order. */
export async function saveRevisions(database: Database, drafts: readonly RevisionDraft[]): Promise<SavedRevision[]> {
  const articleIds = drafts.map(({ articleId }) => articleId)
  await holdRecords(database)
  await holdArticles(database, articleIds)
  const newest = await newestRevisions(database, articleIds)
  const fingerprints = drafts.map((draft) => draft.fingerprint ?? fingerprintOf(draft))
  const fresh = drafts
    .map((draft, index) => ({
      draft,
      fingerprint: fingerprints[index]!,
      number: (newest.get(draft.articleId)?.number ?? 0) + 1,
    }))
    .filter(({ draft, fingerprint }) => !newest.get(draft.articleId)?.fingerprint.equals(fingerprint))
  const written = await insertRevisions(database, fresh)
  return drafts.map(({ articleId }) => {
    const made = written.get(articleId)
    if (made) return { ...made, articleId, isNew: true }
    const kept = newest.get(articleId)!
    return { id: kept.id, articleId, number: kept.number, isNew: false }
  })
}

/** The newest revision of an article: which it is, and what it says. */
export interface NewestRevision {
  id: number
  number: number
  fingerprint: Buffer
}

/** The newest revision of each of these articles that has one. */
export async function newestRevisions(
  database: Database,
  articleIds: readonly number[],
): Promise<Map<number, NewestRevision>> {
  if (articleIds.length === 0) return new Map()
  const { rows } = await sql<NewestRevision & { articleId: number }>`
    select asked.id as "articleId", newest.id, newest.number, newest.fingerprint
    from unnest(${articleIds}::bigint[]) as asked(id), lateral (
      select id, number, fingerprint from revision where article_id = asked.id order by number desc limit 1
    ) as newest`.execute(database)
  return new Map(rows.map(({ articleId, ...newest }) => [articleId, newest]))
}

/**
 * Makes other savers of these articles wait, so that numbers follow each other. A statement of its own: what the one
 * before wrote is seen only by a statement that begins after the wait.
 */
async function holdArticles(database: Database, articleIds: readonly number[]): Promise<void> {
  await sql`select from article where id = any(${articleIds}::bigint[]) order by id for update`.execute(database)
}

/** SHA-256 of all that a revision says: two with the same fingerprint say the same. */
export function fingerprintOf(said: Pick<RevisionDraft, 'content' | 'chain'>): Buffer {
  return hash('sha256', revisionText(said), 'buffer')
}

interface FreshRevision {
  draft: RevisionDraft
  fingerprint: Buffer
  number: number
}

async function insertRevisions(database: Database, fresh: readonly FreshRevision[]) {
  if (fresh.length === 0) return new Map<number, { id: number; number: number }>()
  const contents = fresh.map(({ draft }) => draft.content)
  const tags = await fileTags(
    database,
    contents.flatMap((content) => content.tags),
  )
  const authors = await fileAuthors(
    database,
    contents.flatMap((content) => content.authors),
  )
  const rows = fresh.map(({ draft: { content, articleId, savedBy }, fingerprint, number }) => ({
    ...content,
    document: undefined,
    article_id: articleId,
    number,
    tags: named(content.tags, tags),
    authors: named(content.authors, authors),
    fingerprint: fingerprint.toString('hex'),
    saved_by: savedBy,
  }))
  // One a line, for JSON has no line end of its own: inside of the other JSON the database would read each thrice.
  const documents = contents.map(({ document }) => JSON.stringify(document)).join('\n')
  const { rows: made } = await sql<{ id: number; article_id: number; number: number }>`
    insert into revision (article_id, number, kind, kicker, headline, subheadline, lead, document, hero, section_id,
      tags, authors, fingerprint, saved_by)
    select article_id, number, kind, kicker, headline, subheadline, lead, document::json, hero,
      (select id from section where slug = section), tags, authors, decode(fingerprint, 'hex'), saved_by
    from rows from (
      json_to_recordset(${JSON.stringify(rows)}::json) as (article_id bigint, number int, kind text, kicker text,
        headline text, subheadline text, lead text, hero json, section text, tags json, authors json, fingerprint text,
        saved_by text),
      string_to_table(${documents}, E'\\n')
    ) as draft(article_id, number, kind, kicker, headline, subheadline, lead, hero, section, tags, authors, fingerprint,
      saved_by, document)
    returning id, article_id, number`.execute(database)
  const written = new Map(made.map((row) => [row.article_id, { id: row.id, number: row.number }]))
  await recordUses(
    database,
    fresh.map(({ draft }) => ({ articleId: draft.articleId, hashes: mediaOf(draft.content) })),
  )
  await saveLinks(
    database,
    fresh.map(({ draft }) => ({ id: written.get(draft.articleId)!.id, document: draft.content.document })),
  )
  const decisions = await decisionsOf(
    database,
    fresh.map(({ draft }) => draft.articleId),
  )
  const isRead = fresh.every(({ draft }) => draft.reading !== undefined)
  const directory = isRead ? undefined : await ownDirectory(database)
  await saveSourcing(
    database,
    fresh.map(({ draft: { articleId, content, chain, reading } }) => {
      const sourced = { content, chain, reading: reading === 'later' ? unread : reading, directory }
      return sourcingOf(sourced, written.get(articleId)!.id, decisions.get(articleId) ?? [])
    }),
    fresh.flatMap(({ draft, number }) => (number > 1 ? [written.get(draft.articleId)!.id] : [])),
  )
  await leaveUnread(
    database,
    fresh.flatMap(({ draft }) => (draft.reading === 'later' ? [written.get(draft.articleId)!.id] : [])),
  )
  return written
}

const unread: SourcingReading = { statements: [], mentions: [] }

/** Notes which revisions wait to be read, and the job that will. */
async function leaveUnread(database: Database, revisionIds: readonly number[]): Promise<void> {
  if (revisionIds.length === 0) return
  const { rows } = await sql<{ code: number }>`
    with unread as (insert into unread_revision select unnest(${revisionIds}::bigint[]) returning revision_id)
    select article.code from unread join revision on revision.id = revision_id join article on article.id = article_id`.execute(
    database,
  )
  await enqueue(database, { task: 'read-sourcing', payload: { codes: rows.map(({ code }) => code) } })
}

function named(names: readonly string[], filed: Map<string, Named>): Named[] {
  const unique = new Map(names.flatMap((name) => (filed.has(name) ? [[filed.get(name)!.slug, filed.get(name)!]] : [])))
  return [...unique.values()].map(({ slug, name }) => ({ slug, name }))
}
