import type { Database, LivePublication } from '#store'
import type { Actor } from '../policy.ts'
import { type CorrectionWish, correctArticle } from './correct-article.ts'
import { type PublishWish, publishArticle } from './publish-article.ts'
import { recordRevision } from './record-revision.ts'

/** Publishes what is being written, exactly as this version of it stands. Refuses as its two steps do. */
export async function publishCopy(
  database: Database,
  actor: Actor,
  code: number,
  { version, ...wish }: { version: number } & PublishWish,
): Promise<LivePublication> {
  await recordRevision(database, actor, code, { version })
  return publishArticle(database, actor, code, wish)
}

/** Corrects a live article with what is being written, as this version of it stands. Refuses as its two steps do. */
export async function correctWithCopy(
  database: Database,
  actor: Actor,
  code: number,
  { version, ...wish }: { version: number } & Omit<CorrectionWish, 'change'>,
): Promise<LivePublication> {
  const { copy } = await recordRevision(database, actor, code, { version })
  return correctArticle(database, actor, code, { ...wish, change: () => copy.content })
}
