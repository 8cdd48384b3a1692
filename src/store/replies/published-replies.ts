import type { RepliedArticle } from '../model.ts'

/** What the question for a live article asks of answers to it, and of what it answers. */
export const replyColumns = `
  (select json_agg(json_build_object('code', other.code, 'slug', other.slug, 'edition', other.edition, 'headline', other.headline, 'publishedAt', other.published_at)
      order by other.published_at, other.code)
    from reply join reply_article on reply_article.reply_id = reply.id
    join live as other on other.article_id = reply_article.article_id
    where reply.article_id = live.article_id) as replies,
  (select json_build_object('code', other.code, 'slug', other.slug, 'edition', other.edition, 'headline', other.headline, 'publishedAt', other.published_at,
      'name', reply.name, 'hash', encode(reply.body_hash, 'hex'))
    from reply_article join reply on reply.id = reply_article.reply_id
    join live as other on other.article_id = reply.article_id
    where reply_article.article_id = live.article_id) as answers`

type Told<T> = Omit<T, 'publishedAt'> & { publishedAt: string }

export interface ReplyRow {
  replies: Told<RepliedArticle>[] | null
  answers: Told<RepliedArticle & { name: string; hash: string }> | null
}

/** Answers to a published article, and what it answers itself, from its row. */
export function repliesIn({ replies, answers }: ReplyRow) {
  const dated = <T extends { publishedAt: string }>(told: T) => ({ ...told, publishedAt: new Date(told.publishedAt) })
  return { replies: (replies ?? []).map(dated), answers: answers === null ? null : dated(answers) }
}
