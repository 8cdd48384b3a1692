import type { DossierPlace, PublishedArticle, RelatedArticle } from '../model.ts'

/** What the question for a live article asks of what stands beside it: one row by its key. */
export const besideColumns = `
  (select json_build_array(related, dossiers) from beside where beside.article_id = live.article_id) as beside,
  (select count(*)::int from comment_standing said where said.article_id = live.article_id and said.state = 'published') as comments`

export interface BesideRow {
  beside: [(Omit<RelatedArticle, 'publishedAt'> & { publishedAt: string })[], DossierPlace[]] | null
  comments: number
}

/** Related articles and dossiers of a published article, from its row. */
export function besideIn({
  beside,
  comments,
}: BesideRow): Pick<PublishedArticle, 'related' | 'dossiers' | 'commentCount'> {
  const [related, dossiers] = beside ?? [[], []]
  return {
    related: related.map((other) => ({ ...other, publishedAt: new Date(other.publishedAt) })),
    dossiers,
    commentCount: comments,
  }
}
