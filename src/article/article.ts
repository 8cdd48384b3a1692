export * from './build.ts'
export * from './content.ts'
export { countChangedWords } from './diff/changed-words.ts'
export {
  type BlockChange,
  type ContentDiff,
  diffBlocks,
  diffContents,
  diffWords,
  type FilingChange,
  hasChanges,
  shownText,
  type TextChange,
  type TextPart,
  type WordChange,
} from './diff/diff.ts'
export { blockChangesToHtml, wordChangesToHtml } from './diff/diff-html.ts'
export * from './document.ts'
export * from './editions.ts'
export { contentFingerprint, revisionText } from './fingerprint.ts'
export * from './front/front.ts'
export { isolateRuns } from './isolate.ts'
export { linksOf, newsAddress } from './links-of.ts'
export { filmAt, mediaOf, mediaOfDocument } from './media-of.ts'
export {
  type Clash,
  type ContentPart,
  contentParts,
  type Merged,
  type MergeTexts,
  mergeContents,
} from './merge/merge.ts'
export { type ContentPatch, patchBetween, withPatch } from './merge/patch.ts'
export { ADDRESS_LENGTH_MAX, type AddressForm, readAddress } from './read/address.ts'
export { mendContent, readContent } from './read/read-content.ts'
export { readDocument } from './read/read-document.ts'
export type { ContentProblem, ContentReading } from './read/reading.ts'
export { markOrder, nodeRules, rootRule } from './read/schema.ts'
export * from './readiness.ts'
export { findSourcing } from './sourcing/find-sourcing.ts'
export { markStatements, type StatementPlace, speakerPart, wordsPart } from './sourcing/mark-statements.ts'
export { readContentSourcing } from './sourcing/read-content-sourcing.ts'
export { repeatsLead, sourcedText } from './sourcing/sourced-text.ts'
export { escapeHtml, type HtmlOptions, inlineToHtml, type StatementTags, toHtml } from './to-html.ts'
export { blockTexts, countContentWords, inlineText, toPlainText } from './to-text.ts'
