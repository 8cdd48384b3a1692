import type { SearchStanding } from '#store'
import type { SearchCursor } from './cursor.ts'
import type { SearchFilters } from './filters.ts'

/** A question put to the index. */
export interface SearchRequest {
  text: string
  filters?: SearchFilters
  /** By how well they answer, or by date alone. */
  order: 'best' | 'newest'
  /** Whose answers: of what is live, of drafts, or of both. */
  standings: readonly SearchStanding[]
  cursor?: SearchCursor | null
  limit: number
  now: Date
}
