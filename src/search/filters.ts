import { type ArticleKind, articleKinds, type EditionCode, editionCodes, firstEdition } from '#article'
import { type Database, idBehind, labelMark, type TermChoice } from '#store'

/** What narrows an answer. Slugs as in addresses; instants of the printed publication. */
export interface SearchFilters {
  section?: string
  kinds?: readonly ArticleKind[]
  source?: string
  person?: string
  from?: Date
  /** Not included. */
  until?: Date
  /** Articles of this edition alone; left out where there is only one, or where those of all are looked through. */
  edition?: EditionCode
}

/** Filters as the store asks them. */
export interface Narrowing {
  labels: TermChoice[]
  /** What the answer may not be filed under. */
  labelsNot: TermChoice[]
  /** Somebody narrowed the question, so that it is one even without words. */
  isNarrowed: boolean
  /** Who is to have said something. */
  personId: number | null
}

/** Looks up what the filters name; null when one of them names nothing, so that nothing can answer. */
export async function narrowingOf(database: Database, filters: SearchFilters): Promise<Narrowing | null> {
  const labels: TermChoice[] = []
  for (const label of ['section', 'source'] as const) {
    const slug = filters[label]
    if (slug === undefined) continue
    const id = await idOf(database, label, slug)
    if (id === null) return null
    labels.push([[labelMark(label, id)]])
  }
  const personId = filters.person === undefined ? null : await idOf(database, 'person', filters.person)
  if (filters.person !== undefined && personId === null) return null
  if (filters.kinds) labels.push(ofKinds(filters.kinds))
  // Who said what is no term, being read after an article is indexed: every kind stands for every article.
  if (personId !== null && labels.length === 0) labels.push(ofKinds(articleKinds))
  const isNarrowed = labels.length > 0
  return { ...withEdition(labels, filters.edition), isNarrowed, personId }
}

/** Articles of the first edition, which is nearly all there is, have no mark of it. */
function withEdition(labels: TermChoice[], edition: EditionCode | undefined): Pick<Narrowing, 'labels' | 'labelsNot'> {
  if (edition === undefined) return { labels, labelsNot: [] }
  const marked = (code: EditionCode): TermChoice => [[labelMark('edition', code)]]
  if (edition !== firstEdition) return { labels: [...labels, marked(edition)], labelsNot: [] }
  return { labels, labelsNot: editionCodes.filter((code) => code !== firstEdition).map(marked) }
}

function ofKinds(kinds: readonly ArticleKind[]): TermChoice {
  return kinds.map((kind) => [labelMark('kind', kind)])
}

/** The store holds no NUL, and refuses to compare with one. */
async function idOf(database: Database, table: 'section' | 'source' | 'person', slug: string): Promise<number | null> {
  return slug.includes('\0') ? null : idBehind(database, table, slug)
}
