import type { Database } from '../database.ts'
import { readSetting, writeSetting } from '../settings.ts'

/** What a newsroom decides about publishing. */
export interface PublishingChoices {
  /** What one person wrote another publishes. */
  needsSecondPerson: boolean
}

const untilDecided: PublishingChoices = { needsSecondPerson: false }

export async function readPublishingChoices(database: Database): Promise<PublishingChoices> {
  return { ...untilDecided, ...(await readSetting(database, 'publishing')) }
}

export async function writePublishingChoices(database: Database, choices: PublishingChoices): Promise<void> {
  await writeSetting(database, 'publishing', choices)
}
