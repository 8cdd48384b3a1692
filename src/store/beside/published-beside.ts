import type { DossierPlace, PublishedArticle, RelatedArticle } from '../model.ts'

/** What the question for a live article asks of what stands beside it: one row by its key. */
export const besideColumns = `
  (select json_build_array(related, dossiers) from beside where beside.article_id = live.article_id) as beside`

export interface BesideRow {
  beside: [(Omit<RelatedArticle, 'publishedAt'> & { publishedAt: string })[], DossierPlace[]] | null
}

export function besideIn({ beside }: BesideRow): Pick<PublishedArticle, 'related' | 'dossiers'> {
  const [related, dossiers] = beside ?? [[], []]
  return { related: related.map((other) => ({ ...other, publishedAt: new Date(other.publishedAt) })), dossiers }
}
