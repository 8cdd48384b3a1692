export * from './access.ts'
export * from './answered-requests.ts'
export * from './articles.ts'
export * from './audit.ts'
export * from './audit-list.ts'
export type { Manifest } from './backup/manifest.ts'
export { restoreBackup } from './backup/read-backup.ts'
export { type BackupProgress, writeBackup } from './backup/write-backup.ts'
export * from './beside/dossiers.ts'
export * from './beside/relation.ts'
export { announce, listenForChanges } from './changes.ts'
export * from './channels/channel-posts.ts'
export * from './channels/channels.ts'
export * from './comments/archived-comments.ts'
export * from './comments/comments.ts'
export type * from './comments/published-comments.ts'
export { type Connection, type Database, inTransaction, isPassing, locks, type Pool } from './database.ts'
export * from './feeds/arrivals.ts'
export * from './feeds/feed-visits.ts'
export * from './feeds/feeds.ts'
export * from './feeds/hosts.ts'
export * from './feeds/hub-subscriptions.ts'
export * from './feeds/routing.ts'
export { addSections, allSections, type SectionDraft } from './filing.ts'
export * from './flow/assignments.ts'
export * from './flow/checklists.ts'
export * from './flow/plans.ts'
export * from './flow/queues.ts'
export * from './flow/remarks.ts'
export * from './flow/steps.ts'
export * from './front/front-store.ts'
export * from './keys.ts'
export * from './manuscripts.ts'
export * from './media/medium.ts'
export * from './media/medium-uses.ts'
export { keysOfShowing, type TranscriptsReader } from './media/transcripts.ts'
export * from './members/invitations.ts'
export * from './members/keys.ts'
export * from './members/members.ts'
export * from './members/passkeys.ts'
export * from './members/second-factors.ts'
export * from './members/sessions.ts'
export * from './messages/messages.ts'
export type * from './model.ts'
export * from './newsletter/newsletter.ts'
export * from './newsroom/arrange-sections.ts'
export * from './newsroom/holiday-changes.ts'
export * from './newsroom/house-language.ts'
export * from './newsroom/house-words.ts'
export * from './newsroom/pressing.ts'
export * from './newsroom/publishing-choices.ts'
export * from './newsroom/site-words.ts'
export { openStore, type Store, type StoreOptions } from './open.ts'
export type * from './pages/archive.ts'
export type * from './pages/corrections.ts'
export {
  addLiveUpdate,
  endLive,
  hasEnded,
  type LiveAccount,
  type LiveReader,
  type LiveUpdate,
  type LiveUpdateDraft,
  liveReader,
  removeLiveUpdate,
} from './pages/live-updates.ts'
export * from './pages/readings.ts'
export {
  readStandingPage,
  type StandingPage,
  type StandingPageName,
  type StandingPagesReader,
  standingPageNames,
  writeStandingPage,
} from './pages/standing-pages.ts'
export * from './polls/poll-timings.ts'
export * from './polls/polls.ts'
export * from './publications.ts'
export type { ShownEdition } from './published/of-edition.ts'
export { joinTranslations, partTranslations, type TranslationPair } from './published/translation-links.ts'
export { linkTranslation, type Translation, translationsOf } from './published/translations.ts'
export { publishedReader } from './published.ts'
export { enqueue } from './queue.ts'
export * from './replies/replies.ts'
export * from './revert/changed-since.ts'
export * from './revert/mass-changes.ts'
export * from './search/search-store.ts'
export * from './settings.ts'
export { type DecisionDraft, decisionsOf, type KeptDecision, keepDecisions } from './sourcing/decisions.ts'
export * from './sourcing/dependents.ts'
export {
  differingOf,
  type LinkedReport,
  linkDiffering,
  proposeDiffering,
  unlinkDiffering,
} from './sourcing/differing-reports.ts'
export { fileSources } from './sourcing/file-sources.ts'
export * from './sourcing/manuscript-sourcing.ts'
export type { RecordKind } from './sourcing/named-records.ts'
export { ownDirectory } from './sourcing/own-directory.ts'
export * from './sourcing/person-records.ts'
export * from './sourcing/record-decisions.ts'
export {
  type ArticleOfRecord,
  type ArticlesOfRecordQuery,
  countedMax,
  countMerged,
  draftsOfRecord,
  type LiveArticleOfRecord,
  type Lookalike,
  listLookalikes,
  listRecordEntries,
  liveArticlesOfRecord,
  type MergedParts,
  officesOf,
  type RecordEntry,
  type RecordListQuery,
  readRecordEntry,
  spokenOfficesOf,
} from './sourcing/record-lists.ts'
export { lockRecords } from './sourcing/record-locks.ts'
export * from './sourcing/source-records.ts'
export type { SourcingReading } from './sourcing/sourcing-of.ts'
export { readUnread } from './sourcing/unread-revisions.ts'
export { picturesShown, readStanding, type Standing as StoreStanding } from './standing.ts'
export * from './stories/folding.ts'
export { keepOwnHost } from './stories/own-links.ts'
export * from './stories/recalls.ts'
export * from './stories/sorting.ts'
export * from './stories/stories.ts'
export * from './stories/taken.ts'
export {
  type DueQuery,
  type DueTiming,
  databaseNow,
  dueTimingIds,
  embargoesOf,
  endTimingsDone,
  takeDueTimings,
} from './timings/due-timings.ts'
export * from './timings/timings.ts'
export * from './wire-items.ts'
export * from './writing/article-list.ts'
export * from './writing/presence.ts'
export * from './writing/revisions.ts'
export * from './writing/working-copies.ts'
export * from './writing/writers.ts'
