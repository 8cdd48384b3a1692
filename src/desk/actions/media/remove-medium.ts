import { Refusal } from '#server'
import {
  appendAudit,
  deleteMedium,
  holdMedium,
  inTransaction,
  isUsed,
  readSetting,
  unusedBefore,
  writeSetting,
} from '#store'
import { type Actor, demand } from '../../policy.ts'
import { knownMedium, type MediaRoom } from './media-room.ts'

const settingName = 'media'
const dayMs = 86_400_000
/** Removed at one sitting; the rest with the next. */
const removedAtOnce = 200
/** What nobody used for this long may be removed by itself; null: nothing is. */
export const unusedDaysChoices = [null, 30, 90, 180, 365] as const
export type UnusedDays = (typeof unusedDaysChoices)[number]

type Room = Pick<MediaRoom, 'database' | 'media'>

/**
 * Removes a medium that nothing shows, with its original, for good. Refuses: `forbidden`, `not-found`, `in-use`: what
 * a revision shows is kept as long as the revision, and those are never deleted.
 */
export async function removeMedium(room: Room, actor: Actor, hash: string): Promise<void> {
  demand(actor, 'illustrate')
  await knownMedium(room.database, hash)
  if (!(await removeUnused(room, actor.id, hash))) throw new Refusal('in-use', { hash })
}

/** The row is held while the files go, so that whoever brings the same file back waits, and keeps it anew. */
async function removeUnused({ database, media }: Room, by: string, hash: string): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const medium = await holdMedium(transaction, hash)
    if (medium === null) return true
    if (await isUsed(transaction, hash)) return false
    await deleteMedium(transaction, hash)
    const { name, mime, sizeBytes, keptAt } = medium
    const facts = { name, mime, sizeBytes, keptAt }
    await appendAudit(transaction, { actor: by, action: 'remove-medium', subject: `medium:${hash}`, facts })
    await media.forget(hash)
    return true
  })
}

/** For how many days what nothing shows is kept; null: for ever. */
export async function readUnusedDays(database: Room['database']): Promise<UnusedDays> {
  const { unusedDays = null } = ((await readSetting(database, settingName)) ?? {}) as { unusedDays?: UnusedDays }
  return unusedDaysChoices.includes(unusedDays) ? unusedDays : null
}

/** Decides for how long what nothing shows is kept. Refuses `forbidden`. */
export async function decideUnusedDays(database: Room['database'], actor: Actor, unusedDays: UnusedDays) {
  demand(actor, 'administer')
  await inTransaction(database, async (transaction) => {
    await writeSetting(transaction, settingName, { unusedDays })
    const facts = { unusedDays }
    await appendAudit(transaction, { actor: actor.id, action: 'set-unused-media', subject: 'setting:media', facts })
  })
}

/** Removes what has been shown by nothing for longer than was decided. Returns how many were removed. */
export async function clearUnusedMedia(room: Room, now: Date): Promise<number> {
  const days = await readUnusedDays(room.database)
  if (days === null) return 0
  const before = new Date(now.getTime() - days * dayMs)
  let removed = 0
  for (const hash of await unusedBefore(room.database, before, removedAtOnce)) {
    if (await removeUnused(room, 'rule:unused-media', hash)) removed += 1
  }
  return removed
}
