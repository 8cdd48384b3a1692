import type { PublishedArticle, RelatedArticle } from '../model.ts'

/** What the question for a live article asks of what stands beside it: one row by its key. */
export const besideColumns = '(select related from beside where beside.article_id = live.article_id) as related'

export interface BesideRow {
  related: (Omit<RelatedArticle, 'publishedAt'> & { publishedAt: string })[] | null
}

export function besideIn({ related }: BesideRow): Pick<PublishedArticle, 'related'> {
  return { related: (related ?? []).map((other) => ({ ...other, publishedAt: new Date(other.publishedAt) })) }
}
