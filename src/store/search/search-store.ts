/** What the store holds for searching. */
export * from './documents.ts'
export * from './matches.ts'
export * from './terms.ts'
export * from './words.ts'
