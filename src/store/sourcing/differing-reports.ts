import { sql } from 'kysely'
import { fold, isStopWord } from '#persian'
import type { Database } from '../database.ts'
import type { DifferingReport } from '../model.ts'
import { announceArticles } from '../publications.ts'

/** Links two articles that tell one event differently; true when they were not linked before. */
export async function linkDiffering(
  database: Database,
  pair: readonly [articleId: number, articleId: number],
  madeBy: string,
): Promise<boolean> {
  const [one, other] = inOrder(pair)
  const { rows } = await sql`insert into differing_report (one_id, other_id, made_by)
    values (${one}, ${other}, ${madeBy}) on conflict do nothing returning one_id`.execute(database)
  if (rows.length > 0) await tellBoth(database, pair)
  return rows.length > 0
}

/** Takes the link away again; true when there was one. */
export async function unlinkDiffering(
  database: Database,
  pair: readonly [articleId: number, articleId: number],
): Promise<boolean> {
  const [one, other] = inOrder(pair)
  const { rows } = await sql`delete from differing_report where one_id = ${one} and other_id = ${other}
    returning one_id`.execute(database)
  if (rows.length > 0) await tellBoth(database, pair)
  return rows.length > 0
}

function inOrder([one, other]: readonly [number, number]): [number, number] {
  return one < other ? [one, other] : [other, one]
}

async function tellBoth(database: Database, pair: readonly number[]): Promise<void> {
  const { rows } = await sql<{ code: number }>`
    select code from live where article_id = any(${pair}::bigint[])`.execute(database)
  await announceArticles(
    database,
    rows.map(({ code }) => code),
    [],
  )
}

export interface LinkedReport extends Pick<DifferingReport, 'code' | 'headline'> {
  isLive: boolean
}

/** Articles that a human linked to this one. */
export async function differingOf(database: Database, articleId: number): Promise<LinkedReport[]> {
  const { rows } = await sql<LinkedReport>`
    select article.code, newest.headline, live.code is not null as "isLive"
    from (select other_id as id from differing_report where one_id = ${articleId}
      union all select one_id from differing_report where other_id = ${articleId}) as pair
    join article using (id) left join live on live.article_id = article.id
    join lateral (select headline from revision where article_id = article.id order by number desc limit 1) as newest on true
    order by article.code`.execute(database)
  return rows
}

/** How far back an earlier report is looked for, and how many of a source's articles are compared. */
const reachDays = 7
const comparedMax = 200
const proposedMax = 5
/** Words a headline must share with ours to be proposed. */
const sharedWordsMin = 2

/**
 * Live articles that may be the other report a mention speaks of: carried from that source in the days before, with
 * words of the headline in common. Proposed to an editor; never linked by the program.
 */
export async function proposeDiffering(
  database: Database,
  article: { articleId: number; headline: string; before: Date },
  sourceIds: readonly number[],
): Promise<{ code: number; headline: string }[]> {
  if (sourceIds.length === 0) return []
  const { rows } = await sql<{ code: number; headline: string }>`
    select live.code, live.headline from live_source listed join live using (code)
    where listed.source_id = any(${sourceIds}::bigint[]) and listed.published_at <= ${article.before}::timestamptz
      and listed.published_at > ${article.before}::timestamptz - make_interval(days => ${reachDays})
      and live.article_id <> ${article.articleId}
      and not exists (select from differing_report where one_id = least(live.article_id, ${article.articleId}::bigint)
        and other_id = greatest(live.article_id, ${article.articleId}::bigint))
    order by listed.published_at desc limit ${comparedMax}`.execute(database)
  const own = wordsOf(article.headline)
  return rows
    .map((row) => ({ ...row, shared: [...wordsOf(row.headline)].filter((word) => own.has(word)).length }))
    .filter(({ shared }) => shared >= sharedWordsMin)
    .sort((one, other) => other.shared - one.shared)
    .slice(0, proposedMax)
    .map(({ code, headline }) => ({ code, headline }))
}

function wordsOf(headline: string): Set<string> {
  return new Set(
    fold(headline)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && !isStopWord(word)),
  )
}
