import { type KeptFile, pieceBytesMax } from '#media'
import { normalise } from '#persian'
import { Refusal } from '#server'
import { addMedium, appendAudit, type Database, findMedium, inTransaction, type Medium } from '#store'
import { type Actor, demand } from '../../policy.ts'
import type { MediaRoom } from './media-room.ts'

const nameLengthMax = 200

/** A file on its way into the library, and what is known of it. */
export interface NewMedium {
  /** The upload that holds its bytes. */
  uploadId: string
  /** The name its file had, as written elsewhere. */
  name: string
  origin: string | null
  cutFrom: Medium | null
}

/**
 * Takes a finished upload into the library, with what the file says of itself; one that is there already is given back
 * as it stands. The upload is gone afterwards, taken or not. Refuses: `forbidden`, `not-found` (no such upload),
 * `unusable-media` with the kind of what is wrong with the file.
 */
export async function keepMedium(
  { database, media }: MediaRoom,
  actor: Actor,
  wish: NewMedium,
): Promise<{ medium: Medium; isNew: boolean }> {
  demand(actor, 'write')
  const place = media.uploads.place(actor.id, wish.uploadId)
  if (place === null || (await media.uploads.received(actor.id, wish.uploadId)) === null)
    throw new Refusal('not-found', { upload: wish.uploadId.slice(0, 64) })
  try {
    const { value, problems } = await media.keepFile(place)
    if (value === null) throw new Refusal('unusable-media', { ...problems[0] })
    const told = await media.told(value.hash)
    const before = wish.cutFrom
    const draft = {
      ...{ hash: value.hash, mime: value.mime, width: value.width, height: value.height, sizeBytes: value.sizeBytes },
      ...{ name: shownName(wish.name), origin: wish.origin, cutFrom: before?.hash ?? null, seconds: value.seconds },
      ...{ poster: null, keptBy: actor.id, alt: null, focus: null, transcript: null },
      caption: before?.caption ?? clean(told.caption),
      credit: before?.credit ?? clean(told.credit),
      rights: before?.rights ?? clean(told.rights),
      rightsEnd: before?.rightsEnd ?? null,
    }
    const isNew = await inTransaction(database, async (transaction) => {
      if (!(await addMedium(transaction, draft))) return false
      const facts = { name: draft.name, mime: draft.mime, sizeBytes: draft.sizeBytes, origin: draft.origin }
      await appendAudit(transaction, { actor: actor.id, action: 'keep-medium', subject: `medium:${value.hash}`, facts })
      await refuseLost(media.holds, value)
      return true
    })
    return { medium: (await findMedium(database as Database, value.hash))!, isNew }
  } finally {
    await media.uploads.forget(actor.id, wish.uploadId)
  }
}

/** The same file may have been removed for good a moment ago, by somebody who cleared the library. */
async function refuseLost(holds: (hash: string) => Promise<boolean>, { hash }: KeptFile): Promise<void> {
  if (!(await holds(hash))) throw new Refusal('in-progress', { hash })
}

/** Makes an upload of bytes that are here already. Returns its id. */
export async function uploadOf({ media }: MediaRoom, actor: Actor, bytes: Uint8Array): Promise<string> {
  demand(actor, 'write')
  const id = await media.uploads.begin(actor.id)
  for (let from = 0; from < bytes.length; from += pieceBytesMax)
    await media.uploads.append(actor.id, id, { from, bytes: bytes.subarray(from, from + pieceBytesMax) })
  return id
}

function clean(text: string | null): string | null {
  return text === null ? null : normalise(text) || null
}

/** The last part of a path, without what hides or turns letters; only ever shown. */
function shownName(name: string): string {
  const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? ''
  return last
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(0, nameLengthMax)
}
