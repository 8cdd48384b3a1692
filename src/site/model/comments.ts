/** What readers say of an article, as its page prints it. */
import type { CommentedArticle, CommentThread, PublishedComment } from '#store'
import { articlePath } from '../addresses.ts'
import type { Moment } from '../edition/dates.ts'
import type { Edition } from '../edition/edition.ts'

export interface CommentView {
  id: number
  name: string
  /** One string a paragraph. */
  paragraphs: string[]
  at: Moment
  /** In the digits of the edition. */
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
  article: CommentedArticle,
  shown: { length: number; isNewest: boolean; sent: CommentsView['sent'] },
  edition: Edition,
): CommentsView {
  const { code, headline, tally, threads } = article
  const { dates, paths, words } = edition
  const path = paths.comments(code)
  const page = threads.slice(0, shown.length)
  return {
    code,
    headline,
    href: articlePath(article),
    path,
    tally: [
      words.comments.published(dates.number(tally.published)),
      words.comments.waiting(dates.number(tally.waiting)),
      words.comments.rejected(dates.number(tally.rejected)),
    ],
    threads: page.map((thread) => ({
      ...commentView(thread, edition),
      answers: thread.answers.map((answer) => commentView(answer, edition)),
    })),
    olderPath: threads.length > shown.length ? `${path}?before=${page.at(-1)!.id}` : null,
    isNewest: shown.isNewest,
    sent: shown.sent,
  }
}

function commentView(
  { id, name, body, receivedAt, agreed, disagreed }: PublishedComment | CommentThread,
  { dates }: Edition,
): CommentView {
  return {
    id,
    name,
    paragraphs: body.split('\n\n'),
    at: dates.full(receivedAt),
    agreed: dates.number(agreed),
    disagreed: dates.number(disagreed),
    answers: [],
  }
}
