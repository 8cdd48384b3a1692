import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ArticleContent } from '#article'
import { type Database, inTransaction } from '../database.ts'
import { projectAgain } from '../publications.ts'
import { decisionsOf } from './decisions.ts'
import { ownDirectory } from './own-directory.ts'
import { saveStatementsAgain } from './save-sourcing.ts'
import { sourcingOf } from './sourcing-of.ts'

/**
 * Reads who said what in those articles whose newest words were saved unread, and brings their pages up to date.
 * Resolves with how many were read; nothing is done twice. Other work is let in between one article and the next.
 */
export function readUnread(database: Database, codes: readonly number[]): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const unread = await holdUnread(transaction, codes)
    if (unread.length === 0) return 0
    const articleIds = unread.map(({ articleId }) => articleId)
    const decisions = await decisionsOf(transaction, articleIds)
    const directory = await ownDirectory(transaction)
    const read = []
    for (const { revisionId, articleId, content } of unread) {
      read.push(sourcingOf({ content, chain: [], directory }, revisionId, decisions.get(articleId) ?? []))
      await nextTurn()
    }
    await saveStatementsAgain(transaction, read)
    const ids = unread.map(({ revisionId }) => revisionId)
    await sql`delete from unread_revision where revision_id = any(${ids}::bigint[])`.execute(transaction)
    await projectAgain(transaction, articleIds)
    return unread.length
  })
}

interface Unread {
  revisionId: number
  articleId: number
  content: Pick<ArticleContent, 'headline' | 'lead' | 'document'>
}

/** The unread revisions of these articles, held until the transaction ends: who comes second finds nothing left. */
async function holdUnread(database: Database, codes: readonly number[]): Promise<Unread[]> {
  const { rows } = await sql<Omit<Unread, 'content'> & Unread['content']>`
    select revision.id as "revisionId", revision.article_id as "articleId", revision.headline, revision.lead, revision.document
    from unread_revision join revision on revision.id = unread_revision.revision_id
    join article on article.id = revision.article_id
    where article.code = any(${codes}::bigint[]) order by revision.id for update of unread_revision`.execute(database)
  return rows.map(({ revisionId, articleId, ...content }) => ({ revisionId, articleId, content }))
}
