import { sql } from 'kysely'
import { type ArticleContent, readContentSourcing, sourcedText } from '#article'
import { decideChain, decideMentions, decideStatements } from '#sourcing'
import type { Database } from '../database.ts'
import { key } from '../keys.ts'
import { announceArticles, projectLive } from '../publications.ts'
import { type DecisionDraft, decisionsOf, keepDecisions } from './decisions.ts'
import { readRevisionSourcing } from './manuscript-sourcing.ts'
import { ownDirectory } from './own-directory.ts'
import { saveStatementsAgain } from './save-sourcing.ts'

export interface DecidingArticle {
  articleId: number
  madeBy: string
}

/**
 * Keeps what a human decided and carries it out where the article stands: in its newest revision and in the one that
 * readers see. Their words and chains stay as they were saved; who said what is recorded anew.
 */
export async function recordDecisions(
  database: Database,
  article: DecidingArticle,
  drafts: readonly DecisionDraft[],
): Promise<void> {
  await keepDecisions(database, article, drafts)
  const decisions = (await decisionsOf(database, [article.articleId])).get(article.articleId) ?? []
  const directory = await ownDirectory(database)
  for (const revision of await standingRevisions(database, article.articleId)) {
    const { statements, mentions } = readContentSourcing(revision, directory)
    const { chain } = await readRevisionSourcing(database, revision.id)
    const marks = new Map(decideChain(chain, decisions).map(({ name, decision }) => [name, decision]))
    await markHops(database, revision.id, marks)
    const before = await livePeople(database, revision.id)
    await saveStatementsAgain(database, [
      {
        revisionId: revision.id,
        chain: [],
        statements: decideStatements(statements, sourcedText(revision), decisions),
        mentions: decideMentions(mentions, decisions),
      },
    ])
    if (revision.liveCode === null) continue
    await projectLive(database, [revision.liveCode])
    const people = new Set([...before, ...(await livePeople(database, revision.id))])
    await announceArticles(database, [revision.liveCode], [...people].map(key.person))
  }
}

type StandingRevision = Pick<ArticleContent, 'headline' | 'lead' | 'document'> & { id: number; liveCode: number | null }

/** The newest revision and the live one: often the same. */
async function standingRevisions(database: Database, articleId: number): Promise<StandingRevision[]> {
  const { rows } = await sql<StandingRevision>`
    select revision.id, revision.headline, revision.lead, revision.document, live.code as "liveCode"
    from revision left join live on live.revision_id = revision.id and live.article_id = revision.article_id
    where revision.article_id = ${articleId} and (live.code is not null
      or revision.number = (select max(number) from revision where article_id = ${articleId}))`.execute(database)
  return rows
}

async function markHops(
  database: Database,
  revisionId: number,
  marks: ReadonlyMap<string, string | null>,
): Promise<void> {
  await sql`update chain_hop set decision = mark
    from unnest(${[...marks.keys()]}::text[], ${[...marks.values()]}::text[]) as made(name, mark)
    where revision_id = ${revisionId} and chain_hop.name = made.name and decision is distinct from mark`.execute(
    database,
  )
}

async function livePeople(database: Database, revisionId: number): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select distinct person.slug from statement join person on person.id = statement.person_id
    where statement.revision_id = ${revisionId}`.execute(database)
  return rows.map(({ slug }) => slug)
}
