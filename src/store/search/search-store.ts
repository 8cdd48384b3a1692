/** What the store holds for searching. */
export * from './documents.ts'
export * from './find-compared.ts'
export * from './find-matches.ts'
export * from './matches.ts'
export * from './terms.ts'
export * from './words.ts'
