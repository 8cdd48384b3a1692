import { sql } from 'kysely'
import type { ArticleDocument } from '#article'
import { appendAudit } from '../audit.ts'
import { announce } from '../changes.ts'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'

/** A dossier as readers see it, and as the desk writes it. */
export interface Dossier {
  slug: string
  title: string
  intro: ArticleDocument
  /** Codes of its articles in their order, those that are not live too. */
  codes: number[]
  /** When it was last written. */
  changedAt: Date
}

/** A dossier in a list; `count` is that of its live articles. */
export interface DossierLine {
  slug: string
  title: string
  count: number
  changedAt: Date
}

/** What the site reads of dossiers. */
export interface DossierReader {
  /** `ended`: there was one, and it was taken down. */
  dossier(slug: string): Promise<Dossier | 'ended' | null>
  /** The last written first. */
  dossiers(): Promise<DossierLine[]>
}

const dossiersMax = 500

/** Dossiers as readers see them. */
export function dossierReader(database: Database): DossierReader {
  return { dossier: (slug) => readDossier(database, slug), dossiers: () => listDossiers(database) }
}

export async function readDossier(database: Database, slug: string): Promise<Dossier | 'ended' | null> {
  const { rows } = await sql<Dossier & { isKnown: boolean }>`
    select shown.title is not null as "isKnown", dossier.slug, shown.title, shown.intro, shown.made_at as "changedAt",
      (select coalesce(json_agg(article.code order by entry.position), '[]') from dossier_entry as entry
        join article on article.id = entry.article_id where entry.version_id = shown.version_id) as codes
    from dossier left join shown_dossier as shown using (id) where dossier.slug = ${slug}`.execute(database)
  const row = rows[0]
  if (row === undefined) return null
  const { isKnown, ...dossier } = row
  return isKnown ? dossier : 'ended'
}

/** The newest headlines of these articles, live or not. */
export async function findHeadlines(database: Database, codes: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ code: number; headline: string }>`
    select article.code, newest.headline from article join lateral (
      select headline from revision where article_id = article.id order by number desc limit 1
    ) as newest on true where article.code = any(${codes}::bigint[])`.execute(database)
  return new Map(rows.map(({ code, headline }) => [code, headline]))
}

async function listDossiers(database: Database): Promise<DossierLine[]> {
  const { rows } = await sql<DossierLine>`
    select slug, title, made_at as "changedAt", (select count(*) from dossier_entry join live using (article_id)
      where dossier_entry.version_id = shown_dossier.version_id) as count
    from shown_dossier order by made_at desc limit ${dossiersMax}`.execute(database)
  return rows
}

export interface DossierDraft {
  slug: string
  title: string
  intro: ArticleDocument
  /** In their order. */
  articleIds: readonly number[]
  madeBy: string
}

/** Writes a dossier, new or anew, and what its articles say of it. Call it inside a transaction. */
export async function writeDossier(database: Database, draft: DossierDraft): Promise<void> {
  const { slug, title, intro, articleIds, madeBy } = draft
  const before = await entriesOf(database, slug)
  await addVersion(database, { ...draft, isEnd: false })
  await tellOf(database, slug, [...before, ...articleIds])
  const facts = { title, articles: articleIds.length, blocks: intro.content.length }
  await appendAudit(database, { actor: madeBy, action: 'write-dossier', subject: key.dossier(slug), facts })
}

/** Takes a dossier down; its articles stay. False when there is none. Call it inside a transaction. */
export async function endDossier(database: Database, slug: string, madeBy: string): Promise<boolean> {
  const dossier = await readDossier(database, slug)
  if (dossier === null || dossier === 'ended') return false
  const before = await entriesOf(database, slug)
  await addVersion(database, { ...dossier, articleIds: [], madeBy, isEnd: true })
  await tellOf(database, slug, before)
  await appendAudit(database, { actor: madeBy, action: 'end-dossier', subject: key.dossier(slug), facts: {} })
  return true
}

async function addVersion(
  database: Database,
  { slug, title, intro, articleIds, madeBy, isEnd }: DossierDraft & { isEnd: boolean },
): Promise<void> {
  await sql`insert into dossier (slug) values (${slug}) on conflict do nothing`.execute(database)
  await sql`
    with made as (
      insert into dossier_version (dossier_id, title, intro, is_end, made_by)
      select id, ${title}, ${JSON.stringify(intro)}::json, ${isEnd}, ${madeBy} from dossier where slug = ${slug} returning id
    )
    insert into dossier_entry (version_id, position, article_id)
    select made.id, position, article_id from made, unnest(${articleIds}::bigint[]) with ordinality as e(article_id, position)`.execute(
    database,
  )
}

async function entriesOf(database: Database, slug: string): Promise<number[]> {
  const { rows } = await sql<{ article_id: number }>`
    select article_id from shown_dossier join dossier_entry using (version_id) where slug = ${slug}`.execute(database)
  return rows.map((row) => row.article_id)
}

async function tellOf(database: Database, slug: string, articleIds: readonly number[]): Promise<void> {
  await announce(database, [key.dossier(slug), key.dossiers])
  await showDossiers(database, [...new Set(articleIds)])
}

/**
 * After articles were published, changed or taken down: makes anew what is said of the dossiers they stand in. Answers with
 * the codes of the articles whose pages changed.
 */
export async function followInDossiers(database: Database, codes: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ slug: string; articleId: number }>`
    select slug, entry.article_id as "articleId" from shown_dossier join dossier_entry as entry using (version_id)
    where version_id in (select version_id from dossier_entry join article on article.id = article_id
      where article.code = any(${codes}::bigint[]))`.execute(database)
  if (rows.length === 0) return []
  await announce(database, [...new Set(rows.map(({ slug }) => key.dossier(slug))), key.dossiers])
  return showDossiers(database, [...new Set(rows.map(({ articleId }) => articleId))])
}

/**
 * Makes anew what pages print of the dossiers these articles stand in, among what is live now, and tells the site of those
 * that changed. Answers with their codes.
 */
export async function showDossiers(database: Database, articleIds: readonly number[]): Promise<number[]> {
  if (articleIds.length === 0) return []
  const { rows } = await sql<{ code: number }>`
    with listed as (
      select shown_dossier.id, shown_dossier.slug, title, live.article_id, row_number() over places as place,
        count(*) over (partition by shown_dossier.id) as count,
        lag(said.line) over places as previous, lead(said.line) over places as next
      from shown_dossier join dossier_entry using (version_id) join live using (article_id)
      cross join lateral (select json_build_object('code', live.code, 'edition', live.edition, 'slug', live.slug,
        'headline', live.headline) as line) as said
      where exists (select from dossier_entry as own
        where own.version_id = shown_dossier.version_id and own.article_id = any(${articleIds}::bigint[]))
      window places as (partition by shown_dossier.id order by position)
    ), shown as (
      select asked.id, coalesce((select json_agg(json_build_object('slug', slug, 'title', title, 'place', place,
          'count', count, 'previous', previous, 'next', next) order by listed.id)
        from listed where listed.article_id = asked.id), '[]') as dossiers
      from unnest(${articleIds}::bigint[]) as asked(id)
    ), changed as (
      insert into beside as known (article_id, dossiers) select id, dossiers from shown
      on conflict (article_id) do update set dossiers = excluded.dossiers
        where known.dossiers::text <> excluded.dossiers::text
      returning article_id
    )
    select live.code from changed join live using (article_id)`.execute(database)
  const codes = rows.map(({ code }) => code)
  if (codes.length > 0) await announce(database, codes.map(key.article))
  return codes
}
