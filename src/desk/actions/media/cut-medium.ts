import type { Cut } from '#media'
import { Refusal } from '#server'
import type { Medium } from '#store'
import { type Actor, demand } from '../../policy.ts'
import { keepMedium, uploadOf } from './keep-medium.ts'
import { knownMedium, type MediaRoom } from './media-room.ts'

/**
 * Cuts a part out of a picture as a picture of its own, with its credit and rights; the whole one stays. Refuses:
 * `forbidden`, `not-found`, `invalid-content` for a part that is none.
 */
export async function cutMedium(
  room: MediaRoom,
  actor: Actor,
  { hash, cut }: { hash: string; cut: Cut },
): Promise<{ medium: Medium; isNew: boolean }> {
  demand(actor, 'write')
  const whole = await knownMedium(room.database, hash)
  const bytes = whole.mime.startsWith('image/') ? await room.media.cut(hash, cut) : null
  if (bytes === null) throw new Refusal('invalid-content', { detail: 'cut: not a part of a picture.' })
  const uploadId = await uploadOf(room, actor, bytes)
  return keepMedium(room, actor, { uploadId, name: whole.name, origin: whole.origin, cutFrom: whole })
}
