/** What readers say of an article, as its page prints it. */
import { toPersianDigits } from '#persian'
import type { CommentedArticle, CommentThread, PublishedComment } from '#store'
import { articlePath, commentsPath } from '../addresses.ts'
import { fullMoment, type Moment } from './times.ts'

export interface CommentView {
  id: number
  name: string
  /** One string a paragraph. */
  paragraphs: string[]
  at: Moment
  /** In Persian digits. */
  agreed: string
  disagreed: string
  answers: CommentView[]
}

export interface CommentsView {
  code: number
  headline: string
  /** Of the article. */
  href: string
  path: string
  /** «منتشر شده: ۱۲», … */
  tally: string[]
  threads: CommentView[]
  olderPath: string | null
  isNewest: boolean
  /** A comment was sent just now, and waits; `later`: a while longer, because its browser runs no scripts. */
  sent: 'now' | 'later' | null
}

export function commentsView(
  { code, slug, headline, tally, threads }: CommentedArticle,
  shown: { length: number; isNewest: boolean; sent: CommentsView['sent'] },
): CommentsView {
  const path = commentsPath(code)
  const page = threads.slice(0, shown.length)
  return {
    code,
    headline,
    href: articlePath({ code, slug }),
    path,
    tally: [
      `منتشر شده: ${toPersianDigits(tally.published)}`,
      `در انتظار: ${toPersianDigits(tally.waiting)}`,
      `غیرقابل انتشار: ${toPersianDigits(tally.rejected)}`,
    ],
    threads: page.map((thread) => ({ ...commentView(thread), answers: thread.answers.map(commentView) })),
    olderPath: threads.length > shown.length ? `${path}?before=${page.at(-1)!.id}` : null,
    isNewest: shown.isNewest,
    sent: shown.sent,
  }
}

function commentView({ id, name, body, receivedAt, agreed, disagreed }: PublishedComment | CommentThread): CommentView {
  return {
    id,
    name,
    paragraphs: body.split('\n\n'),
    at: fullMoment(receivedAt),
    agreed: toPersianDigits(agreed),
    disagreed: toPersianDigits(disagreed),
    answers: [],
  }
}
