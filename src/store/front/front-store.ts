/** What the store holds of the front page, and of the line above every page. */
export { publishedAsOf } from './as-of.ts'
export * from './breaking.ts'
export * from './front-lists.ts'
export {
  addFrontVersion,
  cancelFrontVersion,
  type FrontAt,
  type FrontReader,
  type FrontVersion,
  type FrontVersionDraft,
  frontChangeTask,
  holdFront,
  listFrontVersions,
  listPlannedVersions,
  readFrontAt,
  readFrontVersion,
  tellFront,
  tellPlanned,
} from './front-versions.ts'
