import { sql } from 'kysely'
import type { EditionCode, Numbered } from '#article'
import type { Database } from '../database.ts'

export type CommentState = 'waiting' | 'published' | 'rejected'

/** «منتشر شده / در انتظار / غیرقابل انتشار» */
export type CommentTally = Record<CommentState, number>

/** A comment as readers see it. */
export interface PublishedComment {
  id: number
  name: string
  body: string
  receivedAt: Date
  agreed: number
  disagreed: number
}

export interface CommentThread extends PublishedComment {
  /** In the order they came. */
  answers: PublishedComment[]
}

export interface CommentedArticle extends Numbered {
  slug: string
  headline: string
  section: string | null
  tally: CommentTally
  /** The newest first. */
  threads: CommentThread[]
}

export interface CommentsReader {
  /**
   * What readers say of a live article, in pages of at most `limit` threads that go on below the thread with this id;
   * null when no such article is live.
   */
  comments(query: { code: number; limit: number; below: number | null }): Promise<CommentedArticle | null>
}

/** Answers of one comment that are read at once. */
const answersMax = 200

/** Comments as readers see them. */
export function commentsReader(database: Database): CommentsReader {
  return { comments: (query) => readComments(database, query) }
}

type Row = Omit<PublishedComment, 'receivedAt'> & { receivedAt: string }

const one = (table: string) => `json_build_object('id', ${table}.id, 'name', ${table}.name, 'body', ${table}.body,
  'receivedAt', ${table}.received_at, 'agreed', stands.agreed, 'disagreed', stands.disagreed)`

async function readComments(
  database: Database,
  { code, limit, below }: { code: number; limit: number; below: number | null },
): Promise<CommentedArticle | null> {
  const { rows } = await sql<{
    code: number
    edition: EditionCode
    slug: string
    headline: string
    section: string | null
    tally: Partial<CommentTally> | null
    threads: { comment: Row; answers: Row[] | null }[] | null
  }>`
    select live.code, live.edition, live.slug, live.headline, section.slug as section,
      (select json_object_agg(state, count) from (select state, count(*) as count from comment_standing
        where article_id = live.article_id group by state) as counted) as tally,
      (select json_agg(json_build_object('comment', thread.comment, 'answers', thread.answers) order by thread.id desc)
        from (select comment.id, ${sql.raw(one('comment'))} as comment,
            (select json_agg(answer.said order by answer.id) from (
              select answer.id, ${sql.raw(one('answer'))} as said from comment as answer
                join comment_standing as stands on stands.comment_id = answer.id
              where answer.parent_id = comment.id and stands.state = 'published' order by answer.id limit ${answersMax}
            ) as answer) as answers
          from comment_standing as stands join comment on comment.id = stands.comment_id
          where stands.article_id = live.article_id and stands.state = 'published' and comment.parent_id is null
            and (${below}::bigint is null or comment.id < ${below})
          order by comment.id desc limit ${limit}) as thread) as threads
    from live left join section on section.id = live.section_id where live.code = ${code}`.execute(database)
  if (!rows[0]) return null
  const { tally, threads, ...article } = rows[0]
  return {
    ...article,
    tally: { published: 0, waiting: 0, rejected: 0, ...tally },
    threads: (threads ?? []).map(({ comment, answers }) => ({
      ...commentOf(comment),
      answers: (answers ?? []).map(commentOf),
    })),
  }
}

function commentOf(row: Row): PublishedComment {
  return { ...row, receivedAt: new Date(row.receivedAt) }
}
