/** The machine that finds, module 8: what is kept of an article to find it by, what was asked, which answers come first. */

export { readSearchCursor, type SearchCursor, writeSearchCursor } from './cursor.ts'
export { type DayRange, readDayRange } from './day-range.ts'
export type { SearchFilters } from './filters.ts'
export type { FoundArticle, SearchAnswer, SearchOutcome } from './find.ts'
export { beginIndexAnew, indexWaiting, keepIndexCurrent } from './index-waiting.ts'
export { type Indexing, keepIndexed } from './keep-indexed.ts'
export { openSearch, type Search } from './open-search.ts'
export type { Piece } from './passage.ts'
export { queryLengthMax, queryWordsMax, type SearchQuery } from './read-query.ts'
export { relate, relateWaiting } from './related/relate.ts'
export type { SearchRequest } from './request.ts'
