import type { ArticleKind } from '#article'
import { type Database, type Label, labelId, labelMark, type TermChoice } from '#store'

/** What narrows an answer. Slugs as in addresses; instants of the printed publication. */
export interface SearchFilters {
  section?: string
  kinds?: readonly ArticleKind[]
  source?: string
  person?: string
  from?: Date
  /** Not included. */
  until?: Date
}

/** The filters that are kept as terms; null when one of them names nothing, so that nothing can answer. */
export async function labelsOf(database: Database, filters: SearchFilters): Promise<TermChoice[] | null> {
  const choices: TermChoice[] = []
  for (const label of ['section', 'source', 'person'] as const) {
    const slug = filters[label]
    if (slug === undefined) continue
    const id = await labelId(database, label, slug)
    if (id === null) return null
    choices.push([[labelMark(label, id)]])
  }
  if (filters.kinds) choices.push(filters.kinds.map((kind) => [labelMark('kind' satisfies Label, kind)]))
  return choices
}
