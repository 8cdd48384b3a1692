/**
 * Sourcing, module 2: who carried a story, who said what, who else is credited; read from the article's own words.
 * Pure: no clock, no disk.
 */

export type { CheckContext, RecordedSourcing, SourcingFinding } from './check.ts'
export { checkSourcing } from './check.ts'
export { type Choice, chooseStory, type JudgedMember } from './copies/choose-story.ts'
export { type HeadlineLikeness, likenessOfHeadlines } from './copies/headlines.ts'
export {
  Arrival,
  type ArrivedText,
  copiedWithinMs,
  type Judgement,
  type KeptCopy,
  keepCopy,
} from './copies/judge-copies.ts'
export { marksOf } from './copies/marks.ts'
export { StoryFolder } from './copies/story-folder.ts'
export { creditLine } from './credit-line.ts'
export {
  type DecidedHop,
  type DecidedMention,
  type DecidedStatement,
  decideChain,
  decideMentions,
  decideStatements,
  findingSubject,
  hopSubject,
  type SourcingDecision,
  statementSubject,
} from './decide.ts'
export type { Source, SourceDirectory } from './directory/directory.ts'
export {
  createDirectory,
  extendDirectory,
  mergeSources,
  nameKey,
  resolveSource,
  sourceDirectory,
  sourceNameKeys,
} from './directory/directory.ts'
export {
  type KnownAs,
  mayBeOnePerson,
  mayBeOneSource,
  sourceEndings,
  surnamesOf,
} from './directory/likely-same.ts'
export type { KnownPerson, Tenure } from './directory/people.ts'
export { identifyPerson, knownPeople, knownPersonBySurname } from './directory/people.ts'
export { isGivenName } from './lexicon/given-names.ts'
export { isRole } from './lexicon/person-words.ts'
export * from './model.ts'
export type { ArticleText } from './read-sourcing.ts'
export { readChain, readPlacedSourcing, readSourcing } from './read-sourcing.ts'
