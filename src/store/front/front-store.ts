/** What the store holds of the front page, and of the line above every page. */
export { publishedAsOf } from './as-of.ts'
export * from './breaking.ts'
export * from './front-lists.ts'
export {
  type ArrangedPage,
  addFrontVersion,
  cancelFrontVersion,
  type FrontAt,
  type FrontChange,
  type FrontReader,
  type FrontVersion,
  type FrontVersionDraft,
  type FrontVersionsQuery,
  firstFrontPage,
  frontChangeTask,
  holdFront,
  listFrontVersions,
  listPlannedVersions,
  pageKey,
  readFrontAt,
  readFrontVersion,
  tellPlanned,
} from './front-versions.ts'
