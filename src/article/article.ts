export { ADDRESS_LENGTH_MAX, type AddressForm, readAddress } from './address.ts'
export * from './build.ts'
export * from './content.ts'
export {
  type BlockChange,
  type ContentDiff,
  diffContents,
  diffWords,
  type FilingChange,
  hasChanges,
  type TextChange,
  type TextPart,
  type WordChange,
} from './diff.ts'
export { blockChangesToHtml, wordChangesToHtml } from './diff-html.ts'
export * from './document.ts'
export { contentFingerprint } from './fingerprint.ts'
export { readContent } from './read-content.ts'
export { readDocument } from './read-document.ts'
export * from './readiness.ts'
export type { ContentProblem, ContentReading } from './reading.ts'
export { escapeHtml, type HtmlOptions, toHtml } from './to-html.ts'
export { blockTexts, countWords, inlineText, toPlainText } from './to-text.ts'
