export { creditLine } from './credit-line.ts'
export {
  createDirectory,
  extendDirectory,
  mergeSources,
  resolveSource,
  type Source,
  type SourceDirectory,
  sourceDirectory,
} from './directory/directory.ts'
export * from './model.ts'
export { type ArticleText, readSourcing } from './read-sourcing.ts'
