export { type ImportedPage, type ImportOptions, importPages } from './import/import-pages.ts'
export { draftFromPage, hashOf, type PageDraft, type PageToImport, type SourcingTime } from './import/page-draft.ts'
export { foldArrivals } from './stories/fold-arrivals.ts'
export { readTakingBack, type TakingBack } from './stories/taking-back.ts'
