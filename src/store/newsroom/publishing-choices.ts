import type { Database } from '../database.ts'
import { readSetting, writeSetting } from '../settings.ts'

/**
 * A daily paper has two issues: «در یکی از دو شماره‌ای که پس از وصول پاسخ منتشر می‌شود» (Press Law of Iran, article 23).
 */
const replyDaysUsual = 2

/** What a newsroom decides about publishing. */
export interface PublishingChoices {
  /** What one person wrote another publishes. */
  needsSecondPerson: boolean
  /** Days in which an answer (جوابیه) is to be published. */
  replyDays: number
}

const untilDecided: PublishingChoices = { needsSecondPerson: false, replyDays: replyDaysUsual }

/** What the newsroom decided about publishing; where it decided nothing, as the program comes. */
export async function readPublishingChoices(database: Database): Promise<PublishingChoices> {
  return { ...untilDecided, ...(await readSetting(database, 'publishing')) }
}

/** Sets what the newsroom decided about publishing. */
export async function writePublishingChoices(database: Database, choices: PublishingChoices): Promise<void> {
  await writeSetting(database, 'publishing', choices)
}
